"""Tests and what they test: draws that can be made, objectives that exist and are tested, keys with an effect."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Block, Module, Page, Question, Test, walk
from ..problems import Problem, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    for module in subject.course.modules:
        yield from _as_many_in_every_language(module)
        yield from _untested(module)
    for page, text in subject.texts():
        tests = [block for block in text.all_blocks if isinstance(block, Test)]
        yield from map(_too_many, filter(_draws_too_many, tests))
        yield from _unknown_objectives(subject.course.module(page.module), text.blocks)
        yield from _without_effect(text.blocks, {id(one) for test in tests for one in test.questions})


def _draws_too_many(test: Test) -> bool:
    return test.draw > len(test.questions)


def _too_many(test: Test) -> Problem:
    return problem("draw-too-many", test.at, draw=test.draw, count=len(test.questions))


def _as_many_in_every_language(module: Module) -> Iterator[Problem]:
    counts = {language: len(lines) for language, lines in module.objectives.items()}
    if len(set(counts.values())) > 1:
        listed = ", ".join(f"{language} {count}" for language, count in counts.items())
        yield problem("objectives-differ", module.at, counts=listed)


def _objectives(module: Module) -> int:
    return max(map(len, module.objectives.values()), default=0)


def _unknown_objectives(module: Module | None, blocks: tuple[Block, ...]) -> Iterator[Problem]:
    known = _objectives(module) if module else 0
    for block in walk(blocks):
        if isinstance(block, Question) and block.objective > known:
            file = module.at.path if module else ""
            yield problem("objective-unknown", block.at, objective=block.objective, known=known, file=file)


def _untested(module: Module) -> Iterator[Problem]:
    """Give the objectives that no test asks for, where tests say what they ask for."""
    tested = {question.objective for page in module.pages.values() for question in _tested(page)} - {0}
    for number in range(1, _objectives(module) + 1):
        if tested and number not in tested:
            lines = next(iter(module.objectives.values()))
            text = lines[number - 1] if number <= len(lines) else ""
            yield problem("objective-untested", module.at, objective=number, text=text)


def _tested(page: Page) -> Iterator[Question]:
    first = next(iter(page.texts.values()))
    for block in first.all_blocks:
        if isinstance(block, Test):
            yield from block.questions


def _without_effect(blocks: tuple[Block, ...], tested: set[int]) -> Iterator[Problem]:
    """Give what a question's first line says in vain: practice has no points, and a test has no tries."""
    for block in walk(blocks):
        if not isinstance(block, Question):
            continue
        if id(block) in tested and block.tries:
            yield problem("key-without-effect", block.at, key="tries", where="test")
        if id(block) not in tested and block.points > 1:
            yield problem("key-without-effect", block.at, key="points", where="practice")
