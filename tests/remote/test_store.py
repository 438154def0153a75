"""A store of objects: whole or not there, sent once, and readable by a browser as it lies there."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from neuvoo_course.archive import Compressor, zip_bytes_parts
from neuvoo_course.files import Blob, FileBlob, Files
from neuvoo_course.remote import objects as objects_module
from neuvoo_course.remote.errors import StoreError
from neuvoo_course.remote.objects import Objects, objects_at
from neuvoo_course.remote.s3 import S3Objects
from neuvoo_course.remote.store import RemoteStore
from neuvoo_course.source.stamps import Stamps
from neuvoo_course.store import FolderStore, store_at

from ..make import content
from .s3_server import BUCKET, OUT, S3Server, client, s3

__all__ = ["s3"]

SITE: Files = {
    "index.html": Blob.of("<p>Kieli</p>"),
    "fi/index.html": Blob.of("<p>Alku</p>"),
    "fi/m/sivu.html": Blob.of("<p>Sivu</p>"),
    "style.css": Blob.of("p {}"),
    "runtime.js": Blob.of("1"),
    "media/kuva.svg": Blob.of("<svg/>"),
    "empty.txt": Blob.of(""),
}
PART = 5 << 20
ZIP = "espoo/course-espoo-scorm12.zip"


@pytest.fixture
def memory() -> Iterator[str]:
    """Give an address in this process's memory, empty."""
    from fsspec.implementations.memory import MemoryFileSystem

    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]
    yield "memory://out"
    MemoryFileSystem.store.clear()


@pytest.fixture(params=[pytest.param("s3", marks=pytest.mark.slow), "memory"])
def out(request: pytest.FixtureRequest) -> str:
    """Give the address of a store of each kind."""
    request.getfixturevalue(request.param)
    return OUT if request.param == "s3" else "memory://out"


def everything(address: str) -> dict[str, bytes]:
    """Give every object below an address with its bytes."""
    objects = objects_at(address)
    return {name: objects.get(name) or b"" for name in objects.below("")}


def bytes_of(files: Files) -> bytes:
    return b"".join(part for part in zip_bytes_parts(files, Compressor()) if isinstance(part, bytes))


def noise(place: Path, size: int) -> FileBlob:
    """Make a file too large to be sent in one piece."""
    place.mkdir(exist_ok=True)
    (place / "video.mp4").write_bytes(random.Random(size).randbytes(size))
    from neuvoo_course.cache import Cache

    return Stamps(place, Cache()).blob("video.mp4")


# ---------------------------------------------------------------- what lies there


def test_an_archive_is_one_object_with_the_bytes_of_a_file(out: str, tmp_path: Path) -> None:
    store = store_at(out)
    assert store.stamp(ZIP) == ""
    size, stamp = store.write_zip(ZIP, SAMPLE, Compressor())
    FolderStore(tmp_path).write_zip(ZIP, SAMPLE, Compressor())
    assert everything(out) == content(tmp_path)
    assert size == len(everything(out)[ZIP])
    assert stamp == store.stamp(ZIP) == store_at(out).stamp(ZIP) != ""
    assert store.address_of(ZIP) == f"{out}/{ZIP}"


SAMPLE: Files = {"imsmanifest.xml": Blob.of("<manifest/>"), "index.html": Blob.of("<p>Hei</p>" * 99)}


def test_a_site_is_an_object_a_file(out: str, tmp_path: Path) -> None:
    store = store_at(out)
    size, stamp = store.write_folder("espoo/site", SITE)
    assert stamp == store.stamp("espoo/site")
    FolderStore(tmp_path).write_folder("espoo/site", SITE)
    assert everything(out) == content(tmp_path)
    assert size == sum(len(data) for data in content(tmp_path).values())


def test_a_site_that_changed_has_its_new_files_and_no_old_ones(out: str) -> None:
    store = store_at(out)
    store.write_folder("espoo/site", SITE)
    store.write_folder("espoo/site-fi", SITE)
    before = store.stamp("espoo/site")
    changed = {**SITE, "fi/m/toinen.html": Blob.of("<p>Toinen</p>"), "style.css": Blob.of("p { margin: 0 }")}
    del changed["fi/m/sivu.html"]
    store.write_folder("espoo/site", changed)
    assert store.stamp("espoo/site") != before
    here = {name.removeprefix("espoo/site/"): data for name, data in everything(out).items() if "site/" in name}
    assert here == {name: blob.data for name, blob in changed.items()}
    assert sum("site-fi/" in name for name in everything(out)) == len(SITE)


def test_names_that_could_not_be_served_everywhere_are_refused(out: str) -> None:
    for name in ("../a.html", "a?.html", "/a.html", "ä/a.html"):
        with pytest.raises(ValueError, match=r"\.html"):
            store_at(out).write_folder("espoo/site", {name: Blob.of("")})
    assert everything(out) == {}


def test_a_file_address_is_a_folder(tmp_path: Path) -> None:
    store = store_at((tmp_path / "ä b").as_uri())
    assert isinstance(store, FolderStore)
    assert store.folder == tmp_path / "ä b"


# ---------------------------------------------------------------- S3


@pytest.mark.slow
def test_a_bucket_can_serve_a_site(s3: S3Server) -> None:
    store_at(OUT).write_folder("espoo/site", SITE)
    types = {
        path: client(s3).head_object(Bucket=BUCKET, Key=f"out/espoo/site/{path}")["ContentType"]
        for path in ("index.html", "style.css", "runtime.js", "media/kuva.svg")
    }
    assert types == {
        "index.html": "text/html; charset=utf-8",
        "style.css": "text/css; charset=utf-8",
        "runtime.js": "text/javascript; charset=utf-8",
        "media/kuva.svg": "image/svg+xml",
    }


@pytest.mark.slow
def test_pages_appear_after_what_they_need_and_the_launch_page_last(s3: S3Server) -> None:
    store_at(OUT).write_folder("espoo/site", SITE)
    sent = [key.removeprefix("out/espoo/site/") for key in s3.puts()]
    assert set(sent[:4]) == {"empty.txt", "media/kuva.svg", "runtime.js", "style.css"}
    assert sent[4:] == ["fi/m/sivu.html", "fi/index.html", "index.html"]


@pytest.mark.slow
def test_old_files_go_when_the_new_ones_are_there(s3: S3Server) -> None:
    store = store_at(OUT)
    store.write_folder("espoo/site", SITE)
    s3.forget()
    store.write_folder("espoo/site", {"index.html": Blob.of("<p>Uusi</p>")})
    changes = [asked.method for asked in s3.asked if asked.method in ("PUT", "DELETE")]
    assert changes == ["PUT", *["DELETE"] * (len(SITE) - 1)]


@pytest.mark.slow
def test_another_machine_sends_only_what_differs(s3: S3Server) -> None:
    store_at(OUT).write_zip(ZIP, SAMPLE, Compressor())
    store_at(OUT).write_folder("espoo/site", SITE)
    s3.forget()
    store_at(OUT).write_zip(ZIP, SAMPLE, Compressor())
    store_at(OUT).write_folder("espoo/site", {**SITE, "style.css": Blob.of("p { margin: 0 }")})
    assert s3.puts() == ["out/espoo/site/style.css"]


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Files:
    """Give files whose archive is sent in three parts."""
    monkeypatch.setattr(objects_module, "PIECE", PART)
    return {**SAMPLE, "media/video.mp4": noise(tmp_path / "media", 2 * PART + 1000)}


def read_zip(s3: S3Server) -> bytes:
    return client(s3).get_object(Bucket=BUCKET, Key=f"out/{ZIP}")["Body"].read()  # type: ignore[no-any-return]


def uploads(s3: S3Server) -> list[Any]:
    return client(s3).list_multipart_uploads(Bucket=BUCKET).get("Uploads", [])  # type: ignore[no-any-return]


@pytest.mark.slow
def test_a_large_archive_goes_in_parts_and_is_known_again(s3: S3Server, large: Files, tmp_path: Path) -> None:
    store_at(OUT).write_zip(ZIP, large, Compressor())
    assert s3.puts() == [f"out/{ZIP}"] * 3
    FolderStore(tmp_path / "here").write_zip(ZIP, large, Compressor())
    assert read_zip(s3) == (tmp_path / "here" / ZIP).read_bytes()
    assert client(s3).head_object(Bucket=BUCKET, Key=f"out/{ZIP}")["ContentType"] == "application/zip"
    s3.forget()
    store_at(OUT).write_zip(ZIP, large, Compressor())
    assert s3.puts() == []


@pytest.mark.slow
def test_an_interrupted_upload_shows_nothing_and_goes_on_where_it_was(s3: S3Server, large: Files) -> None:
    store_at(OUT).write_zip(ZIP, SAMPLE, Compressor())
    s3.forget()
    s3.refuse = lambda asked: asked.method == "PUT" and len(s3.puts()) > 2  # the third part does not arrive
    with pytest.raises(StoreError, match="espoo"):
        store_at(OUT).write_zip(ZIP, large, Compressor())
    assert read_zip(s3) == bytes_of(SAMPLE)
    assert len(uploads(s3)) == 1
    s3.refuse = lambda asked: False
    s3.forget()
    store_at(OUT).write_zip(ZIP, large, Compressor())
    assert len(s3.puts()) == 1
    assert zipfile.ZipFile(BytesIO(read_zip(s3))).testzip() is None
    assert uploads(s3) == []


@pytest.mark.slow
def test_of_an_interrupted_upload_only_the_parts_that_are_the_same_are_kept(s3: S3Server, large: Files) -> None:
    s3.refuse = lambda asked: asked.method == "PUT" and len(s3.puts()) > 2
    with pytest.raises(StoreError):
        store_at(OUT).write_zip(ZIP, large, Compressor())
    s3.refuse = lambda asked: False
    s3.forget()
    other = {**large, "index.html": Blob.of("<p>Hei taas</p>")}
    store_at(OUT).write_zip(ZIP, other, Compressor())
    archive = zipfile.ZipFile(BytesIO(read_zip(s3)))
    assert archive.testzip() is None
    assert archive.read("index.html") == b"<p>Hei taas</p>"
    assert uploads(s3) == []


@pytest.mark.slow
def test_an_upload_that_another_worker_finished_is_finished(
    s3: S3Server, large: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = S3Objects._begin

    def begin_and_lose(self: S3Objects, place: Any, payload: Any) -> str:
        monkeypatch.setattr(S3Objects, "_begin", begin)
        upload = begin(self, place, payload)
        store_at(OUT).write_zip(ZIP, large, Compressor())  # takes this very upload, and completes it
        return upload

    monkeypatch.setattr(S3Objects, "_begin", begin_and_lose)
    store_at(OUT).write_zip(ZIP, large, Compressor())
    assert zipfile.ZipFile(BytesIO(read_zip(s3))).testzip() is None
    assert uploads(s3) == []


@pytest.mark.slow
def test_a_file_that_changes_while_it_is_sent_is_told(s3: S3Server, large: Files, tmp_path: Path) -> None:
    (tmp_path / "media/video.mp4").write_bytes(b"another")
    with pytest.raises(OSError, match="changed while it was read"):
        store_at(OUT).write_zip(ZIP, large, Compressor())
    assert everything(OUT) == {}


# ---------------------------------------------------------------- other file systems


def test_an_interrupted_write_leaves_the_earlier_object(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_at(memory)
    store.write_zip(ZIP, SAMPLE, Compressor())
    before = everything(memory)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    from fsspec.implementations.memory import MemoryFileSystem

    with monkeypatch.context() as patch:
        patch.setattr(MemoryFileSystem, "mv", stop)
        with pytest.raises(KeyboardInterrupt):
            store.write_zip(ZIP, {"a.txt": Blob.of("a")}, Compressor())
    assert everything(memory) == before


def test_what_killed_builds_left_is_removed_after_an_hour(memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    objects = Objects(memory)
    left = f"/out/espoo/.{Path(ZIP).name}.0123abcd.part"
    objects.files.makedirs("/out/espoo")
    objects.files.pipe_file(left, b"half")
    store_at(memory).write_zip(ZIP, SAMPLE, Compressor())
    assert len(everything(memory)) == 2
    monkeypatch.setattr("neuvoo_course.remote.objects._STALE_SECONDS", -1)
    store_at(memory).write_zip(ZIP, SAMPLE, Compressor())
    assert list(everything(memory)) == [ZIP]


# ---------------------------------------------------------------- what goes wrong


@pytest.mark.slow
def test_a_bucket_that_is_not_there_is_named(s3: S3Server) -> None:
    with pytest.raises(StoreError, match="s3://nowhere/out: there is no bucket 'nowhere'"):
        store_at("s3://nowhere/out").require()
    store_at(OUT).require()


@pytest.mark.slow
def test_a_store_that_refuses_is_named(s3: S3Server) -> None:
    s3.refuse = lambda asked: True
    with pytest.raises(StoreError, match=f"^{OUT}: "):
        store_at(OUT).require()


def test_a_scheme_that_nobody_knows_is_named() -> None:
    with pytest.raises(StoreError, match="nonsense://bucket"):
        store_at("nonsense://bucket").require()


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fsspec.core", None)
    with pytest.raises(StoreError, match=r'pip install "neuvoo-course\[remote\]"'):
        store_at(OUT).require()


@pytest.mark.parametrize(
    "address",
    [
        "s3://key:secret@bucket/out",
        "s3://key@bucket",
        "sftp://me:secret@host/out",
        "abfs://x/out?sig=secret",
        "s3://b/*",
    ],
)
def test_addresses_that_could_hold_a_secret_are_refused_without_showing_it(address: str) -> None:
    with pytest.raises(StoreError) as error:
        store_at(address)
    assert "secret" not in str(error.value)
    assert "key" not in str(error.value)


def test_a_name_of_a_user_is_no_secret() -> None:
    assert isinstance(store_at("sftp://me@host/out"), RemoteStore)
    assert store_at("sftp://me@host/out/").address == "sftp://me@host/out"
