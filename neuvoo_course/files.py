"""What a build makes, before anything is written: paths and their bytes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

import deflate

LEVEL = 6
Stamp = tuple[int, int, int]
"""Bytes, time of change in nanoseconds, and the file's number on its disk."""
Stamps = tuple[tuple[str, Stamp], ...]
"""Of the files in a folder by their paths in it, in order; of a file alone under an empty path."""


class FileChanged(OSError):
    """A file is not what it was when the build began: what was made of it would be neither the old nor the new."""


def stamp_of(found: os.stat_result) -> Stamp:
    """Give what a file's change shows in."""
    return found.st_size, found.st_mtime_ns, found.st_ino


def stamps_of(path: Path) -> Stamps:
    """Give what a change of a file, or of anything in a folder, shows in; another name for it changes nothing."""
    return tuple(sorted(_stamps(str(path)))) if path.is_dir() else (("", stamp_of(path.stat())),)


def _stamps(folder: str) -> Iterator[tuple[str, Stamp]]:
    folders = [folder]
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield entry.path[len(folder) :], stamp_of(entry.stat(follow_symlinks=False))


@dataclass(frozen=True, slots=True)
class Packed:
    """Deflated bytes, and what an archive says of them."""

    data: bytes
    crc: int
    size: int  # before


class Blob:
    """Bytes known by their hash, so that whatever is done to them (compressing, copying) is done once.

    Two blobs are equal when their digests are.
    """

    def __init__(self, data: bytes, digest: str) -> None:
        self._data: bytes | None = data
        self.digest = digest

    @classmethod
    def of(cls, content: bytes | str) -> Blob:
        """Give the blob of some bytes, or of a text in UTF-8."""
        data = content.encode() if isinstance(content, str) else content
        return cls(data, hashlib.sha256(data).hexdigest())

    @property
    def data(self) -> bytes:
        data = self._data  # asked once: another thread may compress it meanwhile
        return bytes(deflate.deflate_decompress(self.packed.data, self.packed.size)) if data is None else data

    @property
    def size(self) -> int:
        """Bytes, not compressed."""
        data = self._data
        return self.packed.size if data is None else len(data)

    @cached_property
    def crc(self) -> int:
        return deflate.crc32(self.data)

    @cached_property
    def packed(self) -> Packed:
        """The bytes compressed, once however many archives hold them; from then on these alone are held."""
        packed = Packed(bytes(deflate.deflate_compress(self.data, LEVEL)), self.crc, self.size)
        self._data = None
        return packed

    def __getstate__(self) -> dict[str, object]:
        """Travel light: bytes that are compressed go as that alone."""
        return {**self.__dict__, "_data": None} if "packed" in self.__dict__ else self.__dict__

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Blob) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.digest[:12]})"


class FileBlob(Blob):
    """A file's bytes, read when they are asked for: pictures and videos are copied from file to file.

    Raises FileChanged where they would not be those that the digest was taken of.
    """

    def __init__(self, path: Path, stamp: Stamp, digest: str, crc: int) -> None:
        super().__init__(b"", digest)
        self.path, self.crc = path, crc
        self.stamp = stamp  # as it was when the digest was taken

    @property
    def data(self) -> bytes:
        with self.opened() as file:
            return file.read()

    @property
    def size(self) -> int:
        return self.stamp[0]

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Give the file to read from, and see before and after that it is the one."""
        try:
            file = self.path.open("rb")
        except FileNotFoundError:
            raise self._changed() from None
        with file:
            self._require_same(file)
            yield file
            self._require_same(file)

    def _require_same(self, file: IO[bytes]) -> None:
        if stamp_of(os.fstat(file.fileno())) != self.stamp:
            raise self._changed()

    def _changed(self) -> FileChanged:
        return FileChanged(f"{self.path} changed while it was read: build again")


Files = Mapping[str, Blob]
"""Relative path with forward slashes → blob. Order means nothing: whoever writes files sorts them."""
