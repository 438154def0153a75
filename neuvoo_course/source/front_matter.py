"""The lines between `---` at the top of a page: `key: text to the end of the line`, and lists of `- text`.

It is not YAML: a colon, a quotation mark or a `#` in a value breaks nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from ..model import FrontMatter, Reference, RegionalRight
from ..problems import Location, Problem, nearest, problem

_KEY = re.compile(r"([A-Za-z-]+)\s*:\s*(.*)$")
_ITEM = re.compile(r"\s*-\s+(.*)$")
_ADDRESS = re.compile(r"<?(https?://[^\s<>]*[^\s<>,.;])>?")
_DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
KEYS = ("checked", "review", "from", "until", "sources", "regional", "after", "before")


@dataclass(slots=True)
class _Entry:
    key: str
    text: str
    at: Location  # of the value
    key_at: Location
    items: list[tuple[str, Location]] = field(default_factory=list)


def read_front_matter(path: str, text: str) -> tuple[FrontMatter, str, list[Problem]]:
    """Split a page into what its front matter says and its text.

    The front matter's lines are left blank in the text, so that every later line keeps its number.
    """
    problems: list[Problem] = []
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[start].rstrip() != "---":
        return FrontMatter(), text, problems
    end = next((number for number, line in enumerate(lines) if number > start and line.rstrip() == "---"), None)
    if end is None:
        problems.append(problem("front-matter-unclosed", Location(path, start + 1)))
        return FrontMatter(), "\n" * text.count("\n"), problems
    entries = _entries(path, lines, range(start + 1, end), problems)
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    return _front_matter(entries, problems), body, problems


def _entries(path: str, lines: list[str], span: range, problems: list[Problem]) -> dict[str, _Entry]:
    entries: dict[str, _Entry] = {}
    current: _Entry | None = None
    for number in span:
        line = lines[number]
        item, pair = _ITEM.match(line), _KEY.match(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if item and current:
            current.items.append((item[1].strip(), Location(path, number + 1, item.start(1) + 1)))
        elif pair:
            at = Location(path, number + 1, pair.start(2) + 1)
            current = _Entry(pair[1], pair[2].strip(), at, Location(path, number + 1))
            _add(entries, current, problems)
        else:
            problems.append(problem("front-matter-line", Location(path, number + 1)))
    return entries


def _add(entries: dict[str, _Entry], entry: _Entry, problems: list[Problem]) -> None:
    if entry.key not in KEYS:
        near = nearest(entry.key, KEYS)
        problems.append(problem("setting-unknown", entry.key_at, key=entry.key, near=near, known=", ".join(KEYS)))
    elif entry.key in entries:
        first = entries[entry.key].key_at.line
        problems.append(problem("yaml-duplicate-key", entry.key_at, key=entry.key, line=first))
    else:
        entries[entry.key] = entry


def _front_matter(entries: dict[str, _Entry], problems: list[Problem]) -> FrontMatter:
    read: dict[str, tuple[str, Callable[[_Entry, list[Problem]], Any]]] = {
        "checked": ("checked", _day),
        "review": ("review", _day),
        "from": ("from_day", _day),
        "until": ("until_day", _day),
        "sources": ("sources", _sources),
        "regional": ("regional", _regional),
        "after": ("after", _name),
        "before": ("before", _name),
    }
    values = {read[key][0]: read[key][1](entry, problems) for key, entry in entries.items()}
    front = FrontMatter(**values)
    if front.from_day and front.until_day and front.from_day > front.until_day:
        problems.append(problem("dates-reversed", entries["until"].at))
    return front


def _day(entry: _Entry, problems: list[Problem]) -> date | None:
    try:
        return date.fromisoformat(entry.text)
    except ValueError:
        problems.append(problem("setting-wrong", entry.at, key=entry.key, expected="date"))
        return None


def _name(entry: _Entry, _problems: list[Problem]) -> str:
    return entry.text


def _regional(entry: _Entry, problems: list[Problem]) -> str:
    allowed = get_args(RegionalRight)
    if entry.text in allowed:
        return entry.text
    problems.append(problem("setting-wrong", entry.at, key=entry.key, expected=", ".join(allowed)))
    return "none"


def _sources(entry: _Entry, problems: list[Problem]) -> tuple[Reference, ...]:
    written = ([(entry.text, entry.at)] if entry.text else []) + entry.items
    return tuple(_reference(text, at, problems) for text, at in written)


def _reference(text: str, at: Location, problems: list[Problem]) -> Reference:
    address, day = _ADDRESS.search(text), _DAY.findall(text)
    name = _DAY.sub("", _ADDRESS.sub("", text)).strip(" ,;|")
    if not day:
        problems.append(problem("source-without-date", at))
    try:
        read = date.fromisoformat(day[-1]) if day else None
    except ValueError:
        problems.append(problem("setting-wrong", at, key="sources", expected="date"))
        read = None
    return Reference(name, address[1] if address else "", read, at)
