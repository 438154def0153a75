"""Videos, sounds and files to download as their templates show them, and which files they bring into a package."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from ..media import TYPES, captions_of, find_media, poster_of, sources_of, suffix
from ..model import Download, Media
from ..pictures import path_in_package
from .words import language_name, words


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files a text in some language may show. `take` brings one into the package and gives its address."""

    media: Mapping[str, int]  # path → bytes
    pictures: Set[str]
    language: str
    take: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Source:
    address: str
    type: str


@dataclass(frozen=True, slots=True)
class Track:
    """Captions in a language; those of the text's own language are shown at once."""

    address: str
    language: str
    label: str
    is_default: bool


def file_address(path: str, up: str = "../") -> str:
    """Give a file's address from a page; `up` is the way to the folder of its language."""
    return f"../{up}{quote(path_in_package(path))}"


def media_view(block: Media, shelf: Shelf) -> dict[str, Any]:
    """Give what the figure of a video or a sound holds."""
    path = _path(block, shelf)
    is_video = block.kind == "video"
    poster = poster_of(shelf.pictures, path, shelf.language) if is_video else None
    return {
        "title": block.title or words(shelf.language)["media"][block.kind],
        "sources": [Source(shelf.take(one), TYPES[suffix(one)]) for one in sources_of(shelf.media, block.kind, path)],
        "tracks": list(_tracks(block, path, shelf)) if is_video else [],
        "poster": shelf.take(poster) if poster else "",
    }


def _tracks(block: Media, path: str, shelf: Shelf) -> Iterator[Track]:
    for language, one in captions_of(shelf.media, path, block, shelf.language):
        yield Track(shelf.take(one), language, language_name(language), language == shelf.language)


def download_view(block: Download, shelf: Shelf) -> dict[str, Any]:
    """Give what a link to a file says: its title, its kind and its size."""
    path = _path(block, shelf)
    kind = words(shelf.language)["media"]["kinds"][suffix(path).removeprefix(".")]
    return {
        "title": block.title or block.source,
        "address": shelf.take(path),
        "name": PurePosixPath(path).name,
        "about": f"{kind},\N{NO-BREAK SPACE}{size_in_words(shelf.media[path], shelf.language)}",
    }


def size_in_words(size: int, language: str) -> str:
    """Say how large a file is, as its language writes it: `120 kt`, `1,5 Mt`, `12 MB`."""
    texts = words(language)["media"]
    if size < 999_500:
        return f"{max(1, round(size / 1000))}\N{NO-BREAK SPACE}{texts['kilobytes']}"
    digits = f"{size / 1_000_000:.{0 if size >= 9_950_000 else 1}f}".replace(".", texts["decimal_mark"])
    return f"{digits}\N{NO-BREAK SPACE}{texts['megabytes']}"


def _path(block: Media | Download, shelf: Shelf) -> str:
    path = find_media(shelf.media, block, shelf.language)
    assert path, block  # noqa: S101 - `checks` has found it
    return path
