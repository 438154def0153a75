"""Which program is running: a digest that is another one whenever anything that makes packages may be."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from .. import __version__

_PACKAGE = Path(__file__).parent.parent
_LIBRARIES = ("deflate", "jinja2", "lxml", "markdown_it", "markupsafe", "pydantic", "rcssmin", "rjsmin", "yaml", "PIL")


@cache
def program() -> str:
    """Give the digest of the version, of every file of the program, and of the libraries installed beside it.

    Size and time of change are enough of a file. A library that comes or goes changes its folder's time.
    """
    libraries = ((folder, Path(folder).stat().st_mtime_ns) for folder in sorted(_library_folders()))
    parts = (__version__, sys.version, *libraries, *_stamps(str(_PACKAGE)))
    return blake2b(repr(parts).encode(), digest_size=8).hexdigest()


def _library_folders() -> set[str]:
    """Give the folders that libraries are installed in: one, or a user's own and the system's."""
    found = (find_spec(name) for name in _LIBRARIES)
    return {
        str(Path(spec.origin).parents[bool(spec.submodule_search_locations)]) for spec in found if spec and spec.origin
    }


def _stamps(folder: str) -> Iterator[tuple[str, int, int]]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _stamps(entry.path)
        else:
            found = entry.stat()
            yield entry.path, found.st_size, found.st_mtime_ns
