"""Where packages go: whole or not at all, and known again, so that what is there already is not written twice."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple, Protocol

from .archive import Compressor, write_folder, write_zip
from .cache import key_of
from .files import Files, Stamps, stamps_of
from .remote.address import local_path


class Written(NamedTuple):
    """A package that was written: its bytes, and the stamp by which it is known again."""

    size: int
    stamp: str


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

    def write_zip(self, name: str, files: Files, compressor: Compressor) -> Written:
        """Write an archive in place of an earlier one."""
        ...

    def write_folder(self, name: str, files: Files) -> Written:
        """Write a folder in place of an earlier one; its bytes are those of its files."""
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
            return key_of(*stamps_of(self.folder / name))
        except OSError:
            return ""

    def write_zip(self, name: str, files: Files, compressor: Compressor) -> Written:
        return _written(write_zip(self.folder / name, files, compressor))

    def write_folder(self, name: str, files: Files) -> Written:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return _written(write_folder(path, files))


def _written(stamps: Stamps) -> Written:
    return Written(sum(size for _, (size, *_) in stamps), key_of(*stamps))


def store_at(out: Path | str, *, is_shared: bool = False) -> Store:
    """Give the store at a path or an address; `is_shared` where several machines write to a folder."""
    folder = local_path(out)
    if folder and not is_shared:
        return FolderStore(folder)
    from .remote.objects import objects_at
    from .remote.store import Notes, RemoteStore

    objects = objects_at(out)
    return FolderStore(folder, Notes(objects)) if folder else RemoteStore(objects)
