"""Dialogues, scenarios, lists to tick, questions to ponder, and parts with headings: as they are read."""

from __future__ import annotations

import pytest

from neuvoo_course.model import Card, Checklist, Dialogue, NumberedPicture, Reflection, Scenario, Sections, plain, walk
from tests.parse.reading import faults, only, values


def dialogue(text: str) -> list[tuple[str, str, int]]:
    """Give who says what, and on which line."""
    block = only(f"::: dialogue\n{text}\n:::")
    assert isinstance(block, Dialogue)
    return [(turn.speaker, plain(turn.words), turn.at.line) for turn in block.turns]


def scenario(text: str) -> Scenario:
    block = only(f"::: scenario\n{text}\n:::")
    assert isinstance(block, Scenario)
    return block


# ---------------------------------------------------------------- dialogue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A: One.\nB: Two.", [("A", "One.", 2), ("B", "Two.", 3)]),
        ("A: One.\n\nB: Two.", [("A", "One.", 2), ("B", "Two.", 4)]),
        ("A: One\ntwo.\nB: Three.", [("A", "One two.", 2), ("B", "Three.", 4)]),
        ("A: One.\nthen: two.", [("A", "One. then: two.", 2)]),
        ("**A:** One.\n**B**: Two.", [("A", "One.", 2), ("B", "Two.", 3)]),
        ("A: *One*", [("A", "One", 2)]),
        ("Ensimmäinen neuvoja : Hei: hei", [("Ensimmäinen neuvoja", "Hei: hei", 2)]),
        ("A: Kello on 12:30.\nYksi kaksi kolme neljä: ei", [("A", "Kello on 12:30. Yksi kaksi kolme neljä: ei", 2)]),
        ("المرشدة: أهلا", [("المرشدة", "أهلا", 2)]),
    ],
)
def test_a_line_of_a_dialogue_begins_with_who_speaks(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert dialogue(text) == expected


def test_speakers_are_known_in_the_order_they_first_speak() -> None:
    block = only("::: dialogue\nB: 1\nA: 2\nB: 3\n:::")
    assert isinstance(block, Dialogue)
    assert block.speakers == ("B", "A")


@pytest.mark.parametrize(("text", "line"), [("Hello.\nA: One.", 2), ("A: One.\n\n- B: Two.", 4), ("# A", 2), ("", 1)])
def test_who_speaks_must_be_said(text: str, line: int) -> None:
    found = faults(f"::: dialogue\n{text}\n:::")
    assert [(code, at) for code, at, _ in found] == [("dialogue-without-speaker", line)]


# ---------------------------------------------------------------- scenario


STORY = """\
## Alku tässä
He tulevat.

- [Tilaan](#tulkki)
  > Hyvä.
- [Odotan](#loppu)

> Huono.

## Tulkki
- [Pois](#loppu)

## Loppu
x
"""


def test_a_scenario_is_scenes_with_choices_and_their_consequences() -> None:
    first, *others = scenario(STORY).scenes
    assert (first.name, plain(first.title), first.level) == ("alku-tassa", "Alku tässä", 2)
    assert [(plain(one.words), one.target) for one in first.choices] == [("Tilaan", "tulkki"), ("Odotan", "loppu")]
    consequences = [[plain(getattr(inner, "children", ())) for inner in one.consequence] for one in first.choices]
    assert consequences == [["Hyvä."], ["Huono."]]
    assert [(one.name, len(one.choices)) for one in others] == [("tulkki", 1), ("loppu", 0)]


def test_a_choice_may_name_its_scene_as_the_heading_is_written() -> None:
    assert scenario("## Ä\n- [1](#äiti)\n\n## Äiti\nx").scenes[0].choices[0].target == "aiti"


def test_a_list_of_other_things_is_text() -> None:
    first, _ = scenario("## A\n- a\n- [b](/m/b)\n- [c](#h-c)\n\n1. [1](#b)\n\n## B\nx").scenes
    assert len(first.blocks) == 1
    assert len(first.choices) == 1


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("x", [("block-without-heading", 1)]),
        ("", [("block-without-heading", 1)]),
        ("## A\n- [x](#b)\n- no\n\n## B\nx", [("scenario-choice", 4)]),
        ("## A\n- I [x](#b)\n- [y](#b)\n\n## B\nx", [("scenario-choice", 3)]),
        ("## A\n- [x](#c)\n\n## B\nx", [("scenario-scene-missing", 3)]),
        ("## A\n- [x](#a)\n\n## A\nx", [("scenario-scene-twice", 5), ("scenario-without-end", 1)]),
        ("## A\nx\n\n## B\nx", [("scenario-scene-unreached", 5)]),
        ("## A\n- [x](#b)\n\n## B\n- [y](#a)", [("scenario-without-end", 1)]),
        ("## A\n- [x](#a)\n\n## B\nx", [("scenario-scene-unreached", 5), ("scenario-without-end", 1)]),
    ],
)
def test_what_is_wrong_with_a_scenario(story: str, expected: list[tuple[str, int]]) -> None:
    assert [(code, line) for code, line, _ in faults(f"::: scenario\n{story}\n:::")] == expected


def test_a_missing_scene_is_told_with_the_nearest_one() -> None:
    found = values("::: scenario\n## A\n- [x](#lopu)\n- [y](#loppu)\n\n## Loppu\nx\n:::")
    assert found == {"scene": "lopu", "near": "loppu", "known": "#a, #loppu"}


# ---------------------------------------------------------------- notes


def test_a_checklist_has_words_round_its_list_and_boxes_that_need_not_be_written() -> None:
    block = only("::: checklist id=a title=B\nFirst.\n\n- [ ] *one* x\n- [x] two\n\n  more\n- three\n\nLast.\n:::")
    assert isinstance(block, Checklist)
    assert (block.id, block.title, len(block.intro), len(block.closing)) == ("a", "B", 1, 1)
    assert [plain(item.label) for item in block.items] == ["one x", "two", "three"]
    assert [len(item.blocks) for item in block.items] == [0, 1, 0]


def test_a_reflection_is_a_question() -> None:
    block = only("::: reflection id=a\nWhy?\n:::")
    assert isinstance(block, Reflection)
    assert (block.id, block.title, len(block.blocks)) == ("a", "", 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("::: checklist id=a\n:::", "checklist-without-list"),
        ("::: checklist id=a\n- # x\n:::", "checklist-without-list"),
        ("::: reflection id=a\n:::", "reflection-without-question"),
        ("::: checklist\n- x\n:::", "block-without-id"),
        ("::: reflection\nx\n:::", "block-without-id"),
    ],
)
def test_what_is_wrong_with_a_note(text: str, code: str) -> None:
    assert faults(text) == [(code, 1, 5)]


# ---------------------------------------------------------------- sections


def test_a_numbered_picture_is_a_picture_and_a_numbered_list() -> None:
    assert isinstance(only("::: numbered-picture\n![A](a.svg)\n\n1. a\n2. b\n:::"), NumberedPicture)


@pytest.mark.parametrize(
    "inside", ["", "![A](a.svg)", "1. a", "![A](a.svg)\n\n- a", "![A](a.svg)\n\n2. a", "x\n\n1. a"]
)
def test_a_numbered_picture_has_nothing_else(inside: str) -> None:
    assert faults(f"::: numbered-picture\n{inside}\n:::") == [("numbered-picture-form", 1, 5)]


def test_a_card_may_have_a_title() -> None:
    block = only("::: card title=A\nx\n:::")
    assert isinstance(block, Card)
    assert block.title == "A"


@pytest.mark.parametrize("kind", ["tabs", "cards", "timeline"])
def test_parts_are_cut_at_their_headings(kind: str) -> None:
    block = only(f"::: {kind}\n### A\na\n\n#### inner\n\n### B\nb\n:::")
    assert isinstance(block, Sections)
    assert block.kind == kind
    assert [(plain(one.title), one.level, len(one.blocks)) for one in block.sections] == [("A", 3, 2), ("B", 3, 1)]
    assert faults(f"::: {kind}\nx\n:::") == [("block-without-heading", 1, 5)]


def test_everything_inside_is_walked() -> None:
    text = f"::: tabs\n## T\n::: scenario\n{STORY}\n:::\n::: checklist id=a\nx\n\n- y\n\n  z\n:::\n:::"
    words = {plain(getattr(block, "children", ())) for block in walk((only(text),))}
    assert {"He tulevat.", "Hyvä.", "Huono.", "x", "z"} <= words
