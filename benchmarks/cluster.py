"""A Dask cluster on this machine: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .measuring import Command, run, running
from .neuvoo import ROOT

PATIENCE = 60.0  # seconds for a cluster to stand
ENVIRONMENT = {
    "PYTHONPATH": str(ROOT),  # workers import this checkout
    "NEUVOO_CACHE": "off",
    "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "warning",
}
COUNTED = """
import sys
from distributed import Client
with Client(sys.argv[1]) as client:
    client.wait_for_workers(int(sys.argv[2]), timeout=float(sys.argv[3]))
"""


QUIET = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", ":0")
"""Without the dashboard a server of its own stays, which two clusters must not want at one port."""
ALONE = ("--idle-timeout", "15 minutes")
"""How long a scheduler outlives a measurement that was killed; its workers end with it."""


@contextmanager
def started(workers: int) -> Iterator[str]:
    """Start a cluster of so many workers of one thread each, and give its address."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "scheduler.json"
        scheduler = _command("scheduler", "--port", "0", *ALONE, "--scheduler-file", str(place))
        stack.enter_context(running(scheduler))
        address = _address(place)
        for _ in range(workers):
            options = ("--nthreads", "1", "--no-nanny", "--local-directory", str(place.parent))
            stack.enter_context(running(_command("worker", address, *options)))
        run(Command((sys.executable, "-c", COUNTED, address, str(workers), str(PATIENCE)), ENVIRONMENT))
        yield address


def _command(kind: str, *arguments: str) -> Command:
    return Command((sys.executable, "-m", f"distributed.cli.dask_{kind}", *QUIET, *arguments), ENVIRONMENT, ROOT)


def _address(place: Path) -> str:
    """Wait for the scheduler to write where it listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if place.exists() and (text := place.read_text(encoding="utf-8")):
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    raise SystemExit("The Dask scheduler has not started.")
