"""Any files and an outline → the files of a SCORM package. Knows nothing of courses, regions or Markdown.

    schemas = control_documents(Standard.SCORM_12)
    package = scormify(files, outline, standard=Standard.SCORM_12, control_documents=schemas)

`archive.write_zip` makes a file of it; `folder` reads files that somebody else made.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from ..files import Files
from .check import complaints
from .control_documents import ControlDocumentsMissing, control_documents
from .hrefs import encode_href
from .manifest import MANIFEST, METADATA, make_manifest
from .metadata import make_metadata
from .outline import Item, Metadata, Outline, Standard

__all__ = [
    "ControlDocumentsMissing",
    "Item",
    "Metadata",
    "Outline",
    "OutlineError",
    "Standard",
    "control_documents",
    "scormify",
]

_NONE: Files = MappingProxyType({})


class OutlineError(ValueError):
    """These files and this outline make no package; carries every complaint."""

    def __init__(self, complaints: Iterable[str]) -> None:
        self.complaints = tuple(complaints)
        super().__init__("\n".join(self.complaints))

    def __reduce__(self) -> tuple[type[OutlineError], tuple[tuple[str, ...]]]:
        return OutlineError, (self.complaints,)  # on its way out of another process


def scormify(files: Files, outline: Outline, *, standard: Standard, control_documents: Files = _NONE) -> Files:
    """Give the whole package: the files as they are, a manifest, metadata if any, the control documents."""
    if found := complaints(files, outline, standard, control_documents):
        raise OutlineError(found)
    package = {**control_documents, **files, MANIFEST: make_manifest(files, outline, standard)}
    if outline.metadata:
        launched = encode_href(outline.items[0].href, files)
        package[METADATA] = make_metadata(outline.metadata, outline, launched, standard)
    return package
