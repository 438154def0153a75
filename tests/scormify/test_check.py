"""Every reason for which an outline is refused, each one alone and all together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from neuvoo_course.files import Blob, Files
from neuvoo_course.scormify import Item, Metadata, Outline, OutlineError, Standard, scormify
from tests.scormify.samples import ALL, BOTH_2004, FILES, METADATA, ONE, OUTLINE, SEVERAL, TWO


def complaints(
    outline: Outline = OUTLINE,
    files: Files = FILES,
    standard: Standard = Standard.SCORM_12,
    control_documents: Files | None = None,
) -> tuple[str, ...]:
    """Give what scormify complains of; nothing when it makes a package."""
    try:
        scormify(files, outline, standard=standard, control_documents=control_documents or {})
    except OutlineError as error:
        return error.complaints
    return ()


@pytest.mark.parametrize("standard", ALL)
def test_a_good_outline_is_not_complained_of(standard: Standard) -> None:
    assert complaints(standard=standard) == ()


@pytest.mark.parametrize(
    "outline",
    [
        replace(OUTLINE, mastery=0),
        replace(OUTLINE, mastery=100),
        replace(OUTLINE, identifier="x" * 254),
        replace(OUTLINE, identifier="_A-b.9"),
        replace(OUTLINE, language="sv-FI"),
        replace(OUTLINE, language="zh-Hant-TW"),
        replace(OUTLINE, title="Rivi\n\tkaksi \U0001f600"),
        replace(OUTLINE, metadata=None),
        replace(OUTLINE, metadata=replace(METADATA, minutes=0)),
        replace(OUTLINE, metadata=replace(METADATA, description={"fi": ""})),
    ],
)
def test_what_is_just_allowed(outline: Outline) -> None:
    assert complaints(outline) == ()


ITEM_FAULTS = [
    (replace(ONE, identifier="1st"), "identifier '1st'"),
    (replace(ONE, identifier="a b"), "identifier 'a b'"),
    (replace(ONE, identifier="a:b"), "identifier 'a:b'"),
    (replace(ONE, identifier="työ"), "identifier 'työ'"),
    (replace(ONE, identifier="line\n"), "identifier 'line"),
    (replace(ONE, resource=""), "identifier ''"),
    (replace(ONE, resource="x" * 255), "longer than 254"),
    (replace(ONE, resource="item-1"), "'item-1': it is used 2 times"),
    (replace(ONE, resource="course-091"), "'course-091': it is used 2 times"),
    (replace(ONE, resource="shared-files"), "is kept for"),
    (replace(ONE, title=""), "title of item 'item-1' is empty"),
    (replace(ONE, title=" \n"), "title of item 'item-1' is empty"),
    (replace(ONE, title="a\0b"), "which XML cannot"),
    (replace(ONE, title="a\ud800b"), "which XML cannot"),
    (replace(ONE, href="index.html?\x07"), "which XML cannot"),
    (replace(ONE, href="missing.html"), "page 'missing.html' is not among the files"),
    (replace(ONE, href="Index.html"), "page 'Index.html' is not among the files"),
    (replace(ONE, href="missing.html?a=1#b"), "page 'missing.html' is not among the files"),
    (replace(ONE, files=("gone.css",)), "file 'gone.css' is not among the files"),
]


@pytest.mark.parametrize(("item", "reason"), ITEM_FAULTS)
def test_faults_of_an_item(item: Item, reason: str) -> None:
    (complaint,) = complaints(replace(OUTLINE, items=(item,)))

    assert reason in complaint


OUTLINE_FAULTS = [
    (replace(OUTLINE, identifier="-a"), "identifier '-a'"),
    (replace(OUTLINE, organization="a/b"), "identifier 'a/b'"),
    (replace(OUTLINE, title=" "), "the title is empty"),
    (replace(OUTLINE, language="suomi kieli"), "language 'suomi kieli'"),
    (replace(OUTLINE, language=""), "language ''"),
    (replace(OUTLINE, items=()), "no items"),
    (replace(OUTLINE, mastery=-1), "mastery is -1"),
    (replace(OUTLINE, mastery=101), "mastery is 101"),
]


@pytest.mark.parametrize(("outline", "reason"), OUTLINE_FAULTS)
def test_faults_of_an_outline(outline: Outline, reason: str) -> None:
    (complaint,) = complaints(outline)

    assert reason in complaint


METADATA_FAULTS = [
    (replace(METADATA, identifier=""), "identifier in the metadata is empty"),
    (replace(METADATA, version=""), "version in the metadata is empty"),
    (replace(METADATA, rights="\x01"), "rights in the metadata"),
    (replace(METADATA, title={}), "no title"),
    (replace(METADATA, title={"fi": " "}), "title in the metadata (fi) is empty"),
    (replace(METADATA, title={"fi": "Kurssi", "en": "Course"}), "title in the metadata has the language 'en'"),
    (replace(METADATA, description={"fi": "\x02"}), "description in the metadata (fi)"),
    (replace(METADATA, keywords={"en": ("a",)}), "keywords in the metadata has the language 'en'"),
    (replace(METADATA, keywords={"fi": ("a", "\x02")}), "keywords in the metadata (fi)"),
    (replace(METADATA, minutes=-5), "-5 minutes"),
    (replace(METADATA, languages=("fi", "sv", "x y")), "metadata language 'x y'"),
]


@pytest.mark.parametrize(("metadata", "reason"), METADATA_FAULTS)
def test_faults_of_metadata(metadata: Metadata, reason: str) -> None:
    (complaint,) = complaints(replace(OUTLINE, metadata=metadata))

    assert reason in complaint


def test_metadata_without_languages() -> None:
    assert "the metadata name no language" in complaints(replace(OUTLINE, metadata=replace(METADATA, languages=())))


@pytest.mark.parametrize("standard", BOTH_2004)
def test_scorm_2004_holds_one_item_and_says_why(standard: Standard) -> None:
    (complaint,) = complaints(SEVERAL, standard=standard)

    assert standard.target in complaint
    assert "Moodle" in complaint
    assert complaints(SEVERAL) == ()


@pytest.mark.parametrize("name", ["imsmanifest.xml", "IMSManifest.xml", "metadata.xml", "xml.xsd"])
def test_names_the_package_needs_itself(name: str) -> None:
    (complaint,) = complaints(files={**FILES, name: Blob.of("")}, control_documents={"xml.xsd": Blob.of("")})

    assert name in complaint


def test_names_the_package_does_not_need_are_free() -> None:
    files = {**FILES, "metadata.xml": Blob.of(""), "xml.xsd": Blob.of(""), "a/imsmanifest.xml": Blob.of("")}

    assert complaints(replace(OUTLINE, metadata=None), files) == ()


def test_unsafe_names() -> None:
    (complaint,) = complaints(files={**FILES, "../a.html": Blob.of("")})

    assert "../a.html" in complaint


def test_all_complaints_come_at_once() -> None:
    items = (replace(ONE, title="", href="a.html"), replace(TWO, identifier="item-1"))
    found = complaints(replace(OUTLINE, items=items, language="", mastery=200), {**FILES, "å": Blob.of("")})

    assert len(found) == 6
    with pytest.raises(OutlineError, match="mastery is 200") as raised:
        scormify({}, replace(OUTLINE, mastery=200), standard=Standard.SCORM_12)
    assert str(raised.value).splitlines() == list(raised.value.complaints)
    assert isinstance(raised.value, ValueError)
