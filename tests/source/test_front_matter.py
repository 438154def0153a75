"""Front matter reads to the end of the line: no colon, quote or `#` in a value breaks anything."""

from __future__ import annotations

from datetime import date

import pytest

from neuvoo_course.model import FrontMatter, Reference
from neuvoo_course.problems import Location, Problem
from neuvoo_course.source.front_matter import KEYS, read_front_matter

DAY = date(2026, 11, 21)


def read(*lines: str) -> tuple[FrontMatter, list[Problem]]:
    front, _, problems = read_front_matter("p.md", "\n".join(["---", *lines, "---", "# T"]))
    return front, problems


def good(*lines: str) -> FrontMatter:
    front, problems = read(*lines)
    assert problems == []
    return front


def sources(*lines: str) -> list[tuple[str, str, date | None]]:
    return [(one.name, one.address, one.day) for one in good("sources:", *lines).sources]


def faults(*lines: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.at.line, found.at.column) for found in read(*lines)[1]]


# ---------------------------------------------------------------- where it is


@pytest.mark.parametrize("text", ["", "# T\n", "----\nx\n", "x\n---\n"])
def test_a_page_without_front_matter_is_left_alone(text: str) -> None:
    assert read_front_matter("p.md", text) == (FrontMatter(), text, [])


def test_empty_lines_may_stand_before_it() -> None:
    front, body, problems = read_front_matter("p.md", "\n\n---\nchecked: 2026-11-21\nwrong\n---\n# T\n")
    assert front.checked == date(2026, 11, 21)
    assert [(found.code, found.at.line) for found in problems] == [("front-matter-line", 5)]
    assert body.split("\n") == ["", "", "", "", "", "", "# T", ""]


def test_the_text_keeps_its_line_numbers() -> None:
    _, body, _ = read_front_matter("p.md", "---\nchecked: 2026-11-21\n---\n# T\n\nx\n")
    assert body.split("\n") == ["", "", "", "# T", "", "x", ""]


def test_it_ends_at_the_first_closing_line() -> None:
    _, body, problems = read_front_matter("p.md", "---\nchecked: 2026-11-21\n---\nx\n---\ny")
    assert (body.split("\n"), problems) == (["", "", "", "x", "---", "y"], [])


def test_space_after_the_marks_does_not_matter() -> None:
    front, _, problems = read_front_matter("p.md", "---  \nchecked: 2026-11-21\n--- \nx")
    assert (front.checked, problems) == (DAY, [])


def test_without_an_end_nothing_of_it_becomes_text() -> None:
    front, body, problems = read_front_matter("p.md", "---\nchecked: 2026-11-21\n# T\n")
    assert (front, body.strip(), [found.code for found in problems]) == (FrontMatter(), "", ["front-matter-unclosed"])


# ---------------------------------------------------------------- keys and values


def test_every_key() -> None:
    front = good(
        "checked: 2026-11-21",
        "review: 2027-11-21",
        "from: 2026-01-01",
        "until: 2026-12-31",
        "regional: both",
        "after: alku",
        "before: loppu",
        "sources: Laki, 2026-11-21",
    )
    assert (front.checked, front.review) == (DAY, date(2027, 11, 21))
    assert (front.from_day, front.until_day) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (front.regional, front.after, front.before) == ("both", "alku", "loppu")
    assert front.sources == (Reference("Laki", "", DAY, Location("p.md", 9, 10)),)


def test_every_key_is_read_by_something() -> None:
    assert {code for key in KEYS for code, *_ in faults(f"{key}: 2026-11-21")} <= {"setting-wrong"}


@pytest.mark.parametrize("line", ["checked:2026-11-21", "checked :  2026-11-21  ", "checked: 2026-11-21\t"])
def test_space_round_the_colon_does_not_matter(line: str) -> None:
    assert good(line).checked == DAY


def test_empty_lines_and_comments_are_passed_over() -> None:
    assert good("", "# tarkistettu kirjastossa", "checked: 2026-11-21", "  # - ei lähde").checked == DAY


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("checked: 21.11.2026", ("setting-wrong", 2, 10)),
        ("checked: 2026-02-30", ("setting-wrong", 2, 10)),
        ("checked:", ("setting-wrong", 2, 9)),
        ("checked: 2026-11-21 # hyvä", ("setting-wrong", 2, 10)),
        ("regional: kyllä", ("setting-wrong", 2, 11)),
        ("chekced: 2026-11-21", ("setting-unknown", 2, 1)),
        ("Checked: 2026-11-21", ("setting-unknown", 2, 1)),
        ("tarkistettu syksyllä", ("front-matter-line", 2, 1)),
        ("- lähde ilman avainta", ("front-matter-line", 2, 1)),
    ],
)
def test_a_fault_is_told_at_its_place(line: str, fault: tuple[str, int, int]) -> None:
    assert faults(line) == [fault]


def test_an_unknown_key_suggests_the_nearest() -> None:
    [found] = read("chekced: 2026-11-21")[1]
    assert dict(found.values)["near"] == "checked"


def test_a_key_twice_keeps_the_first() -> None:
    front, [found] = read("checked: 2026-11-21", "checked: 2020-01-01")
    assert front.checked == DAY
    assert (found.code, found.at, dict(found.values)["line"]) == ("yaml-duplicate-key", Location("p.md", 3, 1), "2")


def test_days_in_the_wrong_order_are_told_at_the_last() -> None:
    assert faults("from: 2026-12-01", "until: 2026-11-30") == [("dates-reversed", 3, 8)]
    assert faults("from: 2026-12-01", "until: 2026-12-01") == []


# ---------------------------------------------------------------- sources


def test_a_source_is_a_name_an_address_and_a_day() -> None:
    written = "- Hallintolaki 434/2003, https://www.finlex.fi/fi/laki/ajantasa/2003/20030434, 2026-11-21"
    assert sources(written) == [("Hallintolaki 434/2003", "https://www.finlex.fi/fi/laki/ajantasa/2003/20030434", DAY)]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Laki: pykälä 8, 2026-11-21", "Laki: pykälä 8"),
        ('"Neuvo" – opas, 2026-11-21', '"Neuvo" – opas'),
        ("Luku #8, 2026-11-21", "Luku #8"),
        ("'Neuvontavelvollisuus', 2026-11-21", "'Neuvontavelvollisuus'"),
        ("[THL] {opas} & *ohje*, 2026-11-21", "[THL] {opas} & *ohje*"),
        ("Laki 434/2003, 8 §, 2026-11-21", "Laki 434/2003, 8 §"),
        ("2026-11-21 Laki", "Laki"),
        ("Laki; 2026-11-21", "Laki"),
        ("Laki | 2026-11-21", "Laki"),
    ],
)
def test_signs_in_a_name_break_nothing(written: str, name: str) -> None:
    assert sources(f"- {written}") == [(name, "", DAY)]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("THL, https://thl.fi/a?b=c&d=e#f, 2026-11-21", "https://thl.fi/a?b=c&d=e#f"),
        ("THL <https://thl.fi/a> 2026-11-21", "https://thl.fi/a"),
        ("THL http://thl.fi/a:b 2026-11-21", "http://thl.fi/a:b"),
        ("https://thl.fi/2020-01-01/THL, 2026-11-21", "https://thl.fi/2020-01-01/THL"),
    ],
)
def test_addresses(written: str, address: str) -> None:
    assert [found[1:] for found in sources(f"- {written}")] == [(address, DAY)]


def test_sources_may_be_indented_and_each_knows_its_place() -> None:
    front = good("sources:", "  - Yksi, 2026-11-21", "- Kaksi, 2026-11-21", "  -   Kolme, 2026-11-21")
    assert [(one.name, one.at.line, one.at.column) for one in front.sources] == [
        ("Yksi", 3, 5),
        ("Kaksi", 4, 3),
        ("Kolme", 5, 7),
    ]


def test_a_source_needs_a_day_that_there_is() -> None:
    assert faults("sources:", "- Laki") == [("source-without-date", 3, 3)]
    assert faults("sources:", "- Laki, 2026-02-31") == [("setting-wrong", 3, 3)]
