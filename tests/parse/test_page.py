"""A page's title and prose: every construct of CommonMark with tables, each at its place; nothing makes it fail."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuvoo_course.model import (
    Block,
    Break,
    Code,
    CodeSpan,
    Emphasis,
    Fact,
    Heading,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    inlines_of,
    plain,
    walk,
)
from neuvoo_course.parse.page import parse_page
from neuvoo_course.problems import Location
from neuvoo_course.problems.show import show_problems

from .reading import PATH, faults, good, inlines, only, page, values


def at(line: int, column: int = 1) -> Location:
    return Location(PATH, line, column)


# ---------------------------------------------------------------- the title


@pytest.mark.parametrize(
    "text", ["# Ääni\n\nx", "\n\n# Ääni #\n\nx", "Ääni\n====\nx", "---\nchecked: 2026-01-01\n---\n# Ääni\nx"]
)
def test_the_first_heading_is_the_title(text: str) -> None:
    read, problems = parse_page(PATH, "fi", text)
    assert (plain(read.title), len(read.blocks), problems) == ("Ääni", 1, ())
    assert (read.language, read.at) == ("fi", at(1))


@pytest.mark.parametrize(
    ("text", "line"),
    [("", 1), ("x\n\n# T\n", 1), ("## T\n", 1), ("\n\nx", 3), ("---\nchecked: 2026-01-01\n---\n\nx", 5), ("#T\n", 1)],
)
def test_a_page_without_a_title_is_told_where_it_should_be(text: str, line: int) -> None:
    _, problems = parse_page(PATH, "fi", text)
    assert [(found.code, found.at) for found in problems] == [("page-without-title", at(line))]


def test_text_for_a_slot_has_no_title() -> None:
    read, problems = parse_page(PATH, "fi", "# Otsikko\n", titled=False)
    assert (read.title, problems) == ((), ())
    assert isinstance(read.blocks[0], Heading)


# ---------------------------------------------------------------- blocks


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("teksti\njatkuu", Paragraph),
        ("## Otsikko", Heading),
        ("Otsikko\n---", Heading),
        ("- a\n- b", ListBlock),
        ("3) a\n4) b", ListBlock),
        ("> lainaus\njatkuu", Quote),
        ("```\nx\n```", Code),
        ("~~~ python\nx", Code),
        ("    x", Code),
        ("***", Rule),
        ("- - -", Rule),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", Table),
    ],
)
def test_every_kind_of_block(text: str, kind: type[Block]) -> None:
    block = only(text)
    assert isinstance(block, kind)
    assert block.at.line == 1


def test_a_definition_of_a_link_is_not_text() -> None:
    assert good("[a]: https://a.fi\n") == ()


def test_headings_know_their_level() -> None:
    assert [
        block.level for block in good("\n".join("#" * n + " x" for n in range(1, 7))) if isinstance(block, Heading)
    ] == [*range(1, 7)]


def test_blocks_know_their_lines_below_front_matter() -> None:
    blocks = good("---\nchecked: 2026-01-01\n---\n\nx\n\n## y\n\n- z\n  - å\n")
    assert [block.at for block in walk(blocks)] == [at(5), at(7), at(9), at(9), at(10, 3), at(10, 3)]


def test_a_list_knows_its_kind_start_and_looseness() -> None:
    block = only("7. a\n8. b\n\n   c\n")
    assert isinstance(block, ListBlock)
    assert (block.ordered, block.start, block.tight) == (True, 7, False)
    assert [len(item.blocks) for item in block.items] == [1, 2]
    assert [item.at for item in block.items] == [at(1), at(2)]


@pytest.mark.parametrize(("text", "tight"), [("- a\n- b", True), ("- a\n\n- b", False), ("- a\n\n- b\n\n- # c", False)])
def test_a_tight_list_is_told_from_a_loose_one(text: str, tight: bool) -> None:
    block = only(text)
    assert isinstance(block, ListBlock)
    assert block.tight is tight


def test_empty_list_items_are_kept() -> None:
    block = only("-\n- a\n-\n")
    assert isinstance(block, ListBlock)
    assert [len(item.blocks) for item in block.items] == [0, 1, 0]


def test_a_table() -> None:
    block = only("| Palvelu | Hinta | |\n|:--|--:|---|\n| [a](https://a.fi) | **0** € |\n| b \\| c | | |\n")
    assert isinstance(block, Table)
    assert block.alignments == ("left", "right", "")
    assert [plain(cell) for cell in block.head] == ["Palvelu", "Hinta", ""]
    assert [[plain(cell) for cell in row] for row in block.rows] == [["a", "0 €", ""], ["b | c", "", ""]]


def test_code_keeps_what_stands_in_it() -> None:
    block = only("```\n{{ region.in }} <b> [x](y)\n::: note\n```\n")
    assert block == Code("{{ region.in }} <b> [x](y)\n::: note\n", at(1))


# ---------------------------------------------------------------- inline text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("teksti", Text("teksti")),
        ("*a*", Emphasis((Text("a"),))),
        ("__a__", Strong((Text("a"),))),
        ("`<b> *x*`", CodeSpan("<b> *x*")),
        ("&auml;&#8211;&amp;", Text("ä–&")),
        (r"\*a\* \[b\] 1\. \<", Text("*a* [b] 1. <")),
        (r"\{{ region.in }}", Text("{{ region.in }}")),
        ("a { b } c", Text("a { b } c")),
        ("a < b > c", Text("a < b > c")),
    ],
)
def test_inline_text(text: str, expected: Inline) -> None:
    assert inlines(text) == (expected,)


def test_breaks_of_lines() -> None:
    assert inlines("a\nb  \nc\\\nd") == (
        Text("a"),
        Break(False),
        Text("b"),
        Break(True),
        Text("c"),
        Break(True),
        Text("d"),
    )


def test_marks_nest() -> None:
    assert inlines("**a *b* `c`**") == (Strong((Text("a "), Emphasis((Text("b"),)), Text(" "), CodeSpan("c"))),)


@pytest.mark.parametrize(
    ("text", "kind", "target", "fragment", "column"),
    [
        ("[a](/m/p)", "page", "m/p", "", 5),
        ("[a](/m/p#h-kohta)", "page", "m/p", "h-kohta", 5),
        ("[a](term:tulkki)", "term", "tulkki", "", 5),
        ("[a](#h-kohta)", "anchor", "h-kohta", "", 5),
        ("[a](https://a.fi/ä?b=(c)&d)", "web", "https://a.fi/ä?b=(c)&d", "", 5),
        ("[a](mailto:a@b.fi)", "web", "mailto:a@b.fi", "", 5),
        ("[a](tel:+358123)", "web", "tel:+358123", "", 5),
        ('[a](/m/p "otsikko")', "page", "m/p", "", 5),
        ("<https://a.fi>", "web", "https://a.fi", "", 2),
    ],
)
def test_links(text: str, kind: str, target: str, fragment: str, column: int) -> None:
    [link] = inlines(text)
    assert isinstance(link, Link)
    assert (link.kind, link.target, link.fragment, link.at) == (kind, target, fragment, at(1, column))


def test_a_link_by_reference() -> None:
    first, _ = good("[a][b]\n\n## x\n\n[b]: /m/p\n")
    [link] = [one for one in inlines_of((first,)) if isinstance(one, Link)]
    assert (link.kind, link.target) == ("page", "m/p")


@pytest.mark.parametrize(
    "address",
    [
        "p.fi.md",
        "p",
        "../m/p",
        "/m",
        "/m/p/q",
        "/m/p.html",
        "//a.fi",
        "javascript:alert(1)",
        "ftp://a.fi",
        "#",
        "/M/p",
        "",
    ],
)
def test_addresses_that_would_not_work(address: str) -> None:
    assert faults(f"Ä [a]({address})") == [("link-form", 1, 7)]


def test_two_links_each_have_their_own_place() -> None:
    assert faults("[a](x) ja\nÄ [b](y) [c](z)") == [("link-form", 1, 5), ("link-form", 2, 7), ("link-form", 2, 14)]


def test_a_picture() -> None:
    assert inlines('Ä ![Neuvoja *ja* asiakas](a-b.svg "Kuva 1")')[1] == Picture(
        "a-b.svg", "Neuvoja *ja* asiakas", "Kuva 1", at(1, 3)
    )


def test_a_link_after_a_picture_has_its_own_place() -> None:
    assert faults("![x](a.svg) [b](z)") == [("link-form", 1, 17)]


@pytest.mark.parametrize("text", ["Ä ![](a.svg)", "Ä ![  ](a.svg)"])
def test_a_picture_needs_a_text(text: str) -> None:
    assert faults(text) == [("picture-without-text", 1, 3)]


@pytest.mark.parametrize("written", ["{{ region.in }}", "{{region.in}}", "{{   region.in  }}"])
def test_a_fact(written: str) -> None:
    assert inlines(f"Ä {written}.") == (Text("Ä "), Fact("region", "in", at(1, 3)), Text("."))


def test_facts_stand_in_titles_cells_and_links() -> None:
    blocks = good(
        "# {{ region.name }}\n\n| {{ region.in }} |\n|--|\n| x |\n\n[{{ region.of }}](/m/p) **{{ region.to }}**\n"
    )
    found = [(one.form, one.at.line) for one in inlines_of(blocks) if isinstance(one, Fact)]
    assert found == [("name", 1), ("in", 3), ("of", 7), ("to", 7)]


@pytest.mark.parametrize("content", ["", "region", "region.within", "regoin.in", "region.in.fi", "Region.In", "1+1"])
def test_an_unknown_fact_is_told(content: str) -> None:
    assert faults(f"ä\nÄ {{{{ {content} }}}}") == [("fact-unknown", 2, 3)]


def test_an_unknown_fact_suggests_the_nearest() -> None:
    assert values("{{ wellbeing_conty.in }}")["near"] == "wellbeing_county.in"


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<div>\nx\n</div>", [("raw-html", 1, 1)]),
        ("x\n\n  <!-- huomautus -->", [("raw-html", 3, 3)]),
        ("ä <b>x</b>", [("raw-html", 1, 3), ("raw-html", 1, 7)]),
        ("<script>alert(1)</script>", [("raw-html", 1, 1)]),
        ("| a |\n|---|\n| x<br> |", [("raw-html", 3, 4)]),
        ("<?php ?>", [("raw-html", 1, 1)]),
    ],
)
def test_html_is_refused_and_left_out(text: str, found: list[tuple[str, int, int]]) -> None:
    assert faults(text) == found
    assert "<" not in plain(tuple(inlines_of(page(text)[0].blocks)))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. tammikuuta alkaen", "1"),
        ("31. joulukuuta", "31"),
        ("6. december", "6"),
        ("1. January", "1"),
        ("2. mars", "2"),
    ],
)
def test_a_day_that_became_a_list_is_told(text: str, number: str) -> None:
    assert faults(f"x\n\n{text}") == [("date-as-list", 3, 1)]
    assert values(text)["number"] == number


@pytest.mark.parametrize(
    "text", [r"1\. tammikuuta", "1. tammikuuta\n2. helmikuuta", "1. Marsvin", "- tammikuuta", "1. **tammikuu**"]
)
def test_other_lists_are_not_days(text: str) -> None:
    assert faults(text) == []


# ---------------------------------------------------------------- anything at all

PIECES = "¦".join(
    [
        "# T¦## h¦===¦---¦***¦- ¦* a¦1. x¦2) x¦> q¦    code¦\t¦  ¦```¦````¦~~~¦|a|b|¦|-|:-:|",
        "*¦**¦_¦`¦``¦\\¦&amp;¦&#0;¦\"¦'¦[a](/b/c)¦![x](y.svg)¦![](¦](¦)¦[a]¦[a]: /x¦<https://a.fi>",
        "<b>¦</b>¦<!-- x¦-->¦<div>¦<?x?>¦<![CDATA[x]]>¦{{ region.in }}¦{{ }}¦{{¦}}",
        ':::¦::::¦::: note¦:::note title="a¦::: =¦::: id=¦::: test id=t¦::: accordion¦::: slot id=s',
        "::: only region=091¦::: question single id=a¦- [ ] a¦- [x] b¦- []¦: x",
        "ä¦€¦😀¦\u00a0¦\u2028¦\u0085¦\x0b¦\x0c",
    ]
).split("¦")
JOINTS = ("\n", "\n\n", " ", "", "\n  ", "\n> ")
markdown_text = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(JOINTS)), max_size=20).map(
    lambda pairs: "".join(piece + joint for piece, joint in pairs)
)
any_text = st.text(st.characters(exclude_characters="\r\0", codec="utf-8"), max_size=80)
"""Without what `read_source` has replaced already."""


@settings(deadline=None, max_examples=500)
@given(markdown_text | any_text)
def test_no_text_makes_it_fail_and_every_place_is_in_the_file(text: str) -> None:
    read, problems = parse_page(PATH, "fi", text)
    lines = text.split("\n")
    places = [found.at for found in problems] + [block.at for block in walk(read.blocks)]
    for place in places:
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
    plain(tuple(inlines_of(read.blocks)))
    show_problems(problems, lambda place: lines[place.line - 1], "fi")
