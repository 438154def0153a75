"""Every code of the catalogue has a case that triggers it alone, told at the right place; many are mended by the hint.

A case is a folder: `in/` laid over the minimal course, `expected.txt` what the author is told, and where the hint can
be followed `fixed/`, laid over that. An empty file `locked` checks the case as `build --locked` would.
NEUVOO_REWRITE=1 writes every expected.txt anew: read the difference like code.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from neuvoo_course.problems.show import catalogue
from neuvoo_course.source import files
from tests.light_pictures.samples import png_that_says

from .case import CASES, Checked, check, lay_over, minimal_course

CODES = sorted(catalogue("en").keys() - {"labels", "expected"})
FOLDERS = sorted(folder.name for folder in CASES.iterdir())
FIXED = [name for name in FOLDERS if (CASES / name / "fixed").is_dir()]


def not_utf8(course: Path, _: pytest.MonkeyPatch) -> None:
    (course / "national/perusteet/alku.fi.md").write_bytes("# Alku\n\nÄlä jonota.\n".encode("latin-1"))


def link_to_elsewhere(course: Path, _: pytest.MonkeyPatch) -> None:
    (course / "media/kartta.svg").symlink_to(course / "media/neuvonta.svg")


def large_page(course: Path, _: pytest.MonkeyPatch) -> None:
    (course / "national/glossary.yaml").write_text("#" * 2_345_678 + "\n", encoding="utf-8")
    (course / "national/perusteet/alku.fi.md").write_text("# Alku\n", encoding="utf-8")
    (course / "national/perusteet/alku.sv.md").write_text("# Början\n", encoding="utf-8")


def many_files(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = sum(file.is_file() for file in course.rglob("*"))
    (course / "media/ylimaarainen.svg").write_text("<svg/>", encoding="utf-8")
    monkeypatch.setattr(files, "FILE_LIMIT", count)


def name_with_umlauts(course: Path, _: pytest.MonkeyPatch) -> None:
    (course / "media/neuvonta.svg").rename(course / "media/pöytä.svg")
    page = "# Alku\n\nTässä: ![Neuvoja pöydän ääressä](pöytä.svg)\n"
    (course / "national/perusteet/alku.fi.md").write_text(page, encoding="utf-8")
    (course / "national/perusteet/alku.sv.md").write_text("# Början\n", encoding="utf-8")


def long_lock(course: Path, _: pytest.MonkeyPatch) -> None:
    lock = course / "ids.lock"
    removed = "".join(f"question {n} perusteet/entinen-{n} revision=1 options= removed\n" for n in range(2, 4001))
    text = lock.read_text(encoding="utf-8").replace("count ", removed + "count ").replace("question=1", "question=4000")
    lock.write_text(text, encoding="utf-8")


def file_with_umlauts(course: Path, _: pytest.MonkeyPatch) -> None:
    (course / "media/pöytä.pdf").write_bytes(b"%PDF-1.4\n")


def heavy_file(course: Path, _: pytest.MonkeyPatch) -> None:
    (course / "media/lomake.pdf").write_bytes(b"%PDF-1.4\n")
    os.truncate(course / "media/lomake.pdf", 23_400_000)


def heavy_picture(course: Path, _: pytest.MonkeyPatch) -> None:
    (course / "media/ovi.gif").write_bytes(b"GIF89a".ljust(1_234_567, b"\0"))


def huge_picture(course: Path, _: pytest.MonkeyPatch) -> None:
    (course / "media/ovi.png").write_bytes(png_that_says(60_000, 60_000))


HOOKS: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "file-is-link": link_to_elsewhere,
    "file-not-utf8": not_utf8,
    "file-too-large": large_page,
    "media-heavy": heavy_file,
    "media-name": file_with_umlauts,
    "state-too-long": long_lock,
    "picture-heavy": heavy_picture,
    "picture-name": name_with_umlauts,
    "picture-too-large": huge_picture,
    "too-many-files": many_files,
}
"""Cases that a folder in version control cannot hold: odd bytes and names, links, sizes."""


def code_of(name: str) -> str:
    """Give the code a case is for: `id-twice--region` is a second case of `id-twice`."""
    return name.partition("--")[0]


def course_of(name: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the course of a case."""
    course = minimal_course(place)
    lay_over(CASES / name / "in", course)
    if name in HOOKS:
        HOOKS[name](course, monkeypatch)
    return course


def check_case(name: str, course: Path) -> Checked:
    return check(course, locked=(CASES / name / "locked").exists())


def test_the_minimal_course_has_no_problems(tmp_path: Path) -> None:
    assert check(minimal_course(tmp_path), locked=True) == Checked((), "0 errors")


def test_every_code_has_a_case() -> None:
    assert sorted({code_of(name) for name in FOLDERS}) == CODES


@pytest.mark.parametrize("name", FOLDERS)
def test_a_case_triggers_its_code_alone(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = check_case(name, course_of(name, tmp_path, monkeypatch))
    expected = CASES / name / "expected.txt"
    if os.environ.get("NEUVOO_REWRITE"):
        expected.write_text(checked.shown + "\n", encoding="utf-8")
    assert checked.codes == {code_of(name)}
    assert checked.shown + "\n" == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FIXED)
def test_following_the_hint_mends_it(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = course_of(name, tmp_path, monkeypatch)
    lay_over(CASES / name / "fixed", course)
    assert check_case(name, course).shown == "0 errors"


def test_many_hints_are_tried() -> None:
    assert len({code_of(name) for name in FIXED}) >= 15
