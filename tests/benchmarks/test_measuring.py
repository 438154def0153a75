"""What a command costs is what all its processes cost."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks import measuring
from benchmarks.measuring import Command, Cost, Task, medians, run, running, side_by_side

pytestmark = pytest.mark.slow
BUSY = "import time\nend = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
LARGE = "held = bytearray(150_000_000); held[::4096] = b'1' * len(held[::4096])"


def eventually(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def is_running(number: int) -> bool:
    """A process that has ended may wait for somebody to look."""
    try:
        return ") Z " not in Path(f"/proc/{number}/stat").read_text()
    except FileNotFoundError:
        return False


def python(program: str, *arguments: str) -> Command:
    return Command((sys.executable, "-c", program, *arguments))


def in_a_child(program: str) -> Command:
    """Give a command whose child's child runs a program."""
    starts = "import subprocess, sys; subprocess.run([sys.executable, '-c', *sys.argv[1:]], check=True)"
    return python(starts, starts, program)


def test_the_time_of_a_process_is_counted() -> None:
    assert run(python(BUSY)).cpu >= 0.3
    assert run(python("")).cpu < 0.3


def test_the_time_of_children_of_children_is_counted() -> None:
    assert run(in_a_child(BUSY)).cpu >= 0.3


def test_the_time_of_a_pool_of_processes_is_counted(tmp_path: Path) -> None:
    (tmp_path / "work.py").write_text(f"def work(_):\n    {BUSY.replace(chr(10), chr(10) + '    ')}\n")
    pool = (
        "from concurrent.futures import ProcessPoolExecutor\nfrom work import work\n"
        "if __name__ == '__main__':\n  with ProcessPoolExecutor(2) as pool: list(pool.map(work, range(2)))"
    )
    command = python(pool)
    assert run(Command(command.words, {"PYTHONPATH": str(tmp_path)})).cpu >= 0.6


def test_memory_is_that_of_the_largest_process() -> None:
    assert run(python(LARGE)).memory > 150
    assert run(in_a_child(LARGE)).memory > 150


def test_waiting_takes_wall_time_and_no_processor_time() -> None:
    cost = run(python("import time; time.sleep(0.3)"))
    assert cost.wall >= 0.3 > cost.cpu


def test_a_command_that_fails_ends_the_measurement() -> None:
    with pytest.raises(SystemExit, match="exit code 3"):
        run(python("raise SystemExit(3)"))


def test_what_still_runs_is_ended_with_its_children_when_the_block_is_left(tmp_path: Path) -> None:
    noted = tmp_path / "child"
    words = ("sh", "-c", f"sleep 600 & echo $! > {noted}.new; mv {noted}.new {noted}; wait")
    with running(Command(words)) as process:
        eventually(noted.exists)
    assert process.returncode
    eventually(lambda: not is_running(int(noted.read_text())))


def test_one_that_does_not_listen_is_ended_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(measuring, "PATIENCE", 0.1)
    noted = tmp_path / "deaf"
    with running(Command(("sh", "-c", f"trap '' TERM; touch {noted}; while :; do sleep 1; done"))) as process:
        eventually(noted.exists)
    assert process.returncode == -signal.SIGKILL


def test_a_command_has_its_own_environment_and_folder(tmp_path: Path) -> None:
    program = "import os, pathlib; pathlib.Path('said').write_text(os.environ['SAID'])"
    run(Command(python(program).words, {"SAID": "this"}, tmp_path))
    assert (tmp_path / "said").read_text() == "this"


def test_tasks_run_in_turns_each_after_its_preparation() -> None:
    order: list[str] = []
    nothing = Command(("true",))
    tasks = {name: Task(nothing, lambda number, name=name: order.append(f"{name}{number}")) for name in "ab"}  # type: ignore[misc]
    assert list(side_by_side(tasks, 2)) == ["a", "b"]
    assert order == ["a0", "b0", "a1", "b1"]


def test_each_measure_has_its_own_middle() -> None:
    assert medians([Cost(1, 9, 5), Cost(2, 8, 4), Cost(3, 7, 9)]) == Cost(2, 8, 5)
