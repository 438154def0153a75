"""Figure 2: from one changed line to the finished package, in a new process and in one that runs already."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import median

from .generated_course import write_course
from .measuring import Cost, Task, run, side_by_side
from .neuvoo import REGION, ROOT, Builder, edit
from .plan import Plan
from .tables import Row, Table, cpu, times, waits

PROCESS = "one line edited, the whole process"
RUNNING = "one line edited, in a running process"
COLD = "everything anew, the whole process"
PROCESS_AIM, RUNNING_AIM = "≤ 0.35 s", "≤ 50 ms"
NOTES = (
    "One region, SCORM 1.2, the sample course; processor time. Ratios are to building everything anew.",
    "The running process calls `build(open_course(…), request)` after each edit, as a preview does.",
)


def table(plan: Plan) -> Table:
    """Measure an edit of one page of the sample course."""
    folder = plan.part("edit")
    write_course(folder / "course", plan.size)
    page = folder / "course/national/moduuli-1/sivu-1.fi.md"
    cold = Builder(folder / "course", folder / "cold")
    warm = Builder(folder / "course", folder / "warm", folder / "cache")
    warm.forget()
    run(warm.command(REGION, "--target", "scorm12"))
    tasks = {
        COLD: Task(cold.command(REGION, "--target", "scorm12")),
        PROCESS: Task(warm.command(REGION, "--target", "scorm12"), edit(page)),
    }
    costs = side_by_side(tasks, plan.runs)
    running = _running(warm, page, plan.runs)
    return Table("2. One-line edit", _rows(costs, running, warm.remembers), NOTES)


def _rows(costs: dict[str, Cost], running: float, remembers: bool) -> tuple[Row, ...]:
    cold = costs[COLD]
    process = cpu(PROCESS, costs[PROCESS], cold, PROCESS_AIM)
    return (
        cpu(COLD, cold),
        process if remembers else waits(PROCESS, "this version keeps no cache", PROCESS_AIM),
        Row(RUNNING, f"{1000 * running:.0f} ms CPU", times(running, cold.cpu), RUNNING_AIM),
    )


def _running(builder: Builder, page: Path, edits: int) -> float:
    """Give the processor seconds of an edit in a process that has built the course before."""
    command = builder.command()
    words = (sys.executable, "-m", "benchmarks.running_process", str(builder.course), str(page), str(builder.out))
    environment = {**command.environment, "PYTHONPATH": str(ROOT)}
    done = subprocess.run((*words, str(edits)), check=True, capture_output=True, env=environment, cwd=ROOT)
    seconds: list[float] = json.loads(done.stdout)
    return median(seconds)
