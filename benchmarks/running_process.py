"""A process that edits a page and builds, again and again, and writes what each build cost as JSON.

`python -m benchmarks.running_process COURSE PAGE OUT EDITS`: a program of its own, so that the memory and the imports
of a build stay out of the process that measures others.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

from neuvoo_course.building import Request, build
from neuvoo_course.cache import LiveCache
from neuvoo_course.cache.places import cache_folder
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.workspace import open_course

from .neuvoo import REGION, edit


def main(course: str, page: str, out: str, edits: str) -> None:
    """Build once to warm up, then once after each edit, and print the processor seconds of those."""
    change, seconds = edit(Path(page)), []
    cache = LiveCache(cache_folder())
    _build(Path(course), Path(out), cache)
    for number in range(int(edits)):
        change(number + 1000)  # other lines than the edits of a measurement before this one
        start = _used()
        _build(Path(course), Path(out), cache)
        seconds.append(_used() - start)
    print(json.dumps(seconds))


def _build(course: Path, out: Path, cache: LiveCache) -> None:
    day = date.today()
    workspace = open_course(course, day, cache)
    region = find_region(workspace.course, REGION)
    for _ in build(workspace, Request((region,), day, out, targets=("scorm12",))):
        pass


def _used() -> float:
    """Give the processor time of this process and of its children that have ended."""
    used = (getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main(*sys.argv[1:])
