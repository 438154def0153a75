"""Whether two machines would make the same packages: a digest of the program itself and of what it relies on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .. import __version__
from ..scormify.control_documents import control_folder

_PACKAGE = Path(__file__).parent.parent
_APART = {"__pycache__", "control_documents"}
_DECIDING = ("deflate", "jinja2", "markdown-it-py", "pillow", "pyyaml", "rcssmin", "rjsmin")
"""Libraries whose version a package's bytes may depend on."""


@cache
def program_contents(with_control_documents: bool) -> str:
    """Give the version and a digest, the same on every machine that has the same files; no path or day is in it."""
    digest = blake2b(repr([(name, _version(name)) for name in _DECIDING]).encode(), digest_size=8)
    for folder in (_PACKAGE, control_folder()) if with_control_documents else (_PACKAGE,):
        for path in sorted(_contents(folder), key=Path.as_posix):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{__version__} ({digest.hexdigest()})"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:  # Pillow, where pictures stay as they are
        return ""


def _contents(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and _APART.isdisjoint(path.relative_to(folder).parts):
            yield path
