"""Where packages go: whole or not at all, and known again, so that what is there already is not written twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from .archive import Compressor, write_folder, write_zip
from .cache import key_of
from .files import Files, Stamp, stamp_of
from .remote.address import local_path


class Keeper(Protocol):
    """Keeps bytes by name."""

    def get(self, name: str, /) -> bytes | None: ...

    def put(self, name: str, data: bytes, /) -> None: ...


class Store(Protocol):
    """A place for packages. Names are relative, with forward slashes."""

    @property
    def address(self) -> str:
        """What tells this place from others."""
        ...

    @property
    def at_once(self) -> int:
        """Packages that are worth asking for at the same time."""
        ...

    @property
    def notes(self) -> Keeper | None:
        """Where what is known of the packages is kept with them; None: only this machine writes here."""
        ...

    def require(self) -> None:
        """Raise OSError where packages could not be written anyway."""
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
    """A folder on a disk of this machine. One that other machines write to as well has `notes` beside its packages."""

    at_once = 1

    def __init__(self, folder: Path, notes: Keeper | None = None) -> None:
        self.folder, self.notes = folder, notes

    def require(self) -> None:
        """Do nothing: a folder that cannot be written to says so at the first package."""

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


def store_at(out: Path | str, *, is_shared: bool = False) -> Store:
    """Give the store at a path or an address; `is_shared` where several machines write to a folder."""
    folder = local_path(out)
    if folder and not is_shared:
        return FolderStore(folder)
    from .remote.objects import objects_at
    from .remote.store import Notes, RemoteStore

    objects = objects_at(out)
    return FolderStore(folder, Notes(objects)) if folder else RemoteStore(objects)


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
