"""What the checks see in blocks that are read or worked with."""

from __future__ import annotations

from neuvoo_course.checks import check_course
from neuvoo_course.checks.subject import Subject
from neuvoo_course.files import Blob
from tests.make import DAY, make


def found(text: str, other: str | None = None) -> list[tuple[str, int]]:
    """Give codes and lines of what is wrong with a page, and with the same page in Swedish."""
    pages = {"national/m/a.fi.md": f"# A\n{text}\n"}
    if other is not None:
        pages["national/m/a.sv.md"] = f"# A\n{other}\n"
    made = make(pages)
    return [(one.code, one.at.line) for one in check_course(Subject(made.course, lambda _: Blob.of(b""), DAY))]


def test_headings_of_scenes_tabs_and_times_belong_to_the_outline() -> None:
    for kind in ("tabs", "timeline", "scenario"):
        assert found(f"::: {kind}\n### A\nx\n:::") == [("heading-skipped", 3)]
        assert found(f"::: {kind}\n## A\n### Inner\nx\n:::") == []
    assert found("::: cards\n#### A\nx\n:::") == []


def test_choices_are_no_links_of_the_page() -> None:
    assert found("::: scenario\n## A\n- [x](#b)\n\n## B\nx\n:::") == []


def test_ids_are_given_once() -> None:
    assert found("::: checklist id=a\n- x\n:::\n::: reflection id=a\nx\n:::") == [("id-twice", 5)]


def test_languages_have_the_same_notes_with_as_many_boxes() -> None:
    one = "::: checklist id=a\n- x\n- y\n:::"
    assert found(one, one) == []
    assert found(one, one.replace("- y\n", "")) == [("block-differs", 2)]
    assert found(one, "") == [("block-differs", 1)]
    assert found(one, "::: reflection id=a\nx\n:::") == [("block-differs", 2)]
