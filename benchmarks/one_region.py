"""Figure 1: one region's SCORM 1.2 package of the sample course, beside only zipping it and beside other programs."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from . import rivals
from .generated_course import write_course
from .measuring import Command, Cost, Task, run, side_by_side
from .neuvoo import REGION, Builder
from .plan import Plan
from .tables import Row, Table, cpu, memory, times, waits

COLD = "neuvoo build, no cache"
WARM = "neuvoo build, cache, nothing changed"
ZIPPED = "only zipping the finished pages (Python's zipfile)"
NOTES = (
    "Processor time of whole processes, start-up included. The ratio is to our build without a cache: "
    "a rival above × 1.00 takes more than we do.",
    "`neuvoo build` parses, checks, renders, adds the runtime and the SCORM files, compresses and writes.",
)
NOBODY = rivals.Prepared({}, ("Other programs: `python -m benchmarks --rivals`.",))


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample course in a folder, and its pages as a finished web site."""

    course: Path
    site: Path


def table(plan: Plan) -> Table:
    """Measure one region's build; with the rivals if the plan has them."""
    folder = plan.part("one-region")
    sample = make_sample(folder, plan)
    cold = Builder(sample.course, folder / "cold")
    warm = Builder(sample.course, folder / "warm", folder / "cache")
    warm.forget()
    run(warm.command(REGION, "--target", "scorm12"))
    ours = {
        COLD: Task(cold.command(REGION, "--target", "scorm12")),
        WARM: Task(warm.command(REGION, "--target", "scorm12")),
        ZIPPED: Task(zip_only(sample.site, folder / "zipped")),
    }
    others = rivals.prepare(folder, sample.course, sample.site) if plan.rivals else NOBODY
    costs = side_by_side({**ours, **others.tasks}, plan.runs)
    rows = _rows(costs, warm.remembers, list(others.tasks))
    return Table("1. One region, SCORM 1.2", tuple(rows), (*NOTES, *others.notes))


def make_sample(folder: Path, plan: Plan) -> Sample:
    """Write the sample course and build its pages, which packagers of ready pages start from."""
    write_course(folder / "course", plan.size)
    builder = Builder(folder / "course", folder / "pages")
    run(builder.command(REGION, "--target", "site"))
    return Sample(builder.course, builder.out / REGION / "site")


def zip_only(folder: Path, target: Path) -> Command:
    """Give a command that does nothing but zip a folder with the standard library: the least a packager does."""
    program = "import shutil, sys; shutil.make_archive(sys.argv[2], 'zip', sys.argv[1])"
    return Command((sys.executable, "-c", program, str(folder), str(target)))


def _rows(costs: Mapping[str, Cost], remembers: bool, others: list[str]) -> list[Row]:
    cold = costs[COLD]
    return [
        cpu(COLD, cold, aim="≤ 1.00 s"),
        Row(f"{COLD}: time that passes", f"{cold.wall:.2f} s"),
        memory(f"{COLD}: memory", cold),
        cpu(WARM, costs[WARM], cold) if remembers else waits(WARM, "this version keeps no cache"),
        cpu(ZIPPED, costs[ZIPPED], cold),
        Row("neuvoo ÷ only zipping", times(cold.cpu, costs[ZIPPED].cpu)),
        *(cpu(name, costs[name], cold, aim=rivals.AIMS.get(name, "")) for name in others),
    ]
