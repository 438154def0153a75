"""Pages whose day of review has come: a warning, since the text may still be right."""

from __future__ import annotations

from collections.abc import Iterator

from ..problems import Problem, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    for _, text in subject.texts():
        review = text.front.review
        if review and review <= subject.today:
            yield problem("page-review-due", text.at, day=review.isoformat())
