"""What commands load of libraries: each costs time at every start, so only those that there is work for.

`test_main.py` looks at the start alone. Here: a course that an earlier build has read.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from neuvoo_course.cache.places import VARIABLE
from tests.building.processes import ROOT
from tests.building.switches import START, write_course

from .cli import in_a_process

LIBRARIES = ("jinja2", "lxml", "markdown_it", "multiprocessing.pool", "PIL", "pydantic", "yaml")
LOADED = f"print('loaded:', *[name for name in {LIBRARIES!r} if name in sys.modules])"
BUILD = ("build", "sipoo", "--no-control-documents", "--as-of", "2026-11-21")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a course that has been built once, with the cache that build left."""
    folder = tmp_path_factory.mktemp("loaded") / "course"
    write_course(folder, START)
    assert loaded(folder, *BUILD) >= {"jinja2", "markdown_it", "pydantic", "yaml"}
    return folder


def loaded(course: Path, *arguments: str) -> set[str]:
    """Give the libraries that a command loads in a process of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(course.parent / "cache"))
        patch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))
        done = in_a_process(*arguments, "--course", course, cwd=course.parent, code=LOADED)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (BUILD, {"jinja2", "markdown_it", "multiprocessing.pool", "PIL", "pydantic", "yaml"}),
        (("check",), {"jinja2", "markdown_it", "multiprocessing.pool", "PIL", "pydantic", "yaml"}),
        (("regions",), {"jinja2", "markdown_it", "multiprocessing.pool", "PIL", "pydantic", "yaml"}),
    ],
)
def test_what_was_read_before_loads_no_reader(course: Path, command: tuple[str, ...], unneeded: set[str]) -> None:
    assert loaded(course, *command) & unneeded == set()


def test_one_edited_page_loads_no_more_than_reading_and_showing_it_takes(course: Path) -> None:
    page = course / "national/m/common.fi.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nLisää.\n", encoding="utf-8")
    found = loaded(course, *BUILD)
    assert found >= {"jinja2", "markdown_it"}
    assert not found & {"multiprocessing.pool", "PIL", "pydantic", "yaml"}
