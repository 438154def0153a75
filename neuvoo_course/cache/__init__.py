"""What earlier runs made, kept by what it was made from, so that a build does only what is new.

A `Cache` can be thrown away at any moment: it holds nothing that cannot be made again, and what is damaged in it counts
as not there. Each version of the program has a folder of its own in it (`program.py`), so that nothing an other version
or another template made is ever used. Entries are pickles: a cache lies where only its user can write
(`places.py`), never in a course folder, which may come from strangers.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar, cast

from .entries import read_entry, write_entry
from .places import is_safe
from .program import program

Value = TypeVar("Value")


def key_of(*parts: object) -> str:
    """Give the key of what these parts decide. They are strings, bytes, numbers, None, and tuples of such."""
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest()


def _own(folder: Path) -> Path | None:
    """Give this program's folder in a cache, if nobody else can write there."""
    own = folder / program()
    return own if is_safe(folder) and is_safe(own) else None


class Cache:
    """Entries of one version of the program below a folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = _own(folder) if folder else None

    def get(self, key: str) -> bytes | None:
        """Give an entry's bytes, or None where there is none that can be trusted."""
        return read_entry(self._path(key)) if self.folder else None

    def put(self, key: str, data: bytes) -> None:
        """Keep an entry. A disk that is full or cannot be written to costs time at the next build, and nothing else."""
        if self.folder:
            with suppress(OSError):
                write_entry(self._path(key), data)

    def recall(self, stage: str, parts: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """Give what `make` gives for these parts: from an earlier run, else made now and kept.

        `parts` name everything that `make` reads. `stage` keeps equal parts of different steps apart.
        """
        if not self.folder:
            return make()
        key = key_of(stage, parts)
        kept = self.get(key)
        if kept is not None:
            # Written by this version of the program; whatever cannot be read is made again.
            with suppress(Exception):
                return cast(Value, pickle.loads(kept))  # noqa: S301 - only the user's own folder is read
        value = make()
        self.put(key, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        return value

    def lasting(self, make: Callable[[], Value]) -> Value:
        """Give what shall live as long as this cache does; a cache for one build makes it anew for who asks."""
        return make()

    def _path(self, key: str) -> Path:
        assert self.folder  # noqa: S101
        return self.folder / key[:2] / key[2:]


class LiveCache(Cache):
    """A cache for a process that builds again and again, such as a preview: it also holds what it gave last."""

    HELD = 8192

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__(folder)
        self._held: OrderedDict[str, object] = OrderedDict()
        self._lasting: dict[object, object] = {}

    def recall(self, stage: str, parts: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """Give what `make` gives for these parts, the very same value while it is held."""
        key = key_of(stage, parts)
        if key not in self._held:
            self._held[key] = super().recall(stage, parts, make)
            if len(self._held) > self.HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(key)
        return cast(Value, self._held[key])

    def lasting(self, make: Callable[[], Value]) -> Value:
        """Give what lasts, made once."""
        if make not in self._lasting:
            self._lasting[make] = make()
        return cast(Value, self._lasting[make])
