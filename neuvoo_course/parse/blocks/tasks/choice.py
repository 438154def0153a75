"""Options `[ ]`/`[x]` with feedback: `single`, `multiple`, `truefalse`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from ....model import (
    Block,
    Blocks,
    Break,
    Choice,
    ChoiceKind,
    Inlines,
    ListBlock,
    ListItem,
    Option,
    Paragraph,
    QuestionKind,
    Quote,
    Text,
    plain,
)
from ....problems import Location, problem
from ..opener import Report
from .divided import Divided

_BOX = re.compile(r"\[([ xX])\](\s+|$)")


def read(kind: QuestionKind, blocks: Blocks, at: Location, report: Report) -> Divided:
    prompt, options, explanation = _divide(blocks)
    choice = Choice(cast(ChoiceKind, kind), options)
    _check(choice, at, report)
    return Divided(prompt, choice, explanation)


def _divide(blocks: Blocks) -> tuple[Blocks, tuple[Option, ...], Blocks]:
    """Part a question's inside: what stands before the options, the options, and what stands after them.

    A quotation after an option is its feedback, inside the list or after it.
    """
    prompt: list[Block] = []
    options: list[Option] = []
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, ListBlock) and not rest and _is_options(block):
            options += [_option(item) for item in block.items]
        elif isinstance(block, Quote) and options and not rest:
            options[-1] = replace(options[-1], feedback=(*options[-1].feedback, *block.blocks))
        else:
            (rest if options else prompt).append(block)
    return tuple(prompt), tuple(options), tuple(rest)


def _is_options(block: ListBlock) -> bool:
    return all(_box(item) for item in block.items)


def _box(item: ListItem) -> re.Match[str] | None:
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph) or not first.children or not isinstance(first.children[0], Text):
        return None
    return _BOX.match(first.children[0].text)


def _option(item: ListItem) -> Option:
    box, first = _box(item), cast(Paragraph, item.blocks[0])
    assert box  # noqa: S101 - `_is_options` has seen it
    opening = cast(Text, first.children[0]).text[box.end() :]
    label: Inlines = ((Text(opening),) if opening else ()) + first.children[1:]
    if label and isinstance(label[0], Break):
        label = label[1:]
    feedback = tuple(
        inner for block in item.blocks[1:] for inner in (block.blocks if isinstance(block, Quote) else (block,))
    )
    return Option(box[1] != " ", label, feedback, item.at)


def _check(choice: Choice, at: Location, report: Report) -> None:
    right = sum(choice.key)
    if len(choice.options) < 2:
        report(problem("question-without-options", at))
    elif not right:
        report(problem("question-without-answer", at))
    elif choice.kind != "multiple" and right > 1:
        second = [option for option in choice.options if option.correct][1]
        report(problem("question-two-answers", second.at, kind=choice.kind))
    elif choice.kind == "truefalse" and len(choice.options) != 2:
        report(problem("question-truefalse-options", at, count=len(choice.options)))
    for option in choice.options:
        if not plain(option.label).strip():
            report(problem("option-without-text", option.at))
