"""What the template of a question needs beside the question: choices in an order that tells nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from ..model import Choice, Gap, Gaps, Inlines, Matching, Ordering, Question, Task, plain
from ..resolve.edition import QuestionPlace


@dataclass(frozen=True, slots=True)
class Shown:
    """Something to choose or to move, and the number it is known by."""

    number: int
    words: str | Markup


@dataclass(frozen=True, slots=True)
class ShownGap:
    part: int  # the lock's number
    count: int  # from 1 within the question
    choices: tuple[Shown, ...]  # none: it is typed


def task_view(question: Question, place: QuestionPlace, write: Callable[[Inlines], Markup]) -> dict[str, Any]:
    """Give the template's name and what it shows beside the task itself."""
    match question.task:
        case Choice():
            return {"template": "choice"}
        case Matching() as task:
            answers = [place.options[first] for first in task.key]
            words = {place.options[first]: plain(task.pairs[first][1]) for first in task.key}
            shown = [Shown(number, text) for number, text in words.items()]
            return {"template": "matching", "answers": answers, "choices": _apart(shown, question.id)}
        case Ordering() as task:
            shown = [Shown(n, write(item)) for n, item in zip(place.options, task.items, strict=True)]
            return {"template": "ordering", "choices": disordered(shown, question.id)}
        case _:
            return {"template": question.kind, "value": number}


def gaps_shown(question: Question, place: QuestionPlace) -> dict[Gap, ShownGap]:
    """Give what stands in place of each gap."""
    task: Task = question.task
    gaps = task.gaps if isinstance(task, Gaps) else ()
    return {
        gap: ShownGap(part, count, tuple(shuffled(_choices(gap), f"{question.id}-{count}")))
        for count, (part, gap) in enumerate(zip(place.options, gaps, strict=True), 1)
    }


def _choices(gap: Gap) -> list[Shown]:
    return [Shown(number, word) for number, word in enumerate(gap.choices, 1)]


def shuffled(items: Sequence[Shown], seed: str) -> list[Shown]:
    """Give the items in an order that only the seed and their numbers decide: the same in every language and build."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{item.number}:{seed}".encode()).digest())


def disordered(items: Sequence[Shown], seed: str) -> list[Shown]:
    """Give the items shuffled, and never as they are."""
    found = shuffled(items, seed)
    return found if found != list(items) else [*found[1:], found[0]]


def _apart(items: Sequence[Shown], seed: str) -> list[Shown]:
    """Give choices out of order; of two, being always the other way round would tell as much."""
    return disordered(items, seed) if len(items) > 2 else shuffled(items, seed)


def number(value: Decimal) -> str:
    """Give a number as scripts read it."""
    return f"{value:f}"
