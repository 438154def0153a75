"""Node, kept running: it reads a script once, and then answers one question after another."""

from __future__ import annotations

import atexit
import json
import subprocess
from functools import cache
from typing import Any

LOOP = """
const parts = [];
process.stdin.setEncoding("utf-8").on("data", (part) => {
  parts.push(part);
  if (!part.endsWith("\\n")) return; // a question is one line, and the next one waits for its answer
  const told = {};
  try {
    told.answer = answer(JSON.parse(parts.splice(0).join("")));
  } catch (error) {
    told.error = String(error.stack);
  }
  console.log(JSON.stringify(told));
});
"""


def ask_node(script: str, question: Any) -> Any:
    """Give what the script's function `answer` gives for a question; whatever it throws is an error here."""
    process = _started(script)
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(question) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    assert line, "node has ended"
    told = json.loads(line)
    assert "error" not in told, told["error"]
    return told["answer"]


@cache
def _started(script: str) -> subprocess.Popen[str]:
    """Start node with a script; it lives as long as the process of the tests."""
    command = ("node", "-e", script + LOOP)
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.communicate()  # closes what it reads from, upon which it ends
