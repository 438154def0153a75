"""Figure 4: what it costs to start, beside a Python that imports nothing but the library of the command line."""

from __future__ import annotations

import sys

from .measuring import Command, Task, side_by_side
from .neuvoo import ROOT, neuvoo
from .plan import Plan
from .tables import Row, Table, times

OURS = "neuvoo --version"
CLICK = 'python -c "import click"'
BARE = 'python -c ""'
NOTES = ("Processor time of whole processes, in turns. The ratio is to a Python that imports `click`.",)


def table(plan: Plan) -> Table:
    """Measure the start."""
    tasks = {
        OURS: Task(Command(neuvoo("--version"), folder=ROOT)),
        CLICK: Task(Command((sys.executable, "-c", "import click"), folder=ROOT)),
        BARE: Task(Command((sys.executable, "-c", ""), folder=ROOT)),
    }
    costs = side_by_side(tasks, plan.quick_runs)
    click = costs[CLICK].cpu
    aims = {OURS: "≤ × 2"}
    rows = (
        Row(name, f"{1000 * cost.cpu:.0f} ms CPU", times(cost.cpu, click), aims.get(name, ""))
        for name, cost in costs.items()
    )
    return Table("4. Start-up", tuple(rows), (*NOTES, f"Medians of {plan.quick_runs} starts."))
