"""Pictures made light once, from the author's originals: `pictures: light` in course.yaml.

media/office.jpg            the author's original, which then stays out of packages
media/office.jpg/1440.webp  its copies in a package: no file beside the original can have such a path
media/office.jpg/720.webp

What was made is kept in the cache by the original's digest, so a picture costs its time once on a machine. Pillow,
which makes them, is an extra (`pip install "neuvoo-course[pictures]"`), imported when there is something to make.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import PurePosixPath

from ..cache import Cache
from ..files import Blob
from ..model import Course
from .made import Copy, Encoded, Made

SUFFIXES = (".png", ".jpg", ".jpeg")
"""Originals worth making light. Drawings (SVG) are light by nature; WebP and AVIF are already; GIF moves."""
THREADS = 4
"""Pillow works outside Python's lock. More at a time would need much memory for large pictures."""


class PillowMissing(Exception):
    """`pictures: light` asks for a library that is not installed; the message names the command that brings it."""

    def __init__(self) -> None:
        super().__init__(
            "`pictures: light` in course.yaml needs Pillow, which is not installed here (or without WebP).\n"
            'Bring it with `pip install "neuvoo-course[pictures]"`, or write `pictures: original`.'
        )


def is_ready() -> bool:
    """Whether pictures can be made light here. Nothing is imported for the answer but Pillow's name and version."""
    return find_spec("PIL") is not None and find_spec("PIL._webp") is not None


def can_be_light(path: str) -> bool:
    """Whether a picture's file is of a kind that is made light."""
    return path.lower().endswith(SUFFIXES)


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A copy by its place: its path as files of the course have them, and its size in pixels."""

    path: str
    width: int
    height: int


def no_copies(_path: str) -> tuple[CopyFile, ...]:
    """Give the copies of a picture where pages show originals."""
    return ()


def require_pillow(course: Course) -> None:
    """Raise PillowMissing where a course asks for light pictures and nothing can make them."""
    if course.settings.pictures == "light" and not is_ready():
        raise PillowMissing


def light_pictures(course: Course, read: Callable[[str], Blob], cache: Cache) -> LightPictures | None:
    """Give the light copies of a course's pictures, if the course asks for them."""
    return LightPictures(course.pictures, read, cache) if course.settings.pictures == "light" else None


class LightPictures:
    """The light copies of pictures. `read` gives any file's bytes by its path in the course folder."""

    def __init__(self, pictures: Set[str], read: Callable[[str], Blob], cache: Cache) -> None:
        self._pictures, self._read, self._cache = pictures, read, cache
        self._made: dict[str, Made] = {}
        self._fresh: dict[str, Encoded] = {}  # without a cache, so that nothing is encoded twice

    def make(self, paths: Iterable[str]) -> None:
        """Make many pictures light, some at a time."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(min(THREADS, os.cpu_count() or 1)) as threads:
            list(threads.map(self.made, paths))

    def made(self, path: str) -> Made:
        """Say what an original is made into; it is made now where it never was."""
        if path not in self._made:
            self._made[path] = self._cache.recall("light-picture", self._key(path), lambda: self._make(path))
        return self._made[path]

    def copies(self, path: str) -> tuple[CopyFile, ...]:
        """Give the files that pages show instead of a picture, the widest first; none where they show the original."""
        if path not in self._pictures or not can_be_light(path):
            return ()
        return tuple(CopyFile(f"{path}/{width}.webp", width, height) for width, height in self.made(path).sizes)

    def read(self, path: str) -> Blob:
        """Give the bytes of a copy, or of any file of the course."""
        original = str(PurePosixPath(path).parent)
        if original not in self._pictures:
            return self._read(path)
        return self._copy(original, int(PurePosixPath(path).stem))

    def _make(self, path: str) -> Made:
        encoded = self._encoded(path)
        for copy in encoded.copies:
            self._kept(path, copy.width, partial(_blob, copy))
        return Made.of(encoded)

    def _copy(self, path: str, width: int) -> Blob:
        """Give a copy; one that the cache has lost is made again, the same."""

        def again() -> Blob:
            return next(_blob(copy) for copy in self._encoded(path).copies if copy.width == width)

        return self._kept(path, width, again)

    def _kept(self, path: str, width: int, make: Callable[[], Blob]) -> Blob:
        return self._cache.recall("light-copy", (*self._key(path), width), make)

    def _key(self, path: str) -> tuple[object, ...]:
        import PIL

        return self._read(path).digest, PIL.__version__

    def _encoded(self, path: str) -> Encoded:
        if path in self._fresh:
            return self._fresh[path]
        from .encoder import encode

        encoded = encode(self._read(path).data)
        if not self._cache.folder:
            self._fresh[path] = encoded
        return encoded


def _blob(copy: Copy) -> Blob:
    blob = Blob.of(copy.data)
    _ = blob.crc  # kept with it: archives ask for it
    return blob
