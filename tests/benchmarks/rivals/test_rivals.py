"""Rivals get the same texts, each by name and version, and one that cannot be had is told of."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from benchmarks import rivals
from benchmarks.generated_course import Size, write_course
from benchmarks.measuring import Command, Task
from benchmarks.rivals import install, mkdocs, packagers, sphinx
from benchmarks.rivals.everyone import RIVALS
from benchmarks.rivals.install import NpmPackage
from benchmarks.rivals.rival import Inputs, Rival
from benchmarks.rivals.texts import plain, write_plain

SIZE = Size(modules=2, pages=3, words=120, pictures=2, picture_bytes=10, questions=2)


def missing(_inputs: Inputs) -> Task:
    raise subprocess.CalledProcessError(1, "pip")


def present(_inputs: Inputs) -> Task:
    return Task(Command(("true",)))


def failing(_inputs: Inputs) -> Task:
    return Task(Command(("false",)))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    write_course(tmp_path / "course", SIZE)
    return tmp_path / "course"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """Install nothing; give what would have been asked for."""
    asked: list[tuple[str, ...]] = []

    def note(*words: str) -> None:
        asked.append(words)

    monkeypatch.setattr(install, "_run", note)
    monkeypatch.setattr(install, "KEPT", tmp_path / "kept")
    (tmp_path / "kept").mkdir()
    monkeypatch.setattr(install, "_remember", lambda folder: folder.mkdir(parents=True, exist_ok=True))
    return asked


def test_one_that_cannot_be_installed_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rivals, "RIVALS", (Rival("this", present, "does a."), Rival("that", missing, "does b.")))
    prepared = rivals.prepare(tmp_path, tmp_path, tmp_path)
    assert list(prepared.tasks) == ["this"]
    assert prepared.notes[0] == "this: does a."
    assert prepared.notes[1] == "that: could not be installed or run here."


def test_one_that_does_not_run_is_told_of_before_anything_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rivals, "RIVALS", (Rival("this", failing, "does a."),))
    prepared = rivals.prepare(tmp_path, tmp_path, tmp_path)
    assert not prepared.tasks
    assert prepared.notes[0] == "this: could not be installed or run here."


def test_what_only_we_understand_is_left_out() -> None:
    text = "# A\n\n::: note\nWords, [a](/moduuli-1/sivu-2).\n:::\n\n::: test id=koe\n::: question\nb\n:::\n:::\n"
    assert plain(text) == "# A\n\nWords, [a](../moduuli-1/sivu-2.md).\n\n"


def test_all_pages_and_pictures_are_there(course: Path, tmp_path: Path) -> None:
    modules = write_plain(course, tmp_path / "plain")
    assert modules == {f"moduuli-{number}": ("koe", "sivu-1", "sivu-2") for number in (1, 2)}
    assert len(list((tmp_path / "plain").glob("*/*.md"))) == 6
    assert len(list((tmp_path / "plain").glob("*/*.png"))) == 2
    assert ":::" not in "".join(path.read_text() for path in (tmp_path / "plain").glob("*/*.md"))


def test_every_rival_is_pinned_and_no_address_is_named(
    course: Path, tmp_path: Path, asked: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sphinx, "run", lambda _command: None)
    monkeypatch.setattr(rivals, "run", lambda _command: None)
    site = tmp_path / "site"
    site.mkdir()
    prepared = rivals.prepare(tmp_path, course, site)
    assert len(prepared.tasks) == len(RIVALS)
    words = [word for words in asked for word in words]
    assert {*mkdocs.REQUIREMENTS, *sphinx.REQUIREMENTS, "simple-scorm-packager@0.2.7"} <= set(words)
    assert all("==" in word for word in (*mkdocs.REQUIREMENTS, *sphinx.REQUIREMENTS, *install.NODE))
    assert not [word for word in words if "://" in word]


def test_the_packager_gets_fresh_pages_each_time(tmp_path: Path, asked: list[tuple[str, ...]]) -> None:
    site, folder = tmp_path / "site", tmp_path / "rival"
    site.mkdir()
    folder.mkdir()
    (site / "index.html").write_text("")
    task = packagers.simple(Inputs(folder, tmp_path, site))
    for number in (0, 1):
        task.before(number)
        (folder / "pages/imsmanifest.xml").touch(exist_ok=False)
    assert asked[0][-1] == "simple-scorm-packager@0.2.7"


def test_a_kept_rival_is_not_installed_again(tmp_path: Path, asked: list[tuple[str, ...]]) -> None:
    package = NpmPackage("@one/other", "1.0")
    assert package.folder == tmp_path / "kept/one-other-1.0"
    package.folder.mkdir()
    (package.folder / "installed").touch()
    assert install.npm_package(package) == package.folder / "node_modules/@one/other"
    assert not asked
