"""Score and status follow the rule, as a second reading of it in Python says."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.runtime.pure import ask

pytestmark = pytest.mark.node

Case = tuple[dict[str, Any], list[int], dict[int, list[int]]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Make a course, the pages read, and the points won in each attempt."""
    tests: list[dict[str, Any]] = [
        {
            "place": f"0.{number}",
            "module": draw(st.sampled_from([1, 2])),
            "points": draw(st.integers(1, 12)),
            "pass": draw(st.integers(0, 100)),
            "attempts": draw(st.integers(0, 3)),
        }
        for number in range(1, draw(st.integers(0, 4)) + 1)
    ]
    sizes = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    modules = [
        {"number": 1, "places": [f"0.{n}" for n in range(1, sizes[0] + 1)]},
        {"number": 2, "places": [f"1.{n}" for n in range(1, sizes[1] + 1)]},
    ]
    rule = {"pages": draw(st.sampled_from([0, 50, 80, 100])), "tests": draw(st.booleans())}
    data = {"owners": ["", "espoo"], "tests": tests, "modules": modules, "rule": rule}
    read = draw(st.lists(st.integers(0, sum(sizes) - 1), unique=True))
    won = {
        at: draw(st.lists(st.integers(0, test["points"]), max_size=test["attempts"] or 3))
        for at, test in enumerate(tests)
    }
    return data, read, won


def steps(case: Case) -> list[list[Any]]:
    """Give the history of a case."""
    data, read, won = case
    pages = [place.split(".") for module in data["modules"] for place in module["places"]]
    history: list[list[Any]] = [["read", f"{data['owners'][int(pages[at][0])]}.{pages[at][1]}"] for at in read]
    for at, attempts in won.items():
        points = data["tests"][at]["points"]
        history += [["attempt", f".{at + 1}", 1000 * points_won // points] for points_won in attempts]
    return history


def expected(case: Case, scope: int) -> dict[str, Any]:
    """Work out the standing anew, in exact fractions."""
    data, read, won = case
    numbers = [module["number"] for module in data["modules"] for _ in module["places"]]
    pages = [at for at, number in enumerate(numbers) if scope in (0, number)]
    tests = [at for at, test in enumerate(data["tests"]) if scope in (0, test["module"])]
    passed = {at for at in tests if won[at] and is_enough(data["tests"][at], max(won[at]))}
    used_up = {at for at in tests if at not in passed and 0 < data["tests"][at]["attempts"] <= len(won[at])}
    count = len([at for at in pages if at in read])
    is_met = count * 100 >= data["rule"]["pages"] * len(pages) and (
        not data["rule"]["tests"] or len(passed) == len(tests)
    )
    return {
        "read": count,
        "total": len(pages),
        "completed": is_met,
        "passed": is_met and bool(tests),
        "failed": not (is_met and tests) and data["rule"]["tests"] and bool(used_up),
        "is_scored": any(won[at] for at in tests),
    }


def is_enough(test: dict[str, Any], points: int) -> bool:
    return Fraction(points, test["points"]) >= Fraction(test["pass"], 100)


@settings(max_examples=10, deadline=None)
@given(st.lists(cases(), min_size=1, max_size=20))
def test_standing(batch: list[Case]) -> None:
    texts = ask(*(("print", steps(case)) for case in batch))
    for scope in (0, 1, 2):
        asked = ask(*(("standing", text, case[0], scope) for text, case in zip(texts, batch, strict=True)))
        for case, standing in zip(batch, asked, strict=True):
            wanted = expected(case, scope)
            assert (standing["score"] is not None) == wanted.pop("is_scored")
            assert {key: standing[key] for key in wanted} == wanted
            assert 0 <= standing["progress"] <= 1
            assert (standing["progress"] == 1) >= wanted["completed"]
            check_score(case, standing["score"], scope)


def check_score(case: Case, score: float | None, scope: int) -> None:
    data, _, won = case
    if score is None or scope:
        return
    points = sum(test["points"] for test in data["tests"])
    exact = Fraction(sum(max(won[at], default=0) for at in won) * 100, points)
    assert exact - Fraction(11, 100) <= Fraction(score) <= exact + Fraction(1, 10**9)


def test_completion_never_goes_back() -> None:
    course = {"modules": [{"number": 1, "places": ["0.1", "0.2"]}]}
    (standing,) = ask(("standing", "1;d=3;v0=1;o=", course, 0))
    assert standing["completed"]
    assert standing["passed"]
    assert standing["progress"] == 1


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0000:00:00"), (59, "0000:00:59"), (3600, "0001:00:00"), (86399, "0023:59:59"), (10**9, "9999:46:40")],
)
def test_time_in_12(seconds: int, text: str) -> None:
    assert ask(("time12", seconds)) == [text]


def test_2004_is_told_what_is_known() -> None:
    base = {"score": None, "completed": False, "passed": False, "failed": False, "progress": 0.25}
    unknown, failed, passed = ask(
        ("told2004", base),
        ("told2004", {**base, "score": 66.6, "failed": True}),
        ("told2004", {**base, "score": 100, "completed": True, "passed": True, "progress": 1}),
    )
    assert unknown == [["cmi.completion_status", "incomplete"], ["cmi.progress_measure", 0.25]]
    assert failed[2:] == [["cmi.success_status", "failed"], ["cmi.score.scaled", 0.666]]
    assert passed[2:] == [["cmi.success_status", "passed"], ["cmi.score.scaled", 1]]
