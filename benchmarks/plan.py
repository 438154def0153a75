"""How large everything is that is measured, and where it lies meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .generated_course import Size
from .neuvoo import ROOT

SAMPLE = Size()
"""The course that is measured; the nation has the real one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The sizes of one run. The folder is for everything that is written, and may be thrown away afterwards."""

    folder: Path
    runs: int = 5
    quick_runs: int = 21  # of what takes a tenth of a second
    loads: int = 41  # of each page in the browser: on a shared machine one differs from the next by a quarter
    size: Size = SAMPLE
    steps: tuple[int, ...] = (1, 2, 4, 8, 16, 32)  # times the sample course's modules, and numbers of regions
    regions_for_hands: int = 40  # so many that a second process or worker is worth its start
    nation: Path = ROOT  # the folder of the course that the whole country gets
    languages: tuple[str, ...] = ("fi", "sv", "en")
    regions: int = 308
    rivals: bool = False
    pictures: Path | None = None  # where plots are kept

    def part(self, name: str) -> Path:
        """Give an empty folder of a figure's own."""
        folder = self.folder / name
        folder.mkdir()
        return folder


def small(folder: Path) -> Plan:
    """Give a plan that takes seconds: it shows whether everything can be measured, not what it costs."""
    size = Size(modules=1, pages=2, words=60, pictures=1, picture_bytes=500, questions=1)
    return Plan(folder, runs=1, quick_runs=1, loads=1, size=size, steps=(1, 2), regions_for_hands=2, regions=2)
