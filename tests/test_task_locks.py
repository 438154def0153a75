"""Permanent numbers of pairs, items, gaps and numbers; the revision rises when what is right changes."""

from __future__ import annotations

import pytest

from neuvoo_course.locks import Entry, Lock, Named, assign, format_lock, named_things, parse_lock

from .make import make


def after(kind: str, *versions: tuple[str, ...]) -> Entry:
    """Give the entry of a question after its task has been written so, one version after the other."""
    lock = Lock()
    for lines in versions:
        text = "\n".join(["# A", "", f"::: question {kind} id=q", "Q?", "", *lines, ":::"])
        (named,) = [one for one in named_things(make({"national/m/a.fi.md": text}).course)[""] if one.question]
        lock = assign(lock, [Named("question", "m/q", named.question)])
    assert parse_lock("ids.lock", format_lock(lock)) == (lock, ())
    return lock.entries[0]


def pairs(*rows: str) -> tuple[str, ...]:
    """Write a table; a row is `left right`."""
    return ("| L | R |", "|---|---|", *(f"| {row.split()[0]} | {row.split()[1]} |" for row in rows))


def order(*items: str) -> tuple[str, ...]:
    return tuple(f"{number}. {item}" for number, item in enumerate(items, 1))


def numbers(entry: Entry) -> list[int]:
    return [option.number for option in entry.options]


PAIRS = ("a x", "b y", "c x")


@pytest.mark.parametrize(
    ("rows", "order", "revision"),
    [
        (PAIRS, [1, 2, 3], 1),
        (("c x", "a x", "b y"), [3, 1, 2], 1),
        (("A x", "b y", "c x"), [1, 2, 3], 1),
        (("a X", "b y", "c X"), [1, 2, 3], 1),
        (("a y", "b x", "c x"), [1, 2, 3], 2),
        (("a x", "b y", "c y"), [1, 2, 3], 2),
        (("a x", "b y", "c z"), [1, 2, 3], 2),
        (("a x", "b y"), [1, 2], 2),
        (("a x", "b y", "c x", "d z"), [1, 2, 3, 4], 2),
    ],
)
def test_pairs_may_be_moved_and_reworded_but_not_exchanged(
    rows: tuple[str, ...], order: list[int], revision: int
) -> None:
    entry = after("matching", pairs(*PAIRS), pairs(*rows))
    assert (numbers(entry), entry.revision) == (order, revision)


@pytest.mark.parametrize(
    ("items", "found", "revision"),
    [
        (("a", "b", "c"), [1, 2, 3], 1),
        (("a", "B", "c"), [1, 2, 3], 1),
        (("b", "a", "c"), [2, 1, 3], 2),
        (("a", "b", "d", "c"), [1, 2, 4, 3], 2),
        (("a", "b", "c", "d"), [1, 2, 3, 4], 2),
    ],
)
def test_another_order_raises_the_revision(items: tuple[str, ...], found: list[int], revision: int) -> None:
    entry = after("ordering", order("a", "b", "c"), order(*items))
    assert (numbers(entry), entry.revision) == (found, revision)


@pytest.mark.parametrize(
    ("text", "revision"),
    [
        ("Nyt [[a / b]] ja [[c]].", 1),
        ("Toinen [[A / x]] ja [[ C ]].", 1),
        ("Nyt [[a / b / d]] ja [[c]].", 2),
        ("Nyt [[b / a]] ja [[c]].", 2),
        ("Nyt [[a / b]] ja [[c | d]].", 2),
        ("Nyt [[a]] ja [[c]].", 2),
        ("Nyt [[a / b]].", 2),
    ],
)
def test_other_answers_of_a_gap_raise_the_revision(text: str, revision: int) -> None:
    assert after("gap", ("Nyt [[a / b]] ja [[c]].",), (text,)).revision == revision


@pytest.mark.parametrize(("line", "revision"), [("= 30,0 ± 2", 1), ("= 31 ± 2", 2), ("= 30 ± 3", 2), ("= 30", 2)])
def test_another_number_raises_the_revision(line: str, revision: int) -> None:
    assert after("numeric", ("= 30 ± 2",), (line,)).revision == revision
