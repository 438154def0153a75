"""Documents and scripts made once: for a build in memory, for later ones in the cache."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from ..cache import Cache
from ..files import Blob

KEPT = 128
"""What some regions show and others do not, to hold at a time."""

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by key: what all regions share as long as this lives, of the others the last ones used."""

    def __init__(self) -> None:
        self._common: dict[Hashable, Value] = {}
        self._last: OrderedDict[Hashable, Value] = OrderedDict()

    def of(self, key: Hashable, make: Callable[[], Value], *, is_common: bool = False) -> Value:
        """Give the value of a key, made now if it is not here."""
        if is_common:
            if key not in self._common:
                self._common[key] = make()
            return self._common[key]
        if key not in self._last:
            self._last[key] = make()
            if len(self._last) > KEPT:
                self._last.popitem(last=False)
        self._last.move_to_end(key)
        return self._last[key]


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
