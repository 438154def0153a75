"""A plot is a picture that can be read, by those who see it and by those who do not."""

from __future__ import annotations

import pytest
from lxml import etree

from benchmarks.lines import Line, fit
from benchmarks.plot import HEIGHT, LEFT, ROOM, TOP, WIDTH, Plot, draw, ticks

POINTS = [(1.0, 0.5), (2.0, 0.7), (4.0, 1.1), (32.0, 6.7)]
SVG = {"s": "http://www.w3.org/2000/svg"}


@pytest.fixture
def drawn() -> etree._Element:
    return etree.fromstring(draw(Plot("Cost & growth", "pages", "seconds", POINTS, fit(POINTS))))


def test_every_point_is_on_the_paper_and_further_up_when_it_costs_more(drawn: etree._Element) -> None:
    circles = [(float(one.get("cx", "")), float(one.get("cy", ""))) for one in drawn.findall("s:circle", SVG)]
    assert len(circles) == len(POINTS)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in circles)
    assert circles == sorted(circles, key=lambda place: (place[0], -place[1]))


def test_the_axes_say_what_they_are_and_begin_at_nothing(drawn: etree._Element) -> None:
    texts = [one.text for one in drawn.findall("s:text", SVG)]
    assert {"Cost & growth", "pages", "seconds"} <= set(texts)
    assert texts.count("0") == 2


def test_a_line_that_ends_above_every_point_is_on_the_paper_too() -> None:
    drawn = etree.fromstring(draw(Plot("Growth", "pages", "seconds", [(1.0, 1.0), (10.0, 10.0)], Line(0, 1.4))))
    line = drawn.find("s:path[@class='line']", SVG)
    assert line is not None
    assert float(line.get("d", "").split()[-1]) >= TOP


def test_values_stand_beside_points_that_leave_them_room(drawn: etree._Element) -> None:
    values = drawn.findall("s:text[@class='value']", SVG)
    assert [one.text for one in values] == ["6.70", "1.10"]
    assert all(float(one.get("x", "")) > LEFT + ROOM - 10 for one in values)


def test_the_numbers_are_there_in_words(drawn: etree._Element) -> None:
    assert drawn.findtext("s:title", namespaces=SVG) == "Cost & growth"
    assert "32: 6.70" in (drawn.findtext("s:desc", namespaces=SVG) or "")


def test_it_has_colours_for_dark_paper(drawn: etree._Element) -> None:
    assert "prefers-color-scheme: dark" in (drawn.findtext("s:style", namespaces=SVG) or "")


@pytest.mark.parametrize("most", [0.03, 0.4, 1, 1.1, 7, 10, 32, 308, 1536])
def test_ticks_are_few_and_round(most: float) -> None:
    found = ticks(most)
    assert 4 <= len(found) <= 11
    assert found[0] == 0
    assert found[-1] <= most * 1.0001
