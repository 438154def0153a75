"""A course lent to workers on other machines, through the store that its packages go to.

Below `.course/` in the store lie the course's pictures and other files, each once by its digest, and for as long as a
build takes its texts. A later build sends only files that are new, and removes what it has no use for when that is a
day old: until then another build may still read it.
"""

from __future__ import annotations

import json
import secrets
import socket
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..cache import key_of
from ..remote.errors import StoreError
from ..remote.objects import Entry, Objects
from ..remote.payload import Payload
from ..workspace import Workspace

PLACE = ".course"
_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Lent:
    """A course as workers get it: what is in it, and the object that holds its texts."""

    digest: str
    texts: str


@contextmanager
def lent(objects: Objects, workspace: Workspace) -> Iterator[Lent]:
    """Put a course where workers can fetch it; its texts are taken away at the end."""
    source = workspace.source
    files = [source.stamps.blob(path) for path in source.found]
    texts = {**source.texts, **workspace.new_locks}
    written = json.dumps({"texts": texts, "files": source.digests}, sort_keys=True).encode()
    there = objects.below(PLACE)
    missing = {_place(blob.digest): Payload.of("", blob) for blob in files if blob.digest not in there}
    objects.put_all(missing, {})
    _remove_old(objects, there, set(source.digests.values()))
    name = _place(f"texts-{secrets.token_hex(8)}")
    objects.put(name, Payload.of("", zlib.compress(written)), None)
    try:
        yield Lent(key_of(written), name)
    finally:
        with suppress(StoreError):  # the next build but one removes it
            objects.remove([name])


def fetch(objects: Objects, texts: str, folder: Path) -> None:
    """Lay a lent course into a folder of this machine."""
    packed = objects.get(texts)
    if packed is None:
        where = f"{socket.gethostname()}, where a worker builds, does not see {objects.address}"
        raise StoreError(f"{where}: name a folder that all workers share, or an address such as s3://bucket/courses.")
    content = json.loads(zlib.decompress(packed))
    for path, text in content["texts"].items():
        _made(folder / path).write_text(text, encoding="utf-8", newline="\n")
    for path, digest in content["files"].items():
        objects.fetch(_place(digest), str(_made(folder / path)))


def _remove_old(objects: Objects, there: Mapping[str, Entry], used: set[str]) -> None:
    before = time.time() - _DAY
    old = [name for name, entry in there.items() if name not in used and entry.changed and entry.changed < before]
    objects.remove([_place(name) for name in old])


def _place(name: str) -> str:
    return f"{PLACE}/{name}"


def _made(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
