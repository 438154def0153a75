"""Finding municipalities by what people write."""

import pickle

import pytest

from neuvoo_course.problems import nearest
from neuvoo_course.register import load_register

REGISTER = load_register()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("049", "049"),
        (" 853 ", "853"),
        ("Turku", "853"),
        ("Åbo", "853"),
        ("abo", "853"),
        ("TURKU", "853"),
        ("Jyvaskyla", "179"),
        ("jyväskylä", "179"),
        ("Jyva\u0308skyla\u0308", "179"),
        ("Koski Tl", "284"),
        ("koski-tl", "284"),
        ("Koskis", "284"),
        ("Pedersören kunta", "599"),
        ("Pedersöre", "599"),
        ("S:t Karins", "202"),
        ("Mänttä-Vilppula", "508"),
        ("Mantta-Vilppula", "508"),
        ("Larsmo", "440"),
        ("Ii", "139"),
    ],
)
def test_a_municipality_is_found(text: str, code: str) -> None:
    found = REGISTER.find_municipality(text)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text", ["49", "0049", "999", "", " ", "-", "Turkku", "Kymppi", "Pohjanmaa", "Karjala", "Ελλάδα"]
)
def test_anything_else_is_not(text: str) -> None:
    assert REGISTER.find_municipality(text) is None


def test_every_municipality_is_found_by_each_of_its_names() -> None:
    for one in REGISTER.municipalities.values():
        assert all(REGISTER.find_municipality(name) is one for name in (one.code, *one.names.values()))


def test_a_name_shared_with_an_area_means_the_municipality() -> None:
    areas = {area.names["fi"] for area in REGISTER.employment_areas.values()}
    shared = {one.names["fi"] for one in REGISTER.municipalities.values()} & areas
    assert shared == {"Helsinki", "Kouvola", "Kuopio", "Lahti", "Raahe", "Salo", "Savonlinna", "Turku", "Vantaa"}


@pytest.mark.parametrize("text", ["26", "Pohjanmaa", "Österbotten", "pohjanmaan työllisyysalue", "Ostrobothnia"])
def test_an_employment_area_is_found_by_code_or_name(text: str) -> None:
    assert REGISTER.find_employment_area(text) is REGISTER.employment_areas["26"]


def test_every_employment_area_is_found_by_each_of_its_names() -> None:
    for one in REGISTER.employment_areas.values():
        assert all(REGISTER.find_employment_area(name) is one for name in (one.code, *one.names.values()))
    assert [REGISTER.find_employment_area(text) for text in ("", "6", "Espoo")] == [None, None, None]


def test_known_names_give_a_hint() -> None:
    assert nearest("Turkku", REGISTER.known_names()) == "Turku"
    assert nearest("Grankula", REGISTER.known_names()) == "Grankulla"


def test_known_names_are_sorted_and_all_findable() -> None:
    names = REGISTER.known_names()
    assert list(names) == sorted(set(names))
    assert all(REGISTER.find_municipality(name) for name in names)


def test_unknown_forms_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        REGISTER.forms("municipality", "999", "fi")
    with pytest.raises(KeyError):
        REGISTER.forms("municipality", "853", "de")


def test_the_register_is_read_once() -> None:
    assert load_register() is REGISTER


def test_the_register_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(REGISTER)) == REGISTER
