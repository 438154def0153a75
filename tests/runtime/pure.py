"""Runs the pure parts of the runtime with node."""

from __future__ import annotations

from functools import cache
from typing import Any

from neuvoo_course.runtime import PURE, joined
from tests.judges.node import ask_node

DRIVER = """
const course = (data) => ({ rule: { pages: 100, tests: true }, tests: [], modules: [], owners: [""], ...data });
const merge = (one, other) => printState(mergeStates(parseState(one), parseState(other)));
const noted = {
  read: (state, [page]) => noteRead(state, page),
  answer: (state, [question, revision, result]) => noteAnswer(state, question, revision, result),
  attempt: (state, [test, thousandths, isLast]) => noteAttempt(state, test, thousandths, isLast),
  field: (state, [key, value]) => state.fields.set(key, value),
  session: (state, [number]) => setNumber(state, "s", number),
  day: (state, [number]) => setNumber(state, "c", number),
  done: (state, [number]) => setNumber(state, "d", doneIn(state) | number),
};
function told(steps) {
  const state = emptyState();
  for (const [what, ...values] of steps) noted[what](state, values);
  return printState(state);
}
const asked = {
  print: (steps) => told(steps),
  again: (text) => printState(parseState(text)),
  fit: (text) => fitState(parseState(text)),
  merge,
  read: (text, page) => isRead(parseState(text), page),
  answer: (text, question, revision) => answerOf(parseState(text), question, revision),
  test: (text, name, isLast) => testOf(parseState(text), name, isLast),
  draw: (questions, count, seed, inHand) => {
    const known = questions.map(([name, objective]) => ({ name, objective }));
    return drawn(known, count, seed, inHand).map(({ name }) => name);
  },
  field: (text, key) => field(parseState(text), key),
  know: (text, pages, questions, tests) => {
    const state = parseState(text);
    const answers = questions.map(([name, revision]) => answerOf(state, name, revision));
    return [pages.map((name) => isRead(state, name)), answers, tests.map((name) => Object.values(testOf(state, name)))];
  },
  day: (text) => dayIn(parseState(text)),
  person: (name) => nameInWords(name),
  dated: (day, language) => dayInWords(day, language),
  done: (text) => doneIn(parseState(text)),
  standing: (text, data, scope) => standingOf(course(data), parseState(text), scope),
  time12: (seconds) => time12(seconds),
  told2004: (standing) => told2004(standing),
  interaction: (answer, is2004) => interactionOf({ ...answer, at: new Date(answer.at) }, is2004),
};
const answer = (cases) => cases.map(([what, ...values]) => asked[what](...values));
"""


def ask(*cases: tuple[Any, ...]) -> list[Any]:
    """Give the answer to each case: the name of a question and its values."""
    answers: list[Any] = ask_node(_script(), cases)
    return answers


@cache
def _script() -> str:
    files = ("core/copy.js", "activities/draw.js", "papers/wording.js", "reporting/formats.js")
    return joined((*PURE, "tracking/scorm12.js", "tracking/scorm2004.js", *files)) + DRIVER
