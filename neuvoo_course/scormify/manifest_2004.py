"""How SCORM 2004 writes a manifest: sequencing that lets the content decide, an LMS that shows no buttons.

Third and fourth edition differ in `schemaversion` alone as far as we go.
"""

from __future__ import annotations

from lxml import etree

from .dialect import Dialect, add
from .outline import Outline

ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"

HIDDEN = ("continue", "previous", "exit", "exitAll", "abandon")
"""Buttons of the LMS that would compete with the content's own, or throw away what the learner did."""


def _add_to_item(item: etree._Element, outline: Outline) -> None:
    sequencing = add(item, f"{{{IMSSS}}}sequencing")
    _add_objective(add(sequencing, f"{{{IMSSS}}}objectives"), outline.mastery)
    # Without these two some LMSs mark the item complete and satisfied as soon as it is left.
    controls = {"completionSetByContent": "true", "objectiveSetByContent": "true"}
    add(sequencing, f"{{{IMSSS}}}deliveryControls", **controls)
    interface = add(add(item, f"{{{ADLNAV}}}presentation"), f"{{{ADLNAV}}}navigationInterface")
    for button in HIDDEN:
        add(interface, f"{{{ADLNAV}}}hideLMSUI", button)


def _add_objective(objectives: etree._Element, mastery: int | None) -> None:
    """Add the one objective that rolls up; with a mastery its score decides whether it is satisfied."""
    primary = add(objectives, f"{{{IMSSS}}}primaryObjective", objectiveID="PRIMARYOBJ")
    if mastery is not None:
        primary.set("satisfiedByMeasure", "true")
        add(primary, f"{{{IMSSS}}}minNormalizedMeasure", f"{mastery / 100:g}")


def _add_to_organization(organization: etree._Element, _outline: Outline) -> None:
    """Add the control mode. With flow off a player may find nothing to deliver."""
    sequencing = add(organization, f"{{{IMSSS}}}sequencing")
    add(sequencing, f"{{{IMSSS}}}controlMode", choice="true", flow="true")


DIALECT = Dialect(
    namespaces={
        "": "http://www.imsglobal.org/xsd/imscp_v1p1",
        "adlcp": "http://www.adlnet.org/xsd/adlcp_v1p3",
        "adlseq": "http://www.adlnet.org/xsd/adlseq_v1p3",
        "adlnav": ADLNAV,
        "imsss": IMSSS,
    },
    schemas={
        "": "imscp_v1p1.xsd",
        "adlcp": "adlcp_v1p3.xsd",
        "adlseq": "adlseq_v1p3.xsd",
        "adlnav": "adlnav_v1p3.xsd",
        "imsss": "imsss_v1p0.xsd",
    },
    scorm_type="scormType",
    add_to_item=_add_to_item,
    add_to_organization=_add_to_organization,
)
