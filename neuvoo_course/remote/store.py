"""Packages in a store of objects: an archive is one object, a site is many, and what is there just so is not sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from ..archive import Compressor, refuse_unsafe, zip_bytes_parts
from ..files import Files
from ..store import Written
from .content_types import content_type
from .objects import Entry, Objects
from .payload import Payload

NOTES = ".receipts"
"""Where a store far away keeps what each region's packages were made from."""


class Notes:
    """Small texts kept with the packages, so that any machine knows what lies there: for `Receipts`."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def get(self, name: str) -> bytes | None:
        return self._objects.get(f"{NOTES}/{name}.json")

    def put(self, name: str, data: bytes) -> None:
        path = f"{NOTES}/{name}.json"
        self._objects.put(path, Payload.of(path, data), None)


class RemoteStore:
    """Packages below an address."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self.notes: Notes | None = Notes(objects)

    @property
    def address(self) -> str:
        return self._objects.address

    @property
    def at_once(self) -> int:
        return self._objects.at_once

    def require(self) -> None:
        self._objects.require()

    def address_of(self, name: str) -> str:
        return f"{self.address}/{name}"

    def stamp(self, name: str) -> str:
        if is_archive(name):
            found = self._objects.entry(name)
            return found.mark if found else ""
        return _stamp(self._objects.below(name))

    def write_zip(self, name: str, files: Files, compressor: Compressor) -> Written:
        payload = Payload(zip_bytes_parts(files, compressor), content_type(name))
        self._objects.put(name, payload, self._objects.entry(name))
        return Written(payload.size, self.stamp(name))

    def write_folder(self, name: str, files: Files) -> Written:
        """Write what pages need before the pages, launch pages last, and then remove what no page needs any more."""
        refuse_unsafe(files)
        there = {f"{name}/{path}": entry for path, entry in self._objects.below(name).items()}
        for paths in in_order(files):
            payloads = {f"{name}/{path}": Payload.of(path, files[path]) for path in paths}
            self._objects.put_all(payloads, there)
        self._objects.remove(there.keys() - {f"{name}/{path}" for path in files})
        return Written(sum(blob.size for blob in files.values()), self.stamp(name))


def in_order(files: Files) -> Iterator[list[str]]:
    """Give the paths of a site in the order they are to appear in: each needs only earlier ones."""
    by_rank: dict[int, list[str]] = {}
    for path in sorted(files):
        by_rank.setdefault(_rank(path), []).append(path)
    return (by_rank[rank] for rank in sorted(by_rank))


def _rank(path: str) -> int:
    if path == "index.html":
        return 3
    if path.endswith("/index.html"):
        return 2
    return 1 if path.endswith(".html") else 0


def is_archive(name: str) -> bool:
    return name.endswith(".zip")


def _stamp(entries: Mapping[str, Entry]) -> str:
    """Give what shows whether a folder is as it was: every object in it, and nothing else."""
    marks = sorted((path, entry.size, entry.mark) for path, entry in entries.items())
    return blake2b(repr(marks).encode(), digest_size=16).hexdigest() if marks else ""
