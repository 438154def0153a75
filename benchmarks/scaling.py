"""Figure 5: more processes, more machines, more pages, more regions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from . import cluster
from .generated_course import Size, write_course
from .lines import Point, fit, worst_deviation
from .measuring import Cost, Task, side_by_side
from .nation import asked, copied
from .neuvoo import REGION, Builder, all_regions, offers
from .plan import Plan
from .plot import Plot, draw
from .tables import Row, Table, times, waits

NOTES = (
    "No cache, so that everything is made. Pages: the sample course without pictures, of more and more modules, one "
    "region, SCORM 1.2. Regions: the real course, every language and target.",
    "Lines are fitted in proportion to each point; the deviation is the worst point's.",
    "Processes and workers: the time that passes, which is what they are for.",
    "A cluster's scheduler and workers run before the clock starts.",
)


def table(plan: Plan) -> Table:
    """Measure how the cost of a build grows, and how the time shrinks with more hands."""
    folder = plan.part("scaling")
    many = copied(plan.nation, folder / "many-regions")
    regions = all_regions()[: plan.steps[-1]]
    rows = (
        *_processes(folder, many, regions, plan),
        *_workers(folder, many, regions, plan),
        *_growth("pages", _pages(folder, plan), plan),
        *_growth("regions", _regions(folder, many, plan), plan),
    )
    return Table("5. Scaling", rows, NOTES)


def _processes(folder: Path, course: Path, regions: tuple[str, ...], plan: Plan) -> Iterator[Row]:
    names = [f"{len(regions)} regions, {_counted(jobs, 'process', 'es')}" for jobs in (1, 2)]
    if not offers("--jobs"):
        yield from (waits(name, "this version has no --jobs") for name in names)
        return
    builder = Builder(course, folder / "by-processes")
    arguments = (*asked(regions, plan), "--jobs")
    tasks = {
        name: Task(builder.command(*arguments, str(jobs)), builder.forget)
        for name, jobs in zip(names, (1, 2), strict=True)
    }
    yield from _compared(side_by_side(tasks, plan.runs))


def _workers(folder: Path, course: Path, regions: tuple[str, ...], plan: Plan) -> Iterator[Row]:
    names = [f"{len(regions)} regions, Dask, {_counted(workers, 'worker', 's')}" for workers in (1, 2)]
    if not (offers("--scheduler") and find_spec("distributed")):
        yield from (waits(name, "this version has no --scheduler, or Dask is missing") for name in names)
        return
    builder = Builder(course, folder / "by-workers")
    arguments = (*asked(regions, plan), "--scheduler")
    with cluster.started(1) as one, cluster.started(2) as two:
        tasks = {
            name: Task(builder.command(*arguments, address), builder.forget)
            for name, address in zip(names, (one, two), strict=True)
        }
        yield from _compared(side_by_side(tasks, plan.runs))


def _compared(costs: dict[str, Cost]) -> Iterator[Row]:
    first = next(iter(costs.values()))
    yield from (Row(name, f"{cost.wall:.2f} s", times(cost.wall, first.wall)) for name, cost in costs.items())


def _pages(folder: Path, plan: Plan) -> list[Point]:
    """Build courses of more and more modules, all else alike."""
    tasks = {}
    for many in plan.steps:
        size = _without_pictures(plan.size, many)
        write_course(folder / f"pages-{many}", size)
        builder = Builder(folder / f"pages-{many}", folder / f"built-{many}")
        tasks[str(size.modules * size.pages)] = Task(builder.command(REGION, "--target", "scorm12"), builder.forget)
    return _points(side_by_side(tasks, plan.runs))


def _regions(folder: Path, course: Path, plan: Plan) -> list[Point]:
    builder = Builder(course, folder / "by-regions")
    codes = all_regions()
    tasks = {str(count): Task(builder.command(*asked(codes[:count], plan)), builder.forget) for count in plan.steps}
    return _points(side_by_side(tasks, plan.runs))


def _points(costs: dict[str, Cost]) -> list[Point]:
    return [(float(name), cost.cpu) for name, cost in costs.items()]


def _growth(of: str, points: list[Point], plan: Plan) -> Iterator[Row]:
    """Give the rows of a cost that grows, and draw it where the plan says."""
    line = fit(points)
    first, last = points[0], points[-1]
    yield Row(f"{first[0]:g} → {last[0]:g} {of}", f"{first[1]:.2f} → {last[1]:.2f} s CPU", times(last[1], first[1]))
    yield Row(f"each of the {of}, by the line", f"{1000 * line.slope:.1f} ms CPU")
    worst = f"{100 * worst_deviation(points, line):+.0f} %"
    yield Row(f"{of}: worst deviation from the line", worst, "", "linear")
    if plan.pictures:
        title = f"A build by its {of}: worst point {worst} from the line"
        plot = Plot(title, f"{of} in the build", "seconds of processor time", points, line)
        (plan.pictures / f"cost-of-{of}.svg").write_text(draw(plot), encoding="utf-8")


def _without_pictures(size: Size, many: int) -> Size:
    return replace(size, modules=size.modules * many, questions=size.questions * many, pictures=0)


def _counted(count: int, name: str, ending: str) -> str:
    return f"{count} {name}{'' if count == 1 else ending}"
