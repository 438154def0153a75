"""A Dask cluster on this machine: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .measuring import Command, start_process
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


@contextmanager
def started(workers: int) -> Iterator[str]:
    """Start a cluster of so many workers of one thread each, and give its address."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "scheduler.json"
        stack.enter_context(_process("scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", str(place)))
        address = _address(place)
        for _ in range(workers):
            options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(place.parent))
            stack.enter_context(_process("worker", address, *options))
        subprocess.run((sys.executable, "-c", COUNTED, address, str(workers), str(PATIENCE)), check=True)
        yield address


@contextmanager
def _process(kind: str, *arguments: str) -> Iterator[None]:
    words = (sys.executable, "-m", "distributed.cli.dask_" + kind, "--host", "127.0.0.1", *arguments)
    process = start_process(Command(words, ENVIRONMENT, ROOT))
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _address(place: Path) -> str:
    """Wait for the scheduler to write where it listens."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if place.exists() and (text := place.read_text(encoding="utf-8")):
            return str(json.loads(text)["address"])
        time.sleep(0.1)
    raise SystemExit("The Dask scheduler has not started.")
