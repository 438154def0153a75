"""Questions: options, feedback however it is laid out, what is told when a mark is missing."""

from __future__ import annotations

import pytest

from neuvoo_course.model import Blocks, Choice, CodeSpan, ListBlock, Paragraph, Question, Strong, Text, plain

from .reading import faults, only, values

SINGLE = "::: question single id=kuka"


def question(*lines: str, opener: str = SINGLE) -> Question:
    block = only("\n".join([opener, *lines, ":::"]))
    assert isinstance(block, Question)
    return block


def choice(read: Question) -> Choice:
    assert isinstance(read.task, Choice)
    return read.task


def told(*lines: str, opener: str = SINGLE) -> list[tuple[str, int, int]]:
    return faults("\n".join([opener, *lines, ":::"]))


def words(blocks: Blocks) -> list[str]:
    return [plain(block.children) for block in blocks if isinstance(block, Paragraph)]


# ---------------------------------------------------------------- what is good


def test_a_question_has_a_prompt_options_and_an_explanation() -> None:
    read = question(
        "Kuka tilaa?", "", "- [ ] Asiakas", "- [x] Viranomainen", "", "Hallintolain mukaan …", "", "Siis näin."
    )
    assert (read.id, read.kind, read.points, read.tries) == ("kuka", "single", 1, 0)
    assert words(read.prompt) == ["Kuka tilaa?"]
    assert [(plain(option.label), option.correct) for option in choice(read).options] == [
        ("Asiakas", False),
        ("Viranomainen", True),
    ]
    assert words(read.explanation) == ["Hallintolain mukaan …", "Siis näin."]
    assert choice(read).key == (False, True)


def test_points_and_tries() -> None:
    read = question("Q?", "- [ ] a", "- [x] b", opener=f"{SINGLE} points=3 tries=2")
    assert (read.points, read.tries) == (3, 2)


@pytest.mark.parametrize("kind", ["single", "multiple", "truefalse"])
def test_the_three_kinds(kind: str) -> None:
    assert question("Q?", "- [ ] a", "- [x] b", opener=f"::: question {kind} id=a").kind == kind


def test_the_words_of_the_first_line_may_stand_in_any_order() -> None:
    assert question("Q?", "- [ ] a", "- [x] b", opener="::: question id=a points=2 multiple").kind == "multiple"


@pytest.mark.parametrize("box", ["- [x] oikea", "- [X] oikea", "* [x] oikea", "+ [x]  oikea", "1. [x] oikea"])
def test_a_right_option(box: str) -> None:
    block = only("\n".join(["::: question multiple id=a", "Q?", "", "- [ ] väärä", "", box, ":::"]))
    assert isinstance(block, Question)
    assert [(plain(option.label), option.correct) for option in choice(block).options] == [
        ("väärä", False),
        ("oikea", True),
    ]


def test_a_label_keeps_its_marks() -> None:
    read = question("Q?", "- [ ] **a** ja `b`", "- [x] `c`", "- [ ] [d](/m/p)", "- [ ] {{ region.in }}")
    assert choice(read).options[0].label == (Strong((Text("a"),)), Text(" ja "), CodeSpan("b"))
    assert choice(read).options[1].label == (CodeSpan("c"),)
    assert [plain(option.label) for option in choice(read).options[2:]] == ["d", "{{ region.in }}"]


def test_a_label_may_go_on_on_the_next_line() -> None:
    read = question("Q?", "- [ ] a", "  b", "- [x]", "  c")
    assert [plain(option.label) for option in choice(read).options] == ["a b", "c"]


def test_options_know_their_lines() -> None:
    read = question("Q?", "", "- [ ] a", "  > x", "- [x] b")
    assert [(option.at.line, option.at.column) for option in choice(read).options] == [(4, 1), (6, 1)]


def test_a_prompt_may_hold_lists_pictures_and_notes() -> None:
    read = question("Q?", "", "- eka", "- toka", "", "Valitse:", "", "- [ ] a", "- [x] b")
    assert [type(block).__name__ for block in read.prompt] == ["Paragraph", "ListBlock", "Paragraph"]
    assert len(choice(read).options) == 2


def test_a_list_after_the_options_is_part_of_the_explanation() -> None:
    read = question("Q?", "- [ ] a", "- [x] b", "", "Siksi:", "", "- [x] tämä ei ole vaihtoehto")
    assert len(choice(read).options) == 2
    assert [type(block).__name__ for block in read.explanation] == ["Paragraph", "ListBlock"]


# ---------------------------------------------------------------- feedback

LAYOUTS = {
    "indented": ["- [ ] a", "  > pa", "- [x] b", "  > pb"],
    "not indented": ["- [ ] a", "> pa", "- [x] b", "> pb"],
    "indented, empty lines": ["- [ ] a", "", "  > pa", "", "- [x] b", "", "  > pb"],
    "not indented, empty lines": ["- [ ] a", "", "> pa", "", "- [x] b", "", "> pb"],
    "deeply indented": ["- [ ] a", "    > pa", "- [x] b", "    > pb"],
    "mixed": ["- [ ] a", "> pa", "", "- [x] b", "", "  > pb"],
    "lazy": ["- [ ] a", "  >pa", "- [x] b", "  >pb"],
    "numbered": ["1. [ ] a", "   > pa", "2. [x] b", "   > pb"],
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_feedback_belongs_to_the_option_above_it(layout: list[str]) -> None:
    read = question("Q?", "", *layout)
    assert [(plain(option.label), words(option.feedback)) for option in choice(read).options] == [
        ("a", ["pa"]),
        ("b", ["pb"]),
    ]
    assert read.explanation == ()


def test_feedback_may_be_several_blocks() -> None:
    read = question("Q?", "- [ ] a", "  > eka", "  >", "  > - x", "  > - y", "  >", "  > toka", "- [x] b")
    feedback = choice(read).options[0].feedback
    assert words(feedback) == ["eka", "toka"]
    assert isinstance(feedback[1], ListBlock)
    assert choice(read).options[1].feedback == ()


def test_two_quotations_are_one_feedback() -> None:
    assert words(choice(question("Q?", "- [x] a", "> eka", "", "> toka", "- [ ] b")).options[0].feedback) == [
        "eka",
        "toka",
    ]


def test_a_quotation_before_the_options_is_part_of_the_prompt() -> None:
    read = question("> Laki sanoo näin.", "", "Mitä se tarkoittaa?", "- [ ] a", "- [x] b")
    assert [type(block).__name__ for block in read.prompt] == ["Quote", "Paragraph"]


def test_a_quotation_after_the_explanation_is_part_of_it() -> None:
    read = question("Q?", "- [ ] a", "- [x] b", "", "Laki sanoo:", "", "> näin.")
    assert choice(read).options[1].feedback == ()
    assert [type(block).__name__ for block in read.explanation] == ["Paragraph", "Quote"]


# ---------------------------------------------------------------- what is told


@pytest.mark.parametrize(
    "line",
    ["- [] a", "-[ ] a", "-[x] a", "* [] a", "- [ x ] a", "- [x ] a", "- [ x] a", "-[] a", "- [  ] a", "  - [] a"],
)
def test_options_written_otherwise_are_told_at_their_line(line: str) -> None:
    column = len(line) - len(line.lstrip()) + 1
    assert told("Q?", "", "- [x] b", "- [ ] c", line) == [("option-form", 6, column)]


@pytest.mark.parametrize("line", ["- [ ] a", "- [x] a", "- [X] a", "- [linkki](/m/p) []", "a - [] b", "- a []"])
def test_other_lines_are_not(line: str) -> None:
    assert "option-form" not in [code for code, *_ in told("Q?", "", line, "- [x] b")]


def test_a_colon_at_the_start_of_a_line_is_told() -> None:
    assert told("Q?", "- [ ] a", "  : palaute", "- [x] b") == [("colon-line", 4, 3)]


def test_a_block_inside_a_question_is_not_a_colon_line() -> None:
    assert told("Q?", "::: note", "x", ":::", "- [ ] a", "- [x] b") == []


@pytest.mark.parametrize(
    ("opener", "lines", "found"),
    [
        (SINGLE, ["- [ ] a", "- [x] b"], [("question-without-prompt", 1, 5)]),
        (SINGLE, ["Q?"], [("question-without-options", 1, 5)]),
        (SINGLE, ["Q?", "- [x] a"], [("question-without-options", 1, 5)]),
        (SINGLE, ["Q?", "- [ ] a", "- [ ] b"], [("question-without-answer", 1, 5)]),
        (SINGLE, ["Q?", "- [x] a", "- [ ] b", "- [x] c"], [("question-two-answers", 5, 1)]),
        ("::: question multiple id=a", ["Q?", "- [x] a", "- [x] b"], []),
        ("::: question multiple id=a", ["Q?", "- [ ] a", "- [ ] b"], [("question-without-answer", 1, 5)]),
        (
            "::: question truefalse id=a",
            ["Q?", "- [x] a", "- [ ] b", "- [ ] c"],
            [("question-truefalse-options", 1, 5)],
        ),
        (SINGLE, ["Q?", "- [ ]", "- [x] b"], [("option-without-text", 3, 1)]),
        ("::: question id=a", ["Q?", "- [ ] a", "- [x] b"], [("question-without-kind", 1, 5)]),
        ("::: question singel id=a", ["Q?", "- [ ] a", "- [x] b"], [("block-word-unknown", 1, 14)]),
        ("::: question single", ["Q?", "- [ ] a", "- [x] b"], [("question-without-id", 1, 5)]),
        ("::: question single id=Kuka", ["Q?", "- [ ] a", "- [x] b"], [("setting-wrong", 1, 21)]),
    ],
)
def test_what_a_question_lacks(opener: str, lines: list[str], found: list[tuple[str, int, int]]) -> None:
    assert told(*lines, opener=opener) == found


def test_an_id_is_proposed_from_the_prompt() -> None:
    text = "::: question single\nMitä **ääni** {{ region.in }} maksaa?\n\n- [ ] a\n- [x] b\n:::"
    assert values(text)["proposal"] == "mita-aani-region-in"


def test_a_list_with_one_line_that_is_no_option_is_not_options() -> None:
    assert told("Q?", "- [ ] a", "- b", "- [x] c") == [("question-without-options", 1, 5)]
