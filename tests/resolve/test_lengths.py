"""What learners are told of a module's time: what is stated, else what their region's pages take."""

from __future__ import annotations

from datetime import date

import pytest

from neuvoo_course.model import Length, reckon
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Edition
from neuvoo_course.resolve.filled import FilledTexts
from neuvoo_course.resolve.lengths import national_length, national_pages
from tests.make import DAY, Made, make, page_of, question

WORDS = 161 * 7
LONG = "sana " * WORDS
MODULE = {"modules/m/module.yaml": "title: {fi: M, sv: M}\npages: [a, b, {slot: own}]\n"}
PAGES = {
    "national/m/a.fi.md": f"# A\n\n{LONG}\n",
    "national/m/a.sv.md": "# A\n\nOrd.\n",
    "national/m/b.fi.md": "# B\n\n::: slot id=here\nOletus tässä.\n:::\n\n::: only region=753\nVain täällä.\n:::\n",
    "regional/sipoo/region.yaml": 'municipality: "753"\n',
    "regional/sipoo/m/here.fi.md": f"{LONG}\n\n::: only region=753\nJa vielä tämä.\n:::\n",
    "regional/sipoo/m/own.fi.md": f"# Oma\n\n{LONG}\n",
}


@pytest.fixture
def made() -> Made:
    return make(PAGES | MODULE)


def test_each_language_has_its_minutes(made: Made) -> None:
    assert [module.minutes for module in made.edition("Espoo", "fi", "sv").modules] == [{"fi": 10, "sv": 5}]


def test_what_a_region_adds_counts_in_its_package(made: Made) -> None:
    assert [module.minutes["fi"] for module in made.edition("Sipoo").modules] == [25]


def test_what_is_stated_is_told_as_it_is(made: Made) -> None:
    stated = {"modules/m/module.yaml": MODULE["modules/m/module.yaml"] + "duration: 12\n"}
    edition = make(PAGES | stated).edition("Sipoo", "fi", "sv")
    assert [module.minutes for module in edition.modules] == [{"fi": 12, "sv": 12}]


@pytest.mark.parametrize("region", ["Espoo", "Sipoo"])
def test_a_filled_text_is_as_long_as_what_it_shows(made: Made, region: str) -> None:
    edition = made.edition(region, "fi")
    for page in edition.pages:
        text = page.texts["fi"]
        shown = reckon((), text.blocks, "fi")
        assert text.length.to_read == shown.to_read + len(text.title.split())
        assert text.length.seconds == pytest.approx(shown.seconds, abs=2)


def test_a_text_filled_again_for_another_region_keeps_its_length(made: Made) -> None:
    texts = FilledTexts()
    found = [_lengths(edition) for region in ("Espoo", "Sipoo", "Espoo") for edition in [_edition(made, region, texts)]]
    assert found[0] == found[2] != found[1]


def _edition(made: Made, region: str, texts: FilledTexts) -> Edition:
    return resolve(made.course, made.locks, made.variant(region, "fi"), texts)[0]


def _lengths(edition: Edition) -> list[Length]:
    return [page.texts["fi"].length for page in edition.pages]


def test_a_drawn_test_in_an_edition_counts_what_it_draws() -> None:
    test = "::: test id=t draw=1\n" + question("q1") + question("q2") + ":::\n"
    edition = make({"national/m/a.fi.md": f"# A\n\n{test}"}).edition("Espoo", "fi")
    assert page_of(edition, "m/a").texts["fi"].length.asked == 3


def test_the_nation_s_module_is_without_regions_and_with_what_stands_on_the_day() -> None:
    dated = {
        "national/m/a.fi.md": PAGES["national/m/a.fi.md"],
        "national/m/a.sv.md": PAGES["national/m/a.sv.md"],
        "national/m/b.fi.md": "---\nuntil: 2026-12-31\n---\n# B\n\nYksi kaksi.\n",
        "regional/sipoo/region.yaml": PAGES["regional/sipoo/region.yaml"],
        "regional/sipoo/m/own.fi.md": PAGES["regional/sipoo/m/own.fi.md"],
    }
    [module] = make(dated | MODULE).course.modules
    assert [page.name for page in national_pages(module, DAY)] == ["a", "b"]
    assert [page.name for page in national_pages(module, date(2027, 1, 1))] == ["a"]
    assert national_length(module, "fi", {}, DAY).to_read == WORDS + 1 + 3
    assert national_length(module, "sv", {}, DAY).to_read == 2 + 3  # of what is shown instead of a Swedish page
