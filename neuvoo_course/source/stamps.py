"""Digests of a course's files, taken anew only of files that have changed: most builds read no picture at all."""

from __future__ import annotations

import hashlib
import json
import time
import zlib
from contextlib import suppress
from pathlib import Path

from ..cache import Cache, key_of
from ..files import FileBlob, FileChanged, Stamp, stamp_of

SETTLED_NS = 2_000_000_000
"""A file changed so shortly before it was read may change again without its stamp showing it."""


class Stamps:
    """What is known of the files below a folder; `save` hands it on to the next run."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self._root, self._cache = root, cache
        self._key = key_of("stamps", str(root.resolve()))
        self._known: dict[str, tuple[Stamp, str, int]] | None = None
        self._blobs: dict[str, FileBlob] = {}
        self._is_new = False

    def blob(self, path: str) -> FileBlob:
        """Give a file by its path in the folder; of one that has not changed nothing is read."""
        if path not in self._blobs:
            self._blobs[path] = self._blob(path)
        return self._blobs[path]

    def save(self) -> None:
        """Keep what was found out."""
        if self._is_new:
            self._cache.put(self._key, json.dumps(self._all()).encode())
            self._is_new = False

    def _blob(self, path: str) -> FileBlob:
        place = self._root / path
        now, stamp = time.time_ns(), self._stamp(place)
        known = self._all().get(path)
        if known is None or known[0] != stamp:
            known = (stamp, *_digest(place))
            if is_settled(stamp, now):
                self._all()[path] = known
                self._is_new = True
        return FileBlob(place, stamp, known[1], known[2])

    def _stamp(self, place: Path) -> Stamp:
        try:
            return stamp_of(place.stat())
        except FileNotFoundError:
            raise FileChanged(f"{place} was removed while it was read: build again") from None

    def _all(self) -> dict[str, tuple[Stamp, str, int]]:
        if self._known is None:
            self._known = {}
            with suppress(ValueError, TypeError, AttributeError):
                kept = json.loads(self._cache.get(self._key) or b"{}")
                self._known = {path: (tuple(stamp), digest, crc) for path, (stamp, digest, crc) in kept.items()}
        return self._known


def is_settled(stamp: Stamp, seen: int) -> bool:
    """Whether a file was so old when its stamp was seen that every change since shows in it."""
    return stamp[1] < seen - SETTLED_NS


def _digest(place: Path) -> tuple[str, int]:
    digest, crc = hashlib.sha256(), 0
    with place.open("rb") as file:
        while part := file.read(1 << 20):
            digest.update(part)
            crc = zlib.crc32(part, crc)
    return digest.hexdigest(), crc
