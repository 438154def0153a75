"""`gap`: text with `[[gaps]]`, from the first block that has one to the last."""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Block, Blocks, Gap, Gaps, Only, QuestionKind, Slot, lines_of_text, parts, walk_inlines
from ....problems import Location, problem
from ..opener import Report
from .divided import Divided


def read(_kind: QuestionKind, blocks: Blocks, at: Location, report: Report) -> Divided:
    holding = [index for index, block in enumerate(blocks) if any(_gaps((block,)))]
    if not holding:
        report(problem("question-without-gaps", at))
        return Divided(blocks, Gaps((), ()), ())
    first, last = holding[0], holding[-1] + 1
    text = blocks[first:last]
    return Divided(blocks[:first], Gaps(text, tuple(_gaps(text))), blocks[last:])


def _gaps(blocks: Blocks) -> Iterator[Gap]:
    """Give the gaps of a text; what may be left out for a region or a day cannot hold any."""
    for block in blocks:
        yield from _directly(block)
        if not isinstance(block, Only | Slot):
            for inner in parts(block):
                yield from _gaps(inner)


def _directly(block: Block) -> Iterator[Gap]:
    for line in lines_of_text(block):
        yield from (inline for inline in walk_inlines(line) if isinstance(inline, Gap))
