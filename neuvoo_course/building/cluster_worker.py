"""What a worker of a cluster does: fetch the course once, open it, and build region after region."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..cache import Cache
from ..cache.places import cache_folder
from ..remote.objects import objects_at
from ..resolve.regions import Region
from ..workspace import open_course
from .lending import Lent, fetch
from .program import program_contents
from .region import RegionBuilder
from .request import Package, Request

KEPT = 2
"""Courses a worker keeps open: the one it builds, and the one before."""


class ProgramDiffers(OSError):
    """A worker would make other packages than the machine that asks for them."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a task has to say beside its regions; small, as every task brings it along."""

    course: Lent
    request: Request  # without its regions
    today: date
    program: str


_Key = tuple[str, Request, date]
_opened: OrderedDict[_Key, RegionBuilder] = OrderedDict()
_one_at_a_time = threading.Lock()


def build(ticket: Ticket, region: Region) -> list[Package]:
    """Build a region. A worker with several threads builds one region at a time all the same."""
    with _one_at_a_time:
        return _builder(ticket).build(region)


def require_same(wanted: str, here: str, worker: str) -> None:
    """Raise ProgramDiffers where a worker's program is another one."""
    if here != wanted:
        other = f"{worker} has another neuvoo-course, {here}, than this machine, {wanted}"
        raise ProgramDiffers(f"{other}: install the same one, with the same libraries and control documents.")


def _builder(ticket: Ticket) -> RegionBuilder:
    here = program_contents(ticket.request.options.control_documents)
    require_same(ticket.program, here, "a worker")  # one that came late
    key = ticket.course.digest, ticket.request, ticket.today
    if key not in _opened:
        _opened[key] = _open(ticket)
        while len(_opened) > KEPT:
            _, old = _opened.popitem(last=False)
            shutil.rmtree(old.workspace.source.root, ignore_errors=True)
    _opened.move_to_end(key)
    return _opened[key]


def _open(ticket: Ticket) -> RegionBuilder:
    folder = Path(tempfile.mkdtemp(prefix="course-", dir=_own_folder()))
    try:
        fetch(objects_at(ticket.request.out), ticket.course.texts, folder)
        return RegionBuilder(open_course(folder, ticket.today, Cache(cache_folder())), ticket.request)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _own_folder() -> str:
    """Give the worker's folder, which Dask removes when the worker ends or the next one begins."""
    from distributed import get_worker

    return str(get_worker().local_directory)
