"""`neuvoo new-region`: a folder to begin with, of which learners see nothing yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from neuvoo_course.register import load_register
from neuvoo_course.starter.regions import start_region
from neuvoo_course.workspace import open_course
from tests.make import DAY, content, module_file, write

from .cli import neuvoo

SLOTS = {
    "modules/m/module.yaml": module_file("m", ["a", "slot: meilla"], ("fi", "sv", "en")),
    "national/m/a.fi.md": "# A\n\n::: slot id=paikka\nKysy.\n\n::: checklist id=lista\n- yksi\n:::\n:::\n\nLoppu.\n",
    "national/m/a.sv.md": "# A\n\n::: slot id=paikka\nFråga.\n\n::: checklist id=lista\n- ett\n:::\n:::\n",
    "national/m/a.en.md": "# A\n\n::: slot id=paikka\nAsk.\n\n::: checklist id=lista\n- one\n:::\n:::\n",
    "regional/helsinki/region.yaml": 'municipality: "091"\n',
    "regional/helsinki/m/paikka.fi.md": "Meillä Helsingissä.\n",
}
"""A module with a slot inside its page, which Helsinki has filled, and a slot for a page."""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path / "course", SLOTS)


def made(course: Path, *arguments: str) -> list[str]:
    result = neuvoo("new-region", *arguments, "--course", course)
    assert result.exit_code == 0, result.output
    *paths, following = result.output.splitlines()
    assert following.startswith("Next: ")
    return paths


def test_a_folder_has_settings_and_a_text_for_each_slot(course: Path) -> None:
    before = content(course)
    paths = made(course, "Espoo")
    assert paths == ["regional/espoo/region.yaml", "regional/espoo/m/paikka.fi.txt", "regional/espoo/m/meilla.fi.txt"]
    assert content(course).keys() - before.keys() == set(paths)
    assert 'municipality: "049"\n' in (course / paths[0]).read_text(encoding="utf-8")
    assert "languages: [fi, sv]\n" in (course / paths[0]).read_text(encoding="utf-8")
    passage = (course / paths[1]).read_text(encoding="utf-8")
    assert passage.endswith("---\nKysy.\n\n::: checklist id=lista-espoo\n- yksi\n:::\n")
    assert "# Malliksi toisen alueen teksti: regional/helsinki/m/paikka.fi.md\n" in passage
    assert "# # " not in passage


def test_learners_see_nothing_of_it_and_the_course_stays_clean(course: Path) -> None:
    before = pages_built(course)
    made(course, "Espoo")
    assert neuvoo("check", "--strict", "--course", course).output == "0 errors\n"
    assert pages_built(course) == before


def pages_built(course: Path) -> dict[str, bytes]:
    assert neuvoo("build", "Espoo", "--target", "site", "--course", course).exit_code == 0
    return {path: page for path, page in content(course / "build").items() if path.endswith(".html")}


@pytest.mark.parametrize("region", ["Espoo", "Larsmo", "Mariehamn", "26", "Laihia"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_text_is_without_problems_when_it_gets_its_name(course: Path, region: str, language: str) -> None:
    for path in made(course, region, "--language", language)[1:]:
        (course / path).rename((course / path).with_suffix(".md"))
    assert neuvoo("check", "--strict", "--course", course).output == "0 errors\n"
    assert neuvoo("build", region if region != "26" else "pohjanmaa", "--course", course).exit_code == 0


@pytest.mark.parametrize(
    ("region", "language", "advice"),
    [
        ("Espoo", "fi", "ohjeita"),
        ("Larsmo", "sv", "anvisningar"),
        ("Eckerö", "sv", "anvisningar"),
        ("Laihia", "fi", "ohjeita"),
    ],
)
def test_the_advice_is_in_the_regions_first_language(course: Path, region: str, language: str, advice: str) -> None:
    settings, *texts = made(course, region)
    assert advice in (course / settings).read_text(encoding="utf-8")
    assert {path.rsplit(".", 2)[1] for path in texts} == {language}


def test_texts_are_in_a_language_of_the_course(tmp_path: Path) -> None:
    course = write(tmp_path, {"national/m/a.fi.md": "# A\n\n::: slot id=paikka\n:::\n"})
    settings, text = made(course, "Espoo", "--language", "sv")
    assert text.endswith("/paikka.fi.txt")
    assert "anvisningar" in (course / settings).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("spelling", "path", "line"),
    [
        ("049", "regional/espoo", 'municipality: "049"'),
        (" esbo ", "regional/espoo", 'municipality: "049"'),
        ("Ääneseutu", "", ""),
        ("26", "regional/pohjanmaa", 'employment_area: "26"'),
        ("Österbotten", "regional/pohjanmaa", 'employment_area: "26"'),
        ("Kuopio", "regional/kuopio", 'municipality: "297"'),
        ("17", "regional/kuopio-alue", 'employment_area: "17"'),
    ],
)
def test_a_region_is_found_by_any_of_its_names(course: Path, spelling: str, path: str, line: str) -> None:
    result = neuvoo("new-region", spelling, "--course", course)
    assert result.exit_code == (0 if path else 1)
    if path:
        assert line in (course / path / "region.yaml").read_text(encoding="utf-8")


def test_every_region_can_be_started(tmp_path: Path) -> None:
    course = write(tmp_path, {"national/m/a.fi.md": "# A\n"})
    workspace, register = open_course(course, DAY), load_register()
    for code in (*register.municipalities, *register.employment_areas):
        start_region(workspace, code, None, DAY)
    assert len(list((course / "regional").iterdir())) == 308 + 46
    assert neuvoo("check", "--strict", "--course", course).output == "0 errors\n"


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("Helsingfors", "Error: Helsinki has a folder already: regional/helsinki.\n"),
        ("Epsoo", "Error: There is no region 'Epsoo'. Did you mean Espoo?\n"),
        ("qqqqqqqqqq", "Error: There is no region 'qqqqqqqqqq'.\n"),
        ("Espoo", "Error: There is a folder regional/espoo already.\n"),
    ],
)
def test_what_is_there_already_or_unknown_is_left_alone(course: Path, region: str, said: str) -> None:
    (course / "regional/espoo").mkdir()
    before = content(course)
    result = neuvoo("new-region", region, "--course", course)
    assert (result.exit_code, result.stderr) == (1, said)
    assert content(course) == before


def test_a_region_whose_folder_has_another_name_is_not_started_twice(tmp_path: Path) -> None:
    course = write(tmp_path, {"national/m/a.fi.md": "# A\n", "regional/oma/region.yaml": 'employment_area: "26"\n'})
    result = neuvoo("new-region", "Ostrobothnia", "--course", course)
    assert "has a folder already: regional/oma." in result.stderr


def test_a_course_with_errors_is_told(tmp_path: Path) -> None:
    course = write(tmp_path, {"national/m/a.fi.md": "no title\n"})
    result = neuvoo("new-region", "Espoo", "--course", course)
    assert result.exit_code == 1
    assert "[page-without-title]" in result.stderr
    assert not (course / "regional").exists()
