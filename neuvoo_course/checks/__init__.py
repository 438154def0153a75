"""What can be wrong with a course that reads well line by line: one file per family of checks, one signature.

def check(subject: Subject) -> Iterator[Problem]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..problems import Problem
from . import (
    durations,
    facts,
    gaps,
    headings,
    identifiers,
    languages,
    links,
    media,
    picture_files,
    pictures,
    regions,
    reviews,
    services,
    tests,
)
from .subject import Subject

CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    identifiers.check,
    languages.check,
    links.check,
    gaps.check,
    headings.check,
    pictures.check,
    picture_files.check,
    media.check,
    regions.check,
    facts.check,
    reviews.check,
    tests.check,
    services.check,
    durations.check,
)


def check_course(subject: Subject) -> tuple[Problem, ...]:
    """Give everything that is wrong with a course whatever region it is built for."""
    return tuple(found for check in CHECKS for found in check(subject))
