"""`ordering`: a numbered list, written in the right order."""

from __future__ import annotations

from ....model import Block, Blocks, Inlines, ListBlock, ListItem, Ordering, Paragraph, QuestionKind, plain
from ....problems import Location, problem
from ..opener import Report
from .divided import Divided, around

LEAST = 3
"""Two items shown in the wrong order would tell the right one."""


def read(_kind: QuestionKind, blocks: Blocks, at: Location, report: Report) -> Divided:
    prompt, found, explanation = around(blocks, _is_numbered)
    items = tuple(map(_line, found.items)) if isinstance(found, ListBlock) else ()
    words = [plain(item).strip() for item in items]
    if len(items) < LEAST or "" in words or len(set(words)) < len(words):
        report(problem("question-without-order", found.at if found else at, least=LEAST))
    return Divided(prompt, Ordering(items), explanation)


def _is_numbered(block: Block) -> bool:
    return isinstance(block, ListBlock) and block.ordered


def _line(item: ListItem) -> Inlines:
    """Give an item's text; one that holds more than a line of text has none."""
    match item.blocks:
        case (Paragraph(children=children),):
            return children
    return ()
