"""Questions that are not answered by choosing an option: pairs, orders, gaps, numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from neuvoo_course.model import (
    Gaps,
    Matching,
    Numeric,
    Ordering,
    Paragraph,
    Question,
    Table,
    Task,
    inlines_of,
    plain,
)

from .reading import faults, good, only


def question(kind: str, *lines: str) -> Question:
    block = only("\n".join([f"::: question {kind} id=a", "Q?", "", *lines, ":::"]))
    assert isinstance(block, Question)
    assert block.kind == kind
    return block


def told(kind: str, *lines: str) -> list[tuple[str, int, int]]:
    return faults("\n".join([f"::: question {kind} id=a", "Q?", "", *lines, ":::"]))


def words(read: Question) -> list[str]:
    """Give what stands below the task."""
    return [plain(block.children) for block in read.explanation if isinstance(block, Paragraph)]


# ---------------------------------------------------------------- matching

HEAD = ("| Mitä | Kuka |", "|---|---|")


def test_a_table_is_pairs() -> None:
    read = question("matching", *HEAD, "| **a** | x |", "| b | y |", "| c | x |", "", "Siksi.")
    assert isinstance(read.task, Matching)
    assert [plain(cell) for cell in read.task.head] == ["Mitä", "Kuka"]
    assert [(plain(left), plain(right)) for left, right in read.task.pairs] == [("a", "x"), ("b", "y"), ("c", "x")]
    assert read.task.key == (0, 1, 0)
    assert words(read) == ["Siksi."]


def test_a_table_of_another_width_is_part_of_what_is_asked() -> None:
    read = question("matching", "| 1 | 2 | 3 |", "|---|---|---|", "| a | b | c |", "", *HEAD, "| a | x |", "| b | y |")
    assert [type(block) for block in read.prompt] == [Paragraph, Table]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (("Ei taulukkoa.",), 1),
        (HEAD, 4),
        ((*HEAD, "| a | x |"), 4),
        ((*HEAD, "| a | x |", "| b | x |"), 4),
        ((*HEAD, "| a | x |", "| b |  |"), 4),
        ((*HEAD, "|  | x |", "| b | y |"), 4),
        (("| a | b | c |", "|---|---|---|", "| a | b | c |"), 1),
    ],
)
def test_pairs_that_cannot_be_matched_are_told(lines: tuple[str, ...], line: int) -> None:
    assert [(code, at) for code, at, _ in told("matching", *lines)] == [("question-without-pairs", line)]


# ---------------------------------------------------------------- ordering


def test_a_numbered_list_is_an_order() -> None:
    read = question("ordering", "- ei tämä", "", "1. eka", "2. **toka**", "3. kolmas", "", "Siksi.")
    assert isinstance(read.task, Ordering)
    assert [plain(item) for item in read.task.items] == ["eka", "toka", "kolmas"]
    assert read.task.key == 3
    assert len(read.prompt) == 2
    assert words(read) == ["Siksi."]


@pytest.mark.parametrize(
    "lines",
    [
        ("- a", "- b", "- c"),
        ("1. a", "2. b"),
        ("1. a", "2. b", "3. a"),
        ("1. a", "2.", "3. c"),
        ("1. a", "2. b", "   - x", "3. c"),
    ],
)
def test_what_cannot_be_ordered_is_told(lines: tuple[str, ...]) -> None:
    assert [code for code, *_ in told("ordering", *lines)] == ["question-without-order"]


# ---------------------------------------------------------------- gaps


def gaps(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    task: Task = question("gap", text).task
    assert isinstance(task, Gaps)
    return [(gap.right, gap.wrong) for gap in task.gaps]


@pytest.mark.parametrize(
    ("written", "right", "wrong"),
    [
        ("[[oikea / väärä / toinen]]", ("oikea",), ("väärä", "toinen")),
        ("[[ oikea ]]", ("oikea",), ()),
        ("[[oikea | toinen oikea]]", ("oikea", "toinen oikea"), ()),
        ("[[oikea|toinen]]", ("oikea", "toinen"), ()),
        ("[[ja/tai]]", ("ja/tai",), ()),
        ("[[ja/tai / eikä]]", ("ja/tai",), ("eikä",)),
        ("[[*näin*]]", ("*näin*",), ()),
    ],
)
def test_a_gap(written: str, right: tuple[str, ...], wrong: tuple[str, ...]) -> None:
    assert gaps(f"Se on {written}.") == [(right, wrong)]


def test_gaps_stand_in_any_text_and_know_their_places() -> None:
    read = question("gap", "Eka [[a / b]].", "", "- Toka **[[c]]**", "- x", "", "> [[d]]", "", "Siksi.")
    assert isinstance(read.task, Gaps)
    assert [(gap.right[0], gap.at.line, gap.at.column) for gap in read.task.gaps] == [
        ("a", 4, 5),
        ("c", 6, 10),
        ("d", 9, 3),
    ]
    assert read.task.key == (2, 0, 0)
    assert len(read.task.blocks) == 3
    assert len(read.prompt) == 1
    assert words(read) == ["Siksi."]


@pytest.mark.parametrize(
    "written",
    ["[[]]", "[[ / a]]", "[[a / ]]", "[[a / a]]", "[[a | A]]", "[[a | b / c]]", "[[a / b | c]]", "[[{{ region.in }}]]"],
)
def test_a_gap_that_cannot_be_read_is_told_at_its_place(written: str) -> None:
    assert told("gap", f"Se {written}.") == [("gap-form", 4, 4)]


def test_a_question_without_gaps_is_told() -> None:
    assert told("gap", "Se [on].") == [("question-without-gaps", 1, 5)]


@pytest.mark.parametrize("text", ["`[[koodi]]`", "\\[[ei]]", "[a][b]", "[[", "[[linkki](/m/p)]"])
def test_other_brackets_are_not_gaps(text: str) -> None:
    assert "Gap" not in {type(inline).__name__ for inline in inlines_of(good(f"Teksti {text}"))}


# ---------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("line", "value", "tolerance"),
    [
        ("= 30", "30", "0"),
        ("= 30 ± 2", "30", "2"),
        ("=30±2", "30", "2"),
        ("= 30 +- 2", "30", "2"),
        ("= 30 +/- 2,5", "30", "2.5"),
        ("= 1 234,5", "1234.5", "0"),
        ("= 1\u00a0000 ± 10", "1000", "10"),
        ("= -3.25", "-3.25", "0"),
        ("= −4", "-4", "0"),
    ],
)
def test_a_number_and_its_tolerance(line: str, value: str, tolerance: str) -> None:
    read = question("numeric", line, "", "Siksi.")
    assert isinstance(read.task, Numeric)
    assert read.task.key == (Decimal(value), Decimal(tolerance))
    assert read.task.written == line.removeprefix("=").strip()
    assert len(read.prompt) == 1
    assert words(read) == ["Siksi."]


def test_a_number_may_stand_right_below_what_is_asked() -> None:
    block = only("::: question numeric id=a\nMonta?\n= 30\n:::")
    assert isinstance(block, Question)
    assert [plain(one.children) for one in block.prompt if isinstance(one, Paragraph)] == ["Monta?"]


@pytest.mark.parametrize("line", ["30", "= noin 30", "= 30 ± vähän", "= 3,0,1", "Vastaus = 30"])
def test_what_is_no_number_is_told(line: str) -> None:
    assert told("numeric", line) == [("question-without-number", 1, 5)]


# ---------------------------------------------------------------- all of them


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("matching", (*HEAD, "| a | x |", "| b | y |")),
        ("ordering", ("1. a", "2. b", "3. c")),
        ("gap", ("Se [[on]].",)),
        ("numeric", ("= 3",)),
    ],
)
def test_something_has_to_be_asked(kind: str, lines: tuple[str, ...]) -> None:
    text = "\n".join([f"::: question {kind} id=a", *lines, ":::"])
    assert faults(text) == [("question-without-prompt", 1, 5)]
