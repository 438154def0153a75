"""Videos, sounds and files to download: which kinds there are, and what belongs to one by its name.

media/call.mp4      found by `::: video call.mp4`
media/call.webm     the same for browsers that cannot play the first
media/call.fi.vtt   its captions, one file a language
media/call.jpg      the picture that stands there until it plays
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Set
from contextlib import suppress
from pathlib import PurePosixPath

from .model import Asked, Download, Media
from .pictures import PictureOutside, find_file, find_picture

VIDEO_TYPES: Mapping[str, str] = {".mp4": "video/mp4", ".webm": "video/webm"}
AUDIO_TYPES: Mapping[str, str] = {
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg; codecs=opus",
}
DOWNLOADS = (
    *(".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"),
    *(".rtf", ".txt", ".csv", ".ics", ".epub"),
)
"""No programs, and no office files with macros: what a course hands out, a learner opens at work."""

TYPES: Mapping[str, str] = {**VIDEO_TYPES, **AUDIO_TYPES}
SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "video": tuple(VIDEO_TYPES),
    "audio": tuple(AUDIO_TYPES),
    "download": DOWNLOADS,
}
"""Kind of block → endings of the files it may name."""

CAPTIONS = ".vtt"
POSTERS = (".jpg", ".jpeg", ".png", ".webp")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def suffix(path: str) -> str:
    """Give the ending of a file's name in small letters, with its full stop."""
    return PurePosixPath(path).suffix.lower()


def find_media(known: Container[str], block: Media | Download, language: str) -> str | None:
    """Give the path of the file a block names, for a text in a language. Raises PictureOutside."""
    return find_file(known, block.source, block.at.path, language)


def _stem(path: str) -> str:
    return path.removesuffix(PurePosixPath(path).suffix)


def sources_of(known: Container[str], kind: str, path: str) -> tuple[str, ...]:
    """Give a video's or sound's file, then the same in other formats."""
    others = (_stem(path) + ending for ending in SUFFIXES[kind])
    return (path, *(other for other in others if other in known and other != path))


def captions_path(path: str, block: Media, language: str) -> str:
    """Give where the captions of a video in a language lie: `call.mp4` and `call.fi.mp4` both have `call.fi.vtt`."""
    stem = _stem(path)
    return (stem if _is_for_one_language(path, block) else f"{stem}.{language}") + CAPTIONS


def captions_of(known: Collection[str], path: str, block: Media, language: str) -> Iterator[tuple[str, str]]:
    """Give language and path of a video's captions: the text's language first, then every other there is.

    A video that each language has its own of has captions in that language alone: others would come at wrong times.
    """
    own = captions_path(path, block, language)
    if own in known:
        yield language, own
    if not _is_for_one_language(path, block):
        yield from (found for found in sorted(_all_captions(known, path)) if found[1] != own)


def _is_for_one_language(path: str, block: Media) -> bool:
    return PurePosixPath(path).name != PurePosixPath(block.source).name


def _all_captions(known: Collection[str], path: str) -> Iterator[tuple[str, str]]:
    start = f"{_stem(path)}."
    for other in known:
        language = other.removeprefix(start).removesuffix(CAPTIONS)
        if other == f"{start}{language}{CAPTIONS}" and _LANGUAGE.fullmatch(language):
            yield language, other


def poster_of(pictures: Container[str], path: str, language: str) -> str | None:
    """Give the picture that stands for a video until it plays: of the same name, for the language first."""
    stem = _stem(path)
    names = (f"{stem}{part}{ending}" for part in (f".{language}", "") for ending in POSTERS)
    return next((name for name in names if name in pictures), None)


def shown_pictures(asked: Asked, language: str, pictures: Set[str], media: Container[str]) -> Iterator[str]:
    """Give the paths of the pictures that a text shows, those that stand for its videos too, in all its languages."""
    for tag in (language, *asked.languages):
        for picture in asked.pictures:
            with suppress(PictureOutside):
                if path := find_picture(pictures, picture, tag):
                    yield path
        for block in asked.files:
            with suppress(PictureOutside):
                video = find_media(media, block, tag) if block.kind == "video" else None
                if poster := poster_of(pictures, video, tag) if video else None:
                    yield poster
