"""What an attempt draws from a test's questions: the same on every device, some of each objective, others next time."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import pytest

from tests.runtime.pure import ask

pytestmark = pytest.mark.node

QUESTIONS = [[f".{number}", objective] for number, objective in enumerate("1111112223", 1)]
NAMES = [name for name, _ in QUESTIONS]
OBJECTIVE = dict(QUESTIONS)


def draws(count: int, seeds: list[str], in_hand: tuple[str, ...] = ()) -> list[list[str]]:
    """Give the names drawn with each seed."""
    found: list[list[str]] = ask(*(("draw", QUESTIONS, count, seed, in_hand) for seed in seeds))
    return found


def test_without_a_draw_every_question_is_asked() -> None:
    assert draws(0, ["a"]) == [NAMES]


def test_as_many_as_asked_for_each_once_and_in_order() -> None:
    for count in range(1, len(NAMES) + 1):
        for drawn in draws(count, ["a", "b", "c"]):
            assert len(drawn) == len(set(drawn)) == count
            assert drawn == [name for name in NAMES if name in drawn]


def test_a_draw_larger_than_a_regions_questions_asks_them_all() -> None:
    assert draws(99, ["a"]) == [NAMES]


def test_the_same_seed_draws_the_same() -> None:
    first, again = draws(4, ["neuvoo:x-091:1a2b:.5:0"] * 2)
    assert first == again


def test_every_objective_is_asked_for_as_soon_as_there_is_room() -> None:
    for drawn in draws(3, [f"seed {n}" for n in range(50)]):
        assert {OBJECTIVE[name] for name in drawn} == {"1", "2", "3"}


def test_the_rest_goes_by_share() -> None:
    for drawn in draws(6, [f"seed {n}" for n in range(50)]):
        assert Counter(OBJECTIVE[name] for name in drawn) == {"1": 3, "2": 2, "3": 1}


def test_attempts_and_learners_get_other_questions_evenly() -> None:
    seeds = [f"neuvoo:x-091:{learner}:.5:{attempt}" for learner in range(150) for attempt in range(4)]
    drawn = draws(4, seeds)
    share = Counter(name for names in drawn for name in names if OBJECTIVE[name] == "1")
    assert max(share.values()) < 1.5 * min(share.values())
    pairs = [one == other for one, other in pairwise(drawn)]
    assert sum(pairs) / len(pairs) < 0.1
    assert len({tuple(names) for names in drawn}) > 0.7 * len(list(combinations(range(6), 2))) * 3


def test_what_is_in_hand_stays_drawn() -> None:
    for drawn in draws(3, [f"seed {n}" for n in range(30)], (".1", ".2")):
        assert {".1", ".2"} < set(drawn)
    assert draws(3, ["x"], (".1", ".2", ".3")) == [[".1", ".2", ".3"]]


def test_a_question_that_is_gone_is_made_up_for() -> None:
    (drawn,) = draws(3, ["x"], (".1", ".99"))
    assert len(drawn) == 3
    assert ".1" in drawn
