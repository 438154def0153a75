"""One entry of a cache: a file with a digest before its bytes, whole or not there, whoever writes or is killed."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_DIGEST = 16
_DAY = 86_400
TEMPORARY = ".part"


def read_entry(path: Path) -> bytes | None:
    """Give an entry's bytes. One that is not what was written is removed."""
    try:
        with path.open("rb", buffering=0) as file:
            written = file.readall() or b""
            if time.time() - os.fstat(file.fileno()).st_mtime > _DAY:
                os.utime(path)  # used today: pruning takes what was not
    except OSError:
        return None
    digest, data = written[:_DIGEST], written[_DIGEST:]
    if digest == _digest(data):
        return data
    with suppress(OSError):
        path.unlink()
    return None


def write_entry(path: Path, data: bytes) -> None:
    """Write an entry beside its place and move it there: two builds at once write the same, and either may win."""
    beside = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        file = beside.open("wb")
    except FileNotFoundError:
        for folder in (path.parent.parent, path.parent):
            folder.mkdir(mode=0o700, exist_ok=True)  # each: `parents=True` would let the user's group write
        file = beside.open("wb")
    try:
        with file:
            file.write(_digest(data) + data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
