"""Gaps `[[…]]` stand where they can be filled in: in the text of a gap question."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Gap, Gaps, Question
from ..problems import Problem, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    for _, text in subject.texts():
        questions = (block.task for block in text.all_blocks if isinstance(block, Question))
        known = {gap.at for task in questions if isinstance(task, Gaps) for gap in task.gaps}
        for inline in text.all_inlines:
            if isinstance(inline, Gap) and inline.at not in known:
                yield problem("gap-outside", inline.at)
