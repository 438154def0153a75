"""A pretend platform that refuses whatever the standards, or the strictest platforms seen, do not allow.

In a browser it stands where scorm-again does (`Lms(…, api=strict_api)`); by itself, in node, it judges a list of calls.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.judges.lms import Version

SCRIPT = Path(__file__).with_name("strict_lms.js")
DRIVER = """
const { Scorm12API, Scorm2004API } = require(process.argv[1]);
const { version, talks } = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const prefix = version === "2004" ? "" : "LMS";
const told = (api, [name, ...values]) => [api[prefix + name](...values), api[prefix + "GetLastError"]()];
const talk = (calls) => {
  const api = new (version === "2004" ? Scorm2004API : Scorm12API)();
  return calls.map((call) => told(api, call)).pop();
};
console.log(JSON.stringify(talks.map(talk)));
"""
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
    asked = json.dumps({"version": version, "talks": talks})
    done = subprocess.run(["node", "-e", DRIVER, str(SCRIPT)], input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [Answer(*answer) for answer in json.loads(done.stdout)]
