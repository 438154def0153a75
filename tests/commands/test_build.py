"""`neuvoo build`: what it makes and says, and how it ends when it cannot."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from neuvoo_course.commands import build as command
from neuvoo_course.commands.options import Shard
from neuvoo_course.targets import TARGETS
from tests.make import complete_course, content, question, write

from .cli import in_a_process, neuvoo

PAGES = {
    "national/m/a.fi.md": f"# A\n\n{question('q')}",
    "national/m/a.sv.md": f"# A\n\n{question('q')}",
    "national/m/b.fi.md": "# B\n\n{{ wellbeing_county.in }}\n",
}
BARE = "--no-control-documents"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path / "course", PAGES)


def test_the_command_s_targets_are_those_there_are() -> None:
    assert tuple(TARGETS) == command.TARGETS


def test_building_a_region_by_its_code(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course)
    result = neuvoo("build", "049", BARE)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines[:3]] == [
        "build/espoo/course-espoo-scorm12.zip",
        "build/espoo/course-espoo-scorm2004-4.zip",
        "build/espoo/site",
    ]
    assert lines[0].endswith(" kB")
    assert lines[3:] == [
        "course-049: 1 text shown in another language:",
        "  m/b: sv → fi",
        "3 packages built.",
        "To look at it, open build/espoo/site/index.html",
    ]


def test_building_again_at_once_gives_the_same(course: Path) -> None:
    first = neuvoo("build", "Esbo", BARE, "--course", course)
    files = content(course)
    assert neuvoo("build", "Espoo", BARE, "--course", course).output == first.output
    assert content(course) == files


def test_the_course_is_found_from_a_folder_inside_it(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course / "national/m")
    assert neuvoo("build", "Espoo", BARE, "--target", "site").exit_code == 0
    assert (course / "build/espoo/site/index.html").is_file()


def test_several_regions_targets_and_languages(course: Path, tmp_path: Path) -> None:
    options: list[str | Path] = [
        "--target",
        "scorm12",
        "--target",
        "scorm12",
        "--language",
        "sv",
        "--out",
        tmp_path / "out",
        BARE,
    ]
    result = neuvoo("build", "Espoo", "049", "Helsinki", *options, "--course", course)
    assert result.exit_code == 0
    assert sorted(content(tmp_path / "out")) == [
        "espoo/course-espoo-scorm12.zip",
        "helsinki/course-helsinki-scorm12.zip",
    ]
    names = zipfile.ZipFile(tmp_path / "out/espoo/course-espoo-scorm12.zip").namelist()
    assert "sv/m/a.html" in names
    assert "fi/m/a.html" not in names


def test_split_languages(course: Path) -> None:
    assert neuvoo("build", "Espoo", "--split-languages", "--target", "site", BARE, "--course", course).exit_code == 0
    assert sorted(path.name for path in (course / "build/espoo").iterdir()) == ["site-fi", "site-sv"]


def test_all_municipalities_and_areas_with_a_folder(tmp_path: Path) -> None:
    course = write(tmp_path, {"national/m/a.fi.md": "# A\n", "regional/y/region.yaml": 'employment_area: "11"\n'})
    result = neuvoo("build", "--all", "--target", "scorm12", BARE, "--course", course)
    assert result.exit_code == 0
    assert len(list((course / "build").glob("*/*.zip"))) == 309
    assert result.stdout.splitlines()[-1] == "309 packages built."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "Name the regions to build for, or give --all."),
        (["Espoo", "--all"], "Name the regions to build for, or give --all."),
        (["Espoo", "--target", "scorm13"], "'scorm13' is not one of"),
        (["Espoo", "--as-of", "1.1.2027"], "'1.1.2027' is not a day such as 2026-11-21"),
        (["Espoo", "--course", "nowhere"], "does not exist"),
    ],
)
def test_wrong_use_is_exit_code_two(course: Path, given: list[str], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course)
    before = content(course)
    result = neuvoo("build", *given)
    assert result.exit_code == 2
    assert said in result.stderr
    assert content(course) == before


def test_unknown_regions_are_all_told_with_near_ones(course: Path) -> None:
    before = content(course)
    result = neuvoo("build", "Esppo", "Helsinki", "qqqqq", "--course", course)
    assert result.exit_code == 1
    assert "There is no region 'Esppo'. Did you mean Espoo?" in result.stderr
    assert "There is no region 'qqqqq'.\n" in result.stderr
    assert content(course) == before


def test_an_unknown_language_is_told(course: Path) -> None:
    result = neuvoo("build", "Espoo", "--language", "so", "--course", course)
    assert (result.exit_code, "It has: fi, sv." in result.stderr) == (1, True)


def test_errors_are_all_told_with_line_and_hint_and_nothing_is_written(course: Path) -> None:
    assert neuvoo("build", "Espoo", BARE, "--course", course).exit_code == 0
    (course / "national/m/a.fi.md").write_text("# A\n\n[b](/m/bb)\n\n::: nota\n:::\n", encoding="utf-8")
    before = content(course)
    result = neuvoo("build", "Espoo", BARE, "--course", course)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "national/m/a.fi.md:3:5: error: the link leads nowhere: /m/bb [link-broken]" in result.stderr
    assert "  | [b](/m/bb)\n  |     ^\n  hint: did you mean '/m/b'?" in result.stderr
    assert "national/m/a.fi.md:5:5: error: there is no block 'nota'" in result.stderr
    assert result.stderr.rstrip().endswith("3 errors. Nothing was written.")
    assert content(course) == before


@pytest.mark.parametrize(("language", "said"), [("fi", "Mitään ei kirjoitettu."), ("sv", "Ingenting skrevs.")])
def test_errors_speak_the_author_s_language(course: Path, language: str, said: str) -> None:
    (course / "national/m/a.fi.md").write_text("no title\n", encoding="utf-8")
    result = neuvoo("build", "Espoo", "--course", course, language=language)
    assert "[page-without-title]" in result.stderr
    assert result.stderr.rstrip().endswith(said)


def test_an_error_that_only_one_region_has_stops_the_others(course: Path) -> None:
    page = course / "national/m/b.fi.md"
    page.write_text("# {{ wellbeing_county.in }}\n", encoding="utf-8")
    result = neuvoo("build", "Espoo", "Mariehamn", BARE, "--course", course)
    assert result.exit_code == 1
    assert "[fact-absent]" in result.stderr
    assert not (course / "build").exists()


def test_warnings_are_told_and_do_not_stop(course: Path) -> None:
    page = course / "national/m/b.fi.md"
    page.write_text("---\nreview: 2026-11-21\n---\n# B\n", encoding="utf-8")
    result = neuvoo("build", "Espoo", BARE, "--course", course, "--as-of", "2026-11-21")
    assert result.exit_code == 0
    assert "warning: the page was to be reviewed by 2026-11-21" in result.stderr
    assert neuvoo("build", "Espoo", BARE, "--course", course, "--as-of", "2026-11-20").stderr == ""


def test_locked_refuses_what_was_never_built(course: Path) -> None:
    result = neuvoo("build", "Espoo", "--locked", BARE, "--course", course)
    assert result.exit_code == 1
    assert "build once without --locked" in result.stderr
    assert "ids.lock" not in content(course)
    neuvoo("build", "Espoo", BARE, "--course", course)
    assert neuvoo("build", "Espoo", "--locked", BARE, "--course", course).exit_code == 0


def test_dates_choose_the_text(tmp_path: Path) -> None:
    course = complete_course(tmp_path / "course")
    for day, there in (("2027-02-28", False), ("2027-03-01", True), ("2027-03-31", True), ("2027-04-01", False)):
        given: list[str | Path] = ["--as-of", day, "--target", "site", "--language", "fi", "--out", tmp_path / day]
        assert neuvoo("build", "Espoo", *given, "--course", course).exit_code == 0
        assert (tmp_path / day / "espoo/site/fi/tyo/kampanja.html").exists() is there


def test_missing_control_documents_name_both_ways_out(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUVOO_CONTROL_DOCUMENTS", str(course / "nowhere"))
    before = content(course)
    result = neuvoo("build", "Espoo", "--course", course)
    assert result.exit_code == 1
    assert "tools/set_up.py course" in result.stderr
    assert "--no-control-documents" in result.stderr
    assert content(course) == before


def test_a_place_that_cannot_be_written_is_said_in_a_line(course: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    result = neuvoo("build", "Espoo", BARE, "--out", tmp_path / "out/below", "--course", course)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    (course / "build/espoo").mkdir(parents=True)
    (course / "build/espoo/site").write_text("a file", encoding="utf-8")
    result = neuvoo("build", "Espoo", BARE, "--target", "site", "--course", course)
    assert (result.exit_code, "is a file, not a folder" in result.stderr) == (1, True)


def test_a_folder_without_a_course(tmp_path: Path) -> None:
    result = neuvoo("build", "Espoo", "--course", tmp_path)
    assert result.exit_code == 1
    assert "[course-missing]" in result.stderr
    assert content(tmp_path) == {}


def test_in_a_process_of_its_own(course: Path) -> None:
    done = in_a_process("build", "Espoo", BARE, cwd=course)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("build/espoo/course-espoo-scorm12.zip")
    (course / "national/m/a.fi.md").write_bytes(b"\xff")
    broken = in_a_process("build", "Espoo", BARE, cwd=course)
    assert (broken.returncode, broken.stdout) == (1, "")
    assert "[file-not-utf8]" in broken.stderr
    assert "Traceback" not in broken.stderr


def packages(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.zip")}


def test_parts_built_apart_are_the_whole(course: Path, tmp_path: Path) -> None:
    regions = ("049", "091", "092", "257", "sipoo")
    common = ("--course", course, "--target", "scorm12", BARE)
    assert neuvoo("build", *regions, *common, "--out", tmp_path / "whole").exit_code == 0
    for part in ("1/3", "2/3", "3/3"):
        result = neuvoo("build", *regions, *common, "--out", tmp_path / "parts", "--shard", part)
        assert result.exit_code == 0, result.output
    assert packages(tmp_path / "parts") == packages(tmp_path / "whole")
    assert len(packages(tmp_path / "whole")) == 5


def test_every_region_is_in_one_part() -> None:
    items = [f"region {n}" for n in range(308)]
    parts = [Shard(number, 7).of(items) for number in range(1, 8)]
    assert sorted(item for part in parts for item in part) == sorted(items)
    assert {len(part) for part in parts} == {44}
    assert Shard().of(items) == tuple(items)


@pytest.mark.parametrize("part", ["0/4", "5/4", "4", "a/b", "1/", "/2", "-1/4"])
def test_what_is_no_part_is_wrong_use(course: Path, part: str) -> None:
    result = neuvoo("build", "049", "--course", course, "--shard", part)
    assert result.exit_code == 2
    assert "is not a part such as 2/4" in result.stderr


# ---------------------------------------------------------------- what lies there already


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUVOO_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("kept")
def test_what_lies_there_unchanged_is_said_and_counted(course: Path) -> None:
    neuvoo("build", "Espoo", BARE, "--course", course)
    (course / "build/espoo/course-espoo-scorm12.zip").unlink()
    lines = neuvoo("build", "Espoo", BARE, "--course", course).stdout.splitlines()
    sizes = [line.split("  ", 1) for line in lines[:3]]
    assert [name for name, _ in sizes] == [
        "course/build/espoo/course-espoo-scorm12.zip",
        "course/build/espoo/course-espoo-scorm2004-4.zip",
        "course/build/espoo/site",
    ]
    assert [told.endswith(" kB  unchanged") for _, told in sizes] == [False, True, True]
    assert lines[3:] == [
        "course-049: 1 text shown in another language:",
        "  m/b: sv → fi",
        "3 packages built. 2 of them lay there unchanged.",
        "To look at it, open course/build/espoo/site/index.html",
    ]


@pytest.mark.usefixtures("kept")
def test_reasons_stand_below_each_package_when_asked_for(course: Path) -> None:
    def reasons() -> list[str]:
        asked = ["--explain", "--target", "scorm12", "--target", "site"]
        lines = neuvoo("build", "Espoo", BARE, *asked, "--course", course).stdout.splitlines()
        return [line.strip() for line in lines if line.startswith("  ") and "→" not in line]

    assert reasons() == ["written: there is no record of an earlier one here"] * 2
    assert reasons() == ["not written: nothing in it has changed"] * 2
    with (course / "national/m/b.fi.md").open("a", encoding="utf-8") as file:
        file.write("Uutta.\n")
    changed = "written: changed in it: fi/m/b.html, search-region.fi.js, search-region.sv.js, sv/m/b.html"
    assert reasons() == [changed, "m/b is regional: {{ wellbeing_county.in }}"] * 2


@pytest.mark.usefixtures("kept")
def test_of_many_regions_none_is_named_but_for_its_reasons(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "MANY_REGIONS", 2)
    asked: list[str | Path] = [
        "build",
        "Espoo",
        "Vantaa",
        BARE,
        "--target",
        "scorm12",
        "--jobs",
        "1",
        "--course",
        course,
    ]
    for told in ("2 packages built.", "2 packages built. 2 of them lay there unchanged."):
        lines = neuvoo(*asked).stdout.splitlines()
        assert not any(".zip" in line for line in lines)
        assert told in lines
    assert sum(".zip" in line for line in neuvoo(*asked, "--explain").stdout.splitlines()) == 2
