"""Regions built in several processes: each is a task of its own, and nothing is sent that workers have already."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from ..cache import Cache
from ..resolve.regions import Region
from ..workspace import open_course
from .region import RegionBuilder
from .request import Package, Request

Made = TypeVar("Made")
CHUNK = 4
"""Regions a task has: many enough that sending costs nothing, few enough that no worker waits at the end."""

_builder: RegionBuilder | None = None


def each(executor: Executor, step: Callable[[Region], Made], regions: Sequence[Region]) -> Iterator[Made]:
    """Do a step for every region, giving the results in the order of the regions."""
    chunks = [regions[start : start + CHUNK] for start in range(0, len(regions), CHUNK)]
    for done in executor.map(_in_turn, [step] * len(chunks), chunks):
        yield from done


def _in_turn(step: Callable[[Region], Made], regions: Iterable[Region]) -> list[Made]:
    return [step(region) for region in regions]


def build(region: Region) -> list[Package]:
    """Build a region with the worker's own builder."""
    return _own().build(region)


def _own() -> RegionBuilder:
    assert _builder is not None, "the worker has not begun"  # noqa: S101
    return _builder


@contextmanager
def processes(builder: RegionBuilder, count: int) -> Iterator[Executor]:
    """Give an executor whose workers build with `builder`: as it is where they can inherit it, else opened anew."""
    global _builder
    forks = "fork" in multiprocessing.get_all_start_methods() and not builder.store.notes  # which may have threads
    context = multiprocessing.get_context("fork" if forks else "spawn")
    workspace = builder.workspace
    opened = () if forks else (workspace.source.root, workspace.today, workspace.cache, builder.request)
    _builder = builder
    gc.freeze()  # what workers inherit stays shared
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=opened)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()
        _builder = None


def _end_with_parent() -> None:
    """End when the process that began all this is gone, even killed: nobody waits for what is made here then."""
    parent = multiprocessing.parent_process()
    assert parent is not None  # noqa: S101
    parent.join()
    os._exit(1)


def _begin(*opened: object) -> None:
    global _builder
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began all this decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if opened:
        root, today, cache, request = opened
        assert isinstance(root, Path)  # noqa: S101
        assert isinstance(today, date)  # noqa: S101
        assert isinstance(cache, Cache)  # noqa: S101
        assert isinstance(request, Request)  # noqa: S101
        _builder = RegionBuilder(open_course(root, today, cache), request)
