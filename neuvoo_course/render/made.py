"""Documents and scripts made once: for a build in memory, for later ones in the cache."""

from __future__ import annotations

from collections.abc import Callable

from ..cache import Cache
from ..files import Blob


def packed(make: Callable[[], str]) -> Callable[[], Blob]:
    """Give a step that makes a text's blob and compresses it at once, so that the cache has it ready for an archive."""

    def make_packed() -> Blob:
        blob = Blob.of(make())
        _ = blob.packed
        return blob

    return make_packed


def recall(cache: Cache, stage: str, parts: tuple[object, ...], make: Callable[[], str]) -> Blob:
    """Give the blob of a text that these parts decide."""
    return cache.recall(stage, parts, packed(make))
