"""The saved state: it comes back as it was, it fits, and merging loses nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.runtime.pure import ask

pytestmark = pytest.mark.node

OWNERS = ("", "helsinki", "jyv%C3%A4skyl%C3%A4", "etela.savo")
quickly = settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
"""Each example is a batch of histories for one process of node."""

owners = st.sampled_from(OWNERS)


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (base36(number // 36) if number >= 36 else "") + digits[number % 36]


names = st.builds(lambda owner, number: f"{owner}.{base36(number)}", owners, st.integers(1, 300))
hands = st.builds(
    lambda test, answers: f"{test}!" + ",".join(f"{question}:{mask:x}" for question, mask in answers.items()),
    names,
    st.dictionaries(names, st.integers(1, 2**40), max_size=8),
)
STEPS: tuple[st.SearchStrategy[Any], ...] = (
    st.tuples(st.just("read"), names),
    st.tuples(st.just("answer"), names, st.integers(1, 9), st.integers(1, 3)),
    st.tuples(st.just("attempt"), names, st.integers(0, 1000), st.booleans()),
    st.tuples(st.just("field"), st.just("l"), st.sampled_from(["fi", "sv", "en"])),
    st.tuples(st.just("field"), st.just("a"), hands),
    st.tuples(st.just("field"), st.sampled_from(["x", "zz", "w9"]), st.text("abc=-_.:!", min_size=1)),
    st.tuples(st.just("session"), st.integers(1, 2000)),
    st.tuples(st.just("done"), st.integers(0, 3)),
    st.tuples(st.just("day"), st.integers(1, 40000)),
)
histories = st.lists(st.one_of(*STEPS), max_size=25)
batches = st.lists(histories, min_size=2, max_size=30)
junk = st.lists(
    st.one_of(
        st.text(max_size=40),
        st.text("1;=.,!:vqtuopadsl%0fz", max_size=60),
        st.from_regex(r"1;([a-z]=[0-9a-f.,!:%]{0,9};){0,6}o=[a-z,%]{0,9}", fullmatch=True),
    ),
    min_size=1,
    max_size=60,
)


def printed(batch: list[list[Any]]) -> list[str]:
    """Give the text of each history."""
    return ask(*(("print", history) for history in batch))


def vectors(text: str) -> dict[tuple[str, str], int]:
    """Read the vectors of a text as an independent reader would: by kind and owner's name."""
    fields = dict(field.partition("=")[::2] for field in text.split(";")[1:])
    named = fields["o"].split(",")
    return {
        (key[0], named[int(key[1:], 36)]): int(value, 16)
        for key, value in fields.items()
        if re.fullmatch(r"[vqtu][0-9a-z]+", key)
    }


def entries(vector: int, width: int) -> list[int]:
    return [vector >> at & 2**width - 1 for at in range(0, vector.bit_length(), width)]


@quickly
@given(batches)
def test_a_state_comes_back_as_it_was(batch: list[list[Any]]) -> None:
    texts = printed(batch)
    assert ask(*(("again", text) for text in texts)) == texts


@quickly
@given(batches)
def test_a_text_is_one_line_of_ascii_with_the_version_first(batch: list[list[Any]]) -> None:
    for text in printed(batch):
        assert re.fullmatch(r"1(;[a-z0-9]+=[ -~]+)*;o=[ -~]*", text), text


@quickly
@given(junk)
def test_reading_never_fails_and_settles(texts: list[str]) -> None:
    once = ask(*(("again", text) for text in texts))
    assert ask(*(("again", text) for text in once)) == once


@quickly
@given(batches)
def test_merging_is_commutative_and_idempotent(batch: list[list[Any]]) -> None:
    texts = printed(batch)
    pairs = list(pairwise(texts))
    merged = ask(*(("merge", one, other) for one, other in pairs))
    assert merged == ask(*(("merge", other, one) for one, other in pairs))
    assert ask(*(("merge", text, text) for text in texts)) == texts
    again = ask(*(("merge", both, one) for both, (one, _) in zip(merged, pairs, strict=True)))
    assert again == merged


@quickly
@given(batches)
def test_merging_loses_nothing_done(batch: list[list[Any]]) -> None:
    texts = printed(batch)
    pairs = list(pairwise(texts))
    for (one, other), both in zip(pairs, ask(*(("merge", *pair) for pair in pairs)), strict=True):
        merged = vectors(both)
        for text in (one, other):
            for (kind, owner), vector in vectors(text).items():
                assert holds(kind, merged[kind, owner], vector), (one, other, both)
        assert done(both) == done(one) | done(other)
        assert day(both) == min([one for one in (day(one), day(other)) if one], default=0)


def holds(kind: str, merged: int, part: int) -> bool:
    """Tell whether a merged vector holds what one of its parts did."""
    if kind == "v":
        return merged | part == merged
    width = {"q": 4, "t": 16, "u": 16}[kind]
    here = entries(merged, width)
    return all(entry_holds(kind, here[at], entry) for at, entry in enumerate(entries(part, width)))


def entry_holds(kind: str, merged: int, part: int) -> bool:
    if kind == "u":
        return merged >= part
    if kind == "t":
        return merged & 63 >= part & 63 and merged >> 6 >= part >> 6
    return merged >= part if merged >> 2 == part >> 2 or not part & 3 else bool(merged & 3)


def done(text: str) -> int:
    found = re.search(r";d=(\d)", text)
    return int(found[1]) if found else 0


def day(text: str) -> int:
    found = re.search(r";c=(\w+)", text)
    return int(found[1], 36) if found else 0


@pytest.mark.parametrize(("one", "other", "stays"), [("1yh", "1yg", "1yg"), ("zz", "100", "zz"), ("1yh", "", "1yh")])
def test_the_earlier_day_of_completion_stays_however_new_the_other_state(one: str, other: str, stays: str) -> None:
    texts = [f"1;c={day};d=1;s={session};o=" for day, session in ((one, 9), (other, 3))]
    assert ask(("merge", *texts), ("merge", *reversed(texts))) == [f"1;c={stays};d=1;s=9;o="] * 2


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ("Virtanen, Aino", "Aino Virtanen"),
        ("Aino Virtanen", "Aino Virtanen"),
        ("{lang=fi}Virtanen, Aino Helmi", "Aino Helmi Virtanen"),
        ("King, Martin Luther, Jr.", "King, Martin Luther, Jr."),
        ("Virtanen,", "Virtanen"),
        ("", ""),
    ],
)
def test_a_name_is_written_first_name_first(told: str, written: str) -> None:
    assert ask(("person", told)) == [written]


def test_a_day_is_written_as_its_language_does_and_no_day_not_at_all() -> None:
    days = [("dated", 2517, language) for language in ("fi", "sv", "en")]
    assert ask(*days) == ["22. marraskuuta 2026", "22 november 2026", "22 November 2026"]
    assert ask(("dated", 0, "fi"), ("dated", None, "fi"), ("dated", 10**15, "fi")) == ["", "", ""]


def test_the_newer_session_decides_place_and_hand() -> None:
    old, new = "1;a=0.1!0.2:3;l=fi;p=0.1;s=2;o=", "1;p=1.2;s=3;o=,helsinki"
    (merged,) = ask(("merge", old, new))
    assert merged == "1;l=fi;p=1.2;s=3;o=,helsinki"


def test_owners_are_known_by_name() -> None:
    (merged,) = ask(("merge", "1;v1=1;o=,helsinki", "1;v1=2;v2=4;o=,espoo,helsinki"))
    assert vectors(merged) == {("v", "helsinki"): 5, ("v", "espoo"): 2}


def test_what_is_unknown_is_kept() -> None:
    text = "1;new=a.b:c;s=4;zz=1=2;v1=ff;o=,gone"
    (again,) = ask(("again", text))
    assert set(again.split(";")) == set(text.split(";"))


@pytest.mark.parametrize(("old", "new", "stays"), [(1, 2, 2), (3, 4, 0), (2, 2, 2)])
def test_the_newer_revision_wins_the_merge(old: int, new: int, stays: int) -> None:
    one, other = ask(("print", [["answer", ".1", old, 3]]), ("print", [["answer", ".1", new, 1]]))
    (merged,) = ask(("merge", one, other))
    entry = vectors(merged)["q", ""]
    assert entry >> 2 == stays
    assert entry & 3 == (3 if old == new else 1)


def test_an_answer_to_another_revision_counts_as_none() -> None:
    (text,) = ask(("print", [["answer", ".7", 2, 3], ["answer", ".8", 1, 3], ["answer", ".8", 1, 1]]))
    assert ask(("answer", text, ".7", 2), ("answer", text, ".7", 3), ("answer", text, ".8", 1)) == [3, 0, 3]


def test_attempts_stay_at_63_and_the_best_counts() -> None:
    (text,) = ask(("print", [["attempt", ".40", 500], *[["attempt", ".40", 200]] * 80]))
    assert ask(("test", text, ".40")) == [{"used": 63, "best": 500}]


def test_the_last_attempt_counts_where_the_test_says_so() -> None:
    (text,) = ask(("print", [["attempt", ".2", 900], ["attempt", ".2", 700, True], ["attempt", ".2", 400, True]]))
    assert ask(("test", text, ".2", True), ("test", text, ".2")) == [{"used": 3, "best": 400}, {"used": 3, "best": 900}]


def test_a_test_whose_last_attempt_counts_from_now_on_keeps_what_was() -> None:
    (text,) = ask(("print", [["attempt", ".2", 900], ["attempt", ".3", 0, True]]))
    assert ask(("test", text, ".2", True), ("test", text, ".3", True)) == [
        {"used": 1, "best": 900},
        {"used": 1, "best": 0},
    ]


def test_of_two_devices_the_later_attempt_is_the_last() -> None:
    once, twice = ask(
        ("print", [["attempt", ".2", 900, True], ["session", 9]]),
        ("print", [["attempt", ".2", 800, True], ["attempt", ".2", 100, True]]),
    )
    (merged,) = ask(("merge", once, twice))
    assert ask(("test", merged, ".2", True)) == [{"used": 2, "best": 100}]


def test_the_largest_course_fits() -> None:
    owned = ["", "helsinki", "uudenmaan-tyollisyysalue"]
    steps: list[list[Any]] = [["read", f"{owned[n % 3]}.{base36(n)}"] for n in range(1, 481)]
    steps += [["answer", f"{owned[n % 3]}.{base36(n)}", 3, 3] for n in range(1, 501)]
    steps += [["attempt", f"{owned[n % 3]}.{base36(n)}", 1000] for n in range(1, 41)]
    answers = ",".join(f"helsinki.{base36(n)}:1f" for n in range(450, 490))
    steps += [["field", "a", f"helsinki.11!{answers}"], ["session", 46655], ["done", 3], ["field", "l", "zh-Hant"]]
    (text,) = ask(("print", steps))
    assert len(text) < 4096
    assert len(text) < 3000


def test_a_hand_too_large_is_left_to_the_browser() -> None:
    answers = ",".join(f".{base36(n)}:1f" for n in range(1000, 1800))
    (text,) = ask(("print", [["field", "a", f".1!{answers}"], ["read", ".1"]]))
    assert len(text) > 4096
    assert ask(("fit", text)) == ["1;p=0.1;v0=1;o="]


def test_what_was_typed_never_goes_to_a_platform() -> None:
    """It stays in the browser's copy, whatever fits."""
    long = "1;a=0.1!0.3:" + "f" * 4096 + ";p=0.1;w=.3:salaista;o="
    assert ask(
        ("fit", "1;a=0.1!0.3:5;w=.3:salaista/toinen;o="), ("again", "1;w=.3:salaista/toinen;o="), ("fit", long)
    ) == [
        "1;a=0.1!0.3:5;o=",
        "1;w=.3:salaista/toinen;o=",
        "1;p=0.1;o=",
    ]
