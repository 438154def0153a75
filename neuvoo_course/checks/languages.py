"""A page's languages must agree on what learners' progress hangs on: its questions, options, tests and slots."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ..model import Checklist, Download, Media, PageText, Question, Reflection, Scenario, Slot, Test
from ..problems import Location, Problem, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    for page in subject.pages():
        first, *others = page.texts.values()
        for other in others:
            yield from _front_matter(first, other)
            yield from _questions(first, other)
            yield from _named(first, other)
            yield from _scenarios(first, other)
            yield from _files(first, other)


def _front_matter(first: PageText, other: PageText) -> Iterator[Problem]:
    """What decides where and when a page stands is read from its first language; others may repeat it."""
    for key, name in (
        ("from", "from_day"),
        ("until", "until_day"),
        ("regional", "regional"),
        ("after", "after"),
        ("before", "before"),
    ):
        written = getattr(other.front, name)
        if written not in (None, "", "none", getattr(first.front, name)):
            yield problem("front-matter-differs", other.at, key=key, other=first.at.path)


def _questions(first: PageText, other: PageText) -> Iterator[Problem]:
    expected = {block.id: block for block in first.all_blocks if isinstance(block, Question)}
    written = {block.id: block for block in other.all_blocks if isinstance(block, Question)}
    for name in expected.keys() - written.keys():
        yield problem("question-not-translated", other.at, id=name, other=expected[name].at)
    for name, question in written.items():
        if name not in expected:
            yield problem("question-not-translated", first.at, id=name, other=question.at)
        elif _shape(question) != _shape(expected[name]):
            yield problem("question-differs", question.at, id=name, other=expected[name].at)


def _shape(question: Question) -> tuple[object, ...]:
    return question.kind, question.task.key, question.points, question.tries, question.objective


def _named(first: PageText, other: PageText) -> Iterator[Problem]:
    expected, written = _names(first), _names(other)
    for name in sorted(expected.keys() | written.keys()):
        if name not in written or name not in expected:
            yield problem(
                "block-differs", (other if name in expected else first).at, id=name, other=_place(name, first, other)
            )
        elif expected[name][1] != written[name][1]:
            yield problem("block-differs", written[name][0], id=name, other=expected[name][0])


def _rules(test: Test) -> tuple[object, ...]:
    return test.pass_mark, test.attempts, test.draw, test.feedback, test.counts, test.weight


def _scenarios(first: PageText, other: PageText) -> Iterator[Problem]:
    """Stories have no names: they are compared in their order on the page."""
    expected, written = _stories(first), _stories(other)
    for one, translated in zip_longest(expected, written):
        if one is None or translated is None:
            at, place = (other.at, one.at) if one else (first.at, translated.at)
            yield problem("block-differs", at, id="scenario", other=place)
        elif _branches(one) != _branches(translated):
            yield problem("block-differs", translated.at, id="scenario", other=one.at)


def _stories(text: PageText) -> list[Scenario]:
    return [block for block in text.all_blocks if isinstance(block, Scenario)]


def _branches(story: Scenario) -> list[list[int]]:
    """Give for each scene where its choices lead, by the places of scenes: their names differ between languages."""
    places = {scene.name: place for place, scene in enumerate(story.scenes)}
    return [[places.get(choice.target, -1) for choice in scene.choices] for scene in story.scenes]


def _files(first: PageText, other: PageText) -> Iterator[Problem]:
    """Files are told apart by their written names: each language shows the same ones."""
    expected, written = _files_by_name(first), _files_by_name(other)
    for key in expected.keys() - written.keys():
        yield problem("media-differs", other.at, file=key[1], other=expected[key])
    for key in written.keys() - expected.keys():
        yield problem("media-differs", first.at, file=key[1], other=written[key])


def _files_by_name(text: PageText) -> dict[tuple[str, str], Location]:
    return {(block.kind, block.source): block.at for block in text.all_blocks if isinstance(block, Media | Download)}


def _place(name: str, *texts: PageText) -> Location:
    return next(names[name][0] for names in map(_names, texts) if name in names)


def _names(text: PageText) -> dict[str, tuple[Location, tuple[object, ...]]]:
    """Give a text's tests, slots and notes by name, each with its place and what must be the same in every language."""
    names: dict[str, tuple[Location, tuple[object, ...]]] = {}
    for block in text.all_blocks:
        match block:
            case Test():
                names[block.id] = (block.at, ("test", *_rules(block)))
            case Slot():
                names[block.name] = (block.at, ("slot",))
            case Checklist():
                names[block.id] = (block.at, ("checklist", len(block.items)))
            case Reflection():
                names[block.id] = (block.at, ("reflection",))
    return names
