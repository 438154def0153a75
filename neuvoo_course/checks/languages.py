"""A page's languages must agree on what learners' progress hangs on: its questions, options, tests and slots."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import PageText, Question, Slot, Test, walk
from ..problems import Problem, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    for page in subject.pages():
        first, *others = page.texts.values()
        for other in others:
            yield from _questions(first, other)
            yield from _named(first, other)


def _questions(first: PageText, other: PageText) -> Iterator[Problem]:
    expected = {block.id: block for block in walk(first.blocks) if isinstance(block, Question)}
    written = {block.id: block for block in walk(other.blocks) if isinstance(block, Question)}
    for name in expected.keys() - written.keys():
        yield problem("question-not-translated", other.at, id=name, other=expected[name].at)
    for name, question in written.items():
        if name not in expected:
            yield problem("question-not-translated", first.at, id=name, other=question.at)
        elif _shape(question) != _shape(expected[name]):
            yield problem("question-differs", question.at, id=name, other=expected[name].at)


def _shape(question: Question) -> tuple[object, ...]:
    return question.kind, question.key, question.points, question.tries


def _named(first: PageText, other: PageText) -> Iterator[Problem]:
    expected, written = _names(first), _names(other)
    for name in sorted(expected.items() ^ written.items()):
        yield problem("block-differs", other.at, id=name[0], other=first.at.path)


def _names(text: PageText) -> dict[str, tuple[object, ...]]:
    """Give a text's tests and slots by name, with what must be the same in every language."""
    names: dict[str, tuple[object, ...]] = {}
    for block in walk(text.blocks):
        match block:
            case Test():
                names[block.id] = ("test", block.pass_mark if block.pass_mark is not None else -1, block.attempts)
            case Slot():
                names[block.name] = ("slot",)
    return names
