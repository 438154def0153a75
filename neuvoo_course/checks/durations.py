"""How long modules are said to take: near what their texts take."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import STEP, Length, Module
from ..problems import Problem, problem
from ..resolve.lengths import national_length
from .subject import Subject

LEAST, MOST = 60, 160
"""Per cent of the reckoning. Readers differ by half as much again; beyond that a learner plans the day wrongly."""


def check(subject: Subject) -> Iterator[Problem]:
    for module in subject.course.modules:
        if module.minutes:
            yield from _stated(module, module.minutes, subject)


def _stated(module: Module, stated: int, subject: Subject) -> Iterator[Problem]:
    settings = subject.course.settings
    length = national_length(module, settings.languages[0], settings.fallback, subject.today)
    if length.seconds and is_far_off(stated, length):
        values = {"stated": stated, "reckoned": length.minutes, "shown": length.shown}
        yield problem("duration-differs", module.minutes_at, **values)


def is_far_off(stated: int, length: Length) -> bool:
    """Whether stated minutes are far from a length, and by more than a step: of a short module any share is little."""
    is_near = LEAST * length.seconds <= 100 * 60 * stated <= MOST * length.seconds
    return not is_near and abs(stated - length.shown) > STEP
