"""A course folder opened: its source, its course, its locks and every problem found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .cache import Cache
from .checks import check_course
from .checks.subject import Subject
from .locks import Lock, assign, format_lock, lock_path, named_things, parse_lock
from .model import Course
from .parse.course import parse_course
from .problems import Location, Problem, ProblemsFound, problem
from .resolve.filled import FilledTexts
from .source.files import Source, read_source


@dataclass(frozen=True, slots=True)
class Workspace:
    """`locks` number everything the course holds; `new_locks` are the files to write for that, by path."""

    source: Source
    course: Course
    locks: Mapping[str, Lock]
    new_locks: Mapping[str, str]
    problems: tuple[Problem, ...]
    today: date
    cache: Cache = field(default_factory=Cache)
    texts: FilledTexts = field(default_factory=FilledTexts)

    def require_no_errors(self) -> None:
        """Raise ProblemsFound when an error stands in the way of building."""
        if any(found.is_error for found in self.problems):
            raise ProblemsFound(self.problems, self.source.line)


def open_course(root: Path, today: date, cache: Cache | None = None) -> Workspace:
    """Read and check a course folder. Raises ProblemsFound only where there is no course to speak of."""
    cache = cache or Cache()
    source = read_source(root, cache)
    try:
        course, problems = parse_course(source, cache)
    except ProblemsFound as error:
        raise ProblemsFound(error.problems, source.line) from None
    locks, new_locks, lock_problems = _locks(source, course)
    checked = check_course(Subject(course, source.picture, today, source.start, cache))
    found = sorted({*problems, *lock_problems, *checked})
    return Workspace(source, course, locks, new_locks, tuple(found), today, cache, cache.lasting(FilledTexts))


def _locks(source: Source, course: Course) -> tuple[dict[str, Lock], dict[str, str], list[Problem]]:
    locks: dict[str, Lock] = {}
    new: dict[str, str] = {}
    problems: list[Problem] = []
    for owner, things in named_things(course).items():
        path = lock_path(owner)
        text = source.texts.get(path, "")
        lock, faults = parse_lock(path, text) if text else (Lock(), ())
        problems += faults
        locks[owner] = assign(lock, things)
        written = format_lock(locks[owner])
        if locks[owner].entries and written != text and not faults:
            new[path] = written
    return locks, new, problems


def lock_problems(workspace: Workspace) -> tuple[Problem, ...]:
    """Give a problem for each lock that a build would have to write, for `--locked`."""
    return tuple(problem("lock-out-of-date", Location(path)) for path in workspace.new_locks)
