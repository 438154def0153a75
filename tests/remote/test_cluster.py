"""A build by workers in processes of their own, to a store of objects: the bytes of a build here, whatever dies."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from neuvoo_course.building import Package, Request, build
from neuvoo_course.building.lending import PLACE
from neuvoo_course.remote.objects import objects_at
from neuvoo_course.resolve.regions import all_regions
from neuvoo_course.targets import Options
from neuvoo_course.workspace import open_course

from ..commands.cli import in_a_process, neuvoo
from ..make import DAY, content, write
from .dask_cluster import ROOT, Cluster, dask_cluster
from .s3_server import BUCKET, OUT, Asked, S3Server, client, s3_server
from .test_building import BARE, PAGES, everything

pytestmark = pytest.mark.whole
MANY = 20


@pytest.fixture(scope="module")
def s3() -> Iterator[S3Server]:
    with s3_server() as server:
        yield server


@pytest.fixture(scope="module")
def two_workers(s3: S3Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with dask_cluster(tmp_path_factory.mktemp("dask"), workers=2) as cluster:
        yield cluster


@pytest.fixture
def cluster(s3: S3Server, two_workers: Cluster) -> Cluster:
    """Give the cluster, and an empty store to build to."""
    s3.empty()
    return two_workers


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path / "course", PAGES)


def run(course: Path, out: Path | str = OUT, count: int = MANY, **more: Any) -> list[Package]:
    """Build for the first regions of the country."""
    workspace = open_course(course, DAY)
    regions = tuple(all_regions(workspace.course))[:count]
    return list(build(workspace, Request(regions, DAY, out, options=Options(control_documents=False), **more)))


def lent() -> list[str]:
    return sorted(objects_at(OUT).below(PLACE))


def test_the_bytes_of_a_build_here_and_nothing_sent_twice(
    cluster: Cluster, s3: S3Server, course: Path, tmp_path: Path
) -> None:
    there = run(course, scheduler=cluster.address)
    sent = Counter(s3.puts())
    here = run(course, tmp_path / "out")
    assert everything() == content(tmp_path / "out")
    assert [one.address.removeprefix(OUT) for one in there] == [
        one.address.removeprefix(str(tmp_path / "out")) for one in here
    ]
    assert set(sent.values()) == {1}
    assert len(lent()) == 1  # the picture; the texts are gone

    s3.forget()
    again = run(course, scheduler=cluster.address)
    assert not any(package.is_new for package in again)
    assert s3.puts() == []


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(
    cluster: Cluster, s3: S3Server, course: Path, tmp_path: Path
) -> None:
    doomed = cluster.add_worker(AWS_SDK_UA_APP_ID="doomed")
    in_flight: list[str] = []
    killed = threading.Event()

    def kill(asked: Asked) -> bool:
        if asked.method == "PUT" and "app/doomed" in asked.agent:
            in_flight.append(asked.key)
            if len(in_flight) == 60:  # in the middle of its second region or so
                os.kill(doomed.pid, signal.SIGKILL)
                doomed.wait()
                killed.set()
        return False

    s3.refuse = kill
    packages = run(course, scheduler=cluster.address)
    assert killed.is_set()
    run(course, tmp_path / "out")
    assert everything() == content(tmp_path / "out")
    assert len({package.address for package in packages}) == len(packages) == MANY * 3
    twice = {key for key, count in Counter(s3.puts()).items() if count > 1 and ".receipts" not in key}
    assert twice <= set(in_flight[-16:])  # what had not arrived for certain
    assert "Uploads" not in client(s3).list_multipart_uploads(Bucket=BUCKET)
    assert len(lent()) == 1
    s3.forget()
    assert not any(package.is_new for package in run(course, scheduler=cluster.address))
    assert s3.puts() == []


def test_a_folder_that_all_workers_see(cluster: Cluster, course: Path, tmp_path: Path) -> None:
    run(course, tmp_path / "there", count=6, scheduler=cluster.address)
    run(course, tmp_path / "here", count=6)
    there = content(tmp_path / "there")
    assert {name: data for name, data in there.items() if name[0] != "."} == content(tmp_path / "here")
    assert not any(package.is_new for package in run(course, tmp_path / "there", count=6, scheduler=cluster.address))


def test_files_of_a_course_are_lent_once(cluster: Cluster, s3: S3Server, course: Path) -> None:
    run(course, count=2, scheduler=cluster.address)
    s3.forget()
    page = course / "national/m/b.fi.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNew.\n", encoding="utf-8")
    run(course, count=2, scheduler=cluster.address)
    assert sum(key.startswith(f"out/{PLACE}/") for key in s3.puts()) == 1  # the texts


# ---------------------------------------------------------------- what goes wrong, in a line


def failed(course: Path, scheduler: str, *more: str) -> str:
    result = neuvoo("build", "Espoo", *BARE, "--course", course, "--out", OUT, "--scheduler", scheduler, *more)
    assert result.exit_code == 1, result.output
    (line,) = result.stderr.splitlines()
    return line


def test_by_its_command(cluster: Cluster, course: Path) -> None:
    where = ("--course", course, "--out", OUT, "--scheduler", cluster.address)
    result = neuvoo("build", "Espoo", "Sipoo", *BARE, *where)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{OUT}/espoo/course-espoo-scorm12.zip  ")
    assert result.stdout.splitlines()[-1] == "6 packages built."


def test_no_scheduler(s3: S3Server, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    s3.empty()
    monkeypatch.setattr("neuvoo_course.building.cluster.SECONDS", 1)
    assert failed(course, "tcp://127.0.0.1:9").startswith("Error: No scheduler answers at tcp://127.0.0.1:9.")
    assert failed(course, "nonsense://x").startswith("Error: No scheduler answers at nonsense://x.")


def test_no_workers(s3: S3Server, course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    s3.empty()
    monkeypatch.setattr("neuvoo_course.building.cluster.SECONDS", 1)
    with dask_cluster(tmp_path, workers=0) as cluster:
        assert failed(course, cluster.address) == f"Error: The scheduler at {cluster.address} has no workers."


def test_a_scheduler_that_goes_away(s3: S3Server, course: Path, tmp_path: Path) -> None:
    s3.empty()
    with dask_cluster(tmp_path, workers=1) as cluster:

        def kill(asked: Asked) -> bool:
            if asked.key.endswith("site/index.html"):
                os.kill(cluster.scheduler.pid, signal.SIGKILL)
            return False

        s3.refuse = kill
        where = ("--course", course, "--out", OUT, "--scheduler", cluster.address)
        done = in_a_process("build", "Sipoo", "Helsinki", "Lohja", "Vaasa", "Turku", *BARE, *where, cwd=ROOT)
    assert done.returncode == 1
    rest = "What is written is whole; build again for the rest."
    assert done.stderr == f"Error: The scheduler at {cluster.address} is gone. {rest}\n"
    assert not any(name.startswith("texts-") for name in lent())


def test_a_worker_with_another_program(cluster: Cluster, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neuvoo_course.building.cluster.program_contents", another_program)
    told = failed(course, cluster.address)
    assert " has another neuvoo-course, 0.1.0 (" in told
    assert "than this machine, 9.9.9 (123): install the same one" in told
    assert everything() == {}


def another_program(_: bool) -> str:
    return "9.9.9 (123)"


def test_an_error_of_a_worker_is_told_as_one_here(cluster: Cluster, s3: S3Server, course: Path) -> None:
    s3.status = "403 Forbidden"
    s3.refuse = lambda asked: asked.method == "PUT" and asked.key.endswith(".zip")
    assert failed(course, cluster.address).startswith(f"Error: {OUT}/espoo/course-espoo-scorm12.zip: no right to do")
    assert lent() != []


def test_jobs_and_a_scheduler_are_one_too_many(course: Path) -> None:
    result = neuvoo("build", "Espoo", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:9", "--course", course)
    assert result.exit_code == 2
    assert "give one" in result.stderr
