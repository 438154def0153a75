"""`course.<language>.js` holds plain JSON, and agrees with the pages it speaks of."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from neuvoo_course.files import Files
from neuvoo_course.model import Question, walk
from neuvoo_course.render import Renderer
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Edition, Variant
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.runtime import runtime_texts
from tests.make import DAY, complete_workspace, make, xml

REGIONS = ("Espoo", "Kerava", "sipoo", "Mariehamn")
LANGUAGES = ("fi", "sv", "en")
END = ";\n"


@cache
def built(region: str) -> tuple[Edition, Files]:
    workspace = complete_workspace()
    variant = Variant(find_region(workspace.course, region), LANGUAGES, DAY)
    edition, _ = resolve(workspace.course, workspace.locks, variant)
    return edition, Renderer(workspace.course.pictures, workspace.source.picture).render(edition)


def read(script: bytes, name: str = "neuvooCourse") -> Any:
    text, start = script.decode("ascii"), f"var {name}="
    assert text.startswith(start)
    assert text.endswith(END)
    return json.loads(text[len(start) : -len(END)])


def data(region: str, language: str = "fi") -> Any:
    return read(built(region)[1][f"course.{language}.js"].data)


def contents(region: str, language: str = "fi") -> Any:
    return read(built(region)[1][f"contents.{language}.js"].data, "neuvooContents")


def test_what_comes_with_every_page() -> None:
    found = data("sipoo", "sv")
    assert found.pop("texts") == runtime_texts("sv")
    assert [module.pop("places")[0] for module in found["modules"]] == ["0.1", "0.4"]
    assert found == {
        "format": 2,
        "id": "koekurssi-753",
        "language": "sv",
        "languages": [["fi", "Suomi"], ["sv", "Svenska"], ["en", "English"]],
        "majority": "fi",
        "owners": ["", "keski-uusimaa", "sipoo"],
        "rule": {"pages": 90, "tests": True},
        "modules": [{"number": 1}, {"number": 2}],
        "tests": [{"place": "0.1", "module": 2, "points": 6, "pass": 80, "attempts": 3}],
        "said": {"lang": "sv", "dir": "ltr"},
    }


def test_what_comes_when_something_is_to_be_listed() -> None:
    found = contents("sipoo", "sv")
    assert [module.pop("pages")[0] for module in found["modules"]] == [
        ["alku/tervetuloa", "0.1", "Välkommen & hej <alla>"],
        ["tyo/ohje", "0.4", "Sibbos anvisning"],
    ]
    assert found == {
        "language": "sv",
        "title": 'Rådgivning & "handledning" <grunder>',
        "region": "Sibbo",
        "modules": [
            {"name": "alku", "title": "Början & grunderna", "minutes": 10},
            {"name": "tyo", "title": "Arbetet", "minutes": 5},
        ],
        "testPages": ["tyo/koe"],
    }


@pytest.mark.parametrize("region", REGIONS)
def test_both_tell_of_the_same_pages(region: str) -> None:
    for language in LANGUAGES:
        needed, listed = data(region, language), contents(region, language)
        assert len(needed["tests"]) == len(listed["testPages"])
        for module, titles in zip(needed["modules"], listed["modules"], strict=True):
            assert module["places"] == [place for _, place, *_ in titles["pages"]]


@pytest.mark.parametrize("region", REGIONS)
def test_every_page_it_lists_is_there_under_its_title(region: str) -> None:
    _, files = built(region)
    for language in LANGUAGES:
        listed = [page for module in contents(region, language)["modules"] for page in module["pages"]]
        documents = {path for path in files if path.startswith(f"{language}/") and path.count("/") == 2}
        assert {f"{language}/{key}.html" for key, *_ in listed} == documents
        for key, place, title, *_ in listed:
            tree = xml(files[f"{language}/{key}.html"].data)
            assert tree.xpath("string(//h1)") == title
            assert tree.xpath("//main/@data-page") == [key]
            assert tree.xpath("//main/@data-place") == [place]


@pytest.mark.parametrize("region", REGIONS)
def test_places_are_one_each_and_the_same_in_every_language(region: str) -> None:
    places = {
        language: [place for module in data(region, language)["modules"] for place in module["places"]]
        for language in LANGUAGES
    }
    assert places["fi"] == places["sv"] == places["en"]
    assert len(set(places["fi"])) == len(places["fi"])
    owners = data(region)["owners"]
    assert all(int(place.split(".")[0]) < len(owners) for place in places["fi"])


@pytest.mark.parametrize("region", REGIONS)
def test_tests_agree_with_the_pages(region: str) -> None:
    _, files = built(region)
    for language in LANGUAGES:
        pages = contents(region, language)["testPages"]
        for page, test in zip(pages, data(region, language)["tests"], strict=True):
            tree = xml(files[f"{language}/{page}.html"].data)
            (section,) = tree.xpath(f"//section[@data-test='{test['place']}']")
            assert int(section.get("data-pass")) == test["pass"]
            assert int(section.get("data-attempts")) == test["attempts"]
            assert sum(map(int, section.xpath(".//form/@data-points"))) == test["points"]


@pytest.mark.parametrize("region", REGIONS)
def test_questions_on_the_pages_have_the_numbers_of_the_locks(region: str) -> None:
    edition, files = built(region)
    seen = set()
    for page in edition.pages:
        for language in LANGUAGES:
            tree = xml(files[f"{language}/{page.key}.html"].data)
            asked = [block for block in walk(page.texts[language].blocks) if isinstance(block, Question)]
            for question, form in zip(asked, tree.xpath("//form"), strict=True):
                place = page.questions[question.id]
                where = f"{edition.owners.index(place.place.owner)}.{place.place.number}"
                assert form.get("data-question") == where
                assert form.get("data-revision") == str(place.revision)
                assert tuple(map(int, form.xpath(".//input/@value"))) == place.options
                right = form.xpath(".//li[@data-correct='true']/@data-option")
                numbers = zip(place.options, question.parts, strict=True)
                assert right == [str(number) for number, part in numbers if part.correct]
                seen.add((region, where))
    assert len(seen) == 6 + {"Kerava": 1, "sipoo": 2}.get(region, 0)


def test_it_is_plain_ascii_and_cannot_end_its_script() -> None:
    made = make({"national/m/a.fi.md": "# Ä \\</script> \\<!-- \u2028 Å\n"})
    files = Renderer(frozenset(), lambda _: pytest.fail("no pictures")).render(made.edition())
    script = files["contents.fi.js"].data
    assert read(script, "neuvooContents")["modules"][0]["pages"][0][2] == "Ä </script> <!-- \u2028 Å"
    assert script.isascii()
    assert b"\n" not in script.rstrip(b"\n")


def test_a_course_without_tests_says_so() -> None:
    made = make({"national/m/a.fi.md": "# A\n"}, settings="completion: {pages: 50, tests: not-needed}\n")
    files = Renderer(frozenset(), lambda _: pytest.fail("no pictures")).render(made.edition("Mariehamn"))
    found = read(files["course.fi.js"].data)
    assert (found["tests"], found["rule"]) == ([], {"pages": 50, "tests": False})
    assert (found["owners"], found["majority"]) == ([""], "fi")
    assert read(files["contents.fi.js"].data, "neuvooContents")["region"] == "Maarianhamina"


@pytest.mark.parametrize("report", ["none", "answers"])
def test_single_answers_are_reported_only_if_the_course_says_so_and_learners_are_told(report: str) -> None:
    made = make({"national/m/a.fi.md": "# A\n"}, settings=f"report: {report}\n")
    files = Renderer(frozenset(), lambda _: pytest.fail("no pictures")).render(made.edition())
    assert read(files["course.fi.js"].data).get("report", "none") == report
    about = files["fi/about.html"].data.decode()
    assert ("yksittäisiä vastauksia ei lähetetä" in about) is (report == "none")
    assert ("lähetetään myös jokainen vastaus" in about) is (report == "answers")
