"""What a rival is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..measuring import Task


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a rival may start from, and an empty folder of its own."""

    folder: Path
    course: Path  # the sample course's texts
    site: Path  # its finished pages, which we made


@dataclass(frozen=True, slots=True)
class Rival:
    """Another program: how it is made ready and called, and what it does of what we do."""

    name: str
    task: Callable[[Inputs], Task]
    note: str
    aim: str = ""
