"""Questions for a region: facts in pairs, items and gap texts; what does not hold there gives way as a whole."""

from __future__ import annotations

import pytest

from neuvoo_course.model import Callout, Question, walk
from tests.make import Made, make, page_of, says

TASKS = {
    "matching": "| Mitä | Kuka |\n|---|---|\n| a {{ region.in }} | x |\n| b | {{ FACT }} |",
    "ordering": "1. a {{ region.in }}\n2. {{ FACT }}\n3. c",
    "gap": "Se on {{ region.in }} [[tai / ei]] {{ FACT }}.",
}


def page(kind: str, fact: str) -> Made:
    task = TASKS[kind].replace("FACT", fact)
    text = f"# A\n\n::: question {kind} id=q\nQ?\n\n{task}\n:::\n\nEnd.\n"
    return make({"national/m/a.fi.md": text, "national/m/a.sv.md": text})


@pytest.mark.parametrize("kind", TASKS)
def test_facts_are_filled_in(kind: str) -> None:
    said = says(page(kind, "wellbeing_county.name").edition("Espoo"), "m/a")
    assert "Espoossa" in said
    assert "Länsi-Uudenmaan hyvinvointialue" in said
    assert "{{" not in said


@pytest.mark.parametrize("kind", TASKS)
def test_where_a_fact_does_not_hold_the_whole_question_gives_way(kind: str) -> None:
    edition = page(kind, "wellbeing_county.name").edition("Mariehamn", "sv")
    blocks = list(walk(page_of(edition, "m/a").texts["sv"].blocks))
    assert not any(isinstance(block, Question) for block in blocks)
    assert [block.kind for block in blocks if isinstance(block, Callout)] == ["aland"]


@pytest.mark.parametrize("kind", TASKS)
def test_a_question_that_asks_for_nothing_regional_is_the_very_same(kind: str) -> None:
    text = TASKS[kind].replace("{{ region.in }}", "").replace("{{ FACT }}", "d")
    made = make({"national/m/a.fi.md": f"# A\n\n::: question {kind} id=q\nQ?\n\n{text}\n:::\n"})
    written = made.course.modules[0].pages["a"].texts["fi"].blocks
    assert page_of(made.edition("Espoo"), "m/a").texts["fi"].blocks is written
