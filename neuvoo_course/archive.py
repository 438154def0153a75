"""Files to a zip archive or a folder: the same bytes on every machine, and never a half-written result.

1. names are checked and sorted, `imsmanifest.xml` first;
2. each blob is compressed, once however many archives hold it; files of media are copied as they are;
3. the result is written beside its place and moved there when it is whole.
"""

from __future__ import annotations

import os
import re
import shutil
import struct
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

from .cache import Cache
from .files import LEVEL, Blob, FileBlob, Files, Packed, Stamps, stamps_of

COMPRESSED_ALREADY = (
    *(".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"),
    *(".m4a", ".m4v", ".mp3", ".mp4", ".oga", ".ogg", ".ogv", ".opus", ".webm"),
    *(".docx", ".epub", ".odp", ".ods", ".odt", ".pptx", ".xlsx"),
    *(".woff", ".woff2", ".gz", ".zip"),
)
"""Suffixes of media that deflate would only slow down."""

MOST_BYTES = 0xFFFFFFFE  # one more would need ZIP64, which LMSs do not all read
MOST_ENTRIES = 0xFFFE
LONGEST_PATH = 255

_STORED, _DEFLATED = 0, 8
_VERSION = 20
_MADE_BY_UNIX = 3 << 8 | _VERSION
_NAMES_ARE_UTF8 = 0x800
_MIDNIGHT, _FIRST_OF_1980 = 0, 0 << 9 | 1 << 5 | 1
_MODE = 0o100644 << 16
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")

_FORBIDDEN = re.compile(r'[^ -~]|[<>:"|?*\\]')
_PART = re.compile(r"\.(.+)\.\d+\.part")
_STALE_SECONDS = 3600

Parts = list[bytes | FileBlob]
"""What an archive's bytes are, one after the other."""


@dataclass(frozen=True, slots=True)
class Member:
    """A blob as an archive holds it: deflated bytes, or the blob as it is."""

    method: int
    data: bytes | FileBlob
    crc: int
    size: int
    length: int  # in the archive


class Compressor:
    """Compresses each file once for all archives of a build, and remembers it between builds; other blobs keep
    their compressed bytes themselves.
    """

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache or Cache()
        self._files: dict[str, Packed] = {}

    def member(self, path: str, blob: Blob) -> Member:
        """Give what an archive holds for a blob under this path."""
        if path.lower().endswith(COMPRESSED_ALREADY):
            return _stored(blob)
        packed = self._packed(blob) if isinstance(blob, FileBlob) else blob.packed
        if len(packed.data) < packed.size:
            return Member(_DEFLATED, packed.data, packed.crc, packed.size, len(packed.data))
        return _stored(blob)

    def _packed(self, file: FileBlob) -> Packed:
        if file.digest not in self._files:
            self._files[file.digest] = self._cache.recall("packed", (file.digest, LEVEL), lambda: file.packed)
        return self._files[file.digest]


def _stored(blob: Blob) -> Member:
    return Member(_STORED, blob if isinstance(blob, FileBlob) else blob.data, blob.crc, blob.size, blob.size)


def unsafe_paths(paths: Iterable[str]) -> list[str]:
    """Say what is wrong with each path that could not be unpacked everywhere; nothing when all are safe."""
    return list(_complaints(tuple(sorted(paths))))


@lru_cache(maxsize=64)
def _complaints(known: tuple[str, ...]) -> tuple[str, ...]:
    """Complain of paths, sorted; regions without pages of their own all have the same ones."""
    complaints = [f"{path!r}: {reason}" for path in known if (reason := _why_unsafe(path))]
    by_lower: dict[str, str] = {}
    for path in known:
        other = by_lower.setdefault(path.lower(), path)
        if other != path:
            complaints.append(f"{path!r}: differs from {other!r} in capitals only")
    for folder, path in _folders(known).items():
        if folder in by_lower:
            complaints.append(f"{path!r}: {by_lower[folder]!r} is a file, not a folder")
    return tuple(complaints)


def _folders(paths: Iterable[str]) -> dict[str, str]:
    """Give each folder the paths lead through, in small letters, with one path that does."""
    found: dict[str, str] = {}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder.lower() not in found:
            found[folder.lower()] = path
            folder = folder.rpartition("/")[0]
    return found


def _why_unsafe(path: str) -> str:
    if not path:
        return "the name is empty"
    if len(path) > LONGEST_PATH:
        return f"the path is longer than {LONGEST_PATH} characters"
    if path.startswith("/"):
        return "the path is absolute"
    if found := _FORBIDDEN.search(path):
        return f"{found[0]!r} is not allowed in a name"
    parts = path.split("/")
    if any(part in ("", ".", "..") for part in parts):
        return "the path has an empty, '.' or '..' part"
    if any(part.endswith((" ", ".")) for part in parts):
        return "a name ends with a space or a dot, which Windows drops"
    return ""


def zip_bytes_parts(files: Files, compressor: Compressor, *, first: Iterable[str] = ("imsmanifest.xml",)) -> Parts:
    """Give an archive as pieces to write one after the other; raise ValueError for what no archive may hold.

    No directory entries, no data descriptors, one date, one mode: names and contents alone decide the bytes.
    """
    refuse_unsafe(files)
    if len(files) > MOST_ENTRIES:
        raise ValueError(f"{len(files)} files: an archive holds at most {MOST_ENTRIES}")
    parts: Parts = []
    directory: list[bytes] = []
    offset = 0
    for path in _in_order(files, first):
        member = compressor.member(path, files[path])
        if offset + member.length > MOST_BYTES:
            raise ValueError(f"{path}: the archive would pass {MOST_BYTES} bytes")
        parts += _local_header(path, member), member.data
        directory.append(_central_header(path, member, offset))
        offset += _LOCAL.size + len(path) + member.length
    size = sum(map(len, directory))
    if offset + size > MOST_BYTES:
        raise ValueError(f"the archive would pass {MOST_BYTES} bytes")
    end = _END.pack(b"PK\5\6", 0, 0, len(directory), len(directory), size, offset, 0)
    return [*parts, *directory, end]


def refuse_unsafe(files: Files) -> None:
    """Raise ValueError, naming every path that could not be unpacked or served everywhere."""
    if complaints := unsafe_paths(files):
        raise ValueError("\n".join(complaints))


def _in_order(files: Files, first: Iterable[str]) -> list[str]:
    ahead = [path for path in dict.fromkeys(first) if path in files]
    return ahead + sorted(set(files).difference(ahead))


def _described(member: Member) -> tuple[int, ...]:
    return (
        _NAMES_ARE_UTF8,
        member.method,
        _MIDNIGHT,
        _FIRST_OF_1980,
        member.crc,
        member.length,
        member.size,
    )


def _local_header(path: str, member: Member) -> bytes:
    return _LOCAL.pack(b"PK\3\4", _VERSION, *_described(member), len(path), 0) + path.encode("ascii")


def _central_header(path: str, member: Member, offset: int) -> bytes:
    tail = (len(path), 0, 0, 0, 0, _MODE, offset)
    fixed = _CENTRAL.pack(b"PK\1\2", _MADE_BY_UNIX, _VERSION, *_described(member), *tail)
    return fixed + path.encode("ascii")


def write_zip(
    path: Path, files: Files, compressor: Compressor, *, first: Iterable[str] = ("imsmanifest.xml",)
) -> Stamps:
    """Write an archive, and give its stamp; whatever interrupts it, an earlier one at this path stays as it was."""
    parts = zip_bytes_parts(files, compressor, first=first)
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_stale_beside(path)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as stream:
            write_parts(stream, parts)
        # Before it has its place, where another build may put its own a moment later.
        stamps = stamps_of(beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return stamps


def write_parts(stream: IO[bytes], parts: Iterable[bytes | FileBlob]) -> None:
    """Write an archive's pieces; files are copied, not read in. Raises FileChanged for one that has."""
    for is_file, run in groupby(parts, lambda part: isinstance(part, FileBlob)):
        if is_file:
            for blob in run:
                assert isinstance(blob, FileBlob)  # noqa: S101
                _copy(blob, stream)
        else:
            stream.writelines(part for part in run if isinstance(part, bytes))


def _copy(blob: FileBlob, stream: IO[bytes]) -> None:
    with blob.opened() as file:
        if not _copied_by_the_system(file, stream, blob.size):
            shutil.copyfileobj(file, stream, 1 << 20)


def _copied_by_the_system(file: IO[bytes], stream: IO[bytes], size: int) -> bool:
    """Copy without bringing the bytes in; give False, with nothing copied, where there is no such way."""
    if not hasattr(os, "copy_file_range"):
        return False
    stream.flush()
    left = size
    try:
        while left and (count := os.copy_file_range(file.fileno(), stream.fileno(), left)):
            left -= count
    except OSError:
        if left != size:
            raise
    return not left


def _remove_stale_beside(path: Path) -> None:
    """Remove what killed builds left: old enough that no running build is still writing it."""
    for found in path.parent.iterdir():
        part = _PART.fullmatch(found.name)
        if part and part[1] == path.name:
            with suppress(FileNotFoundError):
                if time.time() - found.stat().st_mtime > _STALE_SECONDS:
                    found.unlink()


def write_folder(path: Path, files: Files) -> Stamps:
    """Write files as a folder that takes the place of an earlier one as a whole, or not at all; give their stamps.

    One build at a time writes beside it: another one waits. What a killed one left is put right first.
    """
    refuse_unsafe(files)
    path = path.resolve()
    if path.exists() and not path.is_dir():
        raise NotADirectoryError(f"{path} is a file, not a folder")
    new, old = path.with_name(f".{path.name}.new"), path.with_name(f".{path.name}.old")
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(path.parent):
        _put_right(path, new, old)
        try:
            _write_all(new, files)
            stamps = stamps_of(new)
            _swap(path, new, old)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        shutil.rmtree(old, ignore_errors=True)
    return stamps


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other builds from writing folders here, until this one has or is killed; where the system knows how."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a disk of another machine may not know it
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _put_right(path: Path, new: Path, old: Path) -> None:
    if old.exists() and not path.exists():
        old.replace(path)
    for left in (new, old):
        if left.exists():
            shutil.rmtree(left)


def _write_all(folder: Path, files: Files) -> None:
    folder.mkdir(parents=True)
    for name in sorted({name.rpartition("/")[0] for name in files}):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, blob in sorted(files.items()):
        place = folder / name
        if isinstance(blob, FileBlob):
            with place.open("wb") as stream:
                _copy(blob, stream)
        else:
            place.write_bytes(blob.data)


def _swap(path: Path, new: Path, old: Path) -> None:
    try:
        if path.exists():
            path.replace(old)
        new.replace(path)
    except BaseException:
        if old.exists() and not path.exists():
            old.replace(path)
        raise
