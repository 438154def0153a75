"""A Dask scheduler and its workers: processes of their own on this machine, ended by their ids."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
LOCAL = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", ":0")


@dataclass
class Cluster:
    """`workers` are in the order they were started."""

    address: str
    folder: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self, **environment: str) -> subprocess.Popen[bytes]:
        name = f"worker-{len(self.workers)}"
        place = ("--local-directory", str(self.folder / name), "--name", name)
        worker = started("worker", self.address, *LOCAL, *place, "--no-nanny", "--nthreads", "1", **environment)
        self.workers.append(worker)
        return worker


def started(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start a part of a cluster; it finds this very program, wherever it is started."""
    here = os.environ | {"PYTHONPATH": str(ROOT)} | environment
    output = None if os.environ.get("NEUVOO_SHOW_DASK") else subprocess.DEVNULL
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments], cwd=ROOT, env=here, stdout=output, stderr=output
    )


@contextmanager
def dask_cluster(folder: Path, workers: int) -> Iterator[Cluster]:
    """Run a scheduler and workers on free ports until the block ends."""
    noted = folder / "scheduler.json"
    scheduler = started("scheduler", *LOCAL, "--port", "0", "--scheduler-file", str(noted))
    cluster = Cluster("", folder, scheduler)
    try:
        cluster.address = address_in(noted)
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        for process in (*cluster.workers, scheduler):
            process.kill()
            process.wait()


def address_in(noted: Path) -> str:
    """Wait until a scheduler has noted where it is, and give that."""
    for _ in range(600):
        try:
            return str(json.loads(noted.read_text())["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise TimeoutError("the scheduler did not start within a minute")
