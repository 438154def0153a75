"""Answers in the formats of both versions, held to the strict platform: every kind, and what learners type."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.judges.lms import Version
from tests.judges.strict import TalkCall, last_answers
from tests.runtime.pure import ask

pytestmark = pytest.mark.node

VERSIONS: list[Version] = ["1.2", "2004"]
ABOUT: dict[str, Any] = {
    "id": "helsinki-question-3",
    "share": 1,
    "weight": 2,
    "prompt": "Kuka\n  tilaa tulkin?",
    "language": "fi",
    "at": "2026-01-02T10:00:00",
}
PAIRS = [["1", "2"], ["3", "2"]]
CASES: list[tuple[str, list[Any], list[Any], str, str]] = [
    # type, given, right → 1.2, 2004: answer | patterns
    ("choice", ["3"], [["3"]], "3 | 3", "3 | 3"),
    ("choice", ["1", "10"], [["1", "35"]], "1,a | 1,z", "1[,]10 | 1[,]35"),
    ("choice", ["1", "36"], [["1"]], " | 1", "1[,]36 | 1"),
    ("true-false", ["true"], [["false"]], "t | f", "true | false"),
    ("matching", PAIRS, [PAIRS], "1.2,3.2 | 1.2,3.2", "1[.]2[,]3[.]2 | 1[.]2[,]3[.]2"),
    ("sequencing", ["2", "1", "3"], [["1", "2", "3"]], "2,1,3 | 1,2,3", "2[,]1[,]3 | 1[,]2[,]3"),
    ("numeric", ["30.5"], [["30.3", "30.7"]], "30.5 | 30.5", "30.5 | 30.3[:]30.7"),
    ("numeric", ["-1000"], [["0.1", "0.30000000000000004"]], "-1000 | 0.2", "-1000 | 0.1[:]0.3"),
    ("numeric", ["1e+21"], [["5", "5"]], " | 5", " | 5[:]5"),
    ("fill-in", ["tulkki"], [["tulkki"], ["tolk"]], "tulkki | tulkki | tolk", "tulkki | tulkki | tolk"),
    ("fill-in", ["a", "b"], [["c", "d"]], "a; b | c; d", "a[,]b | c[,]d"),
    ("fill-in", ["a", "a"], [["c", "c"], ["c", "d"]], "a; a | c; c | c; d", "a[,]a | c[,]d"),
    ("fill-in", ["{a[,]b\n c\td"], [["x"]], "{a[,]b c d | x", "(a(,)b c d | x"),
]


def told(case: dict[str, Any], version: Version) -> list[tuple[str, str]]:
    [pairs] = ask(("interaction", {**ABOUT, **case}, version == "2004"))
    return [(name, str(value)) for name, value in pairs]


def talk(pairs: list[tuple[str, str]]) -> list[TalkCall]:
    return [("Initialize", ""), *(("SetValue", f"cmi.interactions.0.{name}", value) for name, value in pairs)]


def refused(version: Version, all_pairs: list[list[tuple[str, str]]]) -> list[TalkCall]:
    """Give the calls that the strict platform refuses, each after all that goes before it."""
    talks = [talk(pairs)[:end] for pairs in all_pairs for end in range(2, len(pairs) + 2)]
    answers = last_answers(version, talks)
    return [one[-1] for one, answer in zip(talks, answers, strict=True) if answer != ("true", "0")]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_type_has_its_format(version: Version) -> None:
    every = [told({"type": kind, "given": given, "right": right}, version) for kind, given, right, *_ in CASES]
    for pairs, (_, _, _, *expected) in zip(every, CASES, strict=True):
        values = dict(pairs)
        answer = values.get("learner_response" if version == "2004" else "student_response", "")
        patterns = [value for name, value in pairs if name.startswith("correct_responses")]
        assert " | ".join([answer, *patterns]) == expected[VERSIONS.index(version)]
    assert refused(version, every) == []


def test_the_rest_and_its_order() -> None:
    case = {"type": "choice", "given": ["3"], "right": [["3"]]}
    assert told(case, "1.2") == [
        ("id", "helsinki-question-3"),
        ("type", "choice"),
        ("time", "10:00:00"),
        ("correct_responses.0.pattern", "3"),
        ("weighting", "2"),
        ("student_response", "3"),
        ("result", "correct"),
    ]
    assert told(case, "2004") == [
        ("id", "helsinki-question-3"),
        ("type", "choice"),
        ("timestamp", "2026-01-02T10:00:00"),
        ("correct_responses.0.pattern", "3"),
        ("weighting", "2"),
        ("learner_response", "3"),
        ("result", "correct"),
        ("description", "{lang=fi}Kuka tilaa tulkin?"),
    ]
    assert "weighting" not in dict(told({**case, "weight": 0}, "1.2"))


@pytest.mark.parametrize(
    ("share", "in_12", "in_2004"),
    [(1, "correct", "correct"), (0, "wrong", "incorrect"), (0.5, "wrong", "0.5"), (2 / 3, "wrong", "0.6666")],
)
def test_results(share: float, in_12: str, in_2004: str) -> None:
    case = {"type": "sequencing", "given": ["1"], "right": [["1"]], "share": share}
    assert dict(told(case, "1.2"))["result"] == in_12
    assert dict(told(case, "2004"))["result"] == in_2004


def test_long_texts_are_cut_at_a_whole_character() -> None:
    case = {"type": "fill-in", "given": ["x" * 249 + "😀"], "right": [["y" * 300]], "prompt": "ä" * 300}
    values = dict(told(case, "2004"))
    assert values["learner_response"] == "x" * 249
    assert values["description"] == "{lang=fi}" + "ä" * 250
    assert dict(told(case, "1.2"))["correct_responses.0.pattern"] == "y" * 255


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_that_is_typed_is_refused(version: Version) -> None:
    chance = random.Random(1)
    letters = "aä😀 \n\t\u0007[]{},.:;=<>\"'\\%&\u2028\u00a0lang=fi"
    texts = ["".join(chance.choices(letters, k=chance.choice([1, 5, 40, 400]))) + "." for _ in range(60)]
    cases = [
        {"type": "fill-in", "given": chance.sample(texts, chance.randint(1, 14)), "right": [texts[:3]], "prompt": text}
        for text in texts
    ]
    answers = ask(*(("interaction", {**ABOUT, **case}, version == "2004") for case in cases))
    assert refused(version, [[(name, str(value)) for name, value in pairs] for pairs in answers]) == []
