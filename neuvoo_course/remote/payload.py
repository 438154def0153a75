"""What an object will hold: bytes and files one after the other, given in pieces so that no archive is in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..archive import Parts
from ..files import Blob, FileBlob
from .content_types import content_type

_READ = 1 << 20


@dataclass(frozen=True, slots=True)
class Payload:
    """An object's bytes, which can be asked for more than once."""

    parts: Parts
    content_type: str
    digest: str = ""  # where it is known: of a blob

    @classmethod
    def of(cls, name: str, content: Blob | bytes) -> Payload:
        """Give what an object of this name holds: a blob or bytes."""
        if isinstance(content, bytes):
            return cls([content], content_type(name))
        data = content if isinstance(content, FileBlob) else content.data
        return cls([data], content_type(name), content.digest)

    @property
    def size(self) -> int:
        return sum(part.size if isinstance(part, FileBlob) else len(part) for part in self.parts)

    def pieces(self, length: int) -> Iterator[bytes]:
        """Give all bytes in pieces of this length; the last one may be shorter. Nothing at all is one empty piece."""
        waiting, is_empty = bytearray(), True
        for part in self.parts:
            for data in _read(part):
                waiting += data
                while len(waiting) >= length:
                    yield bytes(waiting[:length])
                    is_empty = False
                    del waiting[:length]
        if waiting or is_empty:
            yield bytes(waiting)


def _read(part: bytes | FileBlob) -> Iterator[bytes]:
    if isinstance(part, bytes):
        yield part
    else:
        with part.opened() as file:
            while data := file.read(_READ):
                yield data
