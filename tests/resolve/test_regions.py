"""Which region a name means, which folders speak for it, and in which languages it is built."""

from __future__ import annotations

import pytest

from neuvoo_course.register import load_register
from neuvoo_course.resolve.regions import Region, RegionUnknown, all_regions, find_region
from tests.make import Made, make

PAGES = {
    "national/m/a.fi.md": "# A\n",
    "national/m/a.sv.md": "# A\n",
    "national/m/a.en.md": "# A\n",
}


def folder(name: str, text: str) -> dict[str, str]:
    return {f"regional/{name}/region.yaml": text}


FOLDERS = make(
    PAGES
    | folder("porvoo", 'municipality: "638"\nlanguages: [sv]\naccent: "#123456"\n')
    | folder("seutu", 'employment_area: "30"\naccent: "#654321"\n')
    | folder("muualla", 'municipality: "434"\nextends: helsinki\n')
    | folder("helsinki", 'municipality: "091"\n')
)
"""Porvoo and its employment area; Loviisa, of the same area, which inherits from Helsinki instead."""


def region(name: str, made: Made = FOLDERS) -> Region:
    return find_region(made.course, name)


@pytest.mark.parametrize("name", ["049", "Espoo", "Esbo", "espoo", " ESBO "])
def test_every_spelling_means_the_same_region(name: str) -> None:
    found = region(name)
    assert found == region("Espoo")
    assert (found.code, found.output_name, found.chain) == ("049", "espoo", ())
    assert found.names["sv"] == "Esbo"


@pytest.mark.parametrize("name", ["638", "Porvoo", "Borgå", "porvoo"])
def test_a_folder_speaks_for_its_municipality_whatever_it_is_called(name: str) -> None:
    assert region(name).code == "638"
    assert region(name).chain == ("porvoo", "seutu")


def test_a_folder_gives_the_name_of_the_output() -> None:
    assert region("Loviisa").output_name == "muualla"
    assert region("Äänekoski").output_name == "aanekoski"


def test_a_municipality_without_a_folder_inherits_its_employment_area() -> None:
    askola = region("Askola")
    assert askola.chain == ("seutu",)
    assert (askola.code, askola.output_name, askola.municipalities) == ("018", "askola", ("018",))


def test_extends_overrides_the_employment_area() -> None:
    assert region("Loviisa").chain == ("muualla", "helsinki")


def test_an_area_is_built_by_its_folder() -> None:
    area = region("seutu")
    assert (area.code, area.chain, area.is_area) == ("30", ("seutu",), True)
    assert "638" in area.municipalities
    assert len(area.municipalities) == 6
    assert area.names["fi"] == load_register().forms("employment_area", "30", "fi").name


def test_a_bare_name_shared_with_an_area_means_the_municipality() -> None:
    vantaa = region("Vantaa", make(PAGES | folder("alue", 'employment_area: "43"\n')))
    assert (vantaa.code, vantaa.chain) == ("092", ("alue",))


def test_the_most_special_colour_wins() -> None:
    assert region("Porvoo").accent == "#123456"
    assert region("Askola").accent == "#654321"
    assert region("Espoo").accent == ""


@pytest.mark.parametrize(("written", "near"), [("Esppo", "Espoo"), ("porvo", "porvoo"), ("qqqqq", "")])
def test_an_unknown_name_suggests_a_near_one(written: str, near: str) -> None:
    with pytest.raises(RegionUnknown) as raised:
        region(written)
    assert raised.value.near.casefold() == near.casefold()


# ---------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("Espoo", ("fi", "sv")),
        ("Parainen", ("sv", "fi")),
        ("Mariehamn", ("sv",)),
        ("Lahti", ("fi",)),
        ("Porvoo", ("sv",)),  # region.yaml says so
        ("Askola", ("fi",)),  # its area's folder says nothing
        ("seutu", ("fi", "sv")),
    ],
)
def test_languages_come_from_the_folder_else_from_the_register(name: str, languages: tuple[str, ...]) -> None:
    assert region(name).languages == languages


@pytest.mark.parametrize(("name", "languages"), [("Lahti", ("fi", "en")), ("Mariehamn", ("sv", "en"))])
def test_the_course_may_add_languages_for_everybody(name: str, languages: tuple[str, ...]) -> None:
    assert region(name, make(PAGES, settings="extra_languages: [en]\n")).languages == languages


def test_languages_the_course_lacks_are_left_out() -> None:
    finnish = make({"national/m/a.fi.md": "# A\n"})
    assert region("Espoo", finnish).languages == ("fi",)


def test_a_region_whose_languages_the_course_lacks_gets_the_first_of_the_course() -> None:
    finnish = make({"national/m/a.fi.md": "# A\n"})
    assert region("Mariehamn", finnish).languages == ("fi",)


def test_an_area_has_the_languages_of_its_municipalities_the_commonest_first() -> None:
    vaasa = make(PAGES | folder("pohjanmaa", 'employment_area: "26"\n'))
    assert region("pohjanmaa", vaasa).languages == ("sv", "fi")
    turku = make(PAGES | folder("turun-seutu", 'employment_area: "41"\n'))
    assert region("turun-seutu", turku).languages == ("fi", "sv")


# ---------------------------------------------------------------- all of them


def test_all_regions_are_every_municipality_and_every_area_with_a_folder() -> None:
    codes = [one.code for one in all_regions(FOLDERS.course)]
    assert len(codes) == 309
    assert codes[-1] == "30"
    assert len(set(codes)) == 309


def test_no_two_regions_share_an_output() -> None:
    names = [one.output_name for one in all_regions(FOLDERS.course)]
    assert len(set(names)) == len(names)
