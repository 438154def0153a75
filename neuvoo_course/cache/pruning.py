"""Keeping a cache small: what nobody has used for long goes first."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .entries import TEMPORARY

LIMIT = 2_000_000_000
"""Bytes a cache may have before a build prunes it."""
DAY = 86_400
KEPT_DAYS = 30
_MARK = "pruned"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a cache holds, and what pruning took out of it: entries and bytes."""

    entries: int
    size: int
    removed: int
    freed: int


def prune(folder: Path, *, limit: int = LIMIT, days: float = KEPT_DAYS, now: float | None = None) -> Kept:
    """Remove entries that no run has used for so many days (0: all), then the longest unused until the rest fits.

    A build at work loses at most what it can make again. What killed runs left half-written goes after a day.
    """
    now = time.time() if now is None else now
    entries = size = removed = freed = 0
    for path, used, length in _files(str(folder)):  # tens of thousands: none is kept in mind
        age = DAY if path.endswith(TEMPORARY) else days * DAY
        if (not days or now - used >= age) and _remove(path):
            removed, freed = removed + 1, freed + length
        else:
            entries, size = entries + 1, size + length
    for length in _make_room(folder, size - limit):
        entries, size, removed, freed = entries - 1, size - length, removed + 1, freed + length
    _remove_empty_folders(folder)
    return Kept(entries, size, removed, freed)


def _make_room(folder: Path, wanted: int) -> Iterator[int]:
    """Remove what was not used for longest until so many bytes are free; give the bytes of each."""
    if wanted <= 0:
        return
    for path, _, length in sorted(_files(str(folder)), key=lambda file: file[1]):
        if wanted > 0 and _remove(path):
            wanted -= length
            yield length


def _remove(path: str) -> bool:
    with suppress(OSError):
        Path(path).unlink()
        return True
    return False


def holds(folder: Path) -> Kept:
    """Give what a cache holds."""
    entries = size = 0
    for _, _, length in _files(str(folder)):
        entries, size = entries + 1, size + length
    return Kept(entries, size, 0, 0)


def prune_daily(folder: Path) -> None:
    """Prune once a day: a build calls this at its end, when what was asked for is there."""
    mark = folder / _MARK
    with suppress(OSError):
        if not mark.exists() or time.time() - mark.stat().st_mtime > DAY:
            mark.touch()
            prune(folder)


def _files(folder: str) -> Iterator[tuple[str, float, int]]:
    """Give each entry's path, when it was last used, and its bytes."""
    for entry in os.scandir(folder):
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            elif entry.name != _MARK:
                found = entry.stat(follow_symlinks=False)
                yield entry.path, found.st_mtime, found.st_size


def _remove_empty_folders(folder: Path) -> None:
    for below in [entry for entry in os.scandir(folder) if entry.is_dir(follow_symlinks=False)]:
        with suppress(OSError):
            _remove_empty_folders(Path(below.path))
            Path(below.path).rmdir()
