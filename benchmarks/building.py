"""What a build costs: processor time and memory of whole processes, start-up included."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

RUNS = 5


@dataclass(frozen=True)
class Cost:
    """Medians over runs: processor seconds, wall seconds, and the largest memory in MB."""

    cpu: float
    wall: float
    memory: float


def measured(command: list[str], before: Callable[[int], None] = lambda _: None, runs: int = RUNS) -> Cost:
    """Run a command several times and give what it cost; `before` prepares each run."""
    costs = []
    for number in range(runs):
        before(number)
        costs.append(_run(command))
    return Cost(*(statistics.median(one) for one in zip(*costs, strict=True)))


def _run(command: list[str]) -> tuple[float, float, float]:
    start = os.times()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime, os.times().elapsed - start.elapsed, usage.ru_maxrss / 1024


def build_command(course: Path, *arguments: str) -> list[str]:
    """Give the command that builds one package of a course."""
    return [sys.executable, "-m", "neuvoo_course", "build", "helsinki", "--course", str(course), *arguments]


def edit(page: Path) -> Callable[[int], None]:
    """Give a step that changes one line of a page, differently each time."""
    original = page.read_text(encoding="utf-8")

    def change(number: int) -> None:
        page.write_text(original + f"\nMuutos {number}.\n", encoding="utf-8")

    return change


def zip_only(folder: Path, target: Path) -> list[str]:
    """Give a command that does nothing but zip a folder with the standard library: the least a packager does."""
    program = "import shutil, sys; shutil.make_archive(sys.argv[2], 'zip', sys.argv[1])"
    return [sys.executable, "-c", program, str(folder), str(target)]
