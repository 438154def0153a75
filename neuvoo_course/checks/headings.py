"""Headings in order: a page's title is its only first-level heading, and no level is skipped (WCAG 2.2, 1.3.1)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Accordion, Blocks, Heading, Scenario, Sections, parts
from ..problems import Problem, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    for _, text in subject.texts():
        yield from _in_order(text.blocks, start=1 if text.title else 2)


def _in_order(blocks: Blocks, start: int) -> Iterator[Problem]:
    level = start
    for heading in _headings(blocks):
        if heading.level == 1:
            yield problem("heading-second-title", heading.at)
        elif heading.level > level + 1:
            yield problem("heading-skipped", heading.at, level=heading.level, expected=level + 1)
        level = max(heading.level, 1)


def _headings(blocks: Blocks) -> Iterator[Heading]:
    """Give the headings of the page's outline; those that open and close what is below them are not in it."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, Scenario | Sections):
            yield from _titles(block)
        elif not isinstance(block, Accordion):
            for inner in parts(block):
                yield from _headings(inner)


def _titles(block: Scenario | Sections) -> Iterator[Heading]:
    if isinstance(block, Sections) and block.kind == "cards":
        return
    for part in block.scenes if isinstance(block, Scenario) else block.sections:
        yield Heading(part.level, part.title, part.at)
        yield from _headings(part.blocks)
