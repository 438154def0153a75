"""`::: test id=… title=… pass=80 attempts=3 draw=6`: questions that are handed in together and scored."""

from __future__ import annotations

from typing import get_args

from ...model import Block, Blocks, Counts, Feedback, Question, Test, walk
from ...problems import problem
from .identifier import read_id
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block | None:
    name = read_id(opener, "block-without-id", proposal="")
    if not any(isinstance(block, Question) for block in walk(blocks)):
        opener.report(problem("test-without-questions", opener.at))
    for inner in walk(blocks):
        if isinstance(inner, Test):
            opener.report(problem("test-in-test", inner.at))
    test = Test(
        id=name,
        title=opener.text("title"),
        blocks=blocks,
        pass_mark=opener.number("pass", None),
        attempts=opener.number("attempts", 0, most=60),
        draw=opener.number("draw", 0, least=1),
        feedback=opener.one_of("feedback", FEEDBACK),
        counts=opener.one_of("counts", COUNTS),
        weight=opener.number("weight", None, most=1000),
        at=opener.at,
    )
    return test if name else None


FEEDBACK: tuple[Feedback, ...] = get_args(Feedback)
COUNTS: tuple[Counts, ...] = get_args(Counts)

KIND = BlockKind(build, keys=("id", "title", "pass", "attempts", "draw", "feedback", "counts", "weight"))
