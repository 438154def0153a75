"""Metadata files: what they must say, in the order it must be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from neuvoo_course.files import Blob
from neuvoo_course.scormify import Metadata, Standard, control_documents
from neuvoo_course.scormify.lom import duration
from neuvoo_course.scormify.metadata import make_metadata
from tests.judges.schemas import validate_lom12
from tests.scormify.samples import ALL, BOTH_2004, METADATA, OUTLINE, local, parsed, turned

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
LEAST = Metadata(identifier="c", title={"fi": "Kurssi"}, languages=("fi",))


def written(standard: Standard, metadata: Metadata = METADATA) -> Blob:
    return make_metadata(metadata, OUTLINE, "index.html?a=1&b=2", standard)


def lom(standard: Standard, metadata: Metadata = METADATA) -> etree._Element:
    return parsed(written(standard, metadata))


def under(root: etree._Element, *path: str) -> list[etree._Element]:
    """Give the elements a path of local names leads to."""
    found = [root]
    for name in path:
        found = [child for element in found for child in element if local(child) == name]
    return found


def said(root: etree._Element, *path: str) -> list[tuple[str | None, str | None]]:
    """Give language and text of everything below a path."""
    leaves = [leaf for element in under(root, *path) for leaf in element.iter() if not len(leaf)]
    return [(leaf.get(LANGUAGE) or leaf.get("language"), leaf.text) for leaf in leaves]


def order(root: etree._Element) -> dict[str, list[str]]:
    """Give each part's children, each name once, in the order they come."""
    return {local(part): list(dict.fromkeys(local(child) for child in part)) for part in root}


@pytest.mark.parametrize("metadata", [METADATA, LEAST, replace(METADATA, has_cost=True, minutes=0)])
def test_scorm_12_is_valid_by_its_schema(metadata: Metadata) -> None:
    assert validate_lom12(written(Standard.SCORM_12, metadata).data) == []


def test_the_judge_is_awake() -> None:
    broken = written(Standard.SCORM_12).data.replace(b"<langstring", b"<string").replace(b"</langstring", b"</string")
    assert validate_lom12(broken)


def test_scorm_12_says_everything_in_order() -> None:
    root = lom(Standard.SCORM_12)

    assert root.tag == "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}lom"
    assert list(order(root).items()) == [
        ("general", ["title", "catalogentry", "language", "description", "keyword"]),
        ("lifecycle", ["version", "status"]),
        ("metametadata", ["metadatascheme", "language"]),
        ("technical", ["format", "location"]),
        ("educational", ["typicallearningtime"]),
        ("rights", ["cost", "copyrightandotherrestrictions", "description"]),
        ("classification", ["purpose", "description", "keyword"]),
    ]


@pytest.mark.parametrize("standard", BOTH_2004)
def test_scorm_2004_says_everything_in_order(standard: Standard) -> None:
    root = lom(standard)

    assert root.tag == "{http://ltsc.ieee.org/xsd/LOM}lom"
    assert list(order(root).items()) == [
        ("general", ["identifier", "title", "language", "description", "keyword"]),
        ("lifeCycle", ["version", "status"]),
        ("metaMetadata", ["identifier", "metadataSchema", "language"]),
        ("technical", ["format", "location"]),
        ("educational", ["typicalLearningTime"]),
        ("rights", ["cost", "copyrightAndOtherRestrictions", "description"]),
    ]
    assert [local(child) for child in under(root, "general", "identifier")[0]] == ["catalog", "entry"]
    assert [local(child) for child in under(root, "lifeCycle", "status")[0]] == ["source", "value"]
    assert {etree.QName(element).namespace for element in root.iter()} == {"http://ltsc.ieee.org/xsd/LOM"}


@pytest.mark.parametrize("standard", BOTH_2004)
def test_scorm_2004_names_what_it_conforms_to(standard: Standard) -> None:
    root = lom(standard)

    assert [text for _, text in said(root, "metaMetadata", "metadataSchema")] == ["LOMv1.0", "ADLv1.0"]
    assert [text for _, text in said(root, "metaMetadata", "language")] == ["fi"]
    assert said(root, "general", "identifier", "entry") != said(root, "metaMetadata", "identifier", "entry")


@pytest.mark.parametrize("standard", BOTH_2004)
def test_scorm_2004_gives_no_language_to_what_has_none(standard: Standard) -> None:
    root = lom(standard)

    assert said(root, "lifeCycle", "version") == [(None, "1.4")]
    assert said(root, "rights", "description") == [(None, "© Helsingin kaupunki, CC BY 4.0")]
    assert under(root, "rights", "description", "string")[0].keys() == []


def test_scorm_12_gives_x_none_to_what_has_none() -> None:
    root = lom(Standard.SCORM_12)

    assert said(root, "lifecycle", "version") == [("x-none", "1.4")]
    assert said(root, "rights", "description") == [("x-none", "© Helsingin kaupunki, CC BY 4.0")]


def test_words_of_the_vocabulary_are_spelt_as_each_form_spells_them() -> None:
    old = lom(Standard.SCORM_12)

    assert said(old, "lifecycle", "status", "value") == [("x-none", "Final")]
    assert said(old, "classification", "purpose", "value") == [("x-none", "Educational Objective")]
    assert said(lom(Standard.SCORM_2004_4), "lifeCycle", "status", "value") == [(None, "final")]


def test_scorm_12_names_a_schema_that_packages_carry() -> None:
    location = lom(Standard.SCORM_12).get("{http://www.w3.org/2001/XMLSchema-instance}schemaLocation", "").split()

    assert location[0] == "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
    assert location[1] in control_documents(Standard.SCORM_12)


@pytest.mark.parametrize("standard", ALL)
def test_texts_come_in_the_packages_order_of_languages(standard: Standard) -> None:
    root = lom(standard)

    assert said(root, "general", "title") == [("fi", "Kurssi"), ("sv", "Kurs")]
    assert said(root, "general", "description") == [("fi", "Mitä opitaan"), ("sv", "Vad man lär sig")]
    assert said(root, "general", "keyword") == [("fi", "työ"), ("fi", "tuki"), ("sv", "arbete")]
    assert [text for _, text in said(root, "general", "language")] == ["fi", "sv"]


@pytest.mark.parametrize("standard", ALL)
def test_a_text_missing_in_a_language_is_left_out(standard: Standard) -> None:
    root = lom(standard, replace(METADATA, description={"fi": "", "sv": "Text"}, keywords={"fi": ("", "a")}))

    assert said(root, "general", "description") == [("sv", "Text")]
    assert said(root, "general", "keyword") == [("fi", "a")]


@pytest.mark.parametrize("standard", ALL)
def test_the_facts_are_those_given(standard: Standard) -> None:
    texts = [(leaf.text or "") for leaf in lom(standard).iter() if not len(leaf)]

    for fact in ("course-091", "1.4", "PT1H35M", "© Helsingin kaupunki, CC BY 4.0", "index.html?a=1&b=2"):
        assert fact in texts


@pytest.mark.parametrize("standard", ALL)
def test_what_is_not_known_is_not_said(standard: Standard) -> None:
    parts = order(lom(standard, LEAST))

    assert "educational" not in parts
    assert "description" not in parts["general"]
    assert "keyword" not in parts["general"]
    assert "description" not in parts["rights"]


@pytest.mark.parametrize("standard", ALL)
@pytest.mark.parametrize(("metadata", "cost", "restricted"), [(LEAST, "no", "no"), (METADATA, "no", "yes")])
def test_rights(standard: Standard, metadata: Metadata, cost: str, restricted: str) -> None:
    root = lom(standard, metadata)
    copyright_name = next(name for name in order(root)["rights"] if name.startswith("copyright"))

    assert [text for _, text in said(root, "rights", "cost")] == ["LOMv1.0", cost]
    assert [text for _, text in said(root, "rights", copyright_name)] == ["LOMv1.0", restricted]
    paid = lom(standard, replace(metadata, has_cost=True))
    assert [text for _, text in said(paid, "rights", "cost")] == ["LOMv1.0", "yes"]


@pytest.mark.parametrize("standard", ALL)
def test_texts_are_text_not_markup(standard: Standard) -> None:
    text = "<b>&amp;</b> \"'äö ]]>"

    assert said(lom(standard, replace(METADATA, title={"fi": text})), "general", "title") == [("fi", text)]


@pytest.mark.parametrize("standard", ALL)
def test_the_same_bytes_for_any_order_of_mappings(standard: Standard) -> None:
    other = replace(METADATA, title=turned(METADATA.title), keywords=turned(METADATA.keywords or {}))

    assert written(standard, other) == written(standard)


@pytest.mark.parametrize(("minutes", "text"), [(0, "PT0M"), (5, "PT5M"), (60, "PT1H"), (95, "PT1H35M")])
def test_duration(minutes: int, text: str) -> None:
    assert duration(minutes) == text
