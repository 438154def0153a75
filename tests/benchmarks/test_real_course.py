"""Figures build a copy of the real course, each in a folder of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.plan import small
from benchmarks.real_course import TARGETS, RealCourse, real_course
from tests.judges.places import ROOT


@pytest.fixture
def course(tmp_path: Path) -> RealCourse:
    plan = replace(small(tmp_path), nation=ROOT / "tests/courses/minimal", languages=("fi", "sv"))
    return real_course(plan, "figure", 3)


def test_the_course_is_a_copy_with_a_page_to_edit(course: RealCourse, tmp_path: Path) -> None:
    assert course.folder == tmp_path / "figure"
    assert (course.folder / "course/course.yaml").is_file()
    assert course.page.name.endswith(".fi.md")


def test_every_language_and_target_is_asked_for_and_only_so_many_regions(course: RealCourse) -> None:
    words = course.command(course.builder("out"), 2, "--jobs", "1").words
    assert [word for word in words if word in course.regions] == list(course.regions[:2])
    assert {"fi", "sv", *TARGETS, "--split-languages"} <= set(words)


def test_building_anew_forgets_packages_and_cache(course: RealCourse) -> None:
    builder = course.builder("out", "cache")
    assert builder.cache
    for folder in (builder.out, builder.cache):
        folder.mkdir()
        (folder / "old").touch()
    course.anew(builder, 1).before(0)
    assert not [*builder.out.iterdir(), *builder.cache.iterdir()]
