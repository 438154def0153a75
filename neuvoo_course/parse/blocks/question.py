"""`::: question kind id=…`: a prompt, a task of that kind, an explanation shown once answered."""

from __future__ import annotations

import re
from typing import get_args

from ...model import Block, Paragraph, Question, QuestionKind, plain
from ...problems import Location, Problem, problem
from .identifier import proposed_id, read_id
from .opener import BlockKind, Opener
from .tasks import read_task

_MISWRITTEN = re.compile(
    r"\s*(?:[-*+]\s*\[\]|[-*+]\s*\[\s+[xX]?\s*\](?<!\[ \])|[-*+]\s*\[\s*[xX]\s+\]|[-*+]\[[ xX]?\])"
)
_COLON = re.compile(r"\s*:(?!::)")


WORDS: tuple[QuestionKind, ...] = get_args(QuestionKind)


def build(opener: Opener, blocks: tuple[Block, ...]) -> Block | None:
    miswritten = _report_miswritten(opener)
    divided = read_task(_kind(opener), blocks, opener.at, _silent if miswritten else opener.report)
    if not divided.prompt and not miswritten:
        opener.report(problem("question-without-prompt", opener.at))
    text = " ".join(plain(block.children) for block in divided.prompt if isinstance(block, Paragraph))
    id_ = read_id(opener, "question-without-id", proposal=proposed_id(text))
    question = Question(
        id=id_,
        task=divided.task,
        prompt=divided.prompt,
        explanation=divided.explanation,
        points=opener.number("points", 1, least=1),
        tries=opener.number("tries", 0),
        objective=opener.number("objective", 0, least=1),
        at=opener.at,
    )
    return question if id_ else None


def _silent(_problem: Problem) -> None:
    """Say nothing of what follows from a line that is miswritten."""


def _kind(opener: Opener) -> QuestionKind:
    if not opener.words:
        opener.report(problem("question-without-kind", opener.at, known=", ".join(WORDS)))
    known = [word for word, _ in opener.words if word in WORDS]
    return known[0] if known else "single"


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


KIND = BlockKind(build, words=WORDS, keys=("id", "points", "tries", "objective"))
