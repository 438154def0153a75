"""What a region changes: it fills, replaces, adds and hides; the most special wins, and numbers stay."""

from __future__ import annotations

from datetime import date

import pytest

from neuvoo_course.resolve.edition import Place
from tests.make import keys, make, module_file, page_of, question, says

# Lohja (444) belongs to the employment area Lohja-Karkkila (20); Karkkila (224) has no folder of its own.
NATIONAL = {
    "modules/m/module.yaml": module_file("m", ["first", "second", "slot: own", "last"]),
    "national/m/first.fi.md": "# First\n\nNational.\n\n::: slot id=inner\nDefault.\n:::\n",
    "national/m/second.fi.md": f"---\nregional: both\n---\n# Second\n\nNational.\n\n{question('national')}",
    "national/m/last.fi.md": "# Last\n\nNational.\n",
    "regional/lohja/region.yaml": 'municipality: "444"\n',
    "regional/area/region.yaml": 'employment_area: "20"\n',
}


def test_without_overlays_the_national_text_stands_and_slots_are_empty() -> None:
    edition = make(NATIONAL).edition("Lohja")
    assert keys(edition) == ["first", "second", "last"]
    assert says(edition, "m/first") == "National. Default."
    assert edition.empty_slots == ("m/own", "m/inner")
    assert edition.filled_slots == ()


def test_a_page_slot_is_filled_in_its_place() -> None:
    edition = make(NATIONAL | {"regional/lohja/m/own.fi.md": "# Own\n\nLohja's.\n"}).edition("Lohja")
    assert keys(edition) == ["first", "second", "own", "last"]
    page = page_of(edition, "m/own")
    assert (page.origin, page.place) == ("lohja", Place("lohja", 1))
    assert edition.filled_slots == ("m/own",)
    assert edition.empty_slots == ("m/inner",)


def test_a_slot_with_national_text_shows_it_until_a_region_fills_it() -> None:
    files = NATIONAL | {"national/m/own.fi.md": "# Own\n\nNational.\n"}
    assert page_of(make(files).edition("Lohja"), "m/own").place == Place("", 3)
    filled = make(files | {"regional/lohja/m/own.fi.md": "# Own\n\nLohja's.\n"})
    assert page_of(filled.edition("Lohja"), "m/own").place == Place("lohja", 1)
    assert says(filled.edition("Espoo"), "m/own") == "National."


def test_an_inner_slot_is_filled_where_it_stands() -> None:
    edition = make(NATIONAL | {"regional/lohja/m/inner.fi.md": "Lohja's.\n"}).edition("Lohja")
    assert says(edition, "m/first") == "National. Lohja's."
    assert page_of(edition, "m/first").origin == ""
    assert edition.filled_slots == ("m/inner",)


def test_a_replaced_page_keeps_the_national_place() -> None:
    made = make(NATIONAL | {"regional/lohja/m/second.fi.md": f"# Ours\n\n{question('ours')}"})
    page = page_of(made.edition("Lohja"), "m/second")
    assert (page.origin, page.place) == ("lohja", Place("", 2))
    assert page.texts["fi"].title == "Ours"
    assert page.questions["ours"].place == Place("lohja", 1)
    national = page_of(made.edition("Espoo"), "m/second")
    assert (national.origin, national.place) == ("", page.place)
    assert national.questions["national"].place == Place("", 1)


def test_questions_in_a_filled_slot_belong_to_the_region() -> None:
    files = {
        "regional/lohja/m/inner.fi.md": question("ours"),
        "regional/lohja/m/own.fi.md": f"# Own\n\n::: test id=t\n{question('tested')}:::\n",
    }
    edition = make(NATIONAL | files).edition("Lohja")
    assert page_of(edition, "m/first").questions["ours"].place.owner == "lohja"
    assert page_of(edition, "m/own").tests["t"].place == Place("lohja", 1)
    assert edition.owners == ("", "area", "lohja")


def test_a_hidden_page_is_gone() -> None:
    made = make(NATIONAL | {"regional/lohja/region.yaml": 'municipality: "444"\nhide: [m/second]\n'})
    assert keys(made.edition("Lohja")) == ["first", "last"]
    assert keys(made.edition("Karkkila")) == ["first", "second", "last"]


@pytest.mark.parametrize(
    ("place", "order"),
    [
        ("after: first", ["first", "extra", "second", "last"]),
        ("before: second", ["first", "extra", "second", "last"]),
        ("before: first", ["extra", "first", "second", "last"]),
        ("after: last", ["first", "second", "last", "extra"]),
        ("after: own", ["first", "second", "extra", "last"]),  # beside an empty slot
    ],
)
def test_a_page_is_added_beside_another(place: str, order: list[str]) -> None:
    edition = make(NATIONAL | {"regional/lohja/m/extra.fi.md": f"---\n{place}\n---\n# Extra\n"}).edition("Lohja")
    assert keys(edition) == order
    assert page_of(edition, "m/extra").place == Place("lohja", 1)


@pytest.mark.parametrize("side", ["after", "before"])
def test_pages_added_at_one_place_stand_in_the_order_of_their_names(side: str) -> None:
    added = {f"regional/lohja/m/{name}.fi.md": f"---\n{side}: first\n---\n# X\n" for name in ("x-b", "x-a", "x-c")}
    found = keys(make(NATIONAL | added).edition("Lohja"))
    assert [name for name in found if name.startswith("x-")] == ["x-a", "x-b", "x-c"]
    assert found.index("first") == (0 if side == "after" else 3)


def test_a_page_beside_a_hidden_one_stands_where_that_would() -> None:
    files = {
        "regional/lohja/region.yaml": 'municipality: "444"\nhide: [m/second]\n',
        "regional/lohja/m/extra.fi.md": "---\nafter: second\n---\n# Extra\n",
    }
    assert keys(make(NATIONAL | files).edition("Lohja")) == ["first", "extra", "last"]


# ---------------------------------------------------------------- inheriting

BOTH = NATIONAL | {
    "regional/area/m/own.fi.md": "# Own\n\nThe area's.\n",
    "regional/area/m/inner.fi.md": "The area's.\n",
    "regional/area/m/second.fi.md": "# Second\n\nThe area's.\n",
    "regional/area/m/extra.fi.md": "---\nafter: first\n---\n# Extra\n\nThe area's.\n",
}


def test_what_the_area_has_its_municipalities_have() -> None:
    made = make(BOTH)
    for name in ("area", "Lohja", "Karkkila"):
        edition = made.edition(name)
        assert keys(edition) == ["first", "extra", "second", "own", "last"]
        assert says(edition, "m/first") == "National. The area's."
        assert page_of(edition, "m/extra").place == Place("area", 1)
    assert keys(made.edition("Espoo")) == ["first", "second", "last"]


@pytest.mark.parametrize("name", ["own", "inner", "second", "extra"])
def test_the_most_special_text_wins(name: str) -> None:
    title = "" if name == "inner" else "# T\n\n"
    front = "---\nafter: first\n---\n" if name == "extra" else ""
    made = make(BOTH | {f"regional/lohja/m/{name}.fi.md": f"{front}{title}Lohja's.\n"})
    page = "m/first" if name == "inner" else f"m/{name}"
    assert says(made.edition("Lohja"), page).endswith("Lohja's.")
    assert says(made.edition("Karkkila"), page).endswith("The area's.")
    assert keys(made.edition("Lohja")) == ["first", "extra", "second", "own", "last"]


def test_a_municipality_may_move_what_its_area_adds() -> None:
    made = make(BOTH | {"regional/lohja/m/extra.fi.md": "---\nbefore: last\n---\n# Extra\n\nLohja's.\n"})
    edition = made.edition("Lohja")
    assert keys(edition) == ["first", "second", "own", "extra", "last"]
    assert page_of(edition, "m/extra").place == Place("lohja", 1)


def test_a_municipality_may_bring_back_what_its_area_hides() -> None:
    files = {
        "regional/area/region.yaml": 'employment_area: "20"\nhide: [m/second]\n',
        "regional/lohja/m/second.fi.md": "# Second\n\nLohja's.\n",
    }
    made = make(NATIONAL | files)
    assert keys(made.edition("Lohja")) == ["first", "second", "last"]
    assert says(made.edition("Lohja"), "m/second") == "Lohja's."
    assert keys(made.edition("Karkkila")) == ["first", "last"]


def test_a_municipality_may_hide_what_its_area_replaces() -> None:
    made = make(BOTH | {"regional/lohja/region.yaml": 'municipality: "444"\nhide: [m/second]\n'})
    assert "second" not in keys(made.edition("Lohja"))


# ---------------------------------------------------------------- dated pages

DATED = "---\nfrom: 2027-01-01\nuntil: 2027-01-31\n---\n"


@pytest.mark.parametrize(
    ("day", "stands"),
    [("2026-12-31", False), ("2027-01-01", True), ("2027-01-15", True), ("2027-01-31", True), ("2027-02-01", False)],
)
def test_a_dated_page_stands_from_its_first_to_its_last_day(day: str, stands: bool) -> None:
    made = make(NATIONAL | {"national/m/last.fi.md": f"{DATED}# Last\n"})
    assert ("last" in keys(made.edition("Espoo", day=date.fromisoformat(day)))) is stands


def test_a_dated_overlay_gives_way_to_what_it_covers() -> None:
    files = {
        "regional/lohja/m/second.fi.md": f"{DATED}# Second\n\nLohja's.\n",
        "regional/lohja/m/own.fi.md": f"{DATED}# Own\n",
        "regional/lohja/m/inner.fi.md": f"{DATED}Lohja's.\n",
    }
    made = make(NATIONAL | files)
    now, then = made.edition("Lohja"), made.edition("Lohja", day=date(2027, 1, 1))
    assert (says(now, "m/second").startswith("National."), says(then, "m/second")) == (True, "Lohja's.")
    assert (says(now, "m/first"), says(then, "m/first")) == ("National. Default.", "National. Lohja's.")
    assert ("own" in keys(now), "own" in keys(then)) == (False, True)


def test_a_module_without_pages_is_left_out() -> None:
    made = make(NATIONAL | {"national/n/only.fi.md": f"{DATED}# Only\n"})
    assert [module.name for module in made.edition("Espoo").modules] == ["m"]
    assert [module.name for module in made.edition("Espoo", day=date(2027, 1, 2)).modules] == ["m", "n"]
