"""The real course, copied, and the packages that are asked of it.

It has the three languages, the regional facts, the slots and Helsinki's own pages that decide what a region costs, and
no pictures. It grows from release to release, which moves both sides of a ratio.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .measuring import Command, Task
from .neuvoo import Builder, all_regions
from .plan import Plan

TARGETS = ("scorm12", "scorm2004-3", "scorm2004-4", "site")
SOURCES = ("course.yaml", "ids.lock", "modules", "national", "regional", "media")


@dataclass(frozen=True, slots=True)
class RealCourse:
    """A copy of the course in a figure's own folder, and the regions and languages it is built for there."""

    folder: Path
    regions: tuple[str, ...]
    languages: tuple[str, ...]

    @property
    def page(self) -> Path:
        """Give a national page, to edit."""
        return min((self.folder / "course/national").glob(f"*/*.{self.languages[0]}.md"))

    def builder(self, out: str, cache: str = "") -> Builder:
        """Give a builder of the copy into a folder of this name; with a cache of that name, or with none."""
        return Builder(self.folder / "course", self.folder / out, self.folder / cache if cache else None)

    def command(self, builder: Builder, count: int, *options: str) -> Command:
        """Give the command that builds the packages of so many regions."""
        return builder.command(*self._asked(count), *options)

    def anew(self, builder: Builder, count: int, *options: str) -> Task:
        """Give the task of building them when nothing is there."""
        return Task(self.command(builder, count, *options), builder.forget)

    def _asked(self, count: int) -> Iterator[str]:
        """Ask for each language by itself, in every target."""
        yield from self.regions[:count]
        yield "--split-languages"
        for language in self.languages:
            yield from ("--language", language)
        for target in TARGETS:
            yield from ("--target", target)


def real_course(plan: Plan, figure: str, regions: int) -> RealCourse:
    """Copy the course for a figure that needs so many regions."""
    folder = plan.part(figure)
    copied(plan.nation, folder / "course")
    return RealCourse(folder, all_regions()[:regions], plan.languages)


def copied(course: Path, folder: Path) -> None:
    """Copy what belongs to a course, and not what may lie beside it."""
    folder.mkdir()
    for name in SOURCES:
        if (course / name).is_dir():
            shutil.copytree(course / name, folder / name)
        elif (course / name).exists():
            shutil.copy(course / name, folder / name)
