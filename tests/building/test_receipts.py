"""What lies there already just so is not written again, and `--explain` says why something was."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from neuvoo_course.building import Package
from neuvoo_course.building.receipts import Line, Receipt, Receipts, Record, changed
from neuvoo_course.building.region import RegionBuilder
from neuvoo_course.building.why import FIRST, GONE, SAME
from neuvoo_course.cache import Cache
from neuvoo_course.resolve.edition import Fallback
from neuvoo_course.scormify.control_documents import FOLDER
from neuvoo_course.store import FolderStore
from neuvoo_course.targets import Options
from tests.make import complete_course, content, write

from .twice import run, told

PAGES = {
    "national/m/a.fi.md": "# A\n\n![Kuva](p.svg)\n",
    "national/m/b.fi.md": "---\nregional: replace\n---\n# B\n\nHei.\n",
    "media/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
    "regional/sipoo/region.yaml": 'municipality: "753"\n',
    "regional/sipoo/m/b.fi.md": "# Oma\n",
}
LONG_AGO = 1_700_000_000


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Give a course that nobody has changed for long, so that its files' stamps can be trusted."""
    folder = write(tmp_path / "course", PAGES)
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return folder


def built(course: Path, *regions: str, **more: Any) -> list[Package]:
    cache = Cache(course.parent / "cache")
    return run(course, *regions or ("Espoo", "sipoo"), cache=cache, **{"targets": ("scorm12", "site"), **more})


def new(packages: list[Package]) -> list[str]:
    """Give the names of the packages that were written."""
    return ["/".join(package.path.parts[-2:]) for package in packages if package.is_new]


def stamps(course: Path) -> dict[str, tuple[int, int]]:
    found = {path: path.stat() for path in (course / "build").rglob("*")}
    return {str(path): (stat.st_mtime_ns, stat.st_ino) for path, stat in found.items()}


def edit(course: Path, path: str, text: str) -> None:
    (course / path).write_text(text, encoding="utf-8")


ALL = ["espoo/course-espoo-scorm12.zip", "espoo/site", "sipoo/course-sipoo-scorm12.zip", "sipoo/site"]


# ---------------------------------------------------------------- what is written


def test_nothing_is_touched_when_nothing_has_changed(course: Path) -> None:
    first = built(course)
    assert new(first) == ALL
    before = stamps(course)
    for _ in range(2):
        again = built(course)
        assert new(again) == []
        assert told(again) == told(first)
    assert stamps(course) == before


def test_what_changed_and_changed_back_is_not_touched_when_it_lies_there(course: Path) -> None:
    """A change that no package shows, such as another order of keys, writes nothing."""
    built(course)
    before = stamps(course)
    text = (course / "modules/m/module.yaml").read_text(encoding="utf-8")
    edit(course, "modules/m/module.yaml", f"# a remark\n{text}")
    assert new(built(course)) == []
    assert stamps(course) == before


def test_an_edit_writes_only_the_packages_that_hold_it(course: Path) -> None:
    built(course)
    edit(course, "regional/sipoo/m/b.fi.md", "# Meidän\n")
    assert new(built(course)) == ALL[2:]
    edit(course, "national/m/b.fi.md", "---\nregional: replace\n---\n# B\n\nMoi.\n")
    assert new(built(course)) == ALL[:2]
    edit(course, "national/m/a.fi.md", "# A\n\nToinen.\n")
    assert new(built(course)) == ALL


def test_a_region_that_is_as_it_was_is_not_even_resolved(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(2):  # the first writes ids.lock, which the second reads
        built(course)
    for step in ("build", "check", "prepare"):
        monkeypatch.setattr(RegionBuilder, step, None)
    assert new(built(course)) == []


def test_a_file_changed_a_moment_ago_is_not_taken_on_its_stamp(course: Path) -> None:
    """On disks that count in seconds it may change again without another stamp."""
    picture = course / "media/p.svg"
    text = picture.read_text(encoding="utf-8")
    now = time.time_ns()
    for size in "456":
        picture.write_text(text.replace("0 4 3", f"0 {size} 3"), encoding="utf-8")
        os.utime(picture, ns=(now, now))
        for _ in range(2):
            built(course)
        assert f"0 {size} 3" in (course / "build/espoo/site/media/p.svg").read_text(encoding="utf-8")


HARM: list[tuple[Callable[[Path], object], list[str]]] = [
    (lambda out: (out / ALL[0]).unlink(), ALL[:1]),
    (lambda out: os.utime(out / ALL[0], (1, 1)), ALL[:1]),
    (lambda out: (out / ALL[2]).write_bytes(b"?"), ALL[2:3]),
    (lambda out: (out / "espoo/site/fi/m/a.html").write_text("?", encoding="utf-8"), ALL[1:2]),
    (lambda out: (out / "espoo/site/fi/m/a.html").unlink(), ALL[1:2]),
    (lambda out: (out / "sipoo/site/fi/m/mine.html").touch(), ALL[3:]),
    (lambda out: (out / "sipoo/site").rename(out / "sipoo/elsewhere"), ALL[3:]),
]


@pytest.mark.parametrize(("harm", "written"), HARM)
def test_what_is_gone_or_not_as_it_was_left_is_written_again(
    course: Path, harm: Callable[[Path], object], written: list[str]
) -> None:
    built(course)
    whole = content(course / "build")
    harm(course / "build")
    assert new(built(course)) == written
    assert {path: data for path, data in content(course / "build").items() if "elsewhere" not in path} == whole
    assert new(built(course)) == []


def test_two_places_for_packages_are_kept_apart(course: Path) -> None:
    built(course, out=course / "one")
    assert new(built(course, out=course / "two")) == ALL
    assert new(built(course, out=course / "one")) == []


def test_targets_and_languages_of_one_build_leave_those_of_another_alone(course: Path) -> None:
    built(course)
    assert new(built(course, targets=("scorm12",))) == []
    assert new(built(course, split_languages=True, targets=("site",))) == ["espoo/site-fi", "sipoo/site-fi"]
    assert new(built(course)) == []


def test_one_format_leaves_the_others_alone_with_control_documents_too(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "documents"))
    (tmp_path / "documents/scorm12").mkdir(parents=True)
    (tmp_path / "documents/scorm12/a.xsd").write_text("<!-- 1 -->", encoding="utf-8")
    built(course, options=Options())
    assert new(built(course, options=Options(), targets=("site",))) == []
    assert new(built(course, options=Options())) == []


def test_new_control_documents_are_seen(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path / "documents"))
    schema = tmp_path / "documents/scorm12/a.xsd"
    schema.parent.mkdir(parents=True)
    schema.write_text("<!-- 1 -->", encoding="utf-8")
    for _ in range(2):
        built(course, options=Options())
    schema.unlink()  # set-up brings files anew
    schema.write_text("<!-- 2 -->", encoding="utf-8")
    assert new(built(course, options=Options())) == [ALL[0], ALL[2]]


def test_what_is_told_of_a_package_is_of_now_even_when_its_bytes_are_the_same(course: Path) -> None:
    """An empty slot shows in no file."""
    slot = "# A\n\n::: slot id=eka\n:::\n"
    edit(course, "national/m/a.fi.md", slot)
    built(course, "Espoo")
    edit(course, "national/m/a.fi.md", slot + "\n::: slot id=toka\n:::\n")
    for _ in range(3):
        packages = built(course, "Espoo")
        assert new(packages) == []
        assert [package.empty_slots for package in packages] == [("m/eka", "m/toka")] * 2


def test_a_new_lock_is_written_though_packages_are_there(course: Path) -> None:
    built(course)
    lock = (course / "ids.lock").read_text(encoding="utf-8")
    (course / "ids.lock").unlink()
    assert new(built(course)) == []
    assert (course / "ids.lock").read_text(encoding="utf-8") == lock


# ---------------------------------------------------------------- why


def why(course: Path, *regions: str, **more: Any) -> list[tuple[str, ...]]:
    return [package.why for package in built(course, *regions or ("Espoo",), explain=True, **more)]


def test_reasons_are_given_only_when_they_are_asked_for(course: Path) -> None:
    assert {package.why for _ in range(3) for package in built(course)} == {()}


def test_the_reasons_of_a_package_s_life(course: Path) -> None:
    assert why(course) == [(FIRST,), (FIRST,)]
    assert why(course) == [(SAME,), (SAME,)]
    assert why(course) == [(SAME,), (SAME,)]
    (course / "build" / ALL[0]).unlink()
    assert why(course) == [(GONE,), (SAME,)]
    edit(course, "national/m/a.fi.md", "# A\n\nToinen.\n")
    changed_in_it = "written: changed in it: fi/m/a.html, media/p.svg, search.fi.js"
    assert why(course) == [(changed_in_it,), (changed_in_it,)]


def test_more_files_than_a_line_holds_are_counted(course: Path) -> None:
    why(course)
    for path in ("course.yaml", "modules/m/module.yaml"):
        text = (course / path).read_text(encoding="utf-8")
        edit(course, path, text.replace("Course", "Other").replace("Module", "Other"))
    with (course / "course.yaml").open("a", encoding="utf-8") as file:
        file.write("version: other\n")
    [first, _] = why(course)
    assert first[0].startswith("written: changed in it: ")
    more = int(first[0].split(" and ")[1].removesuffix(" more"))
    assert more >= 1
    assert first[0].count(", ") == 4


def test_what_only_a_format_adds_is_told_as_that(course: Path) -> None:
    why(course)
    with (course / "course.yaml").open("a", encoding="utf-8") as file:
        file.write("keywords: {fi: [neuvonta]}\n")
    assert why(course) == [("written: what this format adds has changed",), (SAME,)]


def test_a_format_that_was_left_out_for_a_while_is_not_told_a_false_reason(course: Path) -> None:
    """What was changed meanwhile is not known any more."""
    why(course)
    edit(course, "national/m/a.fi.md", "# A\n\nToinen.\n")
    why(course, targets=("site",))
    assert why(course) == [(FIRST,), (SAME,)]


def test_regional_pages_say_what_makes_them_so(tmp_path: Path) -> None:
    course = complete_course(tmp_path / "course")
    why(course, "sipoo", targets=("site",))
    for page in ("national/alku/palvelut.fi.md", "regional/sipoo/tyo/ohje.fi.md", "national/tyo/muutokset.fi.md"):
        edit(course, page, (course / page).read_text(encoding="utf-8").replace("\n\n", "\n\nUutta.\n\n", 1))
    [reasons] = why(course, "sipoo", targets=("site",))
    assert reasons[1:] == (
        "alku/palvelut is regional: {{ region.in }}, {{ region.name }}, {{ employment_area.of }}, "
        "{{ wellbeing_county.list }}, ::: only, ::: slot id=yhteystiedot, ::: services",
        "tyo/ohje is regional: written by sipoo",
        "tyo/muutokset is regional: ::: only",
    )


# ---------------------------------------------------------------- the receipts themselves

LINE = Line("c", "s", 3, "course-753", "site", ("fi", "sv"), (Fallback("m/a", "sv", "fi"),), ("m/slot",))


def test_a_receipt_comes_back_as_it_was(tmp_path: Path) -> None:
    lines = {"a": LINE, "b": replace(LINE, size=4)}
    receipt = Receipt(lines, {"course-753": Record("inputs", {"path": "digest"})})
    Receipts(Cache(tmp_path), FolderStore(Path("out"))).keep("sipoo", receipt)
    kept = Receipts(Cache(tmp_path), FolderStore(Path("out")))
    assert kept.of("sipoo") == receipt
    assert kept.of("espoo") == Receipts(Cache(tmp_path), FolderStore(Path("elsewhere"))).of("sipoo") == Receipt()


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"lines": 1}', b'{"lines": {"a": {}}}', json.dumps(None).encode()]
)
def test_a_receipt_that_makes_no_sense_is_none(tmp_path: Path, data: bytes) -> None:
    cache = Cache(tmp_path)
    receipts = Receipts(cache, FolderStore(Path("out")))
    cache.put(receipts._key("sipoo"), data)
    assert receipts.of("sipoo") == Receipt()


def test_changes_are_what_is_new_gone_or_other() -> None:
    assert changed({"a": "1", "b": "1", "c": "1"}, {"a": "1", "b": "2", "d": "1"}) == ["b", "c", "d"]
