"""Questions of every way of answering as markup: valid, readable without scripts, the right order never shown."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from lxml import html

from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from neuvoo_course.render.tasks import Shown, disordered, number, shuffled
from tests.make import make, xml


def form(kind: str, *lines: str, language: str = "fi") -> Any:
    """Give the form of a question, which reads the same as XML and as HTML."""
    text = "\n".join(["# A", "", f"::: question {kind} id=q", "Q?", "", *lines, ":::"])
    made = make({f"national/m/a.{language}.md": text, "national/m/a.fi.md": text})
    page = Renderer(frozenset(), _no_picture).render(made.edition("Helsinki", "fi"))["fi/m/a.html"].data
    (found,) = xml(page).xpath("//form")
    document: Any = html.fromstring(page)
    (other,) = document.findall(".//form")
    assert "".join(found.itertext()).split() == "".join(other.itertext()).split()
    return found


def _no_picture(path: str) -> Blob:
    raise AssertionError(path)


def words(elements: list[Any]) -> list[str]:
    return ["".join(one.itertext()).strip() for one in elements]


def test_each_left_side_has_a_labelled_list_of_all_right_sides_once() -> None:
    found = form("matching", "| L | R |", "|---|---|", "| **a** | x & y |", "| b | z |", "| c | x & y |", "| d | ö |")
    labels, selects = found.xpath(".//label"), found.xpath(".//select")
    assert words(labels) == ["a", "b", "c", "d"]
    assert [label.get("for") for label in labels] == [select.get("id") for select in selects]
    for select in selects:
        first, *rest = select.xpath("./option")
        assert first.get("value") == ""
        assert {(one.get("value"), one.text) for one in rest} == {("1", "x & y"), ("2", "z"), ("4", "ö")}
    assert words(found.xpath(".//ul[@class='printed']/li")) == words(selects[0].xpath("./option")[1:])
    key = found.xpath(".//details//tr[@data-part]")
    assert [(row.get("data-part"), row.get("data-answer")) for row in key] == [
        ("1", "1"),
        ("2", "2"),
        ("3", "1"),
        ("4", "4"),
    ]


def test_items_are_shown_in_another_order_than_in_the_key() -> None:
    found = form("ordering", "1. eka", "2. **toka**", "3. kolmas", "", "Siksi.")
    shown = words(found.xpath(".//ol[@class='options items']/li/span[@class='item']"))
    assert sorted(shown) == ["eka", "kolmas", "toka"]
    assert shown != ["eka", "toka", "kolmas"]
    assert words(found.xpath(".//details/ol/li")) == ["eka", "toka", "kolmas"]
    assert words(found.xpath(".//details/div[@class='explanation']")) == ["Siksi."]


def test_gaps_are_fields_with_names_in_the_text() -> None:
    found = form("gap", "Tulkin tilaa [[a & b / ä / ö]] ja *[[c | d]]*.")
    (select,), (field,) = found.xpath(".//select"), found.xpath(".//em/input[@type='text']")
    assert (select.get("aria-label"), field.get("aria-label")) == ("Aukko 1", "Aukko 2")
    assert {(one.get("value"), one.text) for one in select.xpath("./option")[1:]} == {
        ("1", "a & b"),
        ("2", "ä"),
        ("3", "ö"),
    }
    first, second = found.xpath(".//details/ol/li")
    assert first.get("data-answer") == "1"
    assert words(first.xpath("./span")) == ["a & b"]
    assert (second.get("data-answer"), words(second.xpath("./span[@class='accepted']"))) == (None, ["c", "d"])


def test_a_number_is_a_field_named_by_what_is_asked() -> None:
    found = form("numeric", "= 1 000,5 ± 2")
    (field,) = found.xpath(".//input")
    (prompt,) = found.xpath(".//div[@class='prompt']")
    assert field.get("aria-labelledby") == prompt.get("id")
    (key,) = found.xpath(".//details/p")
    assert (key.get("data-value"), key.get("data-tolerance"), key.text) == ("1000.5", "2", "1 000,5 ± 2")


@pytest.mark.parametrize("kind", ["matching", "ordering", "gap", "numeric"])
def test_no_field_has_a_value_before_the_answer(kind: str) -> None:
    lines = {
        "matching": ("| L | R |", "|---|---|", "| a | x |", "| b | y |"),
        "ordering": ("1. a", "2. b", "3. c"),
        "gap": ("[[a / b]] [[c]]",),
        "numeric": ("= 3",),
    }[kind]
    found = form(kind, *lines)
    assert found.xpath(".//input/@value | .//option/@selected") == []
    assert found.get("data-kind") == kind


@pytest.mark.parametrize("count", range(2, 9))
def test_what_is_out_of_order_never_is_in_order(count: int) -> None:
    items = [Shown(place, str(place)) for place in range(1, count + 1)]
    for seed in range(60):
        found = disordered(items, str(seed))
        assert found != items
        assert sorted(found, key=items.index) == items
        assert found == disordered(items, str(seed))


def test_every_place_is_as_likely() -> None:
    items = [Shown(place, str(place)) for place in range(1, 5)]
    firsts = [shuffled(items, f"question-{seed}")[0].number for seed in range(400)]
    assert all(70 < firsts.count(place) < 130 for place in range(1, 5))


@pytest.mark.parametrize(("value", "written"), [("1000.50", "1000.50"), ("1E+3", "1000"), ("-0.1", "-0.1")])
def test_numbers_are_written_for_scripts(value: str, written: str) -> None:
    assert number(Decimal(value)) == written
