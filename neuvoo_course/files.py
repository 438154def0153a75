"""What a build makes, before anything is written: paths and their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import deflate

LEVEL = 6


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
        if self._data is None:
            self._data = bytes(deflate.deflate_decompress(self.packed.data, self.packed.size))
        return self._data

    @property
    def size(self) -> int:
        """Bytes, not compressed."""
        return self.packed.size if self._data is None else len(self._data)

    @cached_property
    def crc(self) -> int:
        return deflate.crc32(self.data)

    @cached_property
    def packed(self) -> Packed:
        """The bytes compressed, once however many archives hold them."""
        return Packed(bytes(deflate.deflate_compress(self.data, LEVEL)), self.crc, self.size)

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
    """A file's bytes, read when they are asked for: pictures and videos are copied from file to file."""

    def __init__(self, path: Path, stamp: tuple[int, int, int], digest: str, crc: int) -> None:
        super().__init__(b"", digest)
        self.path, self.crc = path, crc
        self.stamp = stamp  # size, time of change and number of the file as it was when the digest was taken

    @property
    def data(self) -> bytes:
        return self.path.read_bytes()

    @property
    def size(self) -> int:
        return self.stamp[0]


Files = Mapping[str, Blob]
"""Relative path with forward slashes → blob. Order means nothing: whoever writes files sorts them."""
