"""The formats a course is built in: each a function from an edition and its rendered files to the finished files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial

from ..cache import key_of
from ..files import Files, stamp_of
from ..resolve.edition import Edition
from ..scormify import Standard, control_documents
from ..scormify.control_documents import control_folder
from . import scorm


@dataclass(frozen=True, slots=True)
class Options:
    """What a person chose for all targets of a build."""

    control_documents: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """A format: how it is made, and whether it is one file (a zip) or a folder."""

    build: Callable[[Edition, Files, Options], Files]
    is_archive: bool


def _site(_edition: Edition, files: Files, _options: Options) -> Files:
    return files


def _scorm(standard: Standard, edition: Edition, files: Files, options: Options) -> Files:
    return scorm.build(edition, files, standard, with_control_documents=options.control_documents)


def require_ready(names: Collection[str], options: Options) -> None:
    """Raise ControlDocumentsMissing, before anything is made, where one of these targets lacks them."""
    for standard in Standard:
        if standard.target in names and options.control_documents:
            control_documents(standard)


def added_digest(options: Options) -> str:
    """Give what is another one when what targets take from outside the course and the program is, asked for or not."""
    if not options.control_documents:
        return ""
    folder = control_folder()
    return key_of(
        *((path.relative_to(folder).as_posix(), *stamp_of(path.stat())) for path in sorted(folder.rglob("*")))
    )


TARGETS: Mapping[str, Target] = {
    **{standard.target: Target(partial(_scorm, standard), is_archive=True) for standard in Standard},
    "site": Target(_site, is_archive=False),
}
"""Name → target. Packages are listed for people in this order."""
