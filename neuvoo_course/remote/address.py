"""Addresses such as `s3://bucket/folder`: which are ones, and which are refused."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from .errors import StoreError

_UNSAFE = re.compile(r"[*?\[\]#\x00-\x20]")
"""What file systems read as a pattern, or as settings, which may be secret."""


def is_address(out: Path | str) -> bool:
    return isinstance(out, str) and "://" in out


def local_path(out: Path | str) -> Path | None:
    """Give the folder where `out` is one on this machine: a path, or `file://…`."""
    if not is_address(out):
        return Path(out)
    parts = urlsplit(str(out))
    from urllib.request import url2pathname  # takes long to load

    return Path(url2pathname(parts.path)) if parts.scheme == "file" else None


def checked(address: str) -> str:
    """Give an address without a slash at its end. Raises StoreError for one that may hold a secret or a pattern."""
    if not is_address(address):
        return address
    host = urlsplit(address.split("?")[0]).netloc
    user, at, _ = host.rpartition("@")
    if at and (":" in user or address.startswith("s3")):
        raise StoreError(
            "Credentials do not belong in an address, which is shown and kept. Give them in the environment."
        )
    if found := _UNSAFE.search(address):
        raise StoreError(f"An address for packages cannot hold {found[0]!r}.")
    if not host and not urlsplit(address).path.strip("/"):
        raise StoreError(f"{address} names no place.")
    return address.rstrip("/")
