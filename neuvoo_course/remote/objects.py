"""Objects below an address, through the file-system interface `fsspec`: each is there whole, or not there."""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from .address import checked, local_path
from .errors import StoreError, told
from .payload import Payload

PIECE = 8 << 20
"""Bytes sent at a time. S3 takes parts of 5 MB and more, and at most 10 000 of them."""

_STALE_SECONDS = 3600
_EXTRA = 'An address for packages takes more libraries: `pip install "neuvoo-course[remote]"`.'


@dataclass(frozen=True, slots=True)
class Entry:
    """An object as it lies there. `mark` is another one after every change."""

    size: int
    mark: str
    changed: float | None  # seconds since 1970, where the file system tells


class Objects:
    """Objects of any file system: written beside their place and moved there. Names are relative to the address."""

    at_once = 1
    """Requests that are worth sending at the same time."""

    def __init__(self, address: str) -> None:
        self.address = checked(address)
        self._opened: tuple[int, Any] | None = None

    @property
    def files(self) -> Any:
        """The file system, opened once in each process: its connections do not survive a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = os.getpid(), _file_system(self.address)
        return self._opened[1]

    def require(self) -> None:
        """Raise StoreError where packages could not be written anyway."""
        with told(self.address), suppress(FileNotFoundError):
            self.files.ls(self._path(""))

    def get(self, name: str) -> bytes | None:
        """Give an object's bytes, or None if there is none."""
        with told(self.address):
            try:
                return bytes(self.files.cat_file(self._path(name)))
            except (FileNotFoundError, IsADirectoryError):
                return None

    def fetch(self, name: str, place: str) -> None:
        """Copy an object into a file of this machine."""
        with told(f"{self.address}/{name}"):
            self.files.get_file(self._path(name), place)

    def entry(self, name: str) -> Entry | None:
        """Say of an object how it lies there, or None if there is none."""
        with told(self.address):
            try:
                found = self.files.info(self._path(name))
            except FileNotFoundError:
                return None
        return _entry(found) if found["type"] == "file" else None

    def below(self, folder: str) -> dict[str, Entry]:
        """Give every object in a folder by its name in it."""
        path = self._path(folder)
        with told(self.address):
            try:
                found = self.files.find(path, detail=True)
            except FileNotFoundError:
                return {}
        start = len(path.rstrip("/")) + 1
        return {name[start:]: _entry(info) for name, info in found.items()}

    def put(self, name: str, payload: Payload, there: Entry | None) -> None:
        """Write an object in place of `there`, unless that is seen to be the same."""
        if there is None or not self.is_same(there, payload):
            with told(f"{self.address}/{name}"):
                self._write(name, payload)

    def put_all(self, payloads: Mapping[str, Payload], there: Mapping[str, Entry]) -> None:
        """Write objects in any order, several at a time."""
        with ThreadPoolExecutor(self.at_once) as pool:
            for _ in pool.map(lambda name: self.put(name, payloads[name], there.get(name)), payloads):
                pass

    def remove(self, names: Iterable[str]) -> None:
        """Remove objects; one that is gone already is no fault."""
        with told(self.address), ThreadPoolExecutor(self.at_once) as pool:
            for _ in pool.map(self._remove, names):
                pass

    def is_same(self, _there: Entry, _payload: Payload) -> bool:
        """Whether an object can be seen, without reading it, to hold just this. Few file systems tell."""
        return False

    def _path(self, name: str) -> str:
        path = f"{self.address}/{name}" if name else self.address
        return str(self.files._strip_protocol(path))

    def _write(self, name: str, payload: Payload) -> None:
        path = self._path(name)
        folder, _, last = path.rpartition("/")
        self.files.makedirs(folder or "/", exist_ok=True)
        self._remove_stale(folder, last)
        beside = f"{folder}/.{last}.{secrets.token_hex(4)}.part"
        try:
            with self.files.open(beside, "wb") as file:
                for piece in payload.pieces(PIECE):
                    file.write(piece)
            self.files.mv(beside, path)
        except BaseException:
            with suppress(Exception):
                self.files.rm_file(beside)
            raise

    def _remove(self, name: str) -> None:
        with suppress(FileNotFoundError):
            self.files.rm_file(self._path(name))

    def _remove_stale(self, folder: str, last: str) -> None:
        """Remove what killed builds left beside an object: old enough that nobody is still writing it."""
        ours = re.compile(rf"\.{re.escape(last)}\.[0-9a-f]{{8}}\.part")
        for info in self.files.ls(folder or "/", detail=True):
            changed = _entry(info).changed
            if ours.fullmatch(info["name"].rpartition("/")[2]) and changed and time.time() - changed > _STALE_SECONDS:
                self.files.rm_file(info["name"])


def objects_at(out: Path | str) -> Objects:
    """Give the objects below a path or an address, with what its kind of store can do."""
    if str(out).startswith(("s3://", "s3a://")):
        from .s3 import S3Objects

        return S3Objects(str(out))
    folder = local_path(out)
    return Objects(str(folder.resolve() if folder else out))


def _file_system(address: str) -> Any:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise StoreError(_EXTRA) from error
    try:
        return url_to_fs(address, use_listings_cache=False)[0]
    except ImportError as error:
        raise StoreError(f"{_EXTRA} ({error})") from error
    except ValueError as error:  # a scheme that nobody knows
        raise StoreError(f"{address}: {error}") from error


def _entry(info: Mapping[str, Any]) -> Entry:
    size, changed = info.get("size") or 0, _seconds(info)
    etag = str(info.get("ETag") or "").strip('"')
    return Entry(size, etag or f"{size}-{changed}", changed)


def _seconds(info: Mapping[str, Any]) -> float | None:
    """Give when an object was last changed: every file system has a name of its own for it."""
    for key in ("LastModified", "mtime", "modified", "created"):
        found = info.get(key)
        if isinstance(found, datetime):
            return found.timestamp()
        if isinstance(found, int | float):
            return float(found)
    return None
