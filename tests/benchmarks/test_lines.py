"""A straight line through points, and how far they lie from it."""

from __future__ import annotations

import pytest

from benchmarks.lines import Line, fit, worst_point


def test_points_of_a_line_give_that_line() -> None:
    points = [(x, 3 + 2 * x) for x in (1.0, 2.0, 4.0, 32.0)]
    line = fit(points)
    assert line.start == pytest.approx(3)
    assert line.slope == pytest.approx(2)
    assert worst_point(points, line)[1] == pytest.approx(0)


def test_one_point_gives_a_level_line() -> None:
    assert fit([(4, 2)]) == Line(2, 0)


def test_the_worst_point_counts_in_proportion_and_with_its_sign() -> None:
    line = Line(0, 1)
    point, deviation = worst_point([(1, 1), (2, 1.6), (100, 110)], line)
    assert point == (2, 1.6)
    assert deviation == pytest.approx(-0.25)


def test_what_grows_faster_than_a_line_shows() -> None:
    points = [(x, x**2) for x in (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)]
    assert abs(worst_point(points, fit(points))[1]) > 0.5


def test_a_large_course_does_not_hide_a_small_one() -> None:
    """A tenth more on every other point: no point is further than that from the line."""
    points = [(x, (1 + x) * (1.1 if number % 2 else 1)) for number, x in enumerate((1.0, 2.0, 4.0, 8.0, 16.0, 32.0))]
    assert abs(worst_point(points, fit(points))[1]) < 0.1
