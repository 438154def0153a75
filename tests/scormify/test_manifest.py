"""Manifests as LMSs read them: valid by the standards' own schemas, and right where schemas do not look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from neuvoo_course.files import Blob, Files
from neuvoo_course.scormify import Item, Outline, Standard, control_documents
from neuvoo_course.scormify.manifest import make_manifest, plain_title
from tests.judges.schemas import validate_manifest
from tests.scormify.samples import ALL, BOTH_2004, FILES, ONE, OUTLINE, SEVERAL, TWO, parsed, turned

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def manifest(
    standard: Standard = Standard.SCORM_12, outline: Outline = OUTLINE, files: Files = FILES
) -> etree._Element:
    return parsed(make_manifest(files, outline, standard))


def find(root: etree._Element, path: str) -> list[etree._Element]:
    """Find elements anywhere by prefix and name as the manifest itself writes them; no prefix is the default one."""
    prefix, _, name = path.rpartition(":")
    return list(root.iter(f"{{{root.nsmap[prefix or None]}}}{name}"))


def texts(root: etree._Element, path: str) -> list[str | None]:
    return [element.text for element in find(root, path)]


def hrefs(resource: etree._Element) -> list[str]:
    return [file.get("href", "") for file in find(resource, "file")]


@pytest.mark.parametrize("standard", ALL)
@pytest.mark.parametrize("mastery", [None, 0, 55, 100])
@pytest.mark.parametrize("title", ["Kurssi", "<b> & \"'", "ä" * 300, "sana " * 60])
def test_valid_by_the_standards_own_schema(standard: Standard, mastery: int | None, title: str) -> None:
    outline = replace(OUTLINE, mastery=mastery, title=title, items=(replace(ONE, title=title),))

    assert validate_manifest(make_manifest(FILES, outline, standard).data, standard.target) == []


def test_several_items_are_valid_too() -> None:
    assert validate_manifest(make_manifest(FILES, SEVERAL, Standard.SCORM_12).data, "scorm12") == []


@pytest.mark.parametrize("standard", ALL)
def test_the_judge_is_awake(standard: Standard) -> None:
    """A schema that accepts everything would make the tests above worthless."""
    broken = make_manifest(FILES, OUTLINE, standard).data.replace(b'="sco"', b'="SCO"')

    assert validate_manifest(broken, standard.target)


@pytest.mark.parametrize("standard", ALL)
def test_the_same_bytes_for_any_order_of_files(standard: Standard) -> None:
    assert make_manifest(turned(FILES), OUTLINE, standard) == make_manifest(FILES, OUTLINE, standard)


@pytest.mark.parametrize(
    ("standard", "version"),
    [
        (Standard.SCORM_12, "1.2"),
        (Standard.SCORM_2004_3, "2004 3rd Edition"),
        (Standard.SCORM_2004_4, "2004 4th Edition"),
    ],
)
def test_metadata_come_first_and_name_the_version_exactly(standard: Standard, version: str) -> None:
    """Moodle takes anything but these very words for SCORM 1.2."""
    root = manifest(standard)

    assert root[0] is find(root, "metadata")[0]
    assert [child.text for child in root[0]] == ["ADL SCORM", version, "metadata.xml"]
    assert root[0][2] is find(root, "adlcp:location")[0]


def test_without_metadata_no_metadata_file_is_named() -> None:
    assert find(manifest(outline=replace(OUTLINE, metadata=None)), "adlcp:location") == []


@pytest.mark.parametrize("standard", ALL)
def test_content_packaging_has_no_prefix_and_the_others_their_own(standard: Standard) -> None:
    written = make_manifest(FILES, OUTLINE, standard).data

    assert b"<manifest " in written
    assert b" adlcp:scorm" in written
    assert b"ns0" not in written


@pytest.mark.parametrize("standard", ALL)
def test_schema_locations_are_files_that_packages_carry(standard: Standard) -> None:
    root = manifest(standard)
    pairs = root.get(f"{XSI}schemaLocation", "").split()

    assert dict(zip(pairs[::2], pairs[1::2], strict=True)).keys() == {*root.nsmap.values()} - {XSI[1:-1]}
    assert set(pairs[1::2]) <= control_documents(standard).keys()


@pytest.mark.parametrize(
    ("standard", "attribute"),
    [(Standard.SCORM_12, "scormtype"), (Standard.SCORM_2004_3, "scormType"), (Standard.SCORM_2004_4, "scormType")],
)
def test_each_standard_spells_the_scorm_type_its_own_way(standard: Standard, attribute: str) -> None:
    root = manifest(standard)
    (resource,) = find(root, "resource")

    assert resource.get(f"{{{root.nsmap['adlcp']}}}{attribute}") == "sco"
    assert resource.get("type") == "webcontent"


@pytest.mark.parametrize("standard", ALL)
def test_identifiers_are_those_of_the_outline(standard: Standard) -> None:
    root = manifest(standard)
    (organizations,) = find(root, "organizations")
    (item,) = find(root, "item")

    assert root.get("identifier") == "course-091"
    assert organizations.get("default") == organizations[0].get("identifier") == "organization-091"
    assert (item.get("identifier"), item.get("identifierref")) == ("item-1", "resource-1")
    assert find(root, "resource")[0].get("identifier") == "resource-1"


@pytest.mark.parametrize("standard", ALL)
def test_every_file_is_listed_and_the_launched_page_among_them(standard: Standard) -> None:
    (resource,) = find(manifest(standard), "resource")

    assert hrefs(resource) == sorted(FILES)
    assert resource.get("href") == "index.html"


def test_names_are_percent_encoded() -> None:
    files = {path: Blob.of("x") for path in ("a b/50%.html", "c#1.html", "d&'e.html")}
    outline = replace(OUTLINE, items=(replace(ONE, href="a b/50%.html"),))
    (resource,) = find(manifest(outline=outline, files=files), "resource")

    assert hrefs(resource) == ["a%20b/50%25.html", "c%231.html", "d%26%27e.html"]
    assert resource.get("href") == "a%20b/50%25.html"


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("index.html?page=1&of=2#top", "index.html?page=1&of=2#top"),
        ("index.html#top", "index.html#top"),
        ("index.html?done=100%25", "index.html?done=100%25"),
        ("index.html?q=a b", "index.html?q=a%20b"),
    ],
)
def test_query_strings_and_fragments_stay_on_the_launched_page(href: str, written: str) -> None:
    outline = replace(OUTLINE, items=(replace(ONE, href=href),))
    (resource,) = find(manifest(outline=outline), "resource")

    assert resource.get("href") == written
    assert hrefs(resource) == sorted(FILES)


def test_a_name_that_looks_like_a_fragment_is_a_name() -> None:
    files = {"c#1.html": Blob.of("x")}
    (resource,) = find(
        manifest(outline=replace(OUTLINE, items=(replace(ONE, href="c#1.html"),)), files=files), "resource"
    )

    assert resource.get("href") == "c%231.html"


@pytest.mark.parametrize("title", ["<b>lihava</b> & \"niin\" 'edelleen'", "Työ ja tuki – åäö", "]]>"])
def test_titles_are_text_not_markup(title: str) -> None:
    outline = replace(OUTLINE, title=title, items=(replace(ONE, title=title),))

    assert texts(manifest(outline=outline), "title") == [title, title]


def test_long_titles_are_cut_everywhere() -> None:
    outline = replace(OUTLINE, title="sana " * 60, items=(replace(ONE, title="x" * 300),))
    first, second = texts(manifest(outline=outline), "title")

    assert first == " ".join(["sana"] * 40) + "…"
    assert second == "x" * 199 + "…"


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("  Työ\n ja\ttuki ", "Työ ja tuki"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("x" * 100 + " " + "y" * 99, "x" * 100 + " " + "y" * 99),
        ("x" * 100 + " " + "y" * 100, "x" * 100 + "…"),
        ("x" * 199 + " y", "x" * 199 + "…"),
    ],
)
def test_plain_title(title: str, plain: str) -> None:
    assert plain_title(title) == plain
    assert len(plain) <= 200


def test_files_of_one_item_and_files_of_all() -> None:
    root = manifest(outline=SEVERAL)
    first, second, shared = find(root, "resource")
    scorm_type = f"{{{root.nsmap['adlcp']}}}scormtype"

    assert hrefs(first) == ["index.html", "one/page.html"]
    assert hrefs(second) == ["two.html"]
    assert hrefs(shared) == ["theme/style.css"]
    assert shared.get(scorm_type) == "asset"
    assert shared.get("href") is None
    for resource in (first, second):
        (dependency,) = find(resource, "dependency")
        assert dependency.get("identifierref") == shared.get("identifier")


def test_a_file_two_items_name_is_shared() -> None:
    both = replace(OUTLINE, items=(replace(ONE, files=("theme/style.css",)), replace(TWO, files=("theme/style.css",))))
    shared = find(manifest(outline=both), "resource")[-1]

    assert hrefs(shared) == ["one/page.html", "theme/style.css"]


def test_two_items_may_launch_one_page() -> None:
    """Each resource lists the page it launches, whoever else does."""
    items = (replace(ONE, href="index.html?module=1"), replace(TWO, href="index.html?module=2"))
    first, second, shared = find(manifest(outline=replace(OUTLINE, items=items)), "resource")

    assert hrefs(first) == hrefs(second) == ["index.html"]
    assert "index.html" not in hrefs(shared)


def test_nothing_shared_makes_no_resource() -> None:
    items = (replace(ONE, files=("one/page.html", "theme/style.css")), TWO)
    root = manifest(outline=replace(OUTLINE, items=items))

    assert len(find(root, "resource")) == 2
    assert find(root, "dependency") == []


def test_one_item_with_files_of_its_own_shares_the_rest() -> None:
    own, shared = find(manifest(outline=replace(OUTLINE, items=(replace(ONE, files=("two.html",)),))), "resource")

    assert hrefs(own) == ["index.html", "two.html"]
    assert hrefs(shared) == ["one/page.html", "theme/style.css"]


def test_scorm_12_items_keep_their_order() -> None:
    items = tuple(Item(f"i{n}", f"Osa {n}", "index.html", f"r{n}") for n in (3, 1, 2))

    root = manifest(outline=replace(OUTLINE, items=items))
    assert [item.get("identifier") for item in find(root, "item")] == ["i3", "i1", "i2"]


def test_mastery_is_left_out_unless_given() -> None:
    assert find(manifest(), "adlcp:masteryscore") == []
    assert texts(manifest(outline=replace(OUTLINE, mastery=0)), "adlcp:masteryscore") == ["0"]


@pytest.mark.parametrize("standard", BOTH_2004)
@pytest.mark.parametrize(("mastery", "measure"), [(None, None), (0, "0"), (55, "0.55"), (100, "1")])
def test_one_primary_objective(standard: Standard, mastery: int | None, measure: str | None) -> None:
    root = manifest(standard, replace(OUTLINE, mastery=mastery))
    (objective,) = find(root, "imsss:primaryObjective")

    assert texts(root, "imsss:minNormalizedMeasure") == ([] if measure is None else [measure])
    assert objective.get("satisfiedByMeasure") == (None if measure is None else "true")
    assert find(root, "imsss:objective") == []


@pytest.mark.parametrize("standard", BOTH_2004)
def test_the_content_decides_and_the_organization_can_be_walked(standard: Standard) -> None:
    root = manifest(standard)
    (controls,) = find(root, "imsss:deliveryControls")
    (mode,) = find(root, "imsss:controlMode")

    assert sorted(controls.items()) == [("completionSetByContent", "true"), ("objectiveSetByContent", "true")]
    assert sorted(mode.items()) == [("choice", "true"), ("flow", "true")]
    assert list(mode.iterancestors())[1] is find(root, "organization")[0]
    assert list(controls.iterancestors())[1] is find(root, "item")[0]


@pytest.mark.parametrize("standard", BOTH_2004)
def test_the_lms_hides_its_own_buttons(standard: Standard) -> None:
    hidden = texts(manifest(standard), "adlnav:hideLMSUI")

    assert hidden == ["continue", "previous", "exit", "exitAll", "abandon"]


@pytest.mark.parametrize("standard", ALL)
def test_nothing_that_lets_an_lms_end_or_feed_the_course(standard: Standard) -> None:
    written = make_manifest(FILES, replace(OUTLINE, mastery=80), standard).data.lower()

    for name in (b"timelimit", b"datafromlms", b"maxtimeallowed", b"prerequisites", b"xml:base"):
        assert name not in written
