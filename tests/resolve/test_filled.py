"""Texts filled once for all variants that answer alike: the same as filled for each alone."""

from __future__ import annotations

from datetime import date

import pytest

from neuvoo_course.cache import Cache
from neuvoo_course.parse.course import parse_course
from neuvoo_course.resolve import filled as filled_module
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Edition
from neuvoo_course.resolve.filled import FilledTexts
from neuvoo_course.source.files import read_source
from tests.make import DAY, Made, complete_course, make, page_of

PAGES = {
    "national/m/plain.fi.md": "# Plain\n\nTeksti.\n",
    "national/m/fact.fi.md": "# Fact\n\n{{ wellbeing_county.list }}\n",
    "national/m/dated.fi.md": "# Dated\n\nAina.\n\n::: only from=2027-01-01\nUusi.\n:::\n",
    "national/m/slot.fi.md": "# Slot\n\n::: slot id=here\nOletus.\n:::\n",
    "national/m/link.fi.md": "# Link\n\n[Sivu](/m/hidden)\n",
    "national/m/hidden.fi.md": "---\nregional: hide\n---\n# Hidden\n",
    "national/m/title.fi.md": "# {{ region.name }}\n\nSama.\n",
    "national/m/area.fi.md": "# Area\n\n::: slot id=alueella\nOletus.\n:::\n",
    "regional/alue/region.yaml": 'employment_area: "11"\n',
    "regional/alue/m/alueella.fi.md": "Meillä, {{ region.in }}.\n",
    "regional/sipoo/region.yaml": 'municipality: "753"\nhide: [m/hidden]\n',
    "regional/sipoo/m/here.fi.md": "Oma, {{ region.in }}.\n",
}


def digests(edition: Edition) -> dict[str, str]:
    return {page.name: page.texts["fi"].digest for page in edition.pages}


def common(edition: Edition) -> set[str]:
    return {page.name for page in edition.pages if page.texts["fi"].is_common}


def editions(made: Made, *regions: str, texts: FilledTexts | None = None, day: date = DAY) -> list[Edition]:
    variants = [made.variant(region, "fi", day=day) for region in regions]
    return [resolve(made.course, made.locks, variant, texts)[0] for variant in variants]


@pytest.fixture
def made() -> Made:
    return make(PAGES)


REGIONS = ("Espoo", "Sipoo", "Mariehamn", "Kerava", "Espoo", "Sipoo")


def test_shared_texts_give_what_each_variant_gets_alone(made: Made) -> None:
    for day in (DAY, date(2027, 1, 1)):
        assert editions(made, *REGIONS, texts=FilledTexts(), day=day) == editions(made, *REGIONS, day=day)


def test_texts_shared_between_days_and_courses_stay_apart(made: Made) -> None:
    texts = FilledTexts()
    other = make({**PAGES, "regional/sipoo/m/here.fi.md": "Toinen, {{ region.in }}.\n"})
    for course in (made, other, made):
        for day in (DAY, date(2027, 1, 1)):
            assert editions(course, *REGIONS, texts=texts, day=day) == editions(course, *REGIONS, day=day)


def test_what_asks_nothing_is_filled_once_and_what_asks_once_an_answer(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[str] = []
    original = filled_module.fill

    def note(text, filler, digest=""):  # type: ignore[no-untyped-def]
        filled.append(filler.page.partition("/")[2])
        return original(text, filler, digest)

    monkeypatch.setattr(filled_module, "fill", note)
    editions(made, *REGIONS, texts=FilledTexts())
    counts = {name: filled.count(name) for name in filled}
    assert counts == {
        "plain": 1,
        "hidden": 1,
        "fact": 4,  # each its county, and Åland none
        "dated": 1,
        "slot": 2,
        "area": 3,  # the area's text says the municipality's name
        "link": 2,
        "title": 4,
    }


def test_equal_digests_mean_equal_texts(made: Made) -> None:
    espoo, sipoo, aland, kerava = editions(made, "Espoo", "Sipoo", "Mariehamn", "Kerava", texts=FilledTexts())
    for one, other in ((espoo, sipoo), (espoo, kerava), (aland, espoo)):
        for name in digests(one).keys() & digests(other).keys():
            same = digests(one)[name] == digests(other)[name]
            texts = [page_of(edition, f"m/{name}").texts["fi"] for edition in (one, other)]
            assert same == ((texts[0].title, texts[0].blocks) == (texts[1].title, texts[1].blocks)), name
    assert digests(espoo)["plain"] == digests(sipoo)["plain"]
    assert digests(espoo)["title"] != digests(kerava)["title"]
    assert digests(espoo)["link"] != digests(sipoo)["link"]


def test_common_is_what_neither_region_nor_day_touched(made: Made) -> None:
    espoo, sipoo = editions(made, "Espoo", "Sipoo", texts=FilledTexts())
    assert common(espoo) == {"plain", "hidden", "link", "title"}
    assert common(sipoo) == {"plain", "title"}


def test_a_text_that_was_read_again_is_common_still(made: Made) -> None:
    """A long process lets go of what it read and reads it again: other objects, the same text."""
    texts, again = FilledTexts(), make(PAGES)
    assert common(editions(made, "Espoo", texts=texts)[0]) == common(editions(again, "Espoo", texts=texts)[0])


def test_a_course_from_the_cache_resolves_to_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("course")
    root = complete_course(folder / "course")
    found = []
    for cache in (None, Cache(folder / "cache"), Cache(folder / "cache")):
        made = Made(*parse_course(read_source(root), cache))
        found.append([resolve(made.course, made.locks, made.variant(region)) for region in ("Sipoo", "Mariehamn")])
    assert found[0] == found[1] == found[2]


def test_only_so_many_regional_texts_are_held(made: Made) -> None:
    texts = FilledTexts(3)
    assert editions(made, *REGIONS, texts=texts) == editions(made, *REGIONS)
    assert len(texts._kept) == 3
