"""A page's text for a variant: what holds where and when, links that lead somewhere, and nothing else touched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoo_course.model import Callout, Foreign, Link, ListBlock, Test, inlines_of, walk
from neuvoo_course.resolve.edition import Fallback
from tests.make import DAY, Made, make, page_of, question, says

PAGE = "national/m/a.fi.md"


def one(text: str, **more: str) -> Made:
    """Make a course of one page (and what else is given)."""
    return make({PAGE: f"# A\n\n{text}\n"} | more)


def shown(text: str, region: str = "Espoo", day: date = DAY) -> str:
    return says(one(text).edition(region, day=day), "m/a")


# ---------------------------------------------------------------- only region=

# Sipoo (753) and Kerava (245) are the employment area Kerava-Sipoo (11). Helsinki (091) is an area (08) by itself.
FOLDERS = {
    "regional/kuntamme/region.yaml": 'municipality: "753"\n',
    "regional/alueemme/region.yaml": 'employment_area: "11"\n',
    "regional/ystava/region.yaml": 'municipality: "049"\nextends: kuntamme\n',
    "regional/helsinki/region.yaml": 'municipality: "091"\n',
}


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("753", {"Sipoo"}),
        ("kuntamme", {"Sipoo", "Espoo"}),  # Espoo's folder inherits from it
        ("11", {"Sipoo", "Kerava", "alueemme"}),
        ("alueemme", {"Sipoo", "Kerava", "alueemme", "Espoo"}),
        ("245", {"Kerava"}),
        ("049", {"Espoo"}),
        ("ystava", {"Espoo"}),
        ("091,245", {"Helsinki", "Kerava"}),
        ("08", {"Helsinki"}),
        ("helsinki", {"Helsinki"}),
        ("478", set()),
    ],
)
def test_only_holds_for_what_it_names_and_all_below(condition: str, holds: set[str]) -> None:
    made = make({PAGE: f"# A\n\n::: only region={condition}\nHere.\n:::\n", **FOLDERS})
    regions = ("Sipoo", "Kerava", "alueemme", "Espoo", "Helsinki", "Lahti")
    assert {name for name in regions if says(made.edition(name), "m/a")} == holds


# ---------------------------------------------------------------- only from= until=


@pytest.mark.parametrize(
    ("condition", "day", "holds"),
    [
        ("from=2027-01-01", "2026-12-31", False),
        ("from=2027-01-01", "2027-01-01", True),
        ("until=2026-12-31", "2026-12-31", True),
        ("until=2026-12-31", "2027-01-01", False),
        ("from=2027-01-01 until=2027-01-01", "2027-01-01", True),
        ("region=091 from=2027-01-01", "2027-01-01", False),
        ("region=049 from=2027-01-01", "2027-01-01", True),
        ("region=049 from=2027-01-01", "2026-12-31", False),
    ],
)
def test_dates_hold_on_both_their_ends(condition: str, day: str, holds: bool) -> None:
    assert shown(f"::: only {condition}\nHere.\n:::", "Espoo", date.fromisoformat(day)) == ("Here." if holds else "")


days = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(days, days)
def test_before_and_after_meet_without_gap_or_overlap(change: date, today: date) -> None:
    last = change - timedelta(days=1)
    text = f"::: only until={last}\nOld.\n:::\n\n::: only from={change}\nNew.\n:::"
    assert shown(text, day=today) == ("New." if today >= change else "Old.")


# ---------------------------------------------------------------- what stands round a choice

ELSEWHERE = "::: only region=091\nElsewhere.\n:::"


def test_conditions_nest() -> None:
    text = "::: only region=049\nOuter.\n\n::: only from=2027-01-01\nInner.\n:::\n:::"
    assert shown(text) == "Outer."
    assert shown(text, day=date(2027, 1, 1)) == "Outer. Inner."
    assert shown(text, "Lahti", date(2027, 1, 1)) == ""


@pytest.mark.parametrize("block", ["::: note\n{}\n:::", "> {}", "::: slot id=s\n{}\n:::"])
def test_a_block_that_loses_all_it_held_is_left_out(block: str) -> None:
    inner = ELSEWHERE.replace("\n", "\n> ") if block.startswith(">") else ELSEWHERE
    made = one(block.format(inner))
    assert page_of(made.edition("Espoo"), "m/a").texts["fi"].blocks == ()
    assert says(made.edition("Helsinki"), "m/a") == "Elsewhere."


def test_a_note_that_was_empty_all_along_stays() -> None:
    (block,) = page_of(one("::: note\n:::").edition("Espoo"), "m/a").texts["fi"].blocks
    assert isinstance(block, Callout)
    assert block.kind == "note"


def test_an_item_that_loses_all_it_held_leaves_the_list() -> None:
    made = one("- Stays.\n\n- ::: only region=091\n  Goes.\n  :::\n")
    (block,) = page_of(made.edition("Espoo"), "m/a").texts["fi"].blocks
    assert isinstance(block, ListBlock)
    assert len(block.items) == 1
    assert shown("- ::: only region=091\n  Goes.\n  :::\n") == ""


def test_a_question_outside_its_region_is_neither_shown_nor_counted() -> None:
    inner = f"::: only region=091\n{question('theirs')}:::"
    made = one(f"::: test id=t\n{question('common')}\n{inner}\n:::")
    here, there = page_of(made.edition("Espoo"), "m/a"), page_of(made.edition("Helsinki"), "m/a")
    assert (here.tests["t"].weight, there.tests["t"].weight) == (1, 2)
    assert here.questions.keys() == {"common"}
    assert there.questions["common"].place == here.questions["common"].place


def test_a_test_that_loses_all_its_questions_is_left_out() -> None:
    """Nobody could pass it, so nobody could complete the course."""
    made = one(f"::: test id=t\nHello.\n\n::: only region=091\n{question('q')}:::\n:::")
    assert made.edition("Espoo").tests == ()
    assert not any(isinstance(block, Test) for block in walk(page_of(made.edition("Espoo"), "m/a").texts["fi"].blocks))
    assert len(made.edition("Helsinki").tests) == 1


# ---------------------------------------------------------------- links


LINKS = {
    "modules/m/module.yaml": "title: {fi: M}\nduration: 5\npages: [a, b, {slot: own}]\n",
    PAGE: "# A\n\n[to *b*](/m/b) and [to own](/m/own) and [web](https://example.org)\n",
    "national/m/b.fi.md": "---\nregional: hide\n---\n# B\n",
    "regional/x/region.yaml": 'municipality: "091"\nhide: [m/b]\n',
    "regional/x/m/own.fi.md": "# Own\n",
}


@pytest.mark.parametrize(("region", "targets"), [("Espoo", ["m/b"]), ("Helsinki", ["m/own"])])
def test_a_link_to_a_page_that_is_not_there_becomes_its_text(region: str, targets: list[str]) -> None:
    edition = make(LINKS).edition(region)
    links = [inline for inline in inlines_of(page_of(edition, "m/a").texts["fi"].blocks) if isinstance(inline, Link)]
    assert [link.target for link in links] == [*targets, "https://example.org"]
    assert says(edition, "m/a") == "to b and to own and web"


# ---------------------------------------------------------------- the same objects

PLAIN = """\
# A

Text with *marks*, `code`, a [link](/m/a), a [term](https://example.org) and **more**.

## Heading

> Quote

1. One
2. Two

| A | B |
|---|---|
| 1 | 2 |

::: note
Note.
:::

::: accordion
## One
Text.
:::

::: tabs
## One
Text.
:::

::: dialogue
A: One.
:::

::: scenario
## One
Text.

- [On](#two)
  > So.

## Two
Text.
:::

::: checklist id=c
- One

  Text.
:::

::: reflection id=r
Why?
:::

::: card
Text.
:::

```
code
```

---

::: test id=t
::: question multiple id=q
Ask.

- [x] yes
  > Right.
- [ ] no

Because.
:::
:::
"""


def test_text_that_asks_for_nothing_comes_back_as_it_is() -> None:
    made = make({PAGE: PLAIN})
    national = made.course.modules[0].pages["a"].texts["fi"].blocks
    assert len(national) == 16
    for name in ("Espoo", "Helsinki", "Mariehamn"):
        assert page_of(made.edition(name, "fi"), "m/a").texts["fi"].blocks is national


def test_only_the_blocks_that_ask_for_something_are_new() -> None:
    made = make({PAGE: PLAIN.replace("Note.", "{{ region.name }}")})
    national = made.course.modules[0].pages["a"].texts["fi"].blocks
    filled = page_of(made.edition("Espoo"), "m/a").texts["fi"].blocks
    assert [new is old for new, old in zip(filled, national, strict=True)] == [True] * 5 + [False] + [True] * 10


# ---------------------------------------------------------------- languages

THREE = {
    "modules/m/module.yaml": "title: {fi: M, sv: M, en: M}\nduration: 5\npages: [fi, sv, en, fisv, all]\n",
    **{f"national/m/{name}.{name}.md": f"# {name}\n\nin {name}\n" for name in ("fi", "sv", "en")},
    **{f"national/m/fisv.{name}.md": f"# {name}\n\nin {name}\n" for name in ("fi", "sv")},
    **{f"national/m/all.{name}.md": f"# {name}\n\nin {name}\n" for name in ("fi", "sv", "en")},
}


def languages(made: Made, page: str) -> dict[str, str]:
    """Give the language each language of the package shows a page in."""
    edition = made.edition("Espoo", "fi", "sv", "en")
    return {wanted: text.language for wanted, text in page_of(edition, f"m/{page}").texts.items()}


@pytest.mark.parametrize(
    ("page", "expected"),
    [("all", "fi sv en"), ("fisv", "fi sv fi"), ("fi", "fi fi fi"), ("sv", "sv sv sv"), ("en", "en en en")],
)
def test_a_missing_language_falls_back(page: str, expected: str) -> None:
    assert list(languages(make(THREE), page).values()) == expected.split()


def test_the_course_may_choose_another_order() -> None:
    made = make(THREE, settings="fallback: {en: [sv, fi]}\n")
    assert languages(made, "fisv")["en"] == "sv"
    assert languages(made, "fi")["en"] == "fi"


def test_fallbacks_are_counted_once_a_page_and_language() -> None:
    assert make(THREE).edition("Espoo", "fi", "en").fallbacks == (
        Fallback("m/fi", "en", "fi"),
        Fallback("m/sv", "fi", "sv"),
        Fallback("m/sv", "en", "sv"),
        Fallback("m/en", "fi", "en"),
        Fallback("m/fisv", "en", "fi"),
    )


SLOTTED = {
    **{f"national/m/a.{name}.md": f"# A\n\n::: slot id=inner\nin {name}\n:::\n" for name in ("fi", "sv", "en")},
    "regional/x/region.yaml": 'municipality: "091"\n',
    "regional/x/m/inner.fi.md": "{{ region.in }}\n",
}


def test_regional_text_in_another_language_is_set_apart() -> None:
    edition = make(SLOTTED).edition("Helsinki", "fi", "sv", "en")
    assert says(edition, "m/a", "fi") == "Helsingissä"
    for language in ("sv", "en"):
        (block,) = page_of(edition, "m/a").texts[language].blocks
        assert isinstance(block, Foreign)
        assert block.language == "fi"
        assert says(edition, "m/a", language) == "Helsingissä"
    assert edition.fallbacks == (Fallback("m/a#inner", "sv", "fi"), Fallback("m/a#inner", "en", "fi"))


def test_a_region_s_text_in_all_languages_is_not_set_apart() -> None:
    edition = make(SLOTTED | {"regional/x/m/inner.sv.md": "hos oss\n"}).edition("Helsinki", "fi", "sv")
    assert says(edition, "m/a", "sv") == "hos oss"
    assert edition.fallbacks == ()
