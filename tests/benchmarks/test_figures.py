"""Every figure can be measured: on a tiny course, once, without looking at the numbers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import cluster, edit, in_browser, machine, nation, one_region, rivals, scaling, start_up
from benchmarks.__main__ import main
from benchmarks.measuring import Command, Task
from benchmarks.neuvoo import Builder
from benchmarks.plan import Plan, small
from benchmarks.rivals import Prepared
from tests.judges.places import ROOT

MINIMAL = ROOT / "tests/courses/minimal"


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return replace(small(tmp_path), nation=MINIMAL, languages=("fi", "sv"))


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_one_region(plan: Plan) -> None:
    table = one_region.table(plan)
    assert [row.what for row in table.rows][:2] == [one_region.COLD, f"{one_region.COLD}: time that passes"]
    assert "python -m benchmarks --rivals" in table.notes[-1]


@pytest.mark.slow
def test_rivals_stand_beside_us(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a real rival costs is another matter: it has to be installed first."""
    prepared = Prepared({"a rival": Task(Command(("true",)))}, ("a rival: does nothing.",))
    monkeypatch.setattr(rivals, "prepare", lambda *_: prepared)
    table = one_region.table(replace(plan, rivals=True))
    assert table.rows[-1].what == "a rival"
    assert table.notes[-1] == "a rival: does nothing."


@pytest.mark.slow
def test_edit(plan: Plan) -> None:
    assert [row.what for row in edit.table(plan).rows] == [edit.COLD, edit.PROCESS, edit.RUNNING]


@pytest.mark.slow
def test_nation(plan: Plan) -> None:
    before = contents(MINIMAL)
    table = nation.table(plan)
    assert contents(MINIMAL) == before  # what is edited is a copy
    assert table.title == "3. The nation: 2 regions × 2 languages × 4 targets"
    assert table.notes[0].startswith("16 packages, ")
    assert {nation.COLD, nation.COPY, nation.EDITED, nation.SAME} <= {row.what for row in table.rows}
    assert table.rows[-1].what == "each region from 1 to 2"


def test_start_up(plan: Plan) -> None:
    assert [row.what for row in start_up.table(plan).rows] == [start_up.OURS, start_up.CLICK, start_up.BARE]


@pytest.mark.slow
def test_scaling_with_its_plots(plan: Plan, tmp_path: Path) -> None:
    table = scaling.table(replace(plan, pictures=tmp_path))
    assert [row.what for row in table.rows if row.aim] == [
        "pages: worst deviation from the line",
        "regions: worst deviation from the line",
    ]
    assert (tmp_path / "cost-of-pages.svg").exists()
    assert (tmp_path / "cost-of-regions.svg").exists()


@pytest.mark.slow
def test_more_hands_are_compared_where_the_program_has_them(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[str, ...]] = []

    def command(_builder: Builder, *arguments: str) -> Command:
        given.append(arguments[-2:])
        return Command(("true",))

    monkeypatch.setattr(Builder, "command", command)
    monkeypatch.setattr(scaling, "offers", lambda _option: True)
    monkeypatch.setattr(scaling, "find_spec", lambda _name: True)
    monkeypatch.setattr(cluster, "started", lambda workers: nullcontext(f"address-{workers}"))
    rows = scaling.table(plan).rows
    assert [row.what for row in rows[:4]] == [
        "2 regions, 1 process",
        "2 regions, 2 processes",
        "2 regions, Dask, 1 worker",
        "2 regions, Dask, 2 workers",
    ]
    assert not [row for row in rows if row.measured.startswith("not measured")]
    assert given[:2] == [("--jobs", "1"), ("--jobs", "2")]
    assert given[2:4] == [("--scheduler", "address-1"), ("--scheduler", "address-2")]


@pytest.mark.browser
def test_in_browser(plan: Plan) -> None:
    """In a thread of its own: one thread has one Playwright, and other tests may have begun theirs."""
    with ThreadPoolExecutor(1) as own:
        assert len(own.submit(in_browser.table, plan).result().rows) == 9


def test_the_command_prints_the_machine_and_the_figures_asked_for() -> None:
    done = CliRunner().invoke(main, ["start-up", "--small"], catch_exceptions=False)
    assert done.output.startswith(machine.description().split(", load")[0])
    assert "## 4. Start-up\n" in done.output
    assert "## 1." not in done.output


def test_a_run_that_is_ended_leaves_nothing_behind(tmp_path: Path) -> None:
    words = (sys.executable, "-m", "benchmarks", "start-up")
    with subprocess.Popen(words, cwd=ROOT, env={**os.environ, "TMPDIR": str(tmp_path)}, stdout=subprocess.PIPE) as run:
        assert run.stdout
        while not list(tmp_path.iterdir()):
            assert run.poll() is None
            time.sleep(0.02)
        run.terminate()
        run.stdout.read()
    assert run.returncode
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("load", "is_told"), [(0.1, False), (3.0, True)])
def test_a_busy_machine_is_told(load: float, is_told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.getloadavg", lambda: (load, 0.0, 0.0))
    assert ("WARNING: the machine is busy" in machine.description()) is is_told
