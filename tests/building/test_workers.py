"""Several processes give what one gives, and end as one does."""

from __future__ import annotations

import errno
import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path
from typing import Any

import pytest

from neuvoo_course.building import Package, workers
from neuvoo_course.building.region import RegionBuilder
from neuvoo_course.cache import Cache
from neuvoo_course.files import FileChanged
from neuvoo_course.problems import ProblemsFound
from neuvoo_course.resolve.regions import Region
from neuvoo_course.scormify import ControlDocumentsMissing, OutlineError
from tests.commands.cli import neuvoo
from tests.make import content

from . import processes
from .switches import START, write_course
from .twice import run, told

REGIONS = ("Espoo", "sipoo", "Mariehamn", "Turku", "Vaasa")
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups of POSIX")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a course, built in tasks of two regions each."""
    monkeypatch.setattr(workers, "CHUNK", 2)
    write_course(tmp_path / "course", START)
    return tmp_path / "course"


def in_worker(harm: Callable[[], object], region: str) -> Callable[[RegionBuilder, Region], list[Package]]:
    """Give a way to build that comes to harm at one region."""
    original = RegionBuilder.build

    def build(builder: RegionBuilder, found: Region) -> list[Package]:
        if found.output_name == region:
            harm()
        return original(builder, found)

    return build


# ---------------------------------------------------------------- the same


def test_two_processes_give_the_same_in_the_same_order(course: Path) -> None:
    one = run(course, *REGIONS, out=course / "one")
    two = run(course, *REGIONS, out=course / "two", jobs=2)
    assert told(two) == told(one)
    assert [package.region for package in two[::2]] == ["espoo", "sipoo", "maarianhamina", "turku", "vaasa"]
    assert content(course / "two") == content(course / "one")


@pytest.mark.slow
def test_processes_that_are_begun_anew_give_the_same(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a process cannot inherit what its parent has read: Windows, macOS."""
    one = run(course, *REGIONS[:2], out=course / "one")
    monkeypatch.setattr(workers, "CHUNK", 1)
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    two = run(course, *REGIONS[:2], out=course / "two", cache=Cache(course / "cache"), jobs=2)
    assert told(two) == told(one)
    assert content(course / "two") == content(course / "one")


def test_what_is_ready_is_in_its_place_among_what_is_built(course: Path) -> None:
    """Regions are told in the order they were asked for, built now or earlier."""
    cache = Cache(course.parent / "cache")
    run(course, "Turku", "Espoo", cache=cache)
    mixed = run(course, *REGIONS, cache=cache, jobs=2)
    assert [(package.region, package.is_new) for package in mixed[::2]] == [
        ("espoo", False),
        ("sipoo", True),
        ("maarianhamina", True),
        ("turku", False),
        ("vaasa", True),
    ]


# ---------------------------------------------------------------- errors


def break_for_aland(course: Path) -> None:
    for language in ("fi", "sv"):
        text = "---\nregional: both\n---\n# {{ wellbeing_county.in }}\n"
        (course / f"national/m/regional.{language}.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("regions", [REGIONS, ("Mariehamn", "Espoo")])
def test_an_error_in_one_region_stops_all_before_anything_is_written(course: Path, regions: tuple[str, ...]) -> None:
    break_for_aland(course)
    before = content(course)
    found = []
    for jobs in (1, 2):
        with pytest.raises(ProblemsFound) as raised:
            run(course, *regions, jobs=jobs)
        found.append(raised.value.problems)
        assert content(course) == before
    assert found[0] == found[1]
    assert {problem.code for problem in found[0] if problem.is_error} == {"fact-absent"}


@pytest.mark.parametrize("error", [LookupError("no such thing"), FileChanged("p.svg changed"), OSError(28, "full")])
def test_an_error_in_a_process_comes_out_as_itself(
    course: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(RegionBuilder, "build", in_worker(fail, "turku"))
    with pytest.raises(type(error), match=str(error).partition("]")[2].strip() or str(error)):
        run(course, *REGIONS, jobs=2)


@pytest.mark.parametrize(
    "error",
    [
        FileChanged("p changed"),
        ControlDocumentsMissing(Path("here")),
        OutlineError(["one", "two"]),
        OSError(28, "full"),
    ],
)
def test_errors_travel_between_processes(error: Exception) -> None:
    there = pickle.loads(pickle.dumps(error))
    assert (type(there), str(there), vars(there)) == (type(error), str(error), vars(error))


def test_a_disk_that_is_full_is_told_in_a_line(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(RegionBuilder, "build", in_worker(fail, "turku"))
    result = neuvoo("build", *REGIONS, "--jobs", "2", *processes.ASKED, "--course", course)
    assert result.exit_code == 1
    assert result.stderr == "Error: [Errno 28] No space left on device\n"


# ---------------------------------------------------------------- an end from outside


@posix
def test_a_process_killed_from_outside_is_told_and_leaves_whole_packages(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(course, *REGIONS, out=course / "whole")
    monkeypatch.setattr(
        RegionBuilder, "build", in_worker(lambda: os.kill(os.getpid(), signal.SIGKILL), "maarianhamina")
    )
    out: list[str | Path] = ["--out", course / "out"]
    result = neuvoo("build", *REGIONS, "--jobs", "2", *processes.ASKED, "--course", course, *out)
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: A process that built packages was ended from outside (is there enough memory?). "
        "What is written is whole; build again for the rest.\n"
    )
    processes.require_whole(course / "out", content(course / "whole"))
    monkeypatch.undo()
    run(course, *REGIONS, out=course / "out")
    assert processes.packages(course / "out") == content(course / "whole")


def test_without_the_command_it_is_an_error_of_its_own(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RegionBuilder, "build", lambda *_: os._exit(3))
    with pytest.raises(BrokenExecutor):
        run(course, *REGIONS, jobs=2)


@pytest.fixture
def slow(course: Path) -> Iterator[Any]:
    """Give a build in two processes that is at work."""
    process = processes.start(course, "--jobs", "2", out=course / "out")
    processes.wait_for(course / "out/espoo/site/index.html")
    yield process
    process.kill()
    process.communicate()


@posix
@pytest.mark.whole
def test_ctrl_c_ends_all_of_it_and_leaves_whole_packages(course: Path, slow: Any) -> None:
    workers = processes.children(slow.pid)
    assert workers
    os.killpg(slow.pid, signal.SIGINT)
    _, complaints = slow.communicate(timeout=60)
    assert slow.returncode == 1
    assert complaints.strip() == "Aborted!"
    assert not any(map(processes.is_running, workers))
    processes.finish(course, out=course / "whole")
    processes.require_whole(course / "out", content(course / "whole"))
    assert not any(map(processes.is_left_over, content(course / "out")))


@posix
@pytest.mark.whole
def test_processes_end_when_the_one_that_began_them_is_killed(slow: Any) -> None:
    workers = processes.children(slow.pid)
    assert len(workers) == 2
    os.kill(slow.pid, signal.SIGKILL)
    slow.wait(timeout=10)
    end = time.monotonic() + 10
    while any(map(processes.is_running, workers)):
        assert time.monotonic() < end, "they wait for work that never comes"
        time.sleep(0.05)
