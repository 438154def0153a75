"""`::: question single|multiple|truefalse id=…`: a prompt, options `[ ]`/`[x]` with feedback, an explanation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from ...model import (
    Block,
    Blocks,
    Break,
    Inlines,
    ListBlock,
    ListItem,
    Option,
    Paragraph,
    Question,
    QuestionKind,
    Quote,
    Text,
    plain,
)
from ...problems import Location, problem
from .identifier import proposed_id, read_id
from .opener import BlockKind, Opener

_BOX = re.compile(r"\[([ xX])\](\s+|$)")
_MISWRITTEN = re.compile(
    r"\s*(?:[-*+]\s*\[\]|[-*+]\s*\[\s+[xX]?\s*\](?<!\[ \])|[-*+]\s*\[\s*[xX]\s+\]|[-*+]\[[ xX]?\])"
)
_COLON = re.compile(r"\s*:(?!::)")


def build(opener: Opener, blocks: Blocks) -> Block | None:
    miswritten = _report_miswritten(opener)
    prompt, options, explanation = _divide(blocks)
    text = " ".join(plain(block.children) for block in prompt if isinstance(block, Paragraph))
    id_ = read_id(opener, "question-without-id", proposal=proposed_id(text))
    question = Question(
        id=id_,
        kind=_kind(opener),
        prompt=prompt,
        options=options,
        explanation=explanation,
        points=opener.number("points", 1, least=1),
        tries=opener.number("tries", 0),
        at=opener.at,
    )
    if not miswritten:
        _check(question, opener)
    return question if id_ else None


def _kind(opener: Opener) -> QuestionKind:
    if not opener.words:
        opener.report(problem("question-without-kind", opener.at, known=", ".join(KIND.words)))
    known = [word for word, _ in opener.words if word in KIND.words]
    return cast(QuestionKind, known[0]) if known else "single"


def _report_miswritten(opener: Opener) -> bool:
    """Report options that Markdown would show as text: `[]`, `[ x ]`, `-[ ]`, and a line that begins with `:`."""
    found = False
    for offset, line in enumerate(opener.lines, 1):
        at = Location(opener.at.path, opener.at.line + offset, len(line) - len(line.lstrip()) + 1)
        if _MISWRITTEN.match(line):
            opener.report(problem("option-form", at))
            found = True
        elif _COLON.match(line):
            opener.report(problem("colon-line", at))
    return found


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


def _check(question: Question, opener: Opener) -> None:
    right = sum(question.key)
    report = opener.report
    if not question.prompt:
        report(problem("question-without-prompt", question.at))
    if len(question.options) < 2:
        report(problem("question-without-options", question.at))
    elif not right:
        report(problem("question-without-answer", question.at))
    elif question.kind != "multiple" and right > 1:
        second = [option for option in question.options if option.correct][1]
        report(problem("question-two-answers", second.at, kind=question.kind))
    elif question.kind == "truefalse" and len(question.options) != 2:
        report(problem("question-truefalse-options", question.at, count=len(question.options)))
    for option in question.options:
        if not plain(option.label).strip():
            report(problem("option-without-text", option.at))


KIND = BlockKind(build, words=("single", "multiple", "truefalse"), keys=("id", "points", "tries"))
