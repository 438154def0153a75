"""Register facts in the words of a sentence, in every form and language; Åland's own way."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from neuvoo_course.model import Callout
from neuvoo_course.register.facts import FORMS, SUBJECTS
from tests.make import Made, make, page_of, question, says

WRITTEN = "{{{{ {}.{} }}}}"


def page(text: str, **more: str) -> Made:
    return make({f"national/m/a.{name}.md": f"# A\n\n{text}\n" for name in ("fi", "sv", "en")} | more)


def fact(written: str, region: str, language: str = "fi") -> str:
    return says(page("{{ " + written + " }}").edition(region, "fi", "sv", "en"), "m/a", language)


@pytest.mark.parametrize(
    ("form", "fi", "sv", "en"),
    [
        ("name", "Vantaa", "Vanda", "Vantaa"),
        ("in", "Vantaalla", "i Vanda", "in Vantaa"),
        ("to", "Vantaalle", "till Vanda", "to Vantaa"),
        ("from", "Vantaalta", "från Vanda", "from Vantaa"),
        ("of", "Vantaan", "Vandas", "Vantaa's"),
        ("list", "Vantaa", "Vanda", "Vantaa"),
    ],
)
def test_a_region_is_named_in_every_form(form: str, fi: str, sv: str, en: str) -> None:
    assert [fact(f"region.{form}", "Vantaa", language) for language in ("fi", "sv", "en")] == [fi, sv, en]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("wellbeing_county.name", "Pirkanmaan hyvinvointialue"),
        ("wellbeing_county.in", "Pirkanmaan hyvinvointialueella"),
        ("wellbeing_county.of", "Pirkanmaan hyvinvointialueen"),
        ("employment_area.name", "Tampereen seudun työllisyysalue"),
        ("development_centre.of", "Sisä-Suomen elinvoimakeskuksen"),
    ],
)
def test_authorities_are_named_by_meaning(written: str, said: str) -> None:
    assert fact(written, "Tampere") == said


def test_a_name_that_does_not_read_as_a_place_is_a_label() -> None:
    assert fact("employment_area.in", "Espoo") == "työllisyysalueella (Espoo-Kauniainen)"


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("form", FORMS)
def test_every_fact_has_words_in_every_language(subject: str, form: str) -> None:
    for language in ("fi", "sv", "en"):
        assert fact(f"{subject}.{form}", "Lahti", language).strip()


def test_facts_are_filled_in_wherever_text_stands() -> None:
    name = "{{ region.name }}"
    text = f"""\
## {name}

*{name}* **{name}** [{name}](https://example.org)

- {name}

> {name}

| {name} |
|---|
| {name} |

::: accordion
## {name}
{name}
:::

::: note
{name}
:::

::: question single id=q
{name}

- [ ] {name}
  > {name}
- [x] yes {name}

{name}
:::

::: timeline
## {name}
{name}
:::

::: dialogue
A: {name}
:::

::: scenario
## A {name}
{name}

- [{name}](#b)
  > {name}

## B
:::

::: checklist id=c
{name}

- {name}

  {name}

{name}
:::

::: reflection id=r
{name}
:::
"""
    words = says(page(text).edition("Lahti"), "m/a")
    assert "{{" not in words
    assert words.count("Lahti") == 28


def test_a_title_may_hold_a_fact() -> None:
    made = make({"national/m/a.fi.md": "# Palvelut {{ region.in }}\n"})
    assert page_of(made.edition("Espoo"), "m/a").texts["fi"].title == "Palvelut Espoossa"


def test_a_language_the_register_lacks_gets_english_names() -> None:
    made = make({"national/m/a.fi.md": "# A\n", "national/m/a.ar.md": "# A\n\n{{ region.in }}\n"})
    assert says(made.edition("Espoo", "ar"), "m/a", "ar") == "in Espoo"


# ---------------------------------------------------------------- several values

AREA = {"regional/keski/region.yaml": 'employment_area: "11"\n'}  # Kerava and Sipoo, of two counties


def test_an_area_of_two_counties_has_several_of_them() -> None:
    made = page("{{ wellbeing_county.in }}", **AREA)
    problems = made.problems_for("keski", "fi", "sv")
    assert [(found.code, str(found.at)) for found in problems] == [
        ("fact-several", "national/m/a.fi.md:3:1"),
        ("fact-several", "national/m/a.sv.md:3:1"),
    ]
    values = dict(problems[0].values)
    assert values["fact"] == "wellbeing_county.in"
    assert values["names"] == "Vantaan ja Keravan hyvinvointialue, Itä-Uudenmaan hyvinvointialue"
    assert made.problems_for("Sipoo", "fi", "sv") == ()


def test_a_text_may_list_several() -> None:
    edition = page("{{ wellbeing_county.list }}", **AREA).edition("keski", "fi", "sv", "en")
    assert says(edition, "m/a") == "Vantaan ja Keravan hyvinvointialue ja Itä-Uudenmaan hyvinvointialue"
    assert " och " in says(edition, "m/a", "sv").removeprefix("Vanda och Kervo")
    assert says(edition, "m/a", "en").count(" and ") >= 1


def test_a_fact_that_the_whole_area_shares_is_one() -> None:
    assert says(page("{{ employment_area.name }}", **AREA).edition("keski"), "m/a").startswith("työllisyysalue")


def test_an_area_is_named_as_an_area() -> None:
    made = page("{{ region.in }}", **AREA)
    assert says(made.edition("keski"), "m/a") == "työllisyysalueella (Kerava-Sipoo)"


# ---------------------------------------------------------------- Åland

COUNTY = "{{ wellbeing_county.name }}"


@dataclass(frozen=True)
class Left:
    """What is left of a page in Åland."""

    notes: int
    words: str


def in_aland(text: str) -> Left:
    edition = page(text).edition("Mariehamn", "sv")
    blocks = page_of(edition, "m/a").texts["sv"].blocks
    return Left(sum(isinstance(one, Callout) and one.kind == "aland" for one in blocks), says(edition, "m/a", "sv"))


@pytest.mark.parametrize("subject", [name for name in SUBJECTS if name != "region"])
def test_a_block_about_mainland_authorities_gives_way_to_a_note(subject: str) -> None:
    assert in_aland(f"Before.\n\nAsk *{{{{ {subject}.name }}}}*.\n\nAfter.") == Left(1, "Before. After.")


def test_the_region_itself_has_its_name_there() -> None:
    assert in_aland("{{ region.in }}") == Left(0, "i Mariehamn")


def test_the_note_stands_once_a_page() -> None:
    assert in_aland(f"{COUNTY}\n\nBetween.\n\n{COUNTY}\n\n{COUNTY}") == Left(1, "Between.")


@pytest.mark.parametrize(
    "block",
    [
        f"| A |\n|---|\n| {COUNTY} |",
        f"::: accordion\n## {COUNTY}\nText.\n:::",
        f"::: cards\n## {COUNTY}\nText.\n:::",
        f"::: dialogue\nA: One.\nB: {COUNTY}\n:::",
        f"::: scenario\n## A\n- [{COUNTY}](#b)\n\n## B\nText.\n:::",
        f"::: checklist id=c\n- One\n- {COUNTY}\n:::",
        question("q", f"x {COUNTY}", "- no"),
        f"## {COUNTY}",
    ],
)
def test_what_makes_no_sense_without_the_fact_goes_as_a_whole(block: str) -> None:
    assert in_aland(block) == Left(1, "")


def test_the_note_takes_only_the_paragraph_inside_a_list() -> None:
    edition = page(f"- Stays.\n- {COUNTY}\n- {COUNTY}\n").edition("Mariehamn", "sv")
    assert says(edition, "m/a", "sv") == "Stays."


def test_a_note_inside_regional_text_in_another_language_counts_too() -> None:
    slot = {
        "regional/aland/region.yaml": 'municipality: "478"\n',
        "regional/aland/m/inner.fi.md": f"{COUNTY}\n",
    }
    made = page(f"::: slot id=inner\n:::\n\n{COUNTY}", **slot)
    text = page_of(made.edition("478", "sv"), "m/a").texts["sv"]
    assert str(text.blocks).count("'aland'") == 1


def test_a_title_cannot_give_way_and_is_a_problem() -> None:
    made = make({"national/m/a.sv.md": f"# Om {COUNTY}\n", "national/m/a.fi.md": "# A\n"})
    (found,) = made.problems_for("Mariehamn", "sv")
    assert (found.code, str(found.at)) == ("fact-absent", "national/m/a.sv.md:1:6")
    assert made.problems_for("Espoo", "sv") == ()
