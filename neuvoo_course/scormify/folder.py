"""A folder anyone made → files and an outline, for those who only want a package round their pages."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..archive import unsafe_paths
from ..files import Blob, Files
from .outline import Item, Metadata, Outline

LEFT_OUT = frozenset({"Thumbs.db", "desktop.ini", "__MACOSX"})
"""Left by desktops. Names that start with a dot are left out too."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a folder may hold before it is taken for the wrong folder."""

    most_bytes: int = 2 * 1024**3
    most_files: int = 20_000


class FolderError(ValueError):
    """This folder makes no package; carries every complaint."""

    def __init__(self, complaints: Iterable[str]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(self.complaints))


def read_folder(path: Path, *, limits: Limits = Limits()) -> Files:
    """Read all files of a folder; raise FolderError, before reading any, if some may not go in a package."""
    found = {place.relative_to(path).as_posix(): place for place in _within(path, limits)}
    complaints = [reason for name, place in found.items() if (reason := _why_refused(name, place, path.resolve()))]
    complaints += unsafe_paths(found)
    total = sum(place.stat().st_size for place in found.values() if place.is_file())
    if total > limits.most_bytes:
        complaints.append(f"{path} holds {total} bytes, more than {limits.most_bytes}")
    if complaints:
        raise FolderError(complaints)
    return {name: Blob.of(place.read_bytes()) for name, place in found.items()}


def _within(path: Path, limits: Limits) -> list[Path]:
    """List everything in a folder that is not a folder itself, links to folders included."""
    found: list[Path] = []
    for place in _walk(path):
        found.append(place)
        if len(found) > limits.most_files:
            raise FolderError([f"{path} holds more than {limits.most_files} files"])
    return found


def _walk(path: Path) -> Iterator[Path]:
    with os.scandir(path) as entries:
        known = sorted(entry.name for entry in entries)
    for name in known:
        if name.startswith(".") or name in LEFT_OUT:
            continue
        place = path / name
        if place.is_dir() and not place.is_symlink():
            yield from _walk(place)
        else:
            yield place


def _why_refused(name: str, place: Path, root: Path) -> str:
    try:
        target = place.resolve(strict=True)
    except (OSError, RuntimeError):
        return f"{name!r}: a link that leads nowhere"
    if not target.is_relative_to(root):
        return f"{name!r}: a link that leads out of the folder"
    if not stat.S_ISREG(target.stat().st_mode):
        return f"{name!r}: not a regular file"
    return ""


def launch_page(files: Files) -> str:
    """Give the page to launch: `index.html`, else the only page at the top."""
    if "index.html" in files:
        return "index.html"
    pages = sorted(path for path in files if "/" not in path and path.lower().endswith((".html", ".htm")))
    if len(pages) == 1:
        return pages[0]
    seen = f"several pages: {', '.join(pages)}" if pages else "no page"
    raise FolderError([f"there is no index.html, and {seen} at the top of the folder: say which page to launch"])


def outline_for(
    files: Files, title: str, language: str, identifier: str | None = None, *, launch: str | None = None
) -> Outline:
    """Give an outline of one item for these files.

    The same title gives the same identifiers on any day. Those of item and resource do not even depend on the
    title: when a package with a better title replaces the old one, the learners' records are kept.
    """
    identifier = identifier or _identifier_of(title)
    item = Item("item", title, launch or launch_page(files), "resource")
    metadata = Metadata(identifier, {language: title}, (language,))
    return Outline(identifier, "organization", title, language, (item,), metadata)


def _identifier_of(title: str) -> str:
    """Give an XML name that can be read and that no other title has."""
    ascii_letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_letters.lower()).strip("-")[:60]
    mark = hashlib.sha256(title.encode()).hexdigest()[:8]
    return "-".join(part for part in ("package", words, mark) if part)
