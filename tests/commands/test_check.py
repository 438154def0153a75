"""`neuvoo check`: every problem in one run, and an exit code that automation can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.make import COMPLETE, content, write

from .cli import in_a_process, neuvoo

PAGE = {"national/m/a.fi.md": "---\nreview: 2027-01-01\n---\n# A\n"}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path, PAGE)


def test_a_clean_course(course: Path) -> None:
    before = content(course)
    result = neuvoo("check", "--course", course, "--as-of", "2026-12-31")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "0 errors\n", "")
    assert content(course) == before


def test_the_complete_course_is_clean() -> None:
    assert neuvoo("check", "--strict", "--course", COMPLETE, "--as-of", "2026-11-21").output == "0 errors\n"


@pytest.mark.parametrize(("options", "code"), [([], 0), (["--strict"], 1)])
def test_a_warning_counts_when_it_is_to(course: Path, options: list[str], code: int) -> None:
    result = neuvoo("check", "--course", course, "--as-of", "2027-01-01", *options)
    assert result.exit_code == code
    assert "warning: the page was to be reviewed by 2027-01-01 [page-review-due]" in result.stderr
    assert result.stderr.rstrip().endswith("0 errors, 1 warning")


def test_times_are_listed_by_module_and_language(tmp_path: Path) -> None:
    pages = {
        "national/a/one.fi.md": "# Yksi\n\n" + "sana " * 999 + "\n",
        "national/a/one.sv.md": "# Ett\n\nOrd.\n",
        "national/long-name/two.fi.md": "# Kaksi\n\nSana.\n",
    }
    result = neuvoo("check", "--times", "--course", write(tmp_path, pages))
    assert result.stdout == (
        "module     pages  fi: words  min  sv: words  min\n"
        "a              1       1000    7          2    1\n"
        "long-name      1          2    1          2    1\n"
        "in all         2       1002    7          4    1\n"
        "\n0 errors\n"
    )


def test_times_are_listed_beside_errors(course: Path) -> None:
    write(course, {"modules/m/module.yaml": "title: {fi: M}\n"})
    result = neuvoo("check", "--times", "--course", course)
    assert result.exit_code == 1
    assert result.stdout == "module  pages  fi: words  min\nin all      0          0    0\n\n"


def test_errors_are_exit_code_one_and_all_told(course: Path) -> None:
    write(course, {"national/m/a.fi.md": "A\n\n<b>\n\n::: note\n"})
    result = neuvoo("check", "--course", course)
    assert result.exit_code == 1
    assert [line.rsplit("[")[-1] for line in result.stderr.splitlines() if ": error: " in line] == [
        "page-without-title]",
        "raw-html]",
        "block-unclosed]",
    ]
    assert result.stderr.rstrip().endswith("3 errors")


def test_what_only_shows_in_some_region_is_told_too(course: Path) -> None:
    write(course, {"national/m/a.fi.md": "# {{ wellbeing_county.name }}\n"})
    result = neuvoo("check", "--course", course)
    assert (result.exit_code, "[fact-absent]" in result.stderr) == (1, True)
    area = {
        "national/m/a.fi.md": "# A\n\n{{ wellbeing_county.in }}\n",
        "regional/y/region.yaml": 'employment_area: "11"\n',
    }
    result = neuvoo("check", "--course", write(course, area))
    assert (result.exit_code, "[fact-several]" in result.stderr) == (1, True)


def test_a_course_that_cannot_be_read_at_all(course: Path) -> None:
    write(course, {"course.yaml": "id: [\n", **PAGE})
    result = neuvoo("check", "--course", course)
    assert result.exit_code == 1
    assert "course.yaml:" in result.stderr
    assert "[yaml-broken]" in result.stderr


def test_in_a_process_of_its_own(course: Path) -> None:
    done = in_a_process("check", "--as-of", "2026-12-31", cwd=course)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 errors\n", "")
    assert in_a_process("check", "--nothing", cwd=course).returncode == 2
