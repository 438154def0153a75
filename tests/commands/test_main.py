"""`neuvoo` itself: it knows its commands, and starts without loading what only they need."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import pytest

from neuvoo_course import __version__
from neuvoo_course.__main__ import COMMANDS
from neuvoo_course.commands.options import today

from .cli import in_a_process, neuvoo

HEAVY = ("lxml", "jinja2", "pydantic", "markdown_it", "yaml", "deflate", "PIL")
LOADED = f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])"


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_starting_loads_no_library_but_click(option: str, tmp_path: Path) -> None:
    done = in_a_process(option, cwd=tmp_path, code=LOADED)
    assert (done.returncode, done.stderr) == (0, "")
    assert "loaded: []" in done.stdout


def test_the_same_look_sees_what_a_command_loads(tmp_path: Path) -> None:
    done = in_a_process("schemas", "schemas", cwd=tmp_path, code=LOADED)
    assert "pydantic" in done.stdout.splitlines()[-1]


def test_every_command_is_listed_with_its_line() -> None:
    shown = neuvoo("--help").stdout
    for name, line in COMMANDS.items():
        assert f"  {name} " in shown
        assert line in " ".join(shown.split())
    assert neuvoo("--version").stdout == f"neuvoo, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert import_module(f"neuvoo_course.commands.{name.replace('-', '_')}")
    result = neuvoo(name, "--help")
    assert (result.exit_code, result.stdout.startswith("Usage: ")) == (0, True)


def test_every_command_file_is_listed() -> None:
    folder = Path(import_module("neuvoo_course.commands").__file__ or "").parent
    files = {path.stem.replace("_", "-") for path in folder.glob("[!_]*.py")}
    assert files - {"options"} == set(COMMANDS)


def test_an_unknown_command_is_wrong_use() -> None:
    result = neuvoo("bulid")
    assert result.exit_code == 2
    assert "No such command 'bulid'" in result.stderr


def test_today_is_a_day_in_finland() -> None:
    assert abs(today() - date.today()) <= timedelta(days=1)
