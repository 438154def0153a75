"""What stands inside a question, one file for each way of asking. A new one is a file here and a line in `READERS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ....model import Blocks, QuestionKind
from ....problems import Location
from ..opener import Report
from . import choice, gap, matching, numeric, ordering
from .divided import Divided

Reader = Callable[[QuestionKind, Blocks, Location, Report], Divided]

READERS: Mapping[QuestionKind, Reader] = {
    "single": choice.read,
    "multiple": choice.read,
    "truefalse": choice.read,
    "matching": matching.read,
    "ordering": ordering.read,
    "gap": gap.read,
    "numeric": numeric.read,
}
"""Kind of question → how its inside is read."""


def read_task(kind: QuestionKind, blocks: Blocks, at: Location, report: Report) -> Divided:
    """Part a question's inside: what is asked, what is to be done, what is told once it is answered."""
    return READERS[kind](kind, blocks, at, report)
