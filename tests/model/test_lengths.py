"""How long a text is: what is read, what is asked, and the time for both."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuvoo_course.model import STEP, Foreign, Length, reckon, total
from neuvoo_course.model.lengths import CHOOSING, LETTERS, SPEEDS, THINKING, TICKING, WRITING
from neuvoo_course.parse.page import parse_page
from neuvoo_course.problems import Location
from tests.make import question


def length(text: str, language: str = "fi") -> Length:
    """Give the length of a page that has a title or needs none."""
    page, problems = parse_page("national/m/p.fi.md", language, text, titled=text.startswith("# "))
    assert problems == ()
    return page.length


def seconds(words: int, language: str = "fi") -> float:
    return 60 * words / SPEEDS[language]


def words(count: int) -> str:
    return " ".join(["sana"] * count)


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("# Tulkin tilaus\n\nTilaa *tulkki* ajoissa.\n", 5),
        ("Yhteys – jos se on – pettää kello 8.30, 1.1.2027.\n", 8),
        ("Aukeaa [Kela](https://www.kela.fi) ja `kela-kortti`.\n", 4),
        ("Neuvontaa saa {{ region.in }} heti.\n", 4),
        ("![Neuvoja pöydän ääressä](p.svg)\n", 3),
        ('![Neuvoja pöydän ääressä](p.svg "Kuva 1: tapaaminen")\n', 6),
        ("| Tapa | Milloin |\n|---|---|\n| Siirto | Kiire on kova |\n", 6),
        ("- yksi\n- kaksi\n  1. kolme\n", 3),
        ("> Lainaus on tässä.\n", 3),
        ("```\nkoodi näkyy näin\n```\n", 3),
        ("::: note\nMuista tämä.\n:::\n", 2),
        ("::: accordion\n## Otsikko\n\nSisältö tässä.\n:::\n", 3),
        ("::: tabs\n## Yksi\n\nA b.\n\n## Kaksi\n\nC d.\n:::\n", 6),
        ("::: dialogue\nNeuvoja: Hyvää päivää.\n\nAsiakas: Päivää.\n:::\n", 3),
        ("::: card title=Muista\nAina kysy.\n:::\n", 2),
        ("::: slot id=oma\nOletus on tässä.\n:::\n", 3),
        ("::: only until=2026-12-31\nEi kaikille.\n:::\n", 0),
        ("::: video v.mp4 title=Video\nTekstivastine sanoo saman.\n:::\n", 3),
    ],
)
def test_what_is_read_is_counted_in_words(text: str, count: int) -> None:
    found = length(text)
    assert (found.to_read, found.asked) == (count, 0)
    assert found.seconds == round(seconds(count))


def test_a_language_has_its_speed_and_its_variants_have_it_too() -> None:
    for language, speed in SPEEDS.items():
        assert length(words(2 * speed), language).seconds == 120
    assert length(words(SPEEDS["en"]), "en-GB").seconds == 60


def test_another_language_is_reckoned_by_its_letters() -> None:
    assert length(words(LETTERS // 4), "so").seconds == 60


def test_minutes_are_begun_ones_and_learners_are_told_steps_of_five() -> None:
    assert [Length(seconds=time).minutes for time in (0, 1, 60, 61)] == [0, 1, 1, 2]
    assert [Length(seconds=time).shown for time in (0, 1, 300, 301, 1501)] == [STEP, 5, 5, 10, 30]


def test_lengths_add_up() -> None:
    lengths = [Length(1, 2, 3), Length(10, 20, 30)]
    assert total(lengths) == Length(11, 22, 33)
    assert total(lengths) - lengths[0] == lengths[1]
    assert total(lengths).words == 33
    assert total([]) == Length()


# ---------------------------------------------------------------- activities


def choice(kind: str, options: str) -> str:
    return f"::: question {kind} id=q\nMitä teet nyt?\n\n{options}\n:::\n"


@pytest.mark.parametrize(
    ("text", "count", "thinking"),
    [
        (choice("single", "- [ ] Ei\n  > Väärin meni tämä.\n- [x] Kyllä\n  > Oikein.\n\nSelitys lopuksi."), 10, 15),
        (choice("multiple", "- [x] Yksi\n- [x] Kaksi\n- [ ] Kolme"), 6, 18),
        (choice("truefalse", "- [x] Oikein\n- [ ] Väärin"), 5, 10),
        (choice("matching", "| A | B |\n|---|---|\n| yksi | kaksi |\n| kolme | neljä |"), 9, 16),
        (choice("ordering", "1. ensin\n2. sitten\n3. lopuksi"), 6, 24),
        (choice("gap", "Tulkin tilaa [[viranomainen / asiakas]]."), 7, 8),
        (choice("gap", "Tulkin tilaa [[viranomainen]]."), 5, 8),
        (choice("numeric", "= 30 ± 2"), 3, 30),
    ],
)
def test_a_question_is_read_with_one_feedback_and_thought_about(text: str, count: int, thinking: int) -> None:
    found = length(text)
    assert (found.to_read, found.asked) == (0, count)
    assert found.seconds == round(seconds(count) + thinking)


def test_every_kind_of_question_takes_thought() -> None:
    assert all(sum(times) > 0 for times in THINKING.values())


def questions(count: int) -> str:
    return "\n".join(question(f"q{number}") for number in range(count))


def test_a_test_counts_the_questions_it_draws() -> None:
    whole = length(f"::: test id=t\nJohdanto tässä.\n\n{questions(6)}:::\n")
    drawn = length(f"::: test id=t draw=2\nJohdanto tässä.\n\n{questions(6)}:::\n")
    alone = length(f"::: test id=t\nJohdanto tässä.\n\n{questions(2)}:::\n")
    assert drawn == alone
    assert (whole.to_read, whole.asked, drawn.asked) == (0, 2 + 6 * 3, 2 + 2 * 3)


STORY = """\
::: scenario
## Alku

Yksi kaksi.

- [Lyhyt tie](#loppu)
- [Pitkä tie](#mutka)
  > {consequence}
- [Uudestaan](#alku)

## Mutka

{detour}

- [Takaisin](#alku)
- [Eteenpäin](#loppu)

## Loppu

Kolme.
:::
"""


def test_of_a_story_the_longest_way_counts() -> None:
    found = length(STORY.format(consequence=words(7), detour=words(11)))
    assert found.to_read == (1 + 2 + 5) + 7 + (1 + 11 + 2) + (1 + 1)
    assert found.seconds == round(seconds(found.to_read) + 2 * CHOOSING)


def test_a_list_to_tick_and_a_question_to_ponder_take_time() -> None:
    ticked = length("::: checklist id=c\nJohdanto.\n\n- yksi asia\n- toinen asia\n:::\n")
    assert (ticked.to_read, ticked.seconds) == (5, round(seconds(5) + 2 * TICKING))
    pondered = length("::: reflection id=r\nMitä ajattelet?\n:::\n")
    assert (pondered.to_read, pondered.seconds) == (2, round(seconds(2) + WRITING))


def test_a_passage_in_another_language_is_read_at_its_speed() -> None:
    page, _ = parse_page("national/m/p.fi.md", "fi", words(100), titled=False)
    passage = Foreign("en", page.blocks, Location("p"))
    assert reckon((), (passage,), "fi").seconds == round(seconds(100, "en"))


# ---------------------------------------------------------------- properties

BLOCKS = st.sampled_from(
    [
        "Kappale tekstiä.\n",
        "## Otsikko\n",
        "- kohta\n- toinen\n",
        "::: note\nHuomio.\n:::\n",
        "::: only region=91\nVain täällä.\n:::\n",
        "::: slot id={id}\nOletus.\n:::\n",
        "::: reflection id={id}\nMitä ajattelet?\n:::\n",
        "::: checklist id={id}\n- kohta\n:::\n",
        "::: test id={id} draw=1\n" + question("{id}-a") + question("{id}-b", "x yes it is", "- no") + ":::\n",
        STORY.format(consequence="Näin käy.", detour="Mutka matkassa."),
        question("{id}"),
    ]
)


def written(blocks: list[str]) -> str:
    return "# Sivu\n\n" + "\n".join(block.replace("{id}", f"n{index}") for index, block in enumerate(blocks))


@settings(max_examples=60, deadline=None)
@given(blocks=st.lists(BLOCKS, max_size=5), more=BLOCKS, data=st.data())
def test_a_block_more_never_makes_a_text_shorter(blocks: list[str], more: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(blocks)))
    before, after = length(written(blocks)), length(written([*blocks[:place], more, *blocks[place:]]))
    assert after.to_read >= before.to_read
    assert after.asked >= before.asked
    assert after.seconds >= before.seconds
    assert after.shown >= before.shown
