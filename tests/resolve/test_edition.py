"""The edition as a whole: pure, the same for every spelling, made for every municipality, numbered by the locks."""

from __future__ import annotations

import pytest

from neuvoo_course.locks import Lock, assign, named_things
from neuvoo_course.model import inlines_of
from neuvoo_course.register import load_register
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Edition, Place, Variant
from neuvoo_course.resolve.regions import all_regions, find_region
from neuvoo_course.workspace import Workspace
from tests.make import DAY, complete_workspace, keys, make, page_of, question


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return complete_workspace()


def edition(workspace: Workspace, name: str) -> Edition:
    region = find_region(workspace.course, name)
    found, problems = resolve(workspace.course, workspace.locks, Variant(region, region.languages, DAY))
    assert problems == ()
    return found


def test_resolving_twice_gives_equal_editions(workspace: Workspace) -> None:
    assert edition(workspace, "sipoo") == edition(workspace, "sipoo")


@pytest.mark.parametrize("name", ["Esbo", "049", "espoo"])
def test_every_spelling_gives_the_same_edition(workspace: Workspace, name: str) -> None:
    assert edition(workspace, name) == edition(workspace, "Espoo")


def test_every_municipality_resolves(workspace: Workspace) -> None:
    found = [edition(workspace, region.code) for region in all_regions(workspace.course) if not region.is_area]
    assert len(found) == len(load_register().municipalities) == 308
    assert len({one.identifier for one in found}) == 308
    for one in found:
        assert one.variant.languages
        assert "{{" not in str([list(inlines_of(text.blocks)) for page in one.pages for text in page.texts.values()])
        assert all(page.texts.keys() == set(one.variant.languages) for page in one.pages)


def test_what_the_complete_course_shows_where(workspace: Workspace) -> None:
    common = ["tervetuloa", "palvelut", "kysymykset", "ohje", "vanha", "muutokset", "koe"]
    assert keys(edition(workspace, "Helsinki")) == common
    kerava = ["tervetuloa", "palvelut", "alueella", "kysymykset", "ohje", "oma-lisa", "vanha", "muutokset", "koe"]
    assert keys(edition(workspace, "Kerava")) == keys(edition(workspace, "keski-uusimaa")) == kerava
    sipoo = ["tervetuloa", "ennen", *kerava[1:6], "muutokset", "koe"]
    assert keys(edition(workspace, "sipoo")) == sipoo


def test_each_page_knows_where_it_comes_from(workspace: Workspace) -> None:
    origins = {page.key: page.origin for page in edition(workspace, "sipoo").pages if page.origin}
    assert origins == {
        "alku/ennen": "sipoo",
        "alku/alueella": "sipoo",
        "tyo/ohje": "sipoo",
        "tyo/oma-lisa": "keski-uusimaa",
    }
    assert page_of(edition(workspace, "sipoo"), "tyo/ohje").place == Place("", 4)


def test_owners_go_from_general_to_special(workspace: Workspace) -> None:
    assert edition(workspace, "sipoo").owners == ("", "keski-uusimaa", "sipoo")
    assert edition(workspace, "Espoo").owners == ("",)


def test_a_package_is_named_by_course_code_and_language(workspace: Workspace) -> None:
    assert edition(workspace, "sipoo").identifier == "koekurssi-753"
    assert edition(workspace, "keski-uusimaa").identifier == "koekurssi-11"
    region = find_region(workspace.course, "sipoo")
    split, _ = resolve(workspace.course, workspace.locks, Variant(region, ("sv",), DAY, split=True))
    assert split.identifier == "koekurssi-753-sv"


def test_a_test_has_the_course_s_pass_mark_unless_it_has_its_own() -> None:
    text = "# A\n\n::: test id=one{}\n" + question("q") + ":::\n"
    settings = "completion: {pass_mark: 65}\n"
    assert make({"national/m/a.fi.md": text.format("")}, settings=settings).edition().tests[0].pass_mark == 65
    assert make({"national/m/a.fi.md": text.format(" pass=0")}, settings=settings).edition().tests[0].pass_mark == 0


def test_points_are_summed_and_options_have_their_locked_numbers() -> None:
    first = {"national/m/a.fi.md": "# A\n\n::: test id=t\n" + question("q", "- a", "x b", "- c") + ":::\n"}
    lock = make(first).locks[""]
    moved = make({"national/m/a.fi.md": first["national/m/a.fi.md"].replace("- [ ] a\n", "") + "\n"})
    turned = make({"national/m/a.fi.md": "# A\n\n::: test id=t\n" + question("q", "- c", "x b", "- a") + ":::\n"})
    assert make(first).edition().tests[0].weight == 1
    for made, numbers, revision in ((turned, (3, 2, 1), 1), (moved, (2, 3), 2)):
        locks: dict[str, Lock] = {"": assign(lock, named_things(made.course)[""])}
        found, _ = resolve(made.course, locks, made.variant("Espoo"))
        place = page_of(found, "m/a").questions["q"]
        assert (place.options, place.revision) == (numbers, revision)


@pytest.mark.parametrize(
    "block", [question("same"), f"::: test id=same\n{question('inside{}')}:::\n", "::: reflection id=same\nWhy?\n:::\n"]
)
def test_one_id_twice_on_a_page_is_told_even_between_owners(block: str) -> None:
    made = make(
        {
            "national/m/a.fi.md": f"# A\n\n{block.replace('{}', '1')}\n::: slot id=inner\n:::\n",
            "regional/x/region.yaml": 'municipality: "091"\n',
            "regional/x/m/inner.fi.md": block.replace("{}", "2"),
        }
    )
    assert [found.code for found in made.problems_for("Helsinki")] == ["id-twice"]
    assert made.problems_for("Espoo") == ()
