"""The schemas accept a good document and object to a broken one."""

from __future__ import annotations

import pytest

from tests.judges.schemas import Standard, validate_lom12, validate_manifest

MANIFEST_12 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="course" version="1.0" xml:base="x/"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata><schema>ADL SCORM</schema><schemaversion>1.2</schemaversion>
    <adlcp:location>metadata.xml</adlcp:location></metadata>
  <organizations default="tree"><organization identifier="tree"><title>Kurssi</title>
    <item identifier="item-1" identifierref="sco-1"><title>Ensimmäinen</title>
      <adlcp:masteryscore>80</adlcp:masteryscore></item></organization></organizations>
  <resources><resource identifier="sco-1" type="webcontent" adlcp:scormtype="sco" href="index.html">
    <file href="index.html"/></resource></resources>
</manifest>"""

MANIFEST_2004 = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="course" version="1"
  xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3">
  <metadata><schema>ADL SCORM</schema><schemaversion>{version}</schemaversion>
    <adlcp:location>metadata.xml</adlcp:location></metadata>
  <organizations default="tree"><organization identifier="tree"><title>Kurssi</title>
    <item identifier="item-1" identifierref="sco-1"><title>Ensimmäinen</title>
      {threshold}
      <imsss:sequencing>
        <imsss:objectives><imsss:primaryObjective objectiveID="main"/></imsss:objectives>
        <imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing>
      <adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
        </adlnav:navigationInterface></adlnav:presentation></item>
    <imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
  </organization></organizations>
  <resources><resource identifier="sco-1" type="webcontent" adlcp:scormType="sco" href="index.html">
    <file href="index.html"/></resource></resources>
</manifest>"""

MANIFESTS: dict[Standard, str] = {
    "scorm12": MANIFEST_12,
    "scorm2004-3": MANIFEST_2004.format(
        version="2004 3rd Edition", threshold="<adlcp:completionThreshold>0.8</adlcp:completionThreshold>"
    ),
    "scorm2004-4": MANIFEST_2004.format(
        version="2004 4th Edition",
        threshold='<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8"/>',
    ),
}
BROKEN: dict[Standard, tuple[str, str]] = {
    "scorm12": ('scormtype="sco"', 'scormtype="page"'),
    "scorm2004-3": ('flow="true"', 'flow="maybe"'),
    "scorm2004-4": ('minProgressMeasure="0.8"', 'minProgressMeasure="80"'),
}

LOM_12 = """<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"><general>
  <title><langstring xml:lang="fi">Kurssi</langstring></title><language>fi</language></general></lom>"""


@pytest.mark.parametrize("standard", MANIFESTS)
def test_a_good_manifest_passes(standard: Standard) -> None:
    assert validate_manifest(MANIFESTS[standard].encode(), standard) == []


@pytest.mark.parametrize("standard", MANIFESTS)
def test_a_broken_manifest_is_told_with_its_line(standard: Standard) -> None:
    broken = MANIFESTS[standard].replace(*BROKEN[standard])
    line = next(i for i, text in enumerate(broken.splitlines(), 1) if BROKEN[standard][1] in text)
    objections = validate_manifest(broken.encode(), standard)
    assert objections
    assert all(objection.startswith(f"line {line}: ") for objection in objections)


def test_a_missing_part_is_told() -> None:
    broken = MANIFEST_12.replace("<resources>", "<resource>").replace("</resources>", "</resource>")
    assert validate_manifest(broken.encode(), "scorm12") != []


def test_the_editions_differ() -> None:
    assert validate_manifest(MANIFESTS["scorm2004-4"].encode(), "scorm2004-3") != []


def test_good_metadata_passes() -> None:
    assert validate_lom12(LOM_12.encode()) == []


def test_broken_metadata_is_told() -> None:
    (objection,) = validate_lom12(LOM_12.replace("langstring", "string").encode())
    assert "langstring" in objection
