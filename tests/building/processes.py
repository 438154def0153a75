"""`neuvoo build` as real processes, to be killed and to run at once."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from pathlib import Path

from neuvoo_course.cache.places import VARIABLE
from tests.make import DAY, content

ROOT = Path(__file__).parents[2]
REGIONS = (
    *("Espoo", "sipoo", "Mariehamn", "Helsinki", "Vantaa", "Turku", "Tampere", "Oulu"),
    *("Pori", "Lahti", "Kuopio", "Vaasa", "Kotka", "Mikkeli", "Salo", "Porvoo"),
)
ASKED = ("--no-control-documents", "--as-of", DAY.isoformat())


def start(course: Path, *options: str | Path, cache: Path | str = "off", out: Path) -> subprocess.Popen[str]:
    """Start a build of many regions, in a process group of its own."""
    given = ["build", *REGIONS, *ASKED, "--course", course, "--out", out, *options]
    return subprocess.Popen(
        [sys.executable, "-m", "neuvoo_course", *map(str, given)],
        cwd=course,
        env=os.environ | {VARIABLE: str(cache), "PYTHONPATH": str(ROOT), "NEUVOO_LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(course: Path, *options: str | Path, cache: Path | str = "off", out: Path) -> str:
    """Run a build to its end and give what it printed."""
    process = start(course, *options, cache=cache, out=out)
    printed, complaints = process.communicate(timeout=120)
    assert process.returncode == 0, complaints
    return printed


def packages(out: Path) -> dict[str, bytes]:
    """Give the files of all packages, without what a killed build left beside them."""
    return {path: data for path, data in content(out).items() if not is_left_over(path)}


def is_left_over(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def require_whole(out: Path, *states: dict[str, bytes]) -> None:
    """Require every archive and every site to be one of the whole ones."""
    found = packages(out)
    for path, data in found.items():
        if path.endswith(".zip"):
            assert zipfile.ZipFile(out / path).testzip() is None
            assert any(state.get(path) == data for state in states), path
    for site in {path.split("/site/")[0] for path in found if "/site/" in path}:
        one = of_site(found, site)
        assert any(of_site(state, site) == one for state in states), site


def of_site(files: dict[str, bytes], region: str) -> dict[str, bytes]:
    return {path: data for path, data in files.items() if path.startswith(f"{region}/site/")}


def wait_for(path: Path, seconds: float = 30) -> None:
    """Wait until a file is there."""
    end = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < end, f"{path} never came"
        time.sleep(0.005)


def is_running(process: int) -> bool:
    """Whether a process is there and has not ended (a zombie has)."""
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False


def children(process: int) -> list[int]:
    """Give the processes that a process has started."""
    found = Path(f"/proc/{process}/task/{process}/children")
    if found.exists():
        return [int(number) for number in found.read_text(encoding="utf-8").split()]
    return [int(path.parent.name) for path in Path("/proc").glob("[0-9]*/stat") if _parent(path) == process]


def _parent(stat: Path) -> int:
    try:
        return int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    except OSError:
        return 0
