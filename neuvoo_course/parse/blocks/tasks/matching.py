"""`matching`: a table of two columns, each row a pair."""

from __future__ import annotations

from ....model import Block, Blocks, Inlines, Matching, QuestionKind, Table, plain
from ....problems import Location, problem
from ..opener import Report
from .divided import Divided, around


def read(_kind: QuestionKind, blocks: Blocks, at: Location, report: Report) -> Divided:
    prompt, table, explanation = around(blocks, _has_two_columns)
    if not isinstance(table, Table):
        report(problem("question-without-pairs", at))
        return Divided(prompt, Matching(((), ()), ()), explanation)
    matching = Matching(_pair(table.head), tuple(_pair(row) for row in table.rows))
    if not _is_whole(matching):
        report(problem("question-without-pairs", table.at))
    return Divided(prompt, matching, explanation)


def _has_two_columns(block: Block) -> bool:
    return isinstance(block, Table) and len(block.head) == 2


def _pair(row: tuple[Inlines, ...]) -> tuple[Inlines, Inlines]:
    left, right = (*row, (), ())[:2]
    return left, right


def _is_whole(matching: Matching) -> bool:
    """Whether every cell has text, and there is something to choose between."""
    rights = {plain(right).strip() for _, right in matching.pairs}
    lefts = [plain(left).strip() for left, _ in matching.pairs]
    return len(rights) > 1 and "" not in rights and all(lefts)
