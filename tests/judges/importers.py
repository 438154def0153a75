"""Components of real learning platforms, each in an environment of its own, that import a package and run it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.judges.places import SET_UP, brought

Importer = Literal["scormhost", "xblock"]
IMPORTERS: tuple[Importer, ...] = ("scormhost", "xblock")


@dataclass(frozen=True)
class Imported:
    """What a platform made of a package."""

    title: str
    version: str
    """In the platform's own words."""
    launch: str
    """The launch file, as the platform understood the manifest."""
    content: str | None
    """What the platform delivers when the launch file is asked for; none when it has no such file."""
    values: dict[str, str]
    """The data model after the values were stored, as far as the platform tells."""
    warnings: list[str]
    """What the platform says to whoever uploads the package."""


class Refused(Exception):
    """A platform did not take a package, or a value; says why."""


def import_package(importer: Importer, package: Path, values: Mapping[str, str]) -> Imported:
    """Import a zip, launch it and store values of the data model, as the package's scripts would."""
    python = brought(SET_UP / "importers" / importer / "bin/python")
    script = Path(__file__).with_name(f"import_{importer}.py")
    command = [str(python), "-W", "ignore", str(script), str(package), json.dumps(dict(values))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise Refused(done.stderr.strip() or f"exit {done.returncode}")
    return Imported(**json.loads(done.stdout.splitlines()[-1]))
