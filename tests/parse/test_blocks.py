"""The `:::` blocks: how they open, nest and close, and what each kind holds."""

from __future__ import annotations

from datetime import date

import pytest

from neuvoo_course.model import (
    Accordion,
    Callout,
    Code,
    ListBlock,
    Only,
    Paragraph,
    Question,
    Quote,
    Slot,
    Test,
    plain,
    walk,
)
from neuvoo_course.parse.blocks import KINDS
from neuvoo_course.parse.blocks.callout import NAMES
from neuvoo_course.parse.blocks.identifier import proposed_id

from .reading import faults, good, only, page, values


def callout(text: str) -> Callout:
    block = only(text)
    assert isinstance(block, Callout)
    return block


# ---------------------------------------------------------------- opening and closing


@pytest.mark.parametrize(
    ("opener", "end"),
    [("::: note", ":::"), (":::note", ":::"), ("::::: note", ":::"), ("::: note", "::::::")],
)
def test_colons_are_not_counted(opener: str, end: str) -> None:
    [inner] = callout(f"{opener}\nx\n{end}").blocks
    assert isinstance(inner, Paragraph)


def test_blocks_nest_with_the_same_colons() -> None:
    outer = callout("::: note\na\n\n::: tip\nb\n:::\n\nc\n:::\n")
    assert [type(block).__name__ for block in outer.blocks] == ["Paragraph", "Callout", "Paragraph"]
    assert [block.at.line for block in walk((outer,))] == [1, 2, 4, 5, 8]


def test_a_block_needs_no_empty_lines() -> None:
    first, middle, last = good("a\n::: note\nb\n:::\nc")
    assert isinstance(first, Paragraph)
    assert isinstance(middle, Callout)
    assert isinstance(last, Paragraph)


@pytest.mark.parametrize("inner", ["- a\n- b", "> a\n> b", "| a |\n|---|\n| b |", "## a", "```\na\n```"])
def test_a_block_ends_what_stands_in_it(inner: str) -> None:
    block, after = good(f"::: note\n{inner}\n:::\njälkeen")
    assert isinstance(block, Callout)
    assert len(block.blocks) == 1
    assert isinstance(after, Paragraph)


def test_a_block_in_a_list_and_in_a_quotation() -> None:
    listed = only("- a\n  ::: note\n  b\n  :::\n- c\n")
    assert isinstance(listed, ListBlock)
    assert [type(block).__name__ for block in listed.items[0].blocks] == ["Paragraph", "Callout"]
    assert len(listed.items) == 2
    quoted = only("> ::: note\n> b\n> :::\n")
    assert isinstance(quoted, Quote)
    assert isinstance(quoted.blocks[0], Callout)


@pytest.mark.parametrize(
    "fence",
    ["```\n:::\n::: tip\n```", "~~~ x\n:::\n~~~", "````\n```\n:::\n````", "```\n~~~\n:::\n```", "```\n```x\n:::\n```"],
)
def test_a_code_fence_hides_colons(fence: str) -> None:
    block = callout(f"::: note\n{fence}\n:::\n")
    assert [type(inner) for inner in block.blocks] == [Code]


def test_colons_inside_a_line_are_text() -> None:
    assert isinstance(only("a ::: note"), Paragraph)
    assert isinstance(only(":: note"), Paragraph)
    assert isinstance(only("    ::: note"), Code)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (":::", [("block-stray-end", 1, 1)]),
        ("::: note\nx\n:::\n\n  :::", [("block-stray-end", 5, 3)]),
        ("a\n\n  ::: note\nb", [("block-unclosed", 3, 3)]),
        ("::: note\n::: tip\nb\n:::", [("block-unclosed", 1, 1)]),
        ("- ::: note\n  a\n\nb\n\n:::", [("block-unclosed", 1, 3), ("block-stray-end", 6, 1)]),
        ("a\n\n::: noet\nb\n:::", [("block-unknown", 3, 5)]),
        (":::   noet\nb\n:::", [("block-unknown", 1, 7)]),
    ],
)
def test_a_missing_or_stray_end_is_told_at_its_line(text: str, found: list[tuple[str, int, int]]) -> None:
    assert faults(text) == found


def test_text_after_a_stray_end_is_kept() -> None:
    read, _ = page(":::\n\njälkeen")
    assert len(read.blocks) == 1


def test_an_unknown_block_suggests_the_nearest() -> None:
    assert values("::: varning\nx\n:::")["near"] == "warning"
    assert values("::: title=x\nx\n:::")["block"] == "title=x"
    assert values("::: xyzzy\nx\n:::") == {"block": "xyzzy", "known": ", ".join(KINDS), "near": ""}


# ---------------------------------------------------------------- the first line


@pytest.mark.parametrize(
    "written", ['title="Muista tämä"', "title=”Muista tämä”", "title=“Muista tämä”", '  title="Muista tämä"  ']
)
def test_a_text_of_several_words_in_any_quotes(written: str) -> None:
    assert callout(f"::: note {written}\nx\n:::").title == "Muista tämä"


@pytest.mark.parametrize(
    ("written", "title"),
    [("title=Muista", "Muista"), ("title=", ""), ('title=""', ""), ("title=a=b", "a=b"), ('title="a: #b"', "a: #b")],
)
def test_a_text_of_one_word(written: str, title: str) -> None:
    assert callout(f"::: note {written}\nx\n:::").title == title


@pytest.mark.parametrize(
    ("opener", "found"),
    [
        ("::: note titel=x", [("block-key-unknown", 1, 10)]),
        ("::: note title=a title=b", [("block-key-twice", 1, 18)]),
        ("::: note tärkeä", [("block-word-unknown", 1, 10)]),
        ("::: note title=a b", [("block-word-unknown", 1, 18)]),
        ("::: accordion id=x", [("block-key-unknown", 1, 15), ("block-without-heading", 1, 5)]),
    ],
)
def test_what_a_block_does_not_know_is_told_at_its_column(opener: str, found: list[tuple[str, int, int]]) -> None:
    assert faults(f"{opener}\nx\n:::") == found


@pytest.mark.parametrize(("word", "known"), [("note", "title="), ("slot", "id="), ("only", "region=, from=, until=")])
def test_the_hint_names_what_a_block_knows(word: str, known: str) -> None:
    read = [dict(found.values) for found in page(f"::: {word} jotain\nx\n:::")[1] if found.code == "block-word-unknown"]
    assert [one["known"] for one in read] == [known]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("points=2", None),
        ("points=0", "1–100"),
        ("points=-1", "1–100"),
        ("points=101", "1–100"),
        ("points=kaksi", "1–100"),
        ("points=²", "1–100"),
        ("points=", "1–100"),
        ("tries=0", None),
    ],
)
def test_whole_numbers_have_bounds(written: str, found: str | None) -> None:
    text = f"::: question single id=a {written}\nQ?\n- [ ] a\n- [x] b\n:::"
    assert faults(text) == ([("setting-wrong", 1, 26)] if found else [])
    if found:
        assert values(text)["expected"] == found


# ---------------------------------------------------------------- each kind


@pytest.mark.parametrize("name", NAMES)
def test_callouts(name: str) -> None:
    block = callout(f"::: {name}\nx\n:::")
    assert (block.kind, block.title, block.at.column) == (name, "", 5)


def test_an_accordion_is_cut_at_its_headings() -> None:
    block = only("::: accordion\n## *A*\n\na\n\n### inner\n\nb\n## B\n# C\nc\n:::")
    assert isinstance(block, Accordion)
    assert [(plain(one.title), len(one.blocks), one.at.line) for one in block.sections] == [
        ("A", 3, 2),
        ("B", 0, 9),
        ("C", 1, 10),
    ]


@pytest.mark.parametrize("text", ["::: accordion\nx\n\n## A\n:::", "::: accordion\n:::"])
def test_an_accordion_begins_with_a_heading(text: str) -> None:
    assert faults(text) == [("block-without-heading", 1, 5)]


def test_text_for_some_regions_and_days() -> None:
    block = only('::: only region="helsinki, 091,,49" from=2026-01-01 until=2026-12-31\nx\n:::')
    assert isinstance(block, Only)
    assert block.regions == ("helsinki", "091", "49")
    assert (block.from_day, block.until_day) == (date(2026, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("opener", "found"),
    [
        ("::: only", [("only-without-condition", 1, 5)]),
        ("::: only from=1.1.2026", [("setting-wrong", 1, 10)]),
        ("::: only from=2026-02-01 until=2026-01-31", [("dates-reversed", 1, 26)]),
        ("::: only from=2026-02-01 until=2026-02-01", []),
    ],
)
def test_conditions_that_cannot_hold(opener: str, found: list[tuple[str, int, int]]) -> None:
    assert faults(f"{opener}\nx\n:::") == found


def test_a_slot_holds_the_national_text() -> None:
    block = only("::: slot id=oma-kunta\nx\n\n- y\n:::")
    assert isinstance(block, Slot)
    assert (block.name, len(block.blocks)) == ("oma-kunta", 2)


@pytest.mark.parametrize("kind", ["slot", "test"])
def test_slots_and_tests_need_an_id(kind: str) -> None:
    assert ("block-without-id", 1, 5) in faults(f"::: {kind}\nx\n:::")
    assert ("setting-wrong", 1, len(kind) + 6) in faults(f"::: {kind} id=Äiti\nx\n:::")


QUESTION = "::: question single id={id}\nQ?\n- [ ] a\n- [x] b\n:::\n"


def test_a_test_holds_questions_and_text() -> None:
    inner = QUESTION.format(id="a") + "\nväliteksti\n\n::: note\n" + QUESTION.format(id="b") + ":::\n"
    block = only(f'::: test id=koe title="Loppukoe" pass=70 attempts=3\n{inner}:::')
    assert isinstance(block, Test)
    assert (block.id, block.title, block.pass_mark, block.attempts) == ("koe", "Loppukoe", 70, 3)
    assert [question.id for question in block.questions] == ["a", "b"]


def test_a_test_may_leave_its_rules_to_the_course() -> None:
    block = only(f"::: test id=koe\n{QUESTION.format(id='a')}:::")
    assert isinstance(block, Test)
    assert (block.pass_mark, block.attempts) == (None, 0)


def test_a_test_inside_a_test_is_told_at_the_inner_one() -> None:
    inner = f"::: test id=b\n{QUESTION.format(id='x')}:::\n"
    assert faults(f"::: test id=a\n{inner}:::") == [("test-in-test", 2, 5)]


def test_every_kind_is_a_file_of_its_own() -> None:
    sections = {"accordion", "tabs", "cards", "timeline"}
    presented = {"dialogue", "scenario", "checklist", "reflection", "numbered-picture", "card"}
    media = {"video", "audio", "download"}
    assert set(KINDS) == {*NAMES, *sections, *presented, *media, "services", "only", "slot", "question", "test"}
    assert isinstance(only(QUESTION.format(id="a")), Question)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kuka tilaa tulkin viranomaisen tapaamiseen?", "kuka-tilaa-tulkin-viranomaisen"),
        ("Äiti & isä, 2 vuotta", "aiti-isa-2-vuotta"),
        ("", ""),
        ("???", ""),
        ("a" * 100, "a" * 60),
    ],
)
def test_a_proposed_id(text: str, name: str) -> None:
    assert proposed_id(text) == name
