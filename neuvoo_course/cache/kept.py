"""Values held in memory while a build goes on, some for good and the others as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

SOME = 256
"""Values that some regions show and others do not, to hold at a time: the last ones used. More than a region has of
them in three languages, or each would have gone when the next region asks for it.
"""
FEW = 32
"""The same of that which a region has one or two of in a language."""

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """Values by key: what all regions share as long as this lives, of the others the last ones used."""

    def __init__(self, most: int = SOME) -> None:
        self._most = most
        self._common: dict[Hashable, Value] = {}
        self._last: OrderedDict[Hashable, Value] = OrderedDict()

    def __len__(self) -> int:
        """Give how many values are held that make room for others."""
        return len(self._last)

    def of(self, key: Hashable, make: Callable[[], Value], *, is_common: bool = False) -> Value:
        """Give the value of a key, made now if it is not here."""
        if is_common:
            if key not in self._common:
                self._common[key] = make()
            return self._common[key]
        if key not in self._last:
            self._last[key] = make()
            if len(self._last) > self._most:
                self._last.popitem(last=False)
        self._last.move_to_end(key)
        return self._last[key]
