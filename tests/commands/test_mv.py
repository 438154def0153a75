"""`neuvoo mv`: another name, the same number, and a course that builds as before."""

from __future__ import annotations

from pathlib import Path

import pytest

from neuvoo_course.workspace import open_course
from tests.make import DAY, complete_course, content

from .cli import neuvoo


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return complete_course(tmp_path / "course")


def numbers(course: Path) -> dict[str, list[tuple[str, int, bool]]]:
    locks = open_course(course, DAY).locks
    return {owner: [(one.kind, one.number, one.removed) for one in lock.entries] for owner, lock in locks.items()}


@pytest.mark.parametrize(
    ("old", "new"),
    [("tyo/ohje", "tyo/opas"), ("alku/alueella", "alku/meilla"), ("alku", "alkuun"), ("/tyo/", "/toimi")],
)
def test_what_has_another_name_builds_locked_with_its_numbers(course: Path, old: str, new: str) -> None:
    before = numbers(course)
    result = neuvoo("mv", old, new, "--course", course)
    assert result.exit_code == 0, result.output
    assert set(result.stdout.split()) <= set(content(course))
    assert "ids.lock" in result.stdout
    checked = neuvoo("check", "--course", course)
    assert checked.output == "0 errors\n"
    built = neuvoo("build", "sipoo", "Kerava", "Espoo", "--locked", "--target", "scorm12", "--course", course)
    assert built.exit_code == 0, built.output
    assert numbers(course) == before


def test_a_name_in_use_is_refused(course: Path) -> None:
    before = content(course)
    result = neuvoo("mv", "tyo/ohje", "tyo/koe", "--course", course)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is or was in use" in result.stderr
    assert content(course) == before


def test_a_page_that_is_not_there_suggests_a_near_one(course: Path) -> None:
    result = neuvoo("mv", "tyo/ohjeet", "tyo/opas", "--course", course)
    assert result.exit_code == 1
    assert "Did you mean 'tyo/ohje'?" in result.stderr


def test_a_course_with_errors_is_not_touched(course: Path) -> None:
    (course / "national/tyo/vanha.fi.md").write_text("no title\n", encoding="utf-8")
    before = content(course)
    result = neuvoo("mv", "tyo/ohje", "tyo/opas", "--course", course)
    assert result.exit_code == 1
    assert "[page-without-title]" in result.stderr
    assert content(course) == before


def test_both_names_must_be_given(course: Path) -> None:
    assert neuvoo("mv", "tyo/ohje", "--course", course).exit_code == 2
