"""Runs the search with node, as the search page does, on texts given here."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from neuvoo_course.runtime import PURE_SEARCH, joined, word_forms
from tests.judges.node import ask_node

DRIVER = """
function answer({ forms, entries, queries, asked }) {
  const index = emptyIndex(forms);
  for (const entry of entries) addEntry(index, entry);
  const vocabulary = [...index.known.values()];
  const answers = {
    find: (query) => {
      const { found, marks, ...others } = find(index, query);
      const shown = found.map(({ entry, passage }) => [entry.title, passage[0], extractOf(passage[2], marks)]);
      return { ...others, found: shown, marks: [...marks] };
    },
    fits: (query) => Object.fromEntries([...matchesOf(index.wordOf(smallLetters(query)), vocabulary, forms)]
      .map(([word, fit]) => [word.text, fit])),
    stem: (word) => index.wordOf(smallLetters(word)).stem,
  };
  return queries.map((query) => answers[asked](query));
}
"""


def entry(title: str, *passages: Sequence[str]) -> dict[str, Any]:
    """Give a page: its title, then passages of anchor, heading and text."""
    return {"href": title, "title": title, "place": "", "passages": list(passages) or [["", "", ""]]}


def ask(asked: str, language: str, entries: Sequence[Mapping[str, Any]], *queries: str) -> list[Any]:
    """Give the answer to each query: `find` (what the page shows), `fits` (words and how well they fit) or `stem`."""
    values = {"forms": word_forms(language), "entries": entries, "queries": queries, "asked": asked}
    return _run(json.dumps(values))


@cache
def _run(values: str) -> list[Any]:
    answers: list[Any] = ask_node(joined(PURE_SEARCH) + DRIVER, json.loads(values))
    return answers
