"""`numeric`: a line `= 30 ± 2`, the right number and by how much an answer may differ."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from ....model import Block, Blocks, Break, Numeric, Paragraph, QuestionKind, Text
from ....problems import Location, problem
from ..opener import Report
from .divided import Divided, around

_NUMBER = r"[-−–]?\d[\d \u00a0\u202f]*(?:[.,]\d+)?"
_ANSWER = re.compile(rf"=\s*(?P<value>{_NUMBER})\s*(?:(?:±|\+/?-)\s*(?P<tolerance>{_NUMBER}))?\s*$")


def read(_kind: QuestionKind, blocks: Blocks, at: Location, report: Report) -> Divided:
    before, found, explanation = around(blocks, lambda block: _answer(block) is not None)
    match = _answer(found) if found else None
    if not isinstance(found, Paragraph) or not match:
        report(problem("question-without-number", at))
        return Divided(blocks, Numeric(Decimal(0), Decimal(0), ""), ())
    written = match[0].removeprefix("=").strip()
    task = Numeric(_number(match["value"]), _number(match["tolerance"] or "0"), written)
    return Divided((*before, *_without_last_line(found)), task, explanation)


def _answer(block: Block) -> re.Match[str] | None:
    """Match a paragraph that is, or ends with a line that is, the answer."""
    match block:
        case Paragraph(children=(Text(text),)) | Paragraph(children=(*_, Break(), Text(text))):
            return _ANSWER.match(text)
    return None


def _without_last_line(paragraph: Paragraph) -> Blocks:
    return (replace(paragraph, children=paragraph.children[:-2]),) if len(paragraph.children) > 1 else ()


def _number(text: str) -> Decimal:
    """Read a number with a comma or a point, and spaces between thousands."""
    return Decimal(re.sub(r"\s", "", text).replace(",", ".").replace("−", "-").replace("–", "-"))
