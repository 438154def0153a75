"""Where a picture or another file named in a text lies, and where it goes in a package."""

from __future__ import annotations

from collections.abc import Container, Iterator, Set
from pathlib import PurePosixPath

from .model import Picture


class PictureOutside(ValueError):
    """The name leads out of the course folder, or to the web."""


def find_picture(pictures: Set[str], picture: Picture, language: str) -> str | None:
    """Give the path of a picture's file. Raises PictureOutside as `find_file` does."""
    return find_file(pictures, picture.source, picture.at.path, language)


def find_file(known: Container[str], source: str, page: str, language: str) -> str | None:
    """Give the path of a file: beside the page, else in media/; `name.<language>.svg` before `name.svg`.

    Raises PictureOutside for an absolute path, an address, or one with `..`.
    """
    name = PurePosixPath(source)
    if ":" in source or "\\" in source or name.is_absolute() or ".." in name.parts:
        raise PictureOutside(source)
    if not name.name:
        return None
    return next((path for path in _candidates(name, page, language) if path in known), None)


def _candidates(name: PurePosixPath, page: str, language: str) -> Iterator[str]:
    for folder in (PurePosixPath(page).parent, PurePosixPath("media")):
        yield str(folder / name.with_name(f"{name.stem}.{language}{name.suffix}"))
        yield str(folder / name)


def path_in_package(path: str) -> str:
    """Give the path of a file in a package: below media/, never changed by what else the package holds."""
    return path if path.startswith("media/") else f"media/{path}"
