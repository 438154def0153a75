"""Where packages go: whole or not at all, and known again, so that what is there already is not written twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from .archive import Compressor, write_folder, write_zip
from .cache import key_of
from .files import Files, Stamp, stamp_of


class Store(Protocol):
    """A place for packages. Names are relative, with forward slashes."""

    @property
    def address(self) -> str:
        """What tells this place from others."""
        ...

    def address_of(self, name: str) -> str:
        """Give where a package is: a path, or an address."""
        ...

    def stamp(self, name: str) -> str:
        """Give what shows whether a package is still as it was written; empty if it is not there."""
        ...

    def write_zip(self, name: str, files: Files, compressor: Compressor) -> int:
        """Write an archive in place of an earlier one, and give its bytes."""
        ...

    def write_folder(self, name: str, files: Files) -> int:
        """Write a folder in place of an earlier one, and give the bytes of its files."""
        ...


class FolderStore:
    """A folder on a disk of this machine."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def address(self) -> str:
        return str(self.folder.resolve())

    def address_of(self, name: str) -> str:
        return str(self.folder / name)

    def stamp(self, name: str) -> str:
        try:
            return key_of(*sorted(_stamps(str(self.folder / name))))
        except OSError:
            return ""

    def write_zip(self, name: str, files: Files, compressor: Compressor) -> int:
        path = self.folder / name
        write_zip(path, files, compressor)
        return path.stat().st_size

    def write_folder(self, name: str, files: Files) -> int:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_folder(path, files)
        return sum(blob.size for blob in files.values())


def _stamps(path: str) -> Iterator[tuple[str, Stamp]]:
    """Give the stamp of a file, or of every file in a folder."""
    folders = [path]
    if not Path(path).is_dir():
        yield "", stamp_of(Path(path).stat())
        return
    while folders:
        for entry in os.scandir(folders.pop()):
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield entry.path[len(path) :], stamp_of(entry.stat(follow_symlinks=False))


def store_at(out: Path | str) -> Store:
    """Give the store at a place."""
    return FolderStore(Path(out))
