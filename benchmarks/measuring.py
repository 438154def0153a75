"""What a command costs: processor time and memory of whole processes, start-up and children of children included.

A process that ends hands what it and its ended children used to the one that waits for it (`os.wait4`), so a pool of
processes is counted without asking it. Memory is that of the largest of them. A child begins with the memory of the
process that starts it, so this program stays small: what imports much runs in processes of its own.
"""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

PATIENCE = 10.0  # seconds that a process has to end when asked to


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds, wall seconds, and the memory of the largest process in MB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True, slots=True)
class Command:
    """A program to measure: its words, what its environment says beside ours, and where it runs."""

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None


class CommandFailed(SystemExit):
    """A command that is measured has failed: its words and its exit code."""


def no_preparation(_number: int) -> None:
    """Prepare nothing."""


@dataclass(frozen=True, slots=True)
class Task:
    """A command, and what to do before each of its runs, which is told the run's number and not measured."""

    command: Command
    before: Callable[[int], None] = no_preparation


def side_by_side(tasks: Mapping[str, Task], runs: int) -> dict[str, Cost]:
    """Run all tasks in turns, so that a busy minute of the machine meets each of them, and give their medians."""
    costs: dict[str, list[Cost]] = {name: [] for name in tasks}
    for number in range(runs):
        for name, task in tasks.items():
            task.before(number)
            costs[name].append(run(task.command))
    return {name: medians(measured) for name, measured in costs.items()}


def run(command: Command) -> Cost:
    """Run a command once and give what it cost; a command that fails ends the whole measurement."""
    os.sync()  # nobody pays for what somebody else left to be written
    start = perf_counter()
    with running(command) as process:
        cost = ended(process, start)
    if process.returncode:
        raise CommandFailed(f"{' '.join(command.words)} ended with exit code {process.returncode}")
    return cost


@contextmanager
def running(command: Command) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command, of which only errors are shown; what still runs when the block is left, however, is ended."""
    environment = {**os.environ, **command.environment}
    words, folder = command.words, command.folder
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, env=environment, cwd=folder, start_new_session=True)
    try:
        yield process
    finally:
        if process.returncode is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those it started, which a session of its own keeps together."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def ended(process: subprocess.Popen[bytes], start: float) -> Cost:
    """Wait for a process and give what it cost, with all its children that it waited for."""
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def medians(costs: list[Cost]) -> Cost:
    """Give the middle of each measure by itself."""
    return Cost(
        statistics.median(cost.cpu for cost in costs),
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.memory for cost in costs),
    )
