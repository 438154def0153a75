"""What the checks look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from ..cache import Cache
from ..files import Blob
from ..light_pictures import LightPictures
from ..model import Course, Page, PageText


@dataclass(frozen=True, slots=True)
class Subject:
    """A course, a way to its files' bytes, and the day it is looked at."""

    course: Course
    read_picture: Callable[[str], Blob]
    today: date
    read_start: Callable[[str, int], bytes] = lambda _path, _count: b""  # a file's first bytes
    cache: Cache = field(default_factory=Cache)

    @property
    def light_pictures(self) -> LightPictures:
        return LightPictures(self.course.pictures, self.read_picture, self.cache)

    def pages(self) -> Iterator[Page]:
        """Give every page, national ones first, then each region's."""
        return self.course.all_pages()

    def texts(self) -> Iterator[tuple[Page, PageText]]:
        """Give every page in every language it is written in."""
        for page in self.pages():
            for text in page.texts.values():
                yield page, text
