"""Figure 5: more processes, more machines, more pages, more regions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from . import cluster
from .generated_course import Size, write_course
from .lines import Line, Point, fit, worst_point
from .measuring import Task, side_by_side
from .neuvoo import REGION, Builder, edit, offers
from .plan import Plan
from .plot import Plot, draw
from .progress import told
from .real_course import RealCourse, real_course
from .tables import Row, Table, times, waits, wall

RUNS = 3  # a run takes up to a quarter of a minute
NOTES = (
    "No cache, so that everything is made. Pages: the sample course without pictures, of more and more modules, one "
    "region, SCORM 1.2. Regions: the real course, every language and target, one process.",
    "Lines are fitted in proportion to each point; the deviation is the worst point's, by its own height.",
    "Processes and workers: the time that passes, which is what they are for. On a machine that is busy with something "
    "else the second one has nothing to work with.",
    "A cluster runs before the clock starts; each build brings its workers a course that they have not seen.",
)


def table(plan: Plan) -> Table:
    """Measure how the cost of a build grows, and how the time shrinks with more hands."""
    course = real_course(plan, "scaling", max(plan.steps[-1], plan.regions_for_hands))
    plan = replace(plan, runs=min(plan.runs, RUNS))
    rows: list[Row] = []
    for name, part in PARTS.items():
        with told(f"scaling: {name}"):
            rows += part(course, plan)
    return Table("5. Scaling", tuple(rows), NOTES)


def _processes(course: RealCourse, plan: Plan) -> Iterator[Row]:
    names = _named(plan, "", "process", "processes")
    if not offers("--jobs"):
        yield from (waits(name, "this version has no --jobs") for name in names)
        return
    builder = course.builder("by-processes")
    tasks = {
        name: course.anew(builder, plan.regions_for_hands, "--jobs", str(jobs)) for jobs, name in enumerate(names, 1)
    }
    yield from _compared(tasks, plan)


def _workers(course: RealCourse, plan: Plan) -> Iterator[Row]:
    names = _named(plan, "Dask, ", "worker", "workers")
    if not (offers("--scheduler") and find_spec("distributed")):
        yield from (waits(name, "this version has no --scheduler, or Dask is missing") for name in names)
        return
    builder = course.builder("by-workers")
    change = edit(course.page)

    def unseen(number: int) -> None:
        builder.forget()
        change(number)

    with cluster.started(1) as one, cluster.started(2) as two:
        tasks = {
            name: Task(course.command(builder, plan.regions_for_hands, "--scheduler", address), unseen)
            for name, address in zip(names, (one, two), strict=True)
        }
        yield from _compared(tasks, plan)


def _named(plan: Plan, kind: str, one: str, two: str) -> tuple[str, str]:
    return f"{plan.regions_for_hands} regions, {kind}1 {one}", f"{plan.regions_for_hands} regions, {kind}2 {two}"


def _compared(tasks: dict[str, Task], plan: Plan) -> Iterator[Row]:
    costs = side_by_side(tasks, plan.runs)
    first = next(iter(costs.values()))
    yield from (wall(name, cost, first) for name, cost in costs.items())


def _by_pages(course: RealCourse, plan: Plan) -> Iterator[Row]:
    """Build courses of more and more modules, all else alike."""
    tasks = {}
    for many in plan.steps:
        size = _without_pictures(plan.size, many)
        builder = Builder(course.folder / f"pages-{many}", course.folder / f"built-{many}")
        write_course(builder.course, size)
        tasks[size.modules * size.pages] = Task(builder.command(REGION, "--target", "scorm12"), builder.forget)
    yield from _growth("pages", tasks, plan)


def _by_regions(course: RealCourse, plan: Plan) -> Iterator[Row]:
    """Build more and more regions; in one process, as a second one has a price of its own from some number on."""
    builder = course.builder("by-regions")
    alone = ("--jobs", "1") if offers("--jobs") else ()
    yield from _growth("regions", {count: course.anew(builder, count, *alone) for count in plan.steps}, plan)


def _growth(of: str, tasks: dict[int, Task], plan: Plan) -> Iterator[Row]:
    """Give the rows of a cost that grows, and draw it where the plan says."""
    costs = side_by_side({str(count): task for count, task in tasks.items()}, plan.runs)
    points = [(float(count), cost.cpu) for count, cost in zip(tasks, costs.values(), strict=True)]
    line = fit(points)
    first, last = points[0], points[-1]
    yield Row(f"{first[0]:g} → {last[0]:g} {of}", f"{first[1]:.2f} → {last[1]:.2f} s CPU", times(last[1], first[1]))
    yield Row(f"each of the {of}, by the line", f"{1000 * line.slope:.1f} ms CPU")
    (where, _), deviation = worst_point(points, line)
    worst = f"{100 * deviation:+.0f} %"
    yield Row(f"{of}: worst deviation from the line", f"{worst}, at {where:g}", "", "within ± 25 %")
    if plan.pictures:
        _draw(plan.pictures, of, points, line, worst)


def _draw(folder: Path, of: str, points: list[Point], line: Line, worst: str) -> None:
    title = f"A build by its {of}: worst point {worst} from the line"
    plot = Plot(title, f"{of} in the build", "seconds of processor time", points, line)
    (folder / f"cost-of-{of}.svg").write_text(draw(plot), encoding="utf-8")


def _without_pictures(size: Size, many: int) -> Size:
    return replace(size, modules=size.modules * many, questions=size.questions * many, pictures=0)


PARTS: dict[str, Callable[[RealCourse, Plan], Iterator[Row]]] = {
    "processes": _processes,
    "workers of a cluster": _workers,
    "pages": _by_pages,
    "regions": _by_regions,
}
