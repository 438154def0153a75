"""Lists of services as written: what an entry may hold, and every fault at its own place."""

from __future__ import annotations

from datetime import date

import pytest

from neuvoo_course.model import HiddenService, Service, Services
from neuvoo_course.problems import Problem
from tests.make import make, make_faulty
from tests.parse.reading import faults, only

PAGES = {"national/m/a.fi.md": "# A\n", "national/m/a.sv.md": "# A\n"}
TOPICS = {"national/topics.yaml": "neuvonta: {fi: Neuvonta, sv: Rådgivning}\n"}
LEAST = "p:\n  name: {fi: P}\n  what: {fi: Auttaa.}\n  languages: [fi]\n  source: s\n  checked: 2026-11-01\n"
PATH = "national/services.yaml"


def read(text: str, path: str = PATH) -> tuple[Service | HiddenService, ...]:
    course = make({**PAGES, **TOPICS, path: text}).course
    return course.services[path.split("/")[1] if path.startswith("regional") else ""]


def found(text: str, topics: str = TOPICS["national/topics.yaml"]) -> tuple[Problem, ...]:
    return make_faulty({**PAGES, "national/topics.yaml": topics, PATH: text}).problems


def placed(text: str) -> list[tuple[str, int, int]]:
    return [(one.code, one.at.line, one.at.column) for one in found(text)]


def test_the_least_that_an_entry_may_be() -> None:
    (service,) = read(LEAST)
    assert isinstance(service, Service)
    assert (service.name, service.names, service.checked) == ("p", {"fi": "P"}, date(2026, 11, 1))
    assert (service.topics, service.address, service.phone, service.places) == ((), "", "", {})
    assert (service.at.line, service.checked_at.line) == (1, 6)


def test_all_that_an_entry_may_be() -> None:
    more = '  topics: [neuvonta]\n  address: https://a.fi/x?y=1#z\n  phone: "+358 (0)9 12-34"\n  place: {fi: Katu 1}\n'
    (service,) = read(LEAST.replace("[fi]", "[sgn-fi, so, so]") + more)
    assert isinstance(service, Service)
    assert (service.topics, service.languages) == (("neuvonta",), ("sgn-fi", "so"))
    assert (service.address, service.phone) == ("https://a.fi/x?y=1#z", "+358 (0)9 12-34")
    assert service.places == {"fi": "Katu 1"}


def test_each_owner_has_a_list() -> None:
    course = make(
        {**PAGES, PATH: LEAST, "regional/x/region.yaml": 'municipality: "049"\n', "regional/x/services.yaml": ""}
    ).course
    assert {owner: len(services) for owner, services in course.services.items()} == {"": 1, "x": 0}


def test_an_entry_may_be_hidden() -> None:
    assert [type(one) for one in read("p: {hide: true}\n")] == [HiddenService]
    assert read("p: {hide: false}\n") == ()
    assert placed("p: {hide: perhaps}\n") == [("setting-wrong", 1, 11)]
    assert placed("p:\n  hide: true\n  name: {fi: P}\n") == [("setting-unknown", 3, 3)]


@pytest.mark.parametrize(
    "address", ["hel.fi", "ftp://hel.fi", "https://hel", "https://hel fi.fi", "javascript:alert(1)"]
)
def test_an_address_is_one_of_the_web(address: str) -> None:
    assert placed(f"{LEAST}  address: {address}\n") == [("setting-wrong", 7, 12)]


@pytest.mark.parametrize("phone", ["ask us", "1;ext=2", "+", "09 1234 (mpm)"])
def test_a_phone_is_a_number(phone: str) -> None:
    assert placed(f'{LEAST}  phone: "{phone}"\n') == [("setting-wrong", 7, 10)]


@pytest.mark.parametrize("day", ["1.11.2026", "2026-02-30", "[2026]", "yesterday", "1763683200"])
def test_checked_is_a_day(day: str) -> None:
    assert placed(LEAST.replace("2026-11-01", day)) == [("setting-wrong", 6, 12)]


@pytest.mark.parametrize("key", ["name", "what", "languages", "source", "checked"])
def test_what_an_entry_must_have(key: str) -> None:
    left = "".join(line for line in LEAST.splitlines(keepends=True) if not line.startswith(f"  {key}:"))
    ((code, values),) = [(one.code, dict(one.values)) for one in found(left)]
    assert (code, values["key"]) == ("setting-missing", key)


def test_texts_are_in_languages_of_the_course() -> None:
    assert placed(LEAST.replace("{fi: P}", "{fi: P, de: P}")) == [("language-unknown", 2, 17)]
    assert placed(LEAST.replace("{fi: P}", "{sv: P}")) == []  # what is missing falls back


@pytest.mark.parametrize(
    ("code", "near"),
    [("arabia", "ar"), ("FI", "fi"), ("Swedish", "sv"), ("somalia", "so"), ("venäjää", "ru"), ("qqq", "")],
)
def test_an_unknown_language_has_a_hint(code: str, near: str) -> None:
    (fault,) = found(LEAST.replace("[fi]", f"[fi, {code}]"))
    assert (fault.code, dict(fault.values)["near"]) == ("service-language-unknown", near)


def test_topics_have_a_title_in_every_language() -> None:
    topics = "neuvonta: {fi: Neuvonta}\n"
    ((code, values),) = [(one.code, dict(one.values)) for one in found(LEAST, topics)]
    assert (code, values["languages"]) == ("text-not-translated", "sv")
    assert [one.code for one in found(LEAST, "neuvonta: Neuvonta\n")] == ["setting-wrong"]


def test_a_faulty_entry_does_not_cost_the_others() -> None:
    made = make_faulty({**PAGES, PATH: "Iso: {}\nq: text\nr: {hide: [x]}\n" + LEAST})
    assert [one.code for one in made.problems] == ["setting-wrong"] * 3
    assert [one.name for one in made.course.services[""]] == ["p"]


@pytest.mark.parametrize(
    ("line", "topics", "title"),
    [
        ("::: services", (), ""),
        ("::: services topic=a", ("a",), ""),
        ('::: services topic=a,b-c title="Kaksi sanaa"', ("a", "b-c"), "Kaksi sanaa"),
        ('::: services topic="a, b"', ("a", "b"), ""),
    ],
)
def test_the_block(line: str, topics: tuple[str, ...], title: str) -> None:
    block = only(f"{line}\nText.\n:::")
    assert isinstance(block, Services)
    assert (block.topics, block.title, len(block.blocks)) == (topics, title, 1)


def test_the_block_knows_its_keys() -> None:
    assert faults("::: services language=ar\n:::") == [("block-key-unknown", 1, 14)]
