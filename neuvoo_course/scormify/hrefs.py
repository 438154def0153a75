"""Addresses inside a manifest: which file an href means, and how it is written."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from ..files import Files

_PATH_AND_REST = re.compile(r"([^?#]*)(.*)", re.DOTALL)


def split_href(href: str, files: Files) -> tuple[str, str]:
    """Give the file an href launches, and the query string and fragment behind it."""
    if href in files:
        return href, ""
    found = _PATH_AND_REST.fullmatch(href)
    return (found[1], found[2]) if found else (href, "")


@lru_cache(maxsize=4096)
def encode_path(path: str) -> str:
    """Write a path as a URI reference: everything percent-encoded that RFC 3986 does not leave alone."""
    return quote(path, safe="/")


def encode_href(href: str, files: Files) -> str:
    """Write an href as a URI reference; what is encoded already in the query string stays as it is."""
    path, rest = split_href(href, files)
    return encode_path(path) + quote(rest, safe="/?#&=;:@!$'()*+,%")
