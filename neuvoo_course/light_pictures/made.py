"""What a picture is made into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Copy:
    """A picture as WebP in one width."""

    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture's copies, the widest first; none where the original is the lightest, or cannot be read."""

    copies: tuple[Copy, ...] = ()
    fault: Literal["", "broken", "too-large"] = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The same without the copies' bytes, which only a package needs."""

    sizes: tuple[tuple[int, int], ...]  # width and height of each copy, the widest first
    weight: int  # bytes of all copies together
    fault: Literal["", "broken", "too-large"]

    @classmethod
    def of(cls, encoded: Encoded) -> Made:
        """Tell of an encoded picture."""
        copies = encoded.copies
        weight = sum(len(copy.data) for copy in copies)
        return cls(tuple((copy.width, copy.height) for copy in copies), weight, encoded.fault)
