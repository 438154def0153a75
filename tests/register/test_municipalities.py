"""The municipalities as the register lists them."""

from collections import Counter

import pytest

from neuvoo_course.register import LANGUAGES, Municipality, ascii_name, load_register

REGISTER = load_register()
ALL = tuple(REGISTER.municipalities.values())


def test_every_municipality_is_there() -> None:
    assert len(ALL) == 308
    assert all(len(code) == 3 and code.isdigit() for code in REGISTER.municipalities)
    assert list(REGISTER.municipalities) == sorted(REGISTER.municipalities)


def test_language_statuses_are_those_of_the_decree() -> None:
    assert Counter(one.language_status for one in ALL) == {"fi": 259, "fi+sv": 18, "sv+fi": 15, "sv": 16}


@pytest.mark.parametrize(
    ("code", "languages"),
    [("564", ("fi",)), ("091", ("fi", "sv")), ("499", ("sv", "fi")), ("478", ("sv",))],
    ids=["Oulu", "Helsinki", "Mustasaari", "Maarianhamina"],
)
def test_the_majority_language_comes_first(code: str, languages: tuple[str, ...]) -> None:
    assert REGISTER.municipalities[code].languages == languages


def test_a_municipality_knows_what_it_belongs_to() -> None:
    assert REGISTER.municipalities["853"] == Municipality(
        code="853",
        names={"fi": "Turku", "sv": "Åbo", "en": "Turku"},
        language_status="fi+sv",
        languages=("fi", "sv"),
        employment_area="41",
        wellbeing_county="05",
        development_centre="02",
    )


def test_aland_is_its_swedish_municipalities() -> None:
    aland = {one.code for one in ALL if one.is_aland}
    assert len(aland) == 16
    assert aland == {one.code for one in ALL if one.languages == ("sv",)}


def test_every_name_is_there_in_every_language() -> None:
    assert all(one.names[language].strip() for one in ALL for language in LANGUAGES)


def test_no_name_means_two_municipalities() -> None:
    owners: dict[str, set[str]] = {}
    for one in ALL:
        for name in one.names.values():
            owners.setdefault(ascii_name(name), set()).add(one.code)
    assert [codes for codes in owners.values() if len(codes) > 1] == []


def test_employment_areas_divide_the_country() -> None:
    areas = REGISTER.employment_areas
    assert len(areas) == 46
    members = [code for area in areas.values() for code in area.municipalities]
    assert sorted(members) == list(REGISTER.municipalities)
    assert all(
        REGISTER.municipalities[code].employment_area == area.code
        for area in areas.values()
        for code in area.municipalities
    )


def test_an_area_has_its_bare_register_name() -> None:
    area = REGISTER.employment_areas["01"]
    assert area.names == {"fi": "Espoo-Kauniainen", "sv": "Esbo-Grankulla", "en": "Espoo-Kauniainen"}
    assert area.municipalities == ("049", "235")


def test_a_municipality_and_an_area_can_be_members_of_a_set() -> None:
    assert len({*ALL, *REGISTER.employment_areas.values()}) == 308 + 46
