"""A course lent to workers: the same one there, its files sent once, nothing kept for long."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from neuvoo_course.building import Request, build, cluster_worker, lending, program
from neuvoo_course.building.lending import PLACE, fetch, lent
from neuvoo_course.building.region import RegionBuilder
from neuvoo_course.cache import Cache
from neuvoo_course.remote.errors import StoreError
from neuvoo_course.remote.objects import Objects, objects_at
from neuvoo_course.remote.payload import Payload
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.source.files import read_source
from neuvoo_course.targets import Options
from neuvoo_course.workspace import Workspace, open_course

from ..make import DAY, complete_course, content, write
from .test_building import PAGES


@pytest.fixture
def store(tmp_path: Path) -> Objects:
    return objects_at(tmp_path / "out")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return open_course(write(tmp_path / "course", PAGES), DAY)


def names(store: Objects) -> list[str]:
    return sorted(store.below(PLACE))


def test_the_course_is_the_same_there(store: Objects, tmp_path: Path) -> None:
    workspace = open_course(complete_course(tmp_path / "course"), DAY)
    with lent(store, workspace) as course:
        fetch(store, course.texts, tmp_path / "there")
    there = open_course(tmp_path / "there", DAY)
    assert (there.source.texts, there.source.digests) == (workspace.source.texts, workspace.source.digests)
    assert (there.course, there.locks, there.problems) == (workspace.course, workspace.locks, workspace.problems)


def test_numbers_that_are_new_travel_too(store: Objects, workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.new_locks
    with lent(store, workspace) as course:
        fetch(store, course.texts, tmp_path / "there")
    there = open_course(tmp_path / "there", DAY)
    assert (there.locks, there.new_locks) == (workspace.locks, {})


def test_files_are_sent_once_and_texts_taken_away(
    store: Objects, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = workspace.source.picture("media/p.svg").digest
    with lent(store, workspace):
        assert len(names(store)) == 2
    assert names(store) == [digest]
    sent: list[str] = []
    write = Objects._write

    def noting(self: Objects, name: str, payload: Payload) -> None:
        sent.append(name)
        write(self, name, payload)

    monkeypatch.setattr(Objects, "_write", noting)
    with lent(store, workspace) as course:
        assert sent == [course.texts]


def test_what_no_build_has_used_for_a_day_goes(
    store: Objects, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("texts-of-a-killed-build", "file-of-another-course"):
        store.put(f"{PLACE}/{name}", Payload.of("", b"x"), None)
    with lent(store, workspace):
        assert len(names(store)) == 4
    monkeypatch.setattr(lending, "_DAY", -1)
    with lent(store, workspace):
        assert len(names(store)) == 2


def test_a_worker_that_does_not_see_the_folder_says_so(store: Objects, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"does not see .*out: name a folder that all workers share, or an address"):
        fetch(store, f"{PLACE}/texts-1", tmp_path / "there")


# ---------------------------------------------------------------- workers


@pytest.fixture
def worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a worker in this process, which has opened nothing yet."""
    folder = tmp_path / "worker"
    folder.mkdir()
    monkeypatch.setattr(cluster_worker, "_own_folder", lambda: str(folder))
    monkeypatch.setattr(cluster_worker, "_opened", type(cluster_worker._opened)())
    return folder


def ticket(course: lending.Lent, out: Path, **more: object) -> cluster_worker.Ticket:
    request = Request((), DAY, out, options=Options(control_documents=False), scheduler="x")
    asked = replace(request, **more)  # type: ignore[arg-type]
    return cluster_worker.Ticket(course, asked, DAY, program.program_contents(False))


def test_a_worker_builds_the_same_bytes(store: Objects, workspace: Workspace, tmp_path: Path, worker: Path) -> None:
    espoo = find_region(workspace.course, "Espoo")
    with lent(store, workspace) as course:
        assert len(cluster_worker.build(ticket(course, tmp_path / "out"), espoo)) == 3
    list(build(workspace, Request((espoo,), DAY, tmp_path / "here", options=Options(control_documents=False))))
    there = content(tmp_path / "out")
    assert {name: data for name, data in there.items() if name[0] != "."} == content(tmp_path / "here")


def test_a_worker_opens_a_course_once_and_keeps_two(
    store: Objects, workspace: Workspace, tmp_path: Path, worker: Path
) -> None:
    builders: list[RegionBuilder] = []
    with lent(store, workspace) as course:
        for target in ("site", "site", "scorm12", "site", "scorm2004-3"):
            builders.append(cluster_worker._builder(ticket(course, tmp_path / "out", targets=(target,))))
    assert builders[0] is builders[1] is builders[3]
    assert {str(one.workspace.source.root) for one in (builders[3], builders[4])} == {
        str(path) for path in worker.iterdir()
    }


def test_a_worker_that_cannot_fetch_a_course_leaves_nothing(tmp_path: Path, worker: Path) -> None:
    with pytest.raises(StoreError):
        cluster_worker._builder(ticket(lending.Lent("1", f"{PLACE}/texts-1"), tmp_path / "out"))
    assert list(worker.iterdir()) == []


def test_a_worker_that_came_late_with_another_program_refuses(tmp_path: Path, worker: Path) -> None:
    asked = replace(ticket(lending.Lent("1", ""), tmp_path / "out"), program="9.9.9 (123)")
    with pytest.raises(cluster_worker.ProgramDiffers, match=r"a worker has another neuvoo-course, 0\.1\.0 "):
        cluster_worker._builder(asked)


# ---------------------------------------------------------------- the same on every machine


def test_a_program_is_known_by_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def digest(folder: Path) -> str:
        monkeypatch.setattr(program, "_PACKAGE", folder)
        return program.program_contents.__wrapped__(False)

    here, there = tmp_path / "here", tmp_path / "elsewhere"
    for folder in (here, there):
        (folder / "__pycache__").mkdir(parents=True)
        (folder / "a.py").write_text("1")
    os.utime(there / "a.py", (0, 0))
    (there / "__pycache__/a.pyc").write_text("compiled")
    assert digest(here) == digest(there)
    (there / "a.py").write_text("2")
    assert digest(here) != digest(there)
    assert program.program_contents.__wrapped__(True) != digest(there)


def test_files_are_known_by_what_is_in_them(tmp_path: Path) -> None:
    here = complete_course(tmp_path / "here")
    there = Path(shutil.copytree(here, tmp_path / "there", copy_function=shutil.copyfile))
    assert read_source(here, Cache()).digests == read_source(there, Cache()).digests
    assert read_source(here).digest != read_source(there).digest
    picture = next(path for path in there.rglob("*.png") if path.stat().st_size)
    picture.write_bytes(bytes(reversed(picture.read_bytes())))
    assert read_source(here).digests != read_source(there).digests


def test_the_library_for_clusters_is_named_where_it_is_missing(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    espoo = find_region(workspace.course, "Espoo")
    request = Request((espoo,), DAY, tmp_path / "out", options=Options(control_documents=False), scheduler="tcp://x:1")
    with pytest.raises(OSError, match=r'pip install "neuvoo-course\[dask\]"'):
        list(build(workspace, request))
