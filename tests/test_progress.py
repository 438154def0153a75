"""The line that says how far long work is: on a terminal alone, and never among what is printed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from neuvoo_course.progress import Progress

ROOT = Path(__file__).parents[1]


class Clock:
    """Time that passes when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(time, "monotonic", made)
    return made


def on_a_terminal(total: int) -> Progress:
    progress = Progress(total, "regions")
    progress._is_shown = True
    return progress


@pytest.mark.parametrize(
    ("done", "seconds", "line"),
    [
        (1, 2, "1 of 308 regions, 0.5 a second, 10 min to go"),
        (120, 10, "120 of 308 regions, 12 a second, 16 s to go"),
        (300, 300, "300 of 308 regions, 1 a second, 8 s to go"),
        (308, 7, "308 of 308 regions, 44 a second, 0 s to go"),
        (0, 5, "0 of 308 regions, 0 a second, 0 s to go"),
    ],
)
def test_it_says_how_many_how_fast_and_how_long(done: int, seconds: float, line: str) -> None:
    progress = Progress(308, "regions")
    for number in range(done):
        progress.note(str(number))
    assert progress.line(seconds) == line


def test_a_thing_counts_once_however_many_packages_it_has() -> None:
    progress = Progress(2, "regions")
    for region in ("espoo", "espoo", "espoo", "turku"):
        progress.note(region)
    assert progress.line(1).startswith("2 of 2 regions")


def test_nothing_is_told_in_a_file_or_in_automation(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with Progress(3, "regions") as progress:
        for region in "abc":
            clock.now += 5
            progress.note(region)
        progress.say("said")
    assert capsys.readouterr() == ("said\n", "")


def test_what_is_soon_done_needs_no_telling(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with on_a_terminal(3) as progress:
        for region in "abc":
            clock.now += 0.3
            progress.note(region)
    assert capsys.readouterr() == ("", "")


def test_the_line_is_written_over_now_and_then_and_gone_in_the_end(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with on_a_terminal(400) as progress:
        for number in range(400):
            clock.now += 0.01
            progress.note(str(number))
        told = capsys.readouterr().err
    lines = told.split("\r")[1:]
    assert 20 <= len(lines) <= 31
    assert all(len(one) <= len(two) for one, two in pairwise(lines))  # each covers the one before
    assert "\n" not in told
    end = capsys.readouterr().err
    assert end == "\r" + " " * len(lines[-1].rstrip("\r")) + "\r"


def test_what_is_said_stands_on_a_line_of_its_own(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with on_a_terminal(2) as progress:
        clock.now += 2
        progress.note("a")
        shown = capsys.readouterr().err
        progress.say("a package")
        found = capsys.readouterr()
    assert found.out == "a package\n"
    assert found.err == "\r" + " " * (len(shown) - 1) + "\r"
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_real_terminal_lines_are_never_mixed() -> None:
    """What the terminal shows in the end, when both streams go to it."""
    import pty

    ours, theirs = pty.openpty()
    code = (
        "import time\nfrom neuvoo_course import progress\nprogress.FROM_SECONDS = progress.EVERY_SECONDS = 0\n"
        "with progress.Progress(5, 'regions') as shown:\n"
        "    for region in 'abcde':\n        shown.note(region)\n        shown.say(f'package {region}')\n"
        "        shown.note(region)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, "-c", code], stdout=theirs, stderr=theirs, env=environment)
    assert process.wait(timeout=60) == 0
    os.close(theirs)
    text = b""
    try:
        while part := os.read(ours, 65_536):
            text += part
    except OSError:  # its end, on Linux
        pass
    os.close(ours)
    assert "5 of 5 regions" in text.decode()
    assert screen(text.decode()) == [f"package {region}" for region in "abcde"]


def screen(text: str) -> list[str]:
    """Give the lines that a terminal shows: after a carriage return, later letters cover earlier ones."""
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        shown = ""
        for part in line.split("\r"):
            shown = part + shown[len(part) :]
        lines.append(shown.rstrip())
    return [line for line in lines if line]
