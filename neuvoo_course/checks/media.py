"""Videos, sounds and files to download: there, what they say they are, and open to those who cannot hear or see them.

Of a file only the first bytes are read: a video may have hundreds of megabytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..archive import unsafe_paths
from ..media import SUFFIXES, captions_of, captions_path, find_media, sources_of, suffix
from ..model import Download, Media
from ..pictures import PictureOutside, path_in_package
from ..problems import Location, Problem, nearest, problem
from ..source.files import megabytes
from .captions import captions_faults
from .subject import Subject

HEAVY = 20_000_000
"""Bytes of one file beyond which a package grows too large for many learning platforms (often 100 MB)."""
STARTS: Mapping[str, tuple[bytes, ...]] = {
    ".webm": (b"\x1aE\xdf\xa3",),
    ".ogg": (b"OggS",),
    ".opus": (b"OggS",),
    ".pdf": (b"%PDF-",),
    ".rtf": (b"{\\rtf",),
    ".ics": (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR"),
    **dict.fromkeys((".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub"), (b"PK\3\4",)),
}
"""Ending → what such a file may begin with."""
_ENOUGH = 512
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def check(subject: Subject) -> Iterator[Problem]:
    for _, text in subject.texts():
        for block in text.all_blocks:
            if isinstance(block, Media | Download):
                yield from _block(block, text.language, subject)


def _block(block: Media | Download, language: str, subject: Subject) -> Iterator[Problem]:
    known = SUFFIXES[block.kind]
    if ":" not in block.source and suffix(block.source) not in known:
        yield problem("media-wrong-kind", block.at, file=block.source, block=block.kind, known=", ".join(known))
        return
    try:
        path = find_media(subject.course.media, block, language)
    except PictureOutside:
        yield problem("media-outside", block.at, file=block.source)
        return
    if path is None:
        yield _missing(block, known, subject)
    elif unsafe_paths((path_in_package(path),)):
        yield problem("media-name", block.at, file=block.source)
    else:
        yield from _files(block, path, subject)
        if isinstance(block, Media) and block.kind == "video":
            yield from _captions(block, path, language, subject)


def _missing(block: Media | Download, known: tuple[str, ...], subject: Subject) -> Problem:
    folder = block.at.path.rpartition("/")[0]
    names = [path for path in subject.course.media if path.startswith((f"{folder}/", "media/"))]
    near = nearest(block.source, [name.rpartition("/")[2] for name in names if suffix(name) in known])
    return problem("media-missing", block.at, file=block.source, folder=folder, near=near)


def _files(block: Media | Download, path: str, subject: Subject) -> Iterator[Problem]:
    """Check the files a block brings into a package: problems are told at the files, once for all pages."""
    paths = sources_of(subject.course.media, block.kind, path) if isinstance(block, Media) else (path,)
    for one in paths:
        if not is_what_it_says(suffix(one), subject.read_start(one, _ENOUGH)):
            yield problem("media-not-what-it-says", Location(one), ending=suffix(one))
        if subject.course.media[one] > HEAVY:
            yield problem("media-heavy", Location(one), size=megabytes(subject.course.media[one]))


def is_what_it_says(ending: str, start: bytes) -> bool:
    """Whether a file with this ending may begin so."""
    if ending in (".mp4", ".m4a"):
        return start[4:8] == b"ftyp"
    if ending == ".mp3":
        return start.startswith(b"ID3") or _is_mp3_frame(start)
    if ending in (".txt", ".csv"):
        return bool(start) and (b"\0" not in start or start.startswith(_UTF_16))
    return start.startswith(STARTS[ending])


def _is_mp3_frame(start: bytes) -> bool:
    """Eleven bits set, then a version and a layer that are neither reserved; AAC has layer 0."""
    return len(start) > 1 and start[0] == 0xFF and start[1] & 0xE0 == 0xE0 and start[1] & 6 != 0


def _captions(block: Media, path: str, language: str, subject: Subject) -> Iterator[Problem]:
    media = subject.course.media
    expected = captions_path(path, block, language)
    if expected not in media and not block.is_silent:
        yield problem("video-without-captions", block.at, file=block.source, captions=expected)
    for _, one in captions_of(media, path, block, language):
        yield from captions_faults(one, subject.read_picture(one).data.decode())
