"""How problems are told: `file:line:column: error: message [code]`, the line itself, and a hint, in three languages."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from . import Location, Problem

LANGUAGES = ("fi", "sv", "en")
TEXTS = Path(__file__).parent / "texts"
WIDEST = 200
"""A longer source line is cut round the place it is shown for."""
CLOSER_HINTS = ("near", "light")
"""Values that a problem may have, and the hints that name them: shown instead of the usual one where they are known."""


@cache
def catalogue(language: str) -> dict[str, Any]:
    """Give every text of a language: a table for each code, and `labels` and `expected`."""
    return tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))


def message_language(environment: Mapping[str, str] = os.environ) -> str:
    """Give the language to speak: NEUVOO_LANGUAGE, else the first of the usual locale variables that says, else en."""
    for name in ("NEUVOO_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = environment.get(name, "")[:2]
        if language in LANGUAGES:
            return language
    return "en"


def show_problem(found: Problem, line: str, language: str) -> str:
    """Give a problem as a person reads it; `line` is the source line it stands on."""
    texts = catalogue(language)
    labels = texts["labels"]
    kind = labels["error"] if found.is_error else labels["warning"]
    message, hint = message_and_hint(found, language)
    shown = [f"{found.at}: {kind}: {message} [{found.code}]"]
    if line.strip():
        shown += _excerpt(line, found.at)
    return "\n".join([*shown, f"  {labels['hint']}: {hint}"])


def message_and_hint(found: Problem, language: str) -> tuple[str, str]:
    """Give the two sentences of a problem, with its values filled in."""
    texts = catalogue(language)
    entry, values = texts[found.code], dict(found.values)
    if "expected" in values:
        values["expected"] = texts["expected"].get(values["expected"], values["expected"])
    closer = (entry[name] for name in CLOSER_HINTS if values.get(name) and name in entry)
    return entry["message"].format(**values), next(closer, entry["hint"]).format(**values)


def _excerpt(line: str, at: Location) -> list[str]:
    start = max(0, at.column - WIDEST // 2) if len(line) > WIDEST else 0
    cut = line[start : start + WIDEST].replace("\t", " ")
    return [f"  | {cut}", f"  | {' ' * (at.column - 1 - start)}^"]


def show_problems(problems: Iterable[Problem], line_of: Callable[[Location], str], language: str) -> str:
    """Give all problems in the order of files and lines, and a last line that counts them."""
    found = sorted(set(problems))
    shown = [show_problem(one, line_of(one.at), language) for one in found]
    return "\n\n".join([*shown, count_problems(found, language)])


def count_problems(problems: Iterable[Problem], language: str) -> str:
    """Say how many errors and warnings there are."""
    labels = catalogue(language)["labels"]
    found = list(problems)
    errors = sum(one.is_error for one in found)
    counts = [(errors, "error"), (len(found) - errors, "warning")]
    return ", ".join(
        labels[f"one_{kind}"] if count == 1 else labels[f"{kind}s"].format(count=count)
        for count, kind in counts
        if count or kind == "error"
    )
