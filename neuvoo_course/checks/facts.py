"""Register facts stand in running text alone: titles of blocks, alternative texts and captions are shown as written."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Callout, Card, Checklist, Download, Media, Picture, Reflection, Services, Test
from ..problems import Location, Problem, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    for _, text in subject.texts():
        for block in text.all_blocks:
            if isinstance(block, Callout | Card | Checklist | Download | Media | Reflection | Services | Test):
                yield from _misplaced(block.at, block.title)
        for inline in text.all_inlines:
            if isinstance(inline, Picture):
                yield from _misplaced(inline.at, inline.alternative, inline.caption)


def _misplaced(at: Location, *texts: str) -> Iterator[Problem]:
    if any("{{" in text for text in texts):
        yield problem("fact-misplaced", at)
