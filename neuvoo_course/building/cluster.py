"""Regions built by the workers of a Dask cluster, on this machine or on others.

The course is opened and checked here and lent to the workers (`lending.py`); each opens it once (`cluster_worker.py`).
A worker that dies costs what it was just building: the scheduler gives that to another one.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from ..remote.address import local_path
from ..remote.objects import objects_at
from ..resolve.regions import Region
from . import cluster_worker
from .lending import lent
from .program import program_contents
from .region import RegionBuilder
from .request import Package

SECONDS = 10
"""How long a scheduler may take to answer, and to have a worker."""

_REST = "What is written is whole; build again for the rest."


class ClusterError(OSError):
    """A cluster that cannot be reached, or cannot build; the message says why."""


@contextmanager
def cluster(builder: RegionBuilder) -> Iterator[tuple[Executor, Callable[[Region], list[Package]]]]:
    """Give an executor whose workers are those of the request's scheduler, and the step that builds a region there."""
    request, workspace = builder.request, builder.workspace
    folder = local_path(request.out)
    program = program_contents(request.options.control_documents)
    with _connected(request.scheduler) as client:
        _require_program(client, request.scheduler, program, request.options.control_documents)
        with lent(objects_at(request.out), workspace) as course:
            asked = replace(request, regions=(), out=folder.resolve() if folder else request.out)
            ticket = cluster_worker.Ticket(course, asked, workspace.today, program)
            yield client.get_executor(pure=False), partial(cluster_worker.build, ticket)


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """Give a client of a scheduler, and say in a line what goes wrong with it."""
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise ClusterError('A cluster takes more libraries: `pip install "neuvoo-course[dask]"`.') from error
    for logger in ("distributed", "distributed.client"):  # its tracebacks would hide the line in which we say the same
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise ClusterError(f"No scheduler answers at {address}. It is named as tcp://host:8786.") from error
    with client:
        try:
            yield client
        except KilledWorker as error:
            reason = "Several workers died while they built the same regions (is there enough memory?)."
            raise ClusterError(f"{reason} {_REST}") from error
        except CancelledError as error:
            raise ClusterError(f"The scheduler at {address} is gone. {_REST}") from error


def _require_program(client: Any, address: str, program: str, with_control_documents: bool) -> None:
    """Raise ClusterError unless there are workers and all make the same packages as this machine would."""
    try:
        client.wait_for_workers(1, timeout=SECONDS)
    except TimeoutError as error:
        raise ClusterError(f"The scheduler at {address} has no workers.") from error
    found = client.run(program_contents, with_control_documents, on_error="return")
    for worker, answer in found.items():
        if isinstance(answer, Exception):
            raise ClusterError(f"The worker {worker} cannot build: {answer}. Is neuvoo-course installed there?")
        cluster_worker.require_same(program, answer, worker)
