"""How SCORM 1.2 writes a manifest (Content Aggregation Model 1.2, section 2.3)."""

from __future__ import annotations

from lxml import etree

from .dialect import Dialect, add
from .outline import Outline

ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"


def _add_mastery(item: etree._Element, outline: Outline) -> None:
    """Add `adlcp:masteryscore`: given one, an LMS overrules the status at LMSFinish by the raw score."""
    if outline.mastery is not None:
        add(item, f"{{{ADLCP}}}masteryscore", str(outline.mastery))


def _add_nothing(_organization: etree._Element, _outline: Outline) -> None:
    """SCORM 1.2 has no sequencing."""


DIALECT = Dialect(
    namespaces={"": "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "adlcp": ADLCP},
    schemas={"": "imscp_rootv1p1p2.xsd", "adlcp": "adlcp_rootv1p2.xsd"},
    scorm_type="scormtype",
    add_to_item=_add_mastery,
    add_to_organization=_add_nothing,
)
