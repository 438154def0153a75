"""A region's services: inherited by name, in the words of the page's language, and told where those are missing."""

from __future__ import annotations

from datetime import date

import pytest

from neuvoo_course.checks import check_course
from neuvoo_course.checks.subject import Subject
from neuvoo_course.files import Blob
from neuvoo_course.model import Blocks, ServiceList, walk
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Fallback
from tests.make import DAY, Made, make, page_of, says

TOPICS = "a: {fi: Aihe A, sv: Ämne A, en: Topic A}\nb: {fi: Aihe B, sv: Ämne B, en: Topic B}\n"
PAGE = {f"national/m/p.{language}.md": "# P\n\n::: services\n:::\n" for language in ("fi", "sv", "en")}
REGIONS = {
    "regional/alue/region.yaml": 'employment_area: "11"\n',  # Sipoo and Kerava
    "regional/sipoo/region.yaml": 'municipality: "753"\n',
    "national/topics.yaml": TOPICS,
}


def entry(
    name: str, said: str = "", topics: str = "a", languages: str = "fi sv en", checked: str = "2026-11-01"
) -> str:
    """Give an entry; `said` is its Finnish name, in other languages followed by the language."""
    said = said or name
    names = {"fi": said} | {language: f"{said} {language}" for language in ("sv", "en")}
    texts = ", ".join(f'{language}: "{names[language]}"' for language in languages.split())
    return (
        f"{name}:\n  name: {{{texts}}}\n  what: {{{texts}}}\n  topics: [{topics}]\n  languages: [fi]\n  source: s\n"
        f"  checked: {checked}\n"
    )


def lists(blocks: Blocks) -> list[ServiceList]:
    return [block for block in walk(blocks) if isinstance(block, ServiceList)]


def shown(made: Made, region: str, language: str = "fi", key: str = "m/p") -> list[str]:
    """Give the names that the list of a page has."""
    (found,) = lists(page_of(made.edition(region, language), key).texts[language].blocks)
    return [one.name.text for one in found.services]


INHERITED = {
    **PAGE,
    **REGIONS,
    "national/services.yaml": entry("yksi", "Maa 1") + entry("kaksi", "Maa 2"),
    "regional/alue/services.yaml": entry("kaksi", "Alue 2") + entry("kolme", "Alue 3"),
    "regional/sipoo/services.yaml": entry("kolme", "Sipoo 3") + "yksi: {hide: true}\n",
}


@pytest.mark.parametrize(
    ("region", "names"),
    [
        ("Espoo", ["Maa 1", "Maa 2"]),
        ("alue", ["Alue 2", "Alue 3", "Maa 1"]),
        ("Kerava", ["Alue 2", "Alue 3", "Maa 1"]),
        ("Sipoo", ["Alue 2", "Sipoo 3"]),
        ("Mariehamn", ["Maa 1", "Maa 2"]),
    ],
)
def test_the_nearest_of_each_name_wins(region: str, names: list[str]) -> None:
    assert shown(make(INHERITED), region) == names


def test_a_service_hidden_for_an_area_may_come_back_nearer() -> None:
    files = {**INHERITED, "regional/alue/services.yaml": "kaksi: {hide: true}\n"}
    files["regional/sipoo/services.yaml"] = entry("kaksi", "Taas")
    assert shown(make(files), "Kerava") == ["Maa 1"]
    assert shown(make(files), "Sipoo") == ["Maa 1", "Taas"]


@pytest.mark.parametrize(("asked", "names"), [("", "oxyz"), ("topic=a", "xz"), ("topic=b", "yz"), ("topic=a,b", "xyz")])
def test_a_block_may_ask_for_topics(asked: str, names: str) -> None:
    services = entry("x", topics="a") + entry("y", topics="b") + entry("z", topics="b, a") + entry("o", topics="")
    page = {"national/m/p.fi.md": f"# P\n\n::: services {asked}\n:::\n"}
    made = make({**PAGE, **REGIONS, **page, "national/services.yaml": services})
    assert shown(made, "Espoo") == list(names)


def test_names_stand_in_the_language_s_order() -> None:
    services = entry("1", "Åbo") + entry("2", "Äiti") + entry("3", "zeta") + entry("4", "Apu")
    made = make({**PAGE, **REGIONS, "national/services.yaml": services})
    assert shown(made, "Espoo") == ["Apu", "zeta", "Åbo", "Äiti"]
    assert shown(made, "Espoo", "en") == ["Åbo en", "Äiti en", "Apu en", "zeta en"]


def test_what_is_not_translated_is_shown_counted_and_told() -> None:
    made = make({**PAGE, **REGIONS, "national/services.yaml": entry("x", languages="fi en")})
    problems = made.problems_for("Espoo", "fi", "sv", "en")
    assert [(one.code, one.at.path, one.at.line, dict(one.values)) for one in problems] == [
        ("service-not-translated", "national/services.yaml", 1, {"service": "x", "language": "sv", "shown": "fi"})
    ]
    assert not problems[0].is_error
    edition = made.edition("Espoo", "fi")
    assert edition.fallbacks == ()
    assert made.edition("Espoo", "en").fallbacks == ()


def test_a_fallback_is_marked_with_its_language() -> None:
    made = make({**PAGE, **REGIONS, "national/services.yaml": entry("x", languages="fi")})
    edition, _ = resolve(made.course, made.locks, made.variant("Espoo", "sv"))
    (found,) = lists(page_of(edition, "m/p").texts["sv"].blocks)
    assert [(one.name.text, one.name.language) for one in found.services] == [("x", "fi")]
    assert edition.fallbacks == (Fallback("m/p#x", "sv", "fi"),)


def test_a_region_without_services_has_an_empty_list() -> None:
    assert shown(make({**PAGE, **REGIONS}), "Espoo") == []


def test_the_introduction_is_filled_in_like_other_text() -> None:
    made = make({**PAGE, **REGIONS, "national/m/p.fi.md": "# P\n\n::: services\nTäällä {{ region.in }}.\n:::\n"})
    assert says(made.edition("Espoo", "fi"), "m/p") == "Täällä Espoossa ."


def test_a_list_in_a_regional_slot_is_of_the_region() -> None:
    files = {**INHERITED, "regional/sipoo/m/q.fi.md": "::: services\n:::\n"}
    for language in ("fi", "sv", "en"):
        files[f"national/m/p.{language}.md"] = "# P\n\n::: slot id=q\nOletus.\n:::\n"
    assert shown(make(files), "Sipoo") == ["Alue 2", "Sipoo 3"]


def test_pages_without_the_block_do_not_change_with_services() -> None:
    made = make({**INHERITED, "national/m/q.fi.md": "# Q\n\nText.\n"})
    blocks = [page_of(made.edition(region, "fi"), "m/q").texts["fi"].blocks for region in ("Sipoo", "Espoo")]
    assert blocks[0] is blocks[1]


# ---------------------------------------------------------------- checks


def checked(files: dict[str, str], today: date = DAY) -> list[tuple[str, str, int]]:
    subject = Subject(make(files).course, lambda _: Blob.of(b""), today)
    return [(one.code, one.at.path, one.at.line) for one in check_course(subject)]


@pytest.mark.parametrize(
    ("day", "today", "is_old"),
    [
        ("2025-11-21", "2026-11-21", False),
        ("2025-11-20", "2026-11-21", True),
        ("2027-02-28", "2028-02-29", False),
        ("2027-02-27", "2028-02-29", True),
        ("2028-02-29", "2029-02-28", False),
    ],
)
def test_a_year_without_a_check_is_told(day: str, today: str, is_old: bool) -> None:
    files = {**PAGE, **REGIONS, "national/services.yaml": entry("x", checked=day)}
    expected = [("service-check-due", "national/services.yaml", 7)] if is_old else []
    assert checked(files, date.fromisoformat(today)) == expected


def test_topics_asked_for_and_services_hidden_exist() -> None:
    files = {**INHERITED, "national/m/p.fi.md": "# P\n\n::: note\n::: services topic=a,c\n:::\n:::\n"}
    files["regional/alue/services.yaml"] = "nelja: {hide: true}\nyksi: {hide: true}\n"
    assert checked(files) == [
        ("topic-unknown", "national/m/p.fi.md", 4),
        ("service-unknown", "regional/alue/services.yaml", 1),
    ]


def test_a_title_holds_no_facts() -> None:
    page = '# P\n\n::: services title="Palvelut {{ region.in }}"\n:::\n'
    assert checked({**PAGE, **REGIONS, "national/m/p.fi.md": page}) == [("fact-misplaced", "national/m/p.fi.md", 3)]
