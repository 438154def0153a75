"""A learner's state across updates: what one release wrote, another reads, whatever was edited in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import permutations
from random import Random
from typing import Any

import pytest

from neuvoo_course.locks import Kind, Lock, Named, assign
from neuvoo_course.model import Choice, Option, Question
from neuvoo_course.model.inline import Text
from neuvoo_course.problems import Location
from tests.runtime.pure import ask
from tests.runtime.test_state import base36, vectors

pytestmark = pytest.mark.node

HERE = Location("national/m/a.fi.md")
OWNERS = ("", "helsinki")
QUICK = 300
ALL = 10_000
ROUNDS = 3
"""Edits between two releases; three raise a revision at most thrice, which two bits tell apart."""


@dataclass(frozen=True)
class Asked:
    """A question as its author sees it: words and marks of its options. `changes` counts what makes answers void."""

    options: tuple[tuple[str, bool], ...]
    changes: int = 0

    def edited(self, random: Random) -> Asked:
        """Give it after one edit by an author."""
        at = random.randrange(len(self.options))
        words, correct = self.options[at]
        others = self.options[:at] + self.options[at + 1 :]
        match random.randrange(5):
            case 0:
                return replace(self, options=tuple(random.sample(self.options, len(self.options))))
            case 1:
                return replace(self, options=(*self.options[:at], (_word(random), correct), *self.options[at + 1 :]))
            case 2:
                marked = (*self.options[:at], (words, not correct), *self.options[at + 1 :])
                return Asked(marked, self.changes + 1)
            case 3:
                return Asked((*self.options, (_word(random), random.random() < 0.5)), self.changes + 1)
            case _:
                return Asked(others, self.changes + 1) if others else self

    def question(self) -> Question:
        options = tuple(Option(correct, (Text(words),), (), HERE) for words, correct in self.options)
        return Question("q", Choice("multiple", options), (), (), 1, 0, 0, HERE)


@dataclass(frozen=True)
class Release:
    """What one owner's part holds, in the order of the course, and its lock."""

    pages: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    questions: dict[str, Asked] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def numbered(self) -> Release:
        things = [*_named("page", self.pages), *_named("test", self.tests)]
        things += [Named("question", name, asked.question()) for name, asked in self.questions.items()]
        return replace(self, lock=assign(self.lock, things))

    def edited(self, random: Random) -> Release:
        """Give the next release: things are added, removed, moved, brought back; questions are edited."""
        questions = {
            name: asked.edited(random) if random.random() < 0.3 else asked
            for name, asked in self.questions.items()
            if random.random() < 0.9
        }
        questions |= {_word(random): _asked(random) for _ in range(random.randrange(3))}
        pages, tests = _moved(self.pages, random), _moved(self.tests, random)
        return replace(self, pages=pages, tests=tests, questions=questions).numbered()

    def place(self, owner: str, kind: Kind, name: str) -> str:
        entry = self.lock.find(kind, name)
        assert entry
        return f"{owner}.{base36(entry.number)}"

    def revision(self, name: str) -> int:
        entry = self.lock.find("question", name)
        assert entry
        return entry.revision


Course = dict[str, Release]
Steps = list[list[Any]]


@dataclass
class Told:
    """What a learner has done, by the names that authors use: the judge of what a state says."""

    read: set[tuple[str, str]] = field(default_factory=set)
    answers: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    attempts: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)


def _word(random: Random) -> str:
    return f"{random.getrandbits(40):x}"


def _asked(random: Random) -> Asked:
    return Asked(tuple((_word(random), random.random() < 0.5) for _ in range(random.randint(2, 5))))


def _named(kind: Kind, names: Iterable[str]) -> Iterator[Named]:
    return (Named(kind, name) for name in names)


def _moved(names: tuple[str, ...], random: Random) -> tuple[str, ...]:
    kept = [name for name in names if random.random() < 0.85]
    return tuple(random.sample(kept, len(kept))) + tuple(_word(random) for _ in range(random.randrange(3)))


def first_release(random: Random) -> Course:
    def part() -> Release:
        pages = tuple(_word(random) for _ in range(random.randint(1, 6)))
        tests = tuple(_word(random) for _ in range(random.randint(0, 2)))
        questions = {_word(random): _asked(random) for _ in range(random.randint(0, 5))}
        return Release(pages, tests, questions).numbered()

    return {owner: part() for owner in OWNERS}


def next_release(course: Course, random: Random, rounds: int = ROUNDS) -> Course:
    for _ in range(random.randint(1, rounds)):
        course = {owner: part.edited(random) for owner, part in course.items()}
    return course


def study(course: Course, told: Told, random: Random) -> Steps:
    """Do some of a course, and note it both as the page would and as the learner would."""
    steps: Steps = [["session", random.randint(1, 50)]]
    for owner, part in course.items():
        for page in part.pages:
            if random.random() < 0.6:
                told.read.add((owner, page))
                steps.append(["read", part.place(owner, "page", page)])
        for name, asked in part.questions.items():
            if random.random() < 0.6:
                steps.append(_answer(part, owner, name, asked, told, random))
        for test in part.tests:
            for _ in range(random.randrange(3)):
                steps.append(_attempt(part, owner, test, told, random))
    return steps


def _answer(part: Release, owner: str, name: str, asked: Asked, told: Told, random: Random) -> list[Any]:
    result = random.randint(1, 3)
    changes, before = told.answers.get((owner, name), (-1, 0))
    told.answers[owner, name] = (asked.changes, max(result, before if changes == asked.changes else 0))
    return ["answer", part.place(owner, "question", name), part.revision(name), result]


def _attempt(part: Release, owner: str, test: str, told: Told, random: Random) -> list[Any]:
    used, best = told.attempts.get((owner, test), (0, 0))
    score = random.randint(0, 1000)
    told.attempts[owner, test] = (used + 1, max(best, score))
    return ["attempt", part.place(owner, "test", test), score]


def query(text: str, course: Course) -> tuple[Any, ...]:
    """Ask the runtime what it knows of everything in a release."""
    parts = list(course.items())
    return (
        "know",
        text,
        [part.place(owner, "page", name) for owner, part in parts for name in part.pages],
        [
            (part.place(owner, "question", name), part.revision(name))
            for owner, part in parts
            for name in part.questions
        ],
        [part.place(owner, "test", name) for owner, part in parts for name in part.tests],
    )


def expected(told: Told, course: Course) -> list[list[Any]]:
    """Give what it should know: an answer counts as long as nothing that decides it was changed."""
    parts = list(course.items())
    questions = [(told.answers.get((owner, name)), asked) for owner, p in parts for name, asked in p.questions.items()]
    return [
        [(owner, name) in told.read for owner, part in parts for name in part.pages],
        [found[1] if found and found[0] == asked.changes else 0 for found, asked in questions],
        [list(told.attempts.get((owner, name), (0, 0))) for owner, part in parts for name in part.tests],
    ]


counts = pytest.mark.parametrize("count", [QUICK, pytest.param(ALL, marks=pytest.mark.whole)])


@counts
def test_what_one_release_wrote_another_reads(count: int) -> None:
    random = Random(20261121)
    pairs, histories, tolds = [], [], []
    for _ in range(count):
        told, before = Told(), first_release(random)
        histories.append(study(before, told, random))
        tolds.append(told)
        pairs.append((before, next_release(before, random)))
    texts = ask(*(("print", steps) for steps in histories))
    answers = ask(*(query(text, after) for text, (_, after) in zip(texts, pairs, strict=True)))
    for answer, told, (_, after) in zip(answers, tolds, pairs, strict=True):
        assert answer == expected(told, after)


@counts
def test_work_done_in_two_releases_comes_together(count: int) -> None:
    """A phone with the old release and a PC with the new one: merged, each of them knows all that counts there.

    Two bits tell of two copies which revision is the newer one when they are one apart.
    """
    random = Random(20261122)
    courses, histories, tolds = [], [], []
    for _ in range(count):
        told, before = Told(), first_release(random)
        after = next_release(before, random, rounds=1)
        old = study(before, told, random)
        new = [["session", 60], *study(after, told, random)[1:]]
        courses.append((before, after))
        histories += [old, new]
        tolds.append(told)
    texts = ask(*(("print", steps) for steps in histories))
    pairs = list(zip(texts[::2], texts[1::2], strict=True))
    merged = ask(*(("merge", *pair) for pair in pairs))
    assert merged == ask(*(("merge", new, old) for old, new in pairs))
    known = ask(*(query(text, after) for text, (_, after) in zip(merged, courses, strict=True)))
    for (read, answers, tests), told, (_, after) in zip(known, tolds, courses, strict=True):
        pages, results, attempts = expected(told, after)
        assert read == pages
        assert answers == results
        assert [best for _, best in tests] == [best for _, best in attempts]
    behind = ask(*(query(text, before) for text, (before, _) in zip(merged, courses, strict=True)))
    for (read, _, _), told, (before, _) in zip(behind, tolds, courses, strict=True):
        assert read == expected(told, before)[0]


@counts
def test_the_order_of_merging_matters_to_nothing_done(count: int) -> None:
    random = Random(20261123)
    histories = []
    for _ in range(count // 3):
        course = first_release(random)
        histories += [study(course, Told(), random) for _ in range(3)]
    texts = ask(*(("print", steps) for steps in histories))
    triples = list(zip(texts[::3], texts[1::3], texts[2::3], strict=True))
    orders = [order for triple in triples for order in permutations(triple)]
    pairs = ask(*(("merge", first, second) for first, second, _ in orders))
    wholes = ask(*(("merge", pair, last) for pair, (_, _, last) in zip(pairs, orders, strict=True)))
    for at in range(0, len(wholes), 6):
        assert len({tuple(sorted(vectors(text).items())) for text in wholes[at : at + 6]}) == 1
