"""The strict platform takes what is right and refuses each wrong value with the standard's own code."""

from __future__ import annotations

import pytest

from tests.judges.lms import Version
from tests.judges.strict import Answer, TalkCall, last_answers

pytestmark = pytest.mark.node

BEGIN: TalkCall = ("Initialize", "")
DONE = Answer("true", "0")
INTERACTION12 = (("SetValue", "cmi.interactions.0.id", "q1"), ("SetValue", "cmi.interactions.0.type", "choice"))
INTERACTION2004 = (("SetValue", "cmi.interactions.0.id", "urn:neuvoo:q1"), INTERACTION12[1])
MATCHING = ("SetValue", "cmi.interactions.0.type", "matching")
FILL_IN = ("SetValue", "cmi.interactions.0.type", "fill-in")
NUMERIC = ("SetValue", "cmi.interactions.0.type", "numeric")

RIGHT: dict[Version, list[tuple[str, str]]] = {
    "1.2": [
        ("cmi.core.lesson_status", "incomplete"),
        ("cmi.core.lesson_status", "passed"),
        ("cmi.core.exit", "suspend"),
        ("cmi.core.exit", ""),
        ("cmi.core.score.raw", "66.66"),
        ("cmi.core.session_time", "0000:00:10"),
        ("cmi.core.session_time", "00:00:10.25"),
        ("cmi.core.lesson_location", "tulkki/koe"),
        ("cmi.suspend_data", "x" * 4096),
        ("cmi.objectives.0.id", "m1"),
    ],
    "2004": [
        ("cmi.completion_status", "incomplete"),
        ("cmi.success_status", "failed"),
        ("cmi.exit", "suspend"),
        ("cmi.score.scaled", "0.6666"),
        ("cmi.score.raw", "66.66"),
        ("cmi.progress_measure", "0.333"),
        ("cmi.session_time", "PT10S"),
        ("cmi.session_time", "P1DT2H3M4.25S"),
        ("cmi.suspend_data", "x" * 4096),
        ("cmi.objectives.0.id", "urn:neuvoo:m1"),
    ],
}
WRONG: dict[Version, list[tuple[str, str, str]]] = {
    "1.2": [
        ("cmi.core.lesson_status", "not attempted", "405"),
        ("cmi.core.lesson_status", "done", "405"),
        ("cmi.core.lesson_status", "Passed", "405"),
        ("cmi.core.lesson_status", "unknown", "405"),
        ("cmi.core.exit", "normal", "405"),
        ("cmi.core.score.raw", "", "405"),
        ("cmi.core.score.raw", "101", "405"),
        ("cmi.core.score.raw", "80 %", "405"),
        ("cmi.core.score.raw", "80,5", "405"),
        ("cmi.core.score.scaled", "1", "401"),
        ("cmi.core.session_time", "PT10S", "405"),
        ("cmi.core.session_time", "0:00:10", "405"),
        ("cmi.core.session_time", "0000:00:10.125", "405"),
        ("cmi.core.session_time", "0000:60:10", "405"),
        ("cmi.core.session_time", "10000:00:10", "405"),
        ("cmi.core.lesson_location", "x" * 256, "405"),
        ("cmi.suspend_data", "x" * 4097, "405"),
        ("cmi.suspend_data", "a\nb", "405"),
        ("cmi.core.student_name", "Aino", "403"),
        ("cmi.core.credit", "no-credit", "403"),
        ("cmi.core._children", "x", "402"),
        ("cmi.objectives._count", "1", "402"),
        ("cmi.completion_status", "completed", "401"),
        ("cmi.objectives.1.id", "m1", "201"),
        ("cmi.objectives.0.id", "moduuli ö", "405"),
        ("cmi.objectives.0.id", "ö", "405"),
        ("cmi.objectives.0.id", "a b", "405"),
        ("cmi.objectives.0.status", "passed", "201"),
    ],
    "2004": [
        ("cmi.completion_status", "passed", "406"),
        ("cmi.completion_status", "not attempted", "406"),
        ("cmi.success_status", "completed", "406"),
        ("cmi.exit", "Suspend", "406"),
        ("cmi.score.raw", "", "406"),
        ("cmi.score.scaled", "", "406"),
        ("cmi.score.scaled", ".5", "406"),
        ("cmi.score.scaled", "1.01", "407"),
        ("cmi.score.scaled", "66", "407"),
        ("cmi.progress_measure", "1.5", "407"),
        ("cmi.progress_measure", "33 %", "406"),
        ("cmi.session_time", "0000:00:10", "406"),
        ("cmi.session_time", "PT10.125S", "406"),
        ("cmi.session_time", "PT", "406"),
        ("cmi.location", "x" * 1001, "406"),
        ("cmi.suspend_data", "x" * 4097, "406"),
        ("cmi.suspend_data", "a\nb", "406"),
        ("cmi.learner_name", "Aino", "404"),
        ("cmi.score._children", "x", "404"),
        ("cmi.core.lesson_status", "completed", "401"),
        ("cmi.objectives.1.id", "urn:m1", "351"),
        ("cmi.objectives.0.id", "urn:ö", "406"),
        ("cmi.objectives.0.id", "urn:a b", "406"),
        ("cmi.objectives.0.success_status", "passed", "408"),
    ],
}
VERSIONS: list[Version] = ["1.2", "2004"]
INTERACTIONS: dict[Version, list[tuple[str, str, str]]] = {
    "1.2": [
        ("result", "correct", "0"),
        ("result", "wrong", "0"),
        ("result", "incorrect", "405"),
        ("student_response", "a,b", "0"),
        ("student_response", "a[,]b", "405"),
        ("time", "10:00:00", "0"),
        ("time", "2026-01-01T10:00:00", "405"),
        ("latency", "00:00:10.5", "0"),
        ("correct_responses.0.pattern", "a", "0"),
        ("correct_responses.1.pattern", "a", "201"),
        ("student_response", "a,10", "405"),
        ("student_response", "A", "405"),
        ("student_response", "{a,b}", "405"),
        ("time", "10:00", "405"),
        ("time", "24:00:00", "405"),
        ("weighting", "2", "0"),
        ("weighting", "two", "405"),
        ("result", "0.5", "0"),
        ("description", "a", "401"),
        ("type", "other", "405"),
    ],
    "2004": [
        ("result", "correct", "0"),
        ("result", "incorrect", "0"),
        ("result", "wrong", "406"),
        ("result", "0.5", "0"),
        ("learner_response", "a[,]b", "0"),
        ("learner_response", "a,b", "406"),
        ("learner_response", "ö", "406"),
        ("timestamp", "2026-01-01T10:00:00", "0"),
        ("timestamp", "2026-01-01T10:00:00.00Z", "0"),
        ("timestamp", "2026-01-01T10:00:00.000Z", "406"),
        ("timestamp", "2026-01-01T10:00:00Z", "406"),
        ("latency", "PT1.5S", "0"),
        ("correct_responses.0.pattern", "a[,]b", "0"),
        ("correct_responses.1.pattern", "a", "351"),
        ("description", "a\nb", "406"),
        ("description", "{lang=fi}Mikä on tulkki?", "0"),
        ("description", "{lang=fi}" + "x" * 250, "0"),
        ("description", "{lang=fi}" + "x" * 251, "406"),
        ("description", "{fi}x", "406"),
        ("learner_response", "a[,]a", "406"),
        ("learner_response", "[,]".join(map(str, range(37))), "406"),
        ("learner_response", "x" * 251, "406"),
        ("result", "half", "406"),
        ("weighting", "two", "406"),
        ("time", "10:00:00", "401"),
        ("id", "urn:q1", "406"),
    ],
}


def last(version: Version, *talk: TalkCall) -> Answer:
    return last_answers(version, [talk])[0]


@pytest.mark.parametrize("version", VERSIONS)
def test_right_values_are_taken_and_given_back(version: Version) -> None:
    sets: list[list[TalkCall]] = [[BEGIN, ("SetValue", *pair)] for pair in RIGHT[version]]
    assert last_answers(version, sets) == [DONE] * len(sets)
    gets = [[*talk, ("GetValue", talk[1][1])] for talk in sets if not talk[1][1].endswith(("exit", "time"))]
    assert [answer.result for answer in last_answers(version, gets)] == [talk[1][2] for talk in gets]


@pytest.mark.parametrize("version", VERSIONS)
def test_wrong_values_are_refused(version: Version) -> None:
    talks: list[list[TalkCall]] = [[BEGIN, ("SetValue", name, value)] for name, value, _ in WRONG[version]]
    told = zip(WRONG[version], last_answers(version, talks), strict=True)
    assert [(name, value[:20], Answer("false", code), answer) for (name, value, code), answer in told] == [
        (name, value[:20], Answer("false", code), Answer("false", code)) for name, value, code in WRONG[version]
    ]


@pytest.mark.parametrize("version", VERSIONS)
def test_interactions_have_their_formats(version: Version) -> None:
    begun = (BEGIN, *(INTERACTION12 if version == "1.2" else INTERACTION2004))
    cases = INTERACTIONS[version]
    talks = [[*begun, ("SetValue", f"cmi.interactions.0.{name}", value)] for name, value, _ in cases]
    answers = last_answers(version, talks)
    assert [(*case[:2], answer.error) for case, answer in zip(cases, answers, strict=True)] == cases


def test_answers_go_by_their_questions_type() -> None:
    def answered(kind: TalkCall, name: str, value: str) -> str:
        return last("2004", BEGIN, INTERACTION2004[0], kind, ("SetValue", f"cmi.interactions.0.{name}", value)).error

    assert answered(MATCHING, "learner_response", "a[.]1[,]b[.]2") == "0"
    assert answered(MATCHING, "learner_response", "a,1") == "406"
    assert answered(NUMERIC, "correct_responses.0.pattern", "1[:]10") == "0"
    assert answered(NUMERIC, "correct_responses.0.pattern", "1-10") == "406"
    assert answered(NUMERIC, "learner_response", "5") == "0"
    assert answered(NUMERIC, "learner_response", "1e9") == "406"
    assert answered(FILL_IN, "learner_response", "[,]".join("abcdefghij")) == "0"
    assert answered(FILL_IN, "learner_response", "[,]".join("abcdefghijk")) == "406"
    assert answered(FILL_IN, "learner_response", "x" * 251) == "406"
    assert answered(FILL_IN, "learner_response", "a[,]{b") == "406"


def test_a_question_has_few_patterns_and_none_twice() -> None:
    def second(kind: str, *patterns: str) -> str:
        begun = (BEGIN, INTERACTION2004[0], ("SetValue", "cmi.interactions.0.type", kind))
        names = [f"cmi.interactions.0.correct_responses.{index}.pattern" for index in range(len(patterns))]
        return last("2004", *begun, *zip(["SetValue"] * len(names), names, patterns, strict=True)).error

    assert second("fill-in", "a", "b", "c", "d", "e") == "0"
    assert second("fill-in", "a", "b", "c", "d", "e", "f") == "351"
    assert second("numeric", "1[:]2", "3[:]4") == "351"
    assert second("choice", "a", "b") == "0"
    assert second("choice", "a", "a") == "351"


def test_interactions_have_an_order() -> None:
    for name, value in (("type", "choice"), ("learner_response", "a"), ("result", "correct")):
        assert last("2004", BEGIN, ("SetValue", f"cmi.interactions.0.{name}", value)).error == "408"
    told = last("2004", BEGIN, INTERACTION2004[0], ("SetValue", "cmi.interactions.0.learner_response", "a"))
    assert told.error == "408"


@pytest.mark.parametrize(
    ("version", "end", "codes"),
    [
        ("1.2", "Finish", {"Commit": "301", "GetValue": "301", "SetValue": "301", "Finish": "301"}),
        ("2004", "Terminate", {"Commit": "143", "GetValue": "123", "SetValue": "133", "Terminate": "113"}),
    ],
)
def test_nothing_goes_after_the_end(version: Version, end: str, codes: dict[str, str]) -> None:
    values = {"GetValue": ("cmi.suspend_data",), "SetValue": ("cmi.suspend_data", "x")}
    for name, code in codes.items():
        call = (name, *values.get(name, ("",)))
        assert last(version, BEGIN, (end, ""), call).error == code
        before = {"1.2": code, "2004": str(int(code) - 1)}[version]
        assert last(version, call).error == before


@pytest.mark.parametrize(("version", "code"), [("1.2", "101"), ("2004", "103")])
def test_a_talk_begins_once(version: Version, code: str) -> None:
    assert last(version, BEGIN) == DONE
    assert last(version, BEGIN, BEGIN) == Answer("false", code)
    assert last(version, ("Initialize", "x")) == Answer("false", "201")
    end = {"1.2": "Finish", "2004": "Terminate"}[version]
    assert last(version, BEGIN, (end, ""), (end, "")).result == "false"
    assert last(version, BEGIN, ("Commit", "x")).error == "201"


def test_what_may_only_be_written_or_was_never_set() -> None:
    assert last("1.2", BEGIN, ("GetValue", "cmi.core.exit")).error == "404"
    assert last("1.2", BEGIN, ("GetValue", "cmi.core.session_time")).error == "404"
    assert last("2004", BEGIN, ("GetValue", "cmi.exit")).error == "405"
    assert last("2004", BEGIN, ("GetValue", "cmi.suspend_data")).error == "403"
    assert last("1.2", BEGIN, ("GetValue", "cmi.suspend_data")) == Answer("", "0")


@pytest.mark.parametrize("version", VERSIONS)
def test_an_objective_keeps_its_id(version: Version) -> None:
    first = ("SetValue", "cmi.objectives.0.id", "m1")
    assert last(version, BEGIN, first, ("SetValue", "cmi.objectives.1.id", "m2")) == DONE
    assert last(version, BEGIN, first, ("SetValue", "cmi.objectives.1.id", "m1")).result == "false"
    assert last(version, BEGIN, first, ("SetValue", "cmi.objectives.0.id", "m2")).result == "false"
    assert last(version, BEGIN, first, ("GetValue", "cmi.objectives._count")).result == "1"
