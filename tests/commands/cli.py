"""Running `neuvoo` as a person does, within the test or in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from neuvoo_course.__main__ import main

ENGLISH = {"NEUVOO_LANGUAGE": "en"}


def neuvoo(*arguments: str | Path, language: str = "en") -> Result:
    """Run a command here; what it raises beyond its own errors is raised again."""
    given = [str(argument) for argument in arguments]
    result = CliRunner().invoke(main, given, env={"NEUVOO_LANGUAGE": language})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def in_a_process(*arguments: str | Path, cwd: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command in a fresh interpreter; `code` runs after it."""
    given = [str(argument) for argument in arguments]
    command = [sys.executable, "-m", "neuvoo_course", *given]
    if code:
        run = f"import sys\nfrom neuvoo_course.__main__ import main\nmain({given!r}, standalone_mode=False)\n{code}"
        command = [sys.executable, "-c", run]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=os.environ | ENGLISH, check=False)
