"""`neuvoo build --out s3://…`: the same packages as in a folder, sent once, known by any machine."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from neuvoo_course.remote.objects import objects_at
from neuvoo_course.remote.store import Notes

from ..commands.cli import in_a_process, neuvoo
from ..make import content, question, write
from .dask_cluster import ROOT
from .s3_server import OUT, S3Server, s3

__all__ = ["s3"]

pytestmark = pytest.mark.slow
PAGES = {
    "national/m/a.fi.md": f"# A\n\n{question('q')}\n![Kuva](p.svg)\n",
    "national/m/b.fi.md": "# B\n\n{{ region.in }}\n",
    "media/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
}
BARE = ("--no-control-documents", "--as-of", "2026-11-21")
REGIONS = ("Espoo", "Sipoo", "Helsinki")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path / "course", PAGES)


def everything(out: str = OUT) -> dict[str, bytes]:
    """Give every package's bytes, without what is noted of them."""
    objects = objects_at(out)
    return {name: objects.get(name) or b"" for name in objects.below("") if not name.startswith(".")}


def build(course: Path, *more: str | Path, out: str | Path = OUT) -> str:
    """Build as a person does, expecting it to be well."""
    result = neuvoo("build", *REGIONS, *BARE, "--course", course, "--out", out, *more)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_same_packages_as_in_a_folder(s3: S3Server, course: Path, tmp_path: Path, jobs: str) -> None:
    here = build(course, out=tmp_path / "out")
    there = build(course, "--jobs", jobs)
    assert everything() == content(tmp_path / "out")
    assert there.splitlines()[:3] == [
        line.replace(str(tmp_path / "out"), OUT).replace(os.sep, "/") for line in here.splitlines()[:3]
    ]
    assert "s3://courses/out/espoo/course-espoo-scorm12.zip  " in there


def test_nothing_changed_sends_nothing_from_any_machine(s3: S3Server, course: Path, tmp_path: Path) -> None:
    build(course)
    s3.forget()
    told = build(course)
    assert told.splitlines()[-1] == "9 packages built. 9 of them lay there unchanged."
    elsewhere = Path(shutil.copytree(course, tmp_path / "elsewhere", copy_function=shutil.copyfile))
    assert build(elsewhere) == told
    assert {asked.method for asked in s3.asked} == {"GET", "HEAD"}


def test_a_change_sends_what_it_touches(s3: S3Server, course: Path) -> None:
    build(course)
    s3.forget()
    page = course / "national/m/b.fi.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNew.\n", encoding="utf-8")
    told = build(course, "--target", "site", "--explain")
    assert "written: changed in it: fi/m/b.html" in told
    sent = sorted(key.removeprefix("out/") for key in s3.puts() if "espoo" in key)
    assert [key for key in sent if key.endswith(".html")] == ["espoo/site/fi/m/b.html"]
    assert not any(key.endswith((".svg", ".css", ".zip")) for key in sent)


def test_what_somebody_removed_or_changed_there_is_sent_again(s3: S3Server, course: Path) -> None:
    build(course)
    build(course)
    before = everything()
    objects = objects_at(OUT)
    objects.remove(["espoo/course-espoo-scorm12.zip", "sipoo/site/index.html"])
    s3.forget()
    told = build(course, "--explain")
    assert everything() == before
    assert [key for key in s3.puts() if ".receipts" not in key] == [
        "out/espoo/course-espoo-scorm12.zip",
        "out/sipoo/site/index.html",
    ]
    assert "written: the earlier one is gone, or is not as it was left" in told


def test_an_interrupted_build_goes_on_where_it_was(s3: S3Server, course: Path, tmp_path: Path) -> None:
    s3.refuse = lambda asked: asked.method == "PUT" and "sipoo" in asked.path
    result = neuvoo("build", *REGIONS, *BARE, "--course", course, "--out", OUT)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {OUT}/sipoo/")
    assert len(result.stderr.splitlines()) == 1
    s3.refuse = lambda asked: False
    first = [key for key in s3.puts() if "espoo" in key]
    s3.forget()
    build(course)
    assert not set(first) & {key for key in s3.puts() if ".receipts" not in key}
    build(course, out=tmp_path / "out")
    assert everything() == content(tmp_path / "out")


@pytest.mark.parametrize(
    "damaged", [b"", b'{"lines": [', b"[1]", b'{"lines": {"x": {"size": 1}}}', b'{"editions": "x"}']
)
def test_a_damaged_receipt_is_no_receipt(s3: S3Server, course: Path, damaged: bytes) -> None:
    build(course)
    Notes(objects_at(OUT)).put("espoo", damaged)
    s3.forget()
    build(course)
    assert {key for key in s3.puts() if ".receipts" not in key} == set()


# ---------------------------------------------------------------- what goes wrong, in a line


def failed(course: Path, out: str) -> str:
    result = neuvoo("build", "Espoo", *BARE, "--course", course, "--out", out)
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    return line


def test_no_bucket(s3: S3Server, course: Path) -> None:
    assert failed(course, "s3://nowhere/x") == "Error: s3://nowhere/x: there is no bucket 'nowhere'."


def test_credentials_in_an_address(course: Path) -> None:
    assert failed(course, "s3://key:secret@bucket/x").startswith("Error: Credentials do not belong in an address")


def test_no_rights(s3: S3Server, course: Path) -> None:
    s3.status = "403 Forbidden"
    s3.refuse = lambda asked: True
    assert failed(course, OUT).startswith(f"Error: {OUT}: no right to do this (")


def test_no_credentials(s3: S3Server, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    assert failed(course, OUT).startswith(f"Error: {OUT}: there are no credentials.")


def test_no_network(s3: S3Server, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    assert "Could not connect to the endpoint" in failed(course, OUT)


def test_a_folder_needs_none_of_the_libraries(course: Path) -> None:
    loaded = "print('loaded:', [name for name in ('fsspec', 's3fs', 'distributed') if name in sys.modules])"
    done = in_a_process("build", "Espoo", *BARE, "--course", course, cwd=ROOT, code=loaded)
    assert done.stdout.splitlines()[-1] == "loaded: []", done.stderr
