"""The commands of `neuvoo` as the benchmarks call them, and what this version of it offers."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .measuring import Command

ROOT = Path(__file__).parent.parent
REGION = "helsinki"


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds one course into one folder, with a cache of its own or, without a folder for it, with none."""

    course: Path
    out: Path
    cache: Path | None = None

    def command(self, *arguments: str) -> Command:
        """Give the command that builds what the arguments name."""
        words = (*neuvoo("build"), *arguments, "--course", str(self.course), "--out", str(self.out))
        return Command(words, {"NEUVOO_CACHE": str(self.cache or "off")}, ROOT)

    def forget(self, _number: int = 0) -> None:
        """Throw away the packages and the cache: the next build is a first one."""
        empty(self.out)
        if self.cache:
            empty(self.cache)

    @property
    def remembers(self) -> bool:
        """Whether a build has put anything into the cache."""
        return self.cache is not None and any(self.cache.iterdir())


def neuvoo(*arguments: str) -> tuple[str, ...]:
    """Give the words that run `neuvoo` as its installed script does, from this checkout."""
    return (sys.executable, "-c", "from neuvoo_course.__main__ import main; main()", *arguments)


def empty(folder: Path) -> None:
    """Make a folder anew, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def edit(page: Path) -> Callable[[int], None]:
    """Give a step that changes one line of a page, differently each time."""
    original = page.read_text(encoding="utf-8")

    def change(number: int) -> None:
        page.write_text(f"{original}\nMuutos {number}.\n", encoding="utf-8")

    return change


@cache
def offers(option: str) -> bool:
    """Whether `neuvoo build` knows an option."""
    return option in _said("build", "--help").split()


def all_regions() -> tuple[str, ...]:
    """Give the codes of all municipalities."""
    return tuple(line.split()[0] for line in _said("regions", "--all").splitlines() if line[:3].isdigit())


def _said(*arguments: str) -> str:
    return subprocess.run(neuvoo(*arguments), check=True, capture_output=True, text=True, cwd=ROOT).stdout
