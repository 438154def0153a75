"""Ids of questions, tests, slots and what the browser keeps: each once in its module."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Checklist, Question, Reflection, Slot, Test
from ..problems import Location, Problem, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    first: dict[tuple[str, str, str, str], Location] = {}
    for page, text in subject.texts():
        for block in text.all_blocks:
            name = _name(block)
            key = (page.owner, page.module, text.language, name)
            if name and key in first:
                yield problem("id-twice", block.at, id=name, first=first[key])
            first.setdefault(key, block.at)


def _name(block: object) -> str:
    match block:
        case Question() | Test() | Checklist() | Reflection():
            return block.id
        case Slot():
            return block.name
    return ""
