"""Figure 3: the whole country's packages, beside copying the same bytes with `cp`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from .measuring import Command, Cost, Task, side_by_side
from .neuvoo import Builder, edit
from .plan import Plan
from .real_course import TARGETS, RealCourse, real_course
from .tables import Row, Table, cpu, memory, times, waits, wall

COLD, COPY, EDITED, SAME = "cold", "cp -r", "one national page edited", "nothing changed"
FEW = 10
RUNS = 3  # a run takes minutes
NOTES = (
    "The real course, every region in each of its languages and all four targets. Ratios are to `cp -r` of the same "
    "packages in the same run, onto the same disk.",
    "Memory is that of the largest process.",
    "Set TMPDIR to a disk with room for twice the packages.",
)


def table(plan: Plan) -> Table:
    """Measure the nation: cold, with one page edited, with nothing changed; and what each added region costs."""
    course = real_course(plan, "nation", plan.regions)
    many = len(course.regions)
    counts = _counts(many)
    builder = course.builder("out", "cache")
    tasks = {**_whole(course, builder), **_parts(course, counts)}
    costs = side_by_side(tasks, min(plan.runs, RUNS))
    rows = (*_whole_rows(costs, builder.remembers), *_part_rows({**_by_count(costs, counts), many: costs[COLD]}))
    title = f"3. The nation: {many} regions × {len(course.languages)} languages × {len(TARGETS)} targets"
    packages = many * len(course.languages) * len(TARGETS)
    return Table(title, rows, (f"{packages:,} packages, {_bytes(builder.out) / 1e6:,.0f} MB.", *NOTES))


def _whole(course: RealCourse, builder: Builder) -> dict[str, Task]:
    command = course.command(builder, len(course.regions))
    copy = course.folder / "copy"
    copying = Command(("cp", "-r", str(builder.out), str(copy)))
    return {
        COLD: Task(command, builder.forget),
        COPY: Task(copying, lambda _: shutil.rmtree(copy, ignore_errors=True)),
        EDITED: Task(command, edit(course.page)),
        SAME: Task(command),
    }


def _parts(course: RealCourse, counts: list[int]) -> dict[str, Task]:
    """Build for a few and for half of the regions, each from nothing."""
    builder = course.builder("part", "part-cache")
    return {_part(count): course.anew(builder, count) for count in counts}


def _counts(regions: int) -> list[int]:
    return sorted({min(FEW, max(1, regions // 2)), max(1, regions // 2)})


def _part(count: int) -> str:
    return f"{count} region{'' if count == 1 else 's'}, cold"


def _by_count(costs: dict[str, Cost], counts: list[int]) -> dict[int, Cost]:
    return {count: costs[_part(count)] for count in counts}


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _whole_rows(costs: dict[str, Cost], remembers: bool) -> Iterator[Row]:
    copy = costs[COPY]
    yield from (wall(COPY, copy), cpu(COPY, copy))
    yield from (wall(COLD, costs[COLD], copy, "≤ × 4"), cpu(COLD, costs[COLD], copy))
    if not remembers:
        reason = "this version keeps no cache"
        yield from (waits(EDITED, reason, "≤ × 2"), waits(SAME, reason, "≤ 2 s"))
        return
    yield from (wall(EDITED, costs[EDITED], copy, "≤ × 2"), cpu(EDITED, costs[EDITED], copy))
    yield from (wall(SAME, costs[SAME], copy, "≤ 2 s"), cpu(SAME, costs[SAME], copy))


def _part_rows(costs: dict[int, Cost]) -> Iterator[Row]:
    """Give memory at each size, and the processor time of each region from one size to the next."""
    few = costs[min(costs)]
    for count, cost in costs.items():
        yield memory(f"{_part(count)}: memory", cost, few, "≤ 300 MB, × 1.0" if count == max(costs) else "")
    steps = list(pairwise(sorted(costs)))
    added = [(costs[more].cpu - costs[fewer].cpu) / (more - fewer) for fewer, more in steps]
    for (fewer, more), seconds in zip(steps, added, strict=True):
        ratio = times(seconds, added[0])
        yield Row(f"each region from {fewer} to {more}", f"{1000 * seconds:.0f} ms CPU", ratio, "× 1.0")
