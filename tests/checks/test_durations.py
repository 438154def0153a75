"""Stated minutes beside reckoned ones: when an author is told of the difference."""

from __future__ import annotations

from datetime import date

import pytest

from neuvoo_course.checks.durations import check, is_far_off
from neuvoo_course.checks.subject import Subject
from neuvoo_course.files import Blob
from neuvoo_course.model import Length
from neuvoo_course.problems import Location, Problem
from tests.make import DAY, make


@pytest.mark.parametrize(
    ("stated", "minutes", "is_told"),
    [
        (30, 30, False),
        (18, 30, False),
        (17, 30, True),
        (48, 30, False),
        (49, 30, True),
        (10, 2, False),  # 5 are shown: a step from it
        (11, 2, True),
        (5, 9, False),  # 10 are shown
        (600, 1, True),
    ],
)
def test_far_off_is_a_share_and_more_than_a_step(stated: int, minutes: int, is_told: bool) -> None:
    assert is_far_off(stated, Length(seconds=60 * minutes)) == is_told


def told(files: dict[str, str], day: date = DAY) -> list[Problem]:
    def nothing(_: str) -> Blob:
        raise AssertionError

    return list(check(Subject(make(files).course, nothing, day)))


def module(more: str) -> dict[str, str]:
    return {"modules/m/module.yaml": f"title: {{fi: M, en: M}}\n{more}pages: [a, b]\n"}


PAGES = {
    "national/m/a.fi.md": "# A\n\n" + "sana " * 160 * 10,
    "national/m/a.en.md": "# A\n\n" + "word " * 228 * 40,
    "national/m/b.fi.md": "---\nfrom: 2027-01-01\n---\n# B\n\n" + "sana " * 161 * 30,
    "national/m/b.en.md": "# B\n",
}


def test_the_first_language_on_the_day_is_reckoned() -> None:
    files = PAGES | module("duration: 30\n")
    values = (("reckoned", "10"), ("shown", "10"), ("stated", "30"))
    assert told(files) == [Problem(Location("modules/m/module.yaml", 2, 11), "duration-differs", values)]
    assert told(files, date(2027, 1, 1)) == []


def test_what_is_not_stated_or_has_no_text_differs_from_nothing() -> None:
    assert told(PAGES | module("")) == []
    slots = {"modules/m/module.yaml": "title: {fi: M}\nduration: 60\npages: [{slot: own}]\n"}
    assert told(slots) == []
