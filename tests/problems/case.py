"""A case of tests/cases/problems: the smallest good course with a few files of the case laid over it, and checked."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from neuvoo_course.problems import Problem, ProblemsFound
from neuvoo_course.problems.show import show_problems
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Variant
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.workspace import Workspace, lock_problems, open_course

TESTS = Path(__file__).parent.parent
MINIMAL = TESTS / "courses" / "minimal"
CASES = TESTS / "cases" / "problems"
TODAY = date(2026, 11, 21)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a course was found to have: the problems, and how an author is told of them in English."""

    problems: tuple[Problem, ...]
    shown: str

    @property
    def codes(self) -> set[str]:
        return {found.code for found in self.problems}


def lay_over(folder: Path, course: Path) -> None:
    """Copy the files of a case's folder over a course; a file `X.delete` removes X."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = course / file.relative_to(folder)
        if place.suffix == ".delete":
            place.with_suffix("").unlink()
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, place)


def minimal_course(place: Path) -> Path:
    """Make a copy of the minimal course."""
    return Path(shutil.copytree(MINIMAL, place / "course"))


def check(course: Path, *, locked: bool = False) -> Checked:
    """Give every problem of a course folder: as it stands, and then as each kind of region would get it."""
    try:
        workspace = open_course(course, TODAY)
    except ProblemsFound as error:
        return Checked(error.problems, show_problems(error.problems, error.line_of, "en"))
    found = workspace.problems
    if not any(one.is_error for one in found):
        found += _resolved(workspace)
    if locked:
        found += lock_problems(workspace)
    return Checked(tuple(sorted(set(found))), show_problems(found, workspace.source.line, "en"))


def _resolved(workspace: Workspace) -> tuple[Problem, ...]:
    """Give what only shows when the course is resolved: for each folder, and for two municipalities without one."""
    found: list[Problem] = []
    for name in (*workspace.course.regions, "Lohja", "Maarianhamina"):
        region = find_region(workspace.course, name)
        found += resolve(workspace.course, workspace.locks, Variant(region, region.languages, TODAY))[1]
    return tuple(found)
