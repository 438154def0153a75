"""A pretend platform that refuses whatever the standards, or the strictest platforms seen, do not allow.

In a browser it stands where scorm-again does (`Lms(…, api=strict_api)`); by itself, in node, it judges a list of calls.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.judges.lms import Version
from tests.judges.node import ask_node

SCRIPT = Path(__file__).with_name("strict_lms.js")
DRIVER = (
    f"""
const {{ Scorm12API, Scorm2004API }} = require({json.dumps(str(SCRIPT))});
"""
    """
function answer({ version, talks }) {
  const prefix = version === "2004" ? "" : "LMS";
  const told = (api, [name, ...values]) => [api[prefix + name](...values), api[prefix + "GetLastError"]()];
  const talk = (calls) => {
    const api = new (version === "2004" ? Scorm2004API : Scorm12API)();
    return calls.map((call) => told(api, call)).pop();
  };
  return talks.map(talk);
}
"""
)
TalkCall = tuple[str, ...]
"""A method without `LMS` in front, and its values."""


class Answer(NamedTuple):
    result: str
    error: str


def strict_api(_version: Version) -> bytes:
    """Give the script of the strict platform: one for both versions."""
    return SCRIPT.read_bytes()


def last_answers(version: Version, talks: Sequence[Sequence[TalkCall]]) -> list[Answer]:
    """Hold each talk with a platform of its own, and give the answers to their last calls."""
    return [Answer(*answer) for answer in ask_node(DRIVER, {"version": version, "talks": talks})]
