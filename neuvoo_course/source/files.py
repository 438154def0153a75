"""Reading a course folder: which files there are, and their text, within limits.

Only this package touches the disk before a build writes. A link is never followed: what it would bring in may lie
outside the folder.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..cache import Cache, key_of
from ..files import Blob, Stamp, stamp_of
from ..media import CAPTIONS, SUFFIXES
from ..problems import Location, Problem, problem
from .stamps import Stamps, is_settled

TEXT_LIMIT = 2_000_000
"""Bytes a text file may have. The longest page of a real course has some 10 000."""
PICTURE_LIMIT = 50_000_000
MEDIA_LIMIT = 250_000_000
"""Bytes a video, a sound or a file to download may have. A package is held in memory while it is built."""
FILE_LIMIT = 50_000

FOLDERS = ("modules", "national", "regional", "media")
SINGLE_FILES = ("course.yaml", "ids.lock")
_UNSEEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]")
"""Control characters, which come in by pasting from word processors: no page that holds one is valid XML."""

TEXT_SUFFIXES = (".yaml", ".md", ".lock", CAPTIONS)
PICTURE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
MEDIA_SUFFIXES = tuple(suffix for kind in SUFFIXES.values() for suffix in kind)


@dataclass(frozen=True)
class Source:
    """The folder as read: texts by path, other files by path (read when asked for), and what was wrong."""

    root: Path
    texts: Mapping[str, str]
    pictures: frozenset[str]
    problems: tuple[Problem, ...]
    media: Mapping[str, int] = field(default_factory=dict)  # videos, sounds, captions, downloads → bytes
    stamps: Stamps = field(default_factory=lambda: Stamps(Path(), Cache()))
    found: Mapping[str, Stamp] = field(default_factory=dict)  # files that are not text → what a change shows in
    seen: int = 0  # when they were, in nanoseconds

    @cached_property
    def digest(self) -> str:
        """What is another one whenever anything in the folder is."""
        return key_of(*sorted(self.texts.items()), *sorted(self.found.items()))

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digest of each file that is not text: the same on every machine that has the same folder."""
        return {path: self.stamps.blob(path).digest for path in self.found}

    @property
    def is_settled(self) -> bool:
        """Whether the digest can be trusted: what was changed just before it was seen may change again unseen."""
        return all(is_settled(stamp, self.seen) for stamp in self.found.values())

    def line(self, at: Location) -> str:
        """Give the source line a location points at, or an empty string."""
        lines = self.texts.get(at.path, "").split("\n")
        return lines[at.line - 1] if 0 < at.line <= len(lines) else ""

    def picture(self, path: str) -> Blob:
        """Give the bytes of a picture, or of any other file listed; captions as the text they were read as."""
        return Blob.of(self.texts[path]) if path in self.texts else self.stamps.blob(path)

    def start(self, path: str, count: int) -> bytes:
        """Give a file's first bytes, however large it is."""
        with (self.root / path).open("rb") as file:
            return file.read(count)

    def below(self, folder: str, suffix: str) -> Iterator[str]:
        """Give the text paths below a folder, sorted."""
        return (path for path in sorted(self.texts) if path.startswith(folder) and path.endswith(suffix))


def find_course(start: Path) -> Path | None:
    """Give the nearest folder, from `start` upwards, that holds a course.yaml."""
    start = start.resolve()
    return next((folder for folder in (start, *start.parents) if (folder / "course.yaml").is_file()), None)


def read_source(root: Path, cache: Cache | None = None) -> Source:
    """Read every text of a course folder and list its other files. Problems are collected, not raised."""
    texts: dict[str, str] = {}
    found: dict[str, Stamp] = {}
    problems: list[Problem] = []
    now = time.time_ns()
    for count, path in enumerate(_paths(root, problems)):
        if count >= FILE_LIMIT:
            problems.append(problem("too-many-files", Location(path), limit=FILE_LIMIT))
            break
        if path.endswith(TEXT_SUFFIXES):
            text = _read_text(root / path, path, problems)
            if text is not None:
                texts[path] = text
        elif path.lower().endswith((*PICTURE_SUFFIXES, *MEDIA_SUFFIXES)):
            _note(root / path, path, found, problems)
    if "course.yaml" not in texts and not any(found.at.path == "course.yaml" for found in problems):
        problems.append(problem("course-missing", Location("course.yaml")))
    pictures = frozenset(path for path in found if path.lower().endswith(PICTURE_SUFFIXES))
    media = {path: stamp[0] for path, stamp in found.items() if path not in pictures}
    media |= {path: len(text) for path, text in texts.items() if path.endswith(CAPTIONS)}
    return Source(root, texts, pictures, tuple(problems), media, Stamps(root, cache or Cache()), found, now)


def _paths(root: Path, problems: list[Problem]) -> Iterator[str]:
    for name in SINGLE_FILES:
        if (root / name).exists():
            yield name
    for folder in FOLDERS:
        yield from _walk(root / folder, folder, problems)


def _walk(folder: Path, path: str, problems: list[Problem]) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        below = f"{path}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            problems.append(problem("file-is-link", Location(below)))
        elif entry.is_dir():
            yield from _walk(Path(entry.path), below, problems)
        elif entry.is_file():
            yield below


def _read_text(file: Path, path: str, problems: list[Problem]) -> str | None:
    size = file.stat().st_size
    if size > TEXT_LIMIT:
        problems.append(problem("file-too-large", Location(path), size=megabytes(size), limit=megabytes(TEXT_LIMIT)))
        return None
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        problems.append(problem("file-not-utf8", Location(path, line, column)))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unseen := _UNSEEN.search(text):
        problems.append(
            problem("file-unseen-character", _place(path, text, unseen.start()), code=f"{ord(unseen[0]):04X}")
        )
        return _UNSEEN.sub("\ufffd", text)
    return text


def _place(path: str, text: str, position: int) -> Location:
    return Location(path, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def _note(file: Path, path: str, found: dict[str, Stamp], problems: list[Problem]) -> None:
    stamp = stamp_of(file.stat())
    size = stamp[0]
    limit = PICTURE_LIMIT if path.lower().endswith(PICTURE_SUFFIXES) else MEDIA_LIMIT
    if size > limit:
        problems.append(problem("file-too-large", Location(path), size=megabytes(size), limit=megabytes(limit)))
    else:
        found[path] = stamp


def megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
