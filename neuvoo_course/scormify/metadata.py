"""`metadata.xml`: what a catalogue shows of a package, in the form of metadata each standard knows.

A file of its own: `adlcp:location` passes where metadata inside the manifest does not (2004 3rd Edition).
"""

from __future__ import annotations

from lxml import etree

from ..files import Blob
from . import metadata_12, metadata_2004
from .outline import Metadata, Outline, Standard


def make_metadata(metadata: Metadata, outline: Outline, launched: str, standard: Standard) -> Blob:
    """Give the metadata file; `launched` is the address of the first page, as the manifest writes it."""
    form = metadata_12 if standard is Standard.SCORM_12 else metadata_2004
    root = form.make_lom(metadata, language=outline.language, launched=launched)
    return Blob.of(etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))
