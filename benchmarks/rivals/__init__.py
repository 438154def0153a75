"""Other programs that turn pages or texts into packages: what they cost for the same course.

`everyone.py` lists them with what each does and leaves out, `install.py` brings them, and a file each prepares one.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..measuring import CommandFailed, Task, run
from .everyone import RIVALS, UNOBTAINABLE
from .rival import Inputs

AIMS = {rival.name: rival.aim for rival in RIVALS}


@dataclass(frozen=True, slots=True)
class Prepared:
    """The rivals that can be measured here, and what is to be said of all of them."""

    tasks: dict[str, Task]
    notes: tuple[str, ...]


def prepare(folder: Path, course: Path, site: Path) -> Prepared:
    """Install every rival, give it its input and try it; one that cannot be had is told of, and left out."""
    tasks, notes = {}, []
    for number, rival in enumerate(RIVALS):
        place = folder / f"rival-{number}"
        place.mkdir()
        try:
            task = _tried(rival.task(Inputs(place, course, site)))
        except (subprocess.CalledProcessError, CommandFailed, OSError) as error:
            print(f"{rival.name}: {error}", file=sys.stderr)  # names places of this machine: not for the table
            notes.append(f"{rival.name}: could not be installed or run here.")
        else:
            tasks[rival.name] = task
            notes.append(f"{rival.name}: {rival.note}")
    return Prepared(tasks, (*notes, *UNOBTAINABLE))


def _tried(task: Task) -> Task:
    """Give a task back that runs: one that fails later would cost everybody's figures."""
    task.before(0)
    run(task.command)
    return task
