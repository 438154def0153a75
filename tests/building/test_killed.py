"""A cache and packages after builds that were killed, and of builds at once, in real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from neuvoo_course.cache.entries import TEMPORARY
from neuvoo_course.cache.pruning import DAY, prune
from tests.make import content

from . import processes
from .switches import START, write_course

pytestmark = [pytest.mark.whole, pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")]
DELAYS = (0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 1.0, 1.2)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(tmp_path / "course", START)
    processes.finish(tmp_path / "course", out=tmp_path / "first")
    return tmp_path / "course"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_after_killed_ones_gives_the_same_bytes(course: Path, tmp_path: Path, jobs: str) -> None:
    """Each is killed at another moment, while the text changes from one to the next."""
    cache, out = tmp_path / "cache", tmp_path / "out"
    first = content(tmp_path / "first")
    for number, delay in enumerate(DELAYS):
        write_course(course, {**START, "text": number % 2, "picture": number % 2})
        process = processes.start(course, "--jobs", jobs, cache=cache, out=out)
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    processes.finish(course, out=tmp_path / "plain")
    plain = content(tmp_path / "plain")
    processes.require_whole(out, first, plain)
    assert plain != first
    processes.finish(course, "--jobs", jobs, cache=cache, out=out)
    assert processes.packages(out) == plain
    printed = processes.finish(course, cache=cache, out=out)
    assert f"{3 * len(processes.REGIONS)} of them lay there unchanged" in printed or "unchanged" in printed


def test_what_killed_builds_left_in_the_cache_goes_after_a_day(course: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    processes.finish(course, cache=cache, out=tmp_path / "out")
    left = next(path for path in cache.rglob("*") if path.is_file() and path.name != "pruned")
    left = left.with_name(f"{left.name}.1{TEMPORARY}")
    left.write_bytes(b"half")
    assert prune(cache).removed == 0
    os.utime(left, (time.time() - DAY - 1,) * 2)
    assert prune(cache).removed == 1
    assert not left.exists()


def test_two_builds_at_once_into_one_cache_and_one_place(course: Path, tmp_path: Path) -> None:
    cache, out = tmp_path / "cache", tmp_path / "out"
    for text in (0, 1):
        write_course(course, {**START, "text": text})
        running = [processes.start(course, "--jobs", jobs, cache=cache, out=out) for jobs in "121"]
        assert [_end(process) for process in running] == [(0, "")] * 3
    processes.finish(course, out=tmp_path / "plain")
    assert content(out) == content(tmp_path / "plain")
    processes.finish(course, cache=cache, out=out)
    assert content(out) == content(tmp_path / "plain")


def test_builds_of_two_courses_at_once_into_one_cache(course: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write_course(other, {**START, "title": 1, "picture": 2, "terms": 1})
    running = [
        processes.start(folder, cache=tmp_path / "cache", out=tmp_path / f"{folder.name}-out")
        for folder in (course, other)
    ]
    assert [_end(process) for process in running] == [(0, "")] * 2
    for folder in (course, other):
        processes.finish(folder, out=tmp_path / f"{folder.name}-plain")
        assert content(tmp_path / f"{folder.name}-out") == content(tmp_path / f"{folder.name}-plain")


def _end(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, complaints = process.communicate(timeout=120)
    return process.returncode, complaints
