"""What a build makes, before anything is written: paths and their bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Blob:
    """Bytes known by their hash, so that whatever is done to them (compressing, copying) is done once.

    Two blobs are equal when their digests are.
    """

    data: bytes = field(compare=False, repr=False)
    digest: str

    @classmethod
    def of(cls, content: bytes | str) -> Blob:
        """Give the blob of some bytes, or of a text in UTF-8."""
        data = content.encode() if isinstance(content, str) else content
        return cls(data, hashlib.sha256(data).hexdigest())


Files = Mapping[str, Blob]
"""Relative path with forward slashes → blob. Order means nothing: whoever writes files sorts them."""
