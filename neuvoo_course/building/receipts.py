"""What was written where, and from what: how a build knows that a package needs no writing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

from ..cache import Cache, key_of
from ..files import Files
from ..resolve.edition import Fallback

SHORT = 12
"""Characters of a digest that are enough to see a change by."""


@dataclass(frozen=True, slots=True)
class Line:
    """One package: the digest of what is in it, the file as it was left, and what was told of it."""

    contents: str
    stamp: str
    size: int
    identifier: str
    target: str
    languages: tuple[str, ...]
    fallbacks: tuple[Fallback, ...]
    empty_slots: tuple[str, ...]


@dataclass(slots=True)
class Record:
    """An edition: the digest of everything it was made from, and its files."""

    inputs: str = ""
    members: dict[str, str] = field(default_factory=dict)  # path → digest


@dataclass(slots=True)
class Receipt:
    """What a region has: its packages by name, its editions by identifier."""

    lines: dict[str, Line] = field(default_factory=dict)
    editions: dict[str, Record] = field(default_factory=dict)


class Receipts:
    """The receipts of one place for packages, kept in the cache: a lost one costs writing the same again."""

    def __init__(self, cache: Cache, address: str) -> None:
        self._cache, self._address = cache, address

    def of(self, region: str) -> Receipt:
        """Give a region's receipt, an empty one if there is none."""
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            return _read(json.loads(self._cache.get(self._key(region)) or b"{}"))
        return Receipt()

    def keep(self, region: str, receipt: Receipt) -> None:
        lines = {name: asdict(line) for name, line in receipt.lines.items()}
        editions = {name: {"inputs": one.inputs, "members": one.members} for name, one in receipt.editions.items()}
        self._cache.put(self._key(region), json.dumps({"lines": lines, "editions": editions}).encode())

    def _key(self, region: str) -> str:
        return key_of("receipt", self._address, region)


def _read(data: dict[str, Any]) -> Receipt:
    lines = {name: _line(line) for name, line in data.get("lines", {}).items()}
    return Receipt(lines, {name: Record(**record) for name, record in data.get("editions", {}).items()})


def _line(data: dict[str, Any]) -> Line:
    lists = {name: tuple(data[name]) for name in ("languages", "empty_slots")}
    return Line(**{**data, **lists, "fallbacks": tuple(Fallback(**one) for one in data["fallbacks"])})


def contents_of(files: Files) -> str:
    """Give the digest of what a package holds."""
    return key_of(*sorted((path, blob.digest) for path, blob in files.items()))


def members_of(files: Files) -> dict[str, str]:
    """Give what shows which files of an edition change."""
    return {path: blob.digest[:SHORT] for path, blob in files.items()}


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Give the paths that are new, gone or others than before, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
