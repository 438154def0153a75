"""Where a picture named in a text lies, and where it goes in a package."""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import PurePosixPath

from .model import Picture


class PictureOutside(ValueError):
    """The name leads out of the course folder, or to the web."""


def find_picture(pictures: Set[str], picture: Picture, language: str) -> str | None:
    """Give the path of a picture's file: beside the page, else in media/; `name.<language>.svg` before `name.svg`.

    Raises PictureOutside for an absolute path, an address, or one with `..`.
    """
    name = PurePosixPath(picture.source)
    if ":" in picture.source or "\\" in picture.source or name.is_absolute() or ".." in name.parts:
        raise PictureOutside(picture.source)
    if not name.name:
        return None
    return next((path for path in _candidates(picture, name, language) if path in pictures), None)


def _candidates(picture: Picture, name: PurePosixPath, language: str) -> Iterator[str]:
    here = PurePosixPath(picture.at.path).parent
    for folder in (here, PurePosixPath("media")):
        yield str(folder / name.with_name(f"{name.stem}.{language}{name.suffix}"))
        yield str(folder / name)


def path_in_package(path: str) -> str:
    """Give the path of a picture in a package: below media/, never changed by what else the package holds."""
    return path if path.startswith("media/") else f"media/{path}"
