"""`neuvoo new`: a small course that is clean and builds at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from neuvoo_course.source.settings import SCHEMAS
from neuvoo_course.workspace import open_course
from tests.make import DAY, content

from .cli import in_a_process, neuvoo


def test_a_new_course_is_clean_and_builds_at_once(tmp_path: Path) -> None:
    started = in_a_process("new", "oma kurssi", cwd=tmp_path)
    assert (started.returncode, started.stderr) == (0, "")
    course = tmp_path / "oma kurssi"
    lines = started.stdout.splitlines()
    assert {str(Path("oma kurssi") / path) for path in content(course)} == set(lines[:-1])
    assert lines[-1].startswith("Next: cd ")
    checked = neuvoo("check", "--strict", "--course", course)
    assert (checked.exit_code, checked.output) == (0, "0 errors\n")
    for region in ("helsinki", "Espoo", "Mariehamn"):
        built = neuvoo("build", region, "--course", course)
        assert built.exit_code == 0, built.output
    assert neuvoo("build", "helsinki", "--locked", "--course", course).exit_code == 0
    assert len(list((course / "build").glob("*/*"))) == 9


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Oma kurssi", "oma-kurssi"),
        ('Työ & "tuki": <osa 1> #2 {id}', "tyo-tuki-osa-1-2-id"),
        ("2026 koulutus", "course-2026-koulutus"),
        ("Курс", "course"),
        ("Rivi\\n", "rivi-n"),
        ("- ? * & ! | > ' % @", "course"),
    ],
)
def test_any_title_makes_a_course(tmp_path: Path, title: str, name: str) -> None:
    assert neuvoo("new", tmp_path / "course", "--title", title).exit_code == 0
    workspace = open_course(tmp_path / "course", DAY)
    assert workspace.problems == ()
    assert (workspace.course.settings.id, workspace.course.settings.titles["fi"]) == (name, title)


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert neuvoo("new", tmp_path).exit_code == 0
    assert (tmp_path / "course.yaml").is_file()


@pytest.mark.parametrize("name", ["file.txt", ".hidden"])
def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    for place in (tmp_path, tmp_path / name):
        result = neuvoo("new", place)
        assert result.exit_code == 1
        assert "is not empty" in result.stderr
    assert content(tmp_path) == {name: b"mine"}


def test_schemas_for_editors(tmp_path: Path) -> None:
    result = neuvoo("schemas", tmp_path / "deep/schemas")
    assert result.exit_code == 0
    files = content(tmp_path / "deep/schemas")
    assert files.keys() == {f"{name}.schema.json" for name in SCHEMAS} >= {"module.schema.json", "region.schema.json"}
    assert set(result.stdout.split()) == {str(tmp_path / "deep/schemas" / name) for name in files}
    course = json.loads(files["course.schema.json"])
    assert {"id", "title", "languages", "modules"} == set(course["required"])
    assert course["additionalProperties"] is False
    assert neuvoo("schemas").exit_code == 2
