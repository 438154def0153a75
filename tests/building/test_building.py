"""A build: the same bytes wherever and whenever, all of a package or nothing, and its name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from neuvoo_course import building
from neuvoo_course.building import Request, build, check_variants, package_name, sample_variants, variants
from neuvoo_course.files import Blob
from neuvoo_course.problems import ProblemsFound
from neuvoo_course.register import load_register
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.scormify import ControlDocumentsMissing
from neuvoo_course.scormify.control_documents import FOLDER
from neuvoo_course.targets import TARGETS, Options
from neuvoo_course.workspace import Workspace, open_course
from tests.building.twice import run
from tests.make import DAY, complete_course, content, make, question, write

PAGES = {
    "national/m/a.fi.md": "# A\n\n![Kuva](p.svg)\n",
    "national/m/a.sv.md": "# A\n\n![Bild](p.svg)\n",
    "national/m/b.fi.md": f"# B\n\n{question('q')}",
    "national/m/b.sv.md": f"# B\n\n{question('q')}",
    "media/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path / "course", PAGES)


# ---------------------------------------------------------------- the same bytes

BUILD = "import sys; from neuvoo_course.__main__ import main; main(sys.argv[1:])"
EVERYTHING = ("Espoo", "sipoo", "Mariehamn", "keski-uusimaa")


def in_another_process(course: Path, out: Path, **environment: str) -> dict[str, bytes]:
    """Build the complete course by its command, and give all it wrote."""
    command = [sys.executable, "-c", BUILD, "build", *EVERYTHING, "--course", str(course), "--out", str(out)]
    given = ["--as-of", DAY.isoformat(), "--locked"]
    subprocess.run([*command, *given], check=True, capture_output=True, env=os.environ | environment, cwd=course.parent)
    return content(out)


@pytest.mark.slow
def test_the_same_bytes_in_other_folders_time_zones_and_hash_seeds(tmp_path: Path) -> None:
    here = complete_course(tmp_path / "here")
    there = complete_course(tmp_path / "elsewhere" / "ä b")
    for path in sorted(there.rglob("*"), reverse=True):  # the disk gives files in another order, of another age
        if path.is_file():
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data)
            os.utime(path, (0, 0))
    first = in_another_process(here, tmp_path / "one", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LANG="C")
    second = in_another_process(
        there, there / "build", TZ="America/Los_Angeles", PYTHONHASHSEED="2", LANG="fi_FI.UTF-8"
    )
    assert len([path for path in first if path.endswith(".zip")]) == 4 * 3
    assert first == second


def test_building_again_changes_nothing(course: Path) -> None:
    run(course)
    first = content(course)
    run(course)
    assert content(course) == first


def test_a_day_on_which_the_same_texts_hold_gives_the_same_bytes(course: Path) -> None:
    page = course / "national/m/a.fi.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n::: only from=2027-01-01\nNew.\n:::\n", encoding="utf-8")
    run(course, out=course / "one")
    run(course, out=course / "two", as_of=date(2026, 12, 31))
    run(course, out=course / "three", as_of=date(2027, 1, 1))
    assert content(course / "one") == content(course / "two") != content(course / "three")


def test_the_order_of_regions_and_targets_changes_nothing(course: Path) -> None:
    run(course, "Espoo", "Helsinki", out=course / "one", targets=("site", "scorm12"))
    run(course, "Helsinki", "Espoo", out=course / "two", targets=("scorm12", "site"))
    assert content(course / "one") == content(course / "two")


def test_a_package_alone_is_as_one_among_many(course: Path) -> None:
    run(course, "Helsinki", "Espoo", out=course / "many")
    run(course, "Espoo", out=course / "one")
    assert content(course / "one/espoo") == content(course / "many/espoo")


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("spelling", ["049", "Espoo", "Esbo", "ESPOO"])
def test_every_spelling_of_a_region_gives_the_same_files(course: Path, spelling: str) -> None:
    packages = run(course, spelling)
    assert [str(package.path.relative_to(course)) for package in packages] == [
        "build/espoo/course-espoo-scorm12.zip",
        "build/espoo/course-espoo-scorm2004-4.zip",
        "build/espoo/site",
    ]


def test_split_languages_are_packages_of_their_own(course: Path) -> None:
    packages = run(course, split_languages=True)
    assert [package.path.name for package in packages] == [
        "course-espoo-fi-scorm12.zip",
        "course-espoo-fi-scorm2004-4.zip",
        "site-fi",
        "course-espoo-sv-scorm12.zip",
        "course-espoo-sv-scorm2004-4.zip",
        "site-sv",
    ]
    assert [package.identifier for package in packages[::3]] == ["course-049-fi", "course-049-sv"]
    assert not any("fi/" in name for name in content(packages[-1].path))


def test_languages_and_targets_can_be_chosen(course: Path) -> None:
    (package,) = run(course, languages=("sv",), targets=("site",))
    assert package.path == course / "build/espoo/site"
    assert package.languages == ("sv",)
    assert {path.split("/")[0] for path in content(package.path)} >= {"sv", "index.html"}
    assert not (package.path / "fi").exists()


def test_sizes_are_those_on_the_disk(course: Path) -> None:
    archive, _, site = run(course)
    assert archive.size == archive.path.stat().st_size
    assert site.size == sum(map(len, content(site.path).values()))


def test_output_may_lie_anywhere(course: Path, tmp_path: Path) -> None:
    before = content(course)
    (package,) = run(course, out=tmp_path / "deep/ä/out", targets=("scorm12",))
    assert package.path.is_relative_to(tmp_path / "deep/ä/out")
    assert content(course).keys() == before.keys() | {"ids.lock"}


def test_output_through_a_link_goes_where_it_leads_and_replaces_nothing_else(course: Path, tmp_path: Path) -> None:
    real = tmp_path / "real"
    (real / "espoo").mkdir(parents=True)
    (real / "espoo/mine.txt").write_text("mine", encoding="utf-8")
    (course / "build").symlink_to(real)
    run(course)
    assert (course / "build").is_symlink()
    assert (real / "espoo/mine.txt").read_text(encoding="utf-8") == "mine"
    assert (real / "espoo/site/index.html").is_file()


def test_a_site_that_is_a_link_keeps_what_lies_outside(course: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "other.txt").write_text("theirs", encoding="utf-8")
    (tmp_path / "beside.txt").write_text("theirs", encoding="utf-8")
    (course / "build/espoo").mkdir(parents=True)
    (course / "build/espoo/site").symlink_to(outside)
    run(course, targets=("site",))
    assert (tmp_path / "beside.txt").read_text(encoding="utf-8") == "theirs"
    assert (course / "build/espoo/site/index.html").is_file()


def test_the_output_of_a_build_is_no_source_of_the_next(course: Path) -> None:
    run(course, out=course / "build")
    assert not any(path.startswith("build") for path in open_course(course, DAY).source.texts)


# ---------------------------------------------------------------- nothing half done


def break_page(course: Path) -> None:
    (course / "national/m/b.sv.md").write_text("# B\n\n[gone](/m/gone)\n", encoding="utf-8")


def break_for_the_region(course: Path) -> None:
    for language in ("fi", "sv"):
        (course / f"national/m/b.{language}.md").write_text("# {{ wellbeing_county.in }}\n", encoding="utf-8")


def break_lock(course: Path) -> None:
    lock = course / "ids.lock"
    lock.write_text(lock.read_text(encoding="utf-8").replace("page 1", "page 2"), encoding="utf-8")


@pytest.mark.parametrize("harm", [break_page, break_for_the_region, break_lock])
def test_an_error_leaves_an_earlier_build_as_it_was(course: Path, harm: Callable[[Path], None]) -> None:
    run(course, "Mariehamn")
    harm(course)
    before = content(course)
    with pytest.raises(ProblemsFound):
        run(course, "Mariehamn")
    assert content(course) == before


def test_an_error_in_a_fresh_course_writes_nothing_at_all(course: Path) -> None:
    break_page(course)
    before = content(course)
    with pytest.raises(ProblemsFound):
        run(course)
    assert content(course) == before


def test_an_error_in_the_last_region_stops_the_first(course: Path) -> None:
    break_for_the_region(course)
    with pytest.raises(ProblemsFound) as raised:
        run(course, "Espoo", "Mariehamn")
    assert {found.code for found in raised.value.problems} == {"fact-absent"}
    assert not (course / "build").exists()
    assert len(run(course, "Espoo")) == 3


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError, OSError])
@pytest.mark.parametrize("when", range(1, 12))
def test_an_interruption_leaves_whole_packages(
    course: Path, monkeypatch: pytest.MonkeyPatch, when: int, interruption: type[BaseException]
) -> None:
    """At whatever write it comes, every package is an earlier or a new one, and the next build cleans up."""
    run(course)
    earlier = content(course / "build")
    (course / "national/m/a.fi.md").write_text("# Another\n", encoding="utf-8")
    run(course, out=course / "expected")
    later = content(course / "expected")
    writes = 0

    def interrupt(self: Path, *_: Any) -> Any:
        nonlocal writes
        writes += 1
        if writes == when:
            raise interruption
        return original(self, *_)

    original = Path.replace
    monkeypatch.setattr(Path, "replace", interrupt)
    if when <= 4:  # two archives, the earlier site aside, the new one in its place
        with pytest.raises(interruption):
            run(course)
    else:
        run(course)
    monkeypatch.undo()
    left = content(course / "build")
    for path in earlier.keys() | later.keys():
        if path.endswith(".zip"):
            assert left[path] in (earlier[path], later[path])
            assert zipfile.ZipFile(course / "build" / path).testzip() is None
    site = {path: data for path, data in left.items() if "/site/" in path}
    assert site in ({p: d for p, d in one.items() if "/site/" in p} for one in (earlier, later))
    run(course)
    assert content(course / "build") == later


def test_a_killed_build_leaves_nothing_the_next_one_keeps(course: Path) -> None:
    run(course)
    whole = content(course / "build")
    shutil.copytree(course / "build/espoo/site", course / "build/espoo/.site.new")
    (course / "build/espoo/site").rename(course / "build/espoo/.site.old")
    stale = course / "build/espoo/.course-espoo-scorm12.zip.1.part"
    stale.write_bytes(b"half")
    os.utime(stale, (0, 0))
    run(course)
    assert content(course / "build") == whole


def test_locks_are_written_before_packages_and_read_by_the_next_build(course: Path) -> None:
    run(course)
    lock = (course / "ids.lock").read_text(encoding="utf-8")
    assert lock.endswith("count module=1 page=2 question=1 test=0\n")
    assert open_course(course, DAY).new_locks == {}


def test_locked_refuses_to_write_a_lock(course: Path) -> None:
    before = content(course)
    with pytest.raises(ProblemsFound) as raised:
        run(course, locked=True)
    assert [(found.code, found.at.path) for found in raised.value.problems] == [("lock-out-of-date", "ids.lock")]
    assert content(course) == before
    run(course)
    assert len(run(course, locked=True)) == 3


def test_locked_refuses_when_only_a_region_s_lock_is_old(course: Path) -> None:
    run(course)
    write(course, PAGES | {"regional/x/region.yaml": 'municipality: "091"\n', "regional/x/m/c.fi.md": ADDED})
    with pytest.raises(ProblemsFound) as raised:
        run(course, locked=True)
    assert [found.at.path for found in raised.value.problems] == ["regional/x/ids.lock"]


ADDED = "---\nafter: a\n---\n# C\n"


# ---------------------------------------------------------------- control documents


def test_control_documents_are_in_unless_left_out_on_purpose(course: Path) -> None:
    (whole,) = run(course, targets=("scorm12",), options=Options())
    assert "imscp_rootv1p1p2.xsd" in zipfile.ZipFile(whole.path).namelist()
    (bare,) = run(course, targets=("scorm12",))
    assert not any(name.endswith(".xsd") for name in zipfile.ZipFile(bare.path).namelist())


def test_missing_control_documents_stop_everything(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, str(course / "nowhere"))
    before = content(course)
    with pytest.raises(ControlDocumentsMissing, match=r"tools/set_up\.py course"):
        run(course, targets=("site", "scorm12"), options=Options())
    assert content(course) == before
    assert len(run(course, targets=("site",), options=Options())) == 1


# ---------------------------------------------------------------- one SCO a module


def test_one_sco_a_module(course: Path) -> None:
    settings = course / "course.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "sco: module\n", encoding="utf-8")
    for package in run(course):
        names = content(package.path) if package.path.is_dir() else zipfile.ZipFile(package.path).namelist()
        assert "module-1.html" in names


# ---------------------------------------------------------------- what is checked, and for whom


def test_a_sample_holds_every_folder_the_mainland_and_aland() -> None:
    files = {f"regional/{name}/region.yaml": text for name, text in FOLDERS.items()}
    codes = [one.region.code for one in sample_variants(make(PAGES | files).course, DAY)]
    municipalities = load_register().municipalities
    assert set(codes) >= {"005", "11"}
    assert sum(municipalities[code].is_aland for code in codes if len(code) == 3) == 1
    assert len(codes) == 4


FOLDERS = {"alajarvi": 'municipality: "005"\n', "alue": 'employment_area: "11"\n'}


def test_a_sample_can_be_taken_when_every_aland_municipality_has_a_folder() -> None:
    aland = [one.code for one in load_register().municipalities.values() if one.is_aland]
    files = {f"regional/m{code}/region.yaml": f'municipality: "{code}"\n' for code in aland}
    assert {one.region.code for one in sample_variants(make(PAGES | files).course, DAY)} >= set(aland)


def test_what_only_shows_in_a_region_is_told_once(course: Path) -> None:
    break_for_the_region(course)
    workspace = open_course(course, DAY)
    assert workspace.problems == ()
    found = check_variants(workspace, sample_variants(workspace.course, DAY))
    assert [problem.code for problem in found] == ["fact-absent"]


def test_variants_are_one_a_region_or_one_a_region_and_language(course: Path) -> None:
    workspace = open_course(course, DAY)
    regions = tuple(find_region(workspace.course, name) for name in ("Espoo", "Mariehamn"))
    request = Request(regions, DAY, course)
    assert [(one.region.code, one.languages) for one in variants(request)] == [("049", ("fi", "sv")), ("478", ("sv",))]
    split = list(variants(replace(request, split_languages=True)))
    assert [one.languages for one in split] == [("fi",), ("sv",), ("sv",)]
    assert all(one.split for one in split)
    assert [one.languages for one in variants(replace(request, languages=("fi",)))] == [("fi",), ("fi",)]


def test_every_target_has_a_path_of_its_own() -> None:
    variant = make(PAGES).variant("Espoo")
    assert len({package_name("course", variant, target) for target in TARGETS}) == len(TARGETS) == 4


def test_each_picture_is_read_once_for_many_packages(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    workspace = open_course(course, DAY)
    original = type(workspace.source).picture

    def note(source: Any, path: str) -> Blob:
        read.append(path)
        return original(source, path)

    monkeypatch.setattr(type(workspace.source), "picture", note)
    regions = tuple(find_region(workspace.course, name) for name in ("Espoo", "Helsinki", "Mariehamn"))
    list(build(workspace, Request(regions, DAY, course / "build", options=Options(control_documents=False))))
    assert read == ["media/p.svg"]


def test_building_is_lazy_but_checks_first(course: Path) -> None:
    workspace: Workspace = open_course(course, DAY)
    regions = tuple(find_region(workspace.course, name) for name in ("Espoo", "Helsinki"))
    request = Request(regions, DAY, course / "build", targets=("scorm12",), options=Options(control_documents=False))
    packages = building.build(workspace, request)
    assert next(packages).region == "espoo"
    assert not (course / "build/helsinki").exists()
    assert next(packages).region == "helsinki"
