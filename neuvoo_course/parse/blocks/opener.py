"""The first line of a block, `::: kind word key=value`, read into parts with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ...model import Block, Blocks
from ...problems import Location, Problem, nearest, problem

_PART = re.compile(r"""(?P<key>[A-Za-z-]+)=(?:["”“](?P<quoted>[^"”“]*)["”“]|(?P<bare>[^\s"”“]\S*)?)|(?P<word>\S+)""")

Report = Callable[[Problem], None]
Default = TypeVar("Default", int, None)
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Opener:
    """A block's first line, and the source lines it spans (for what Markdown would hide)."""

    kind: str
    words: tuple[tuple[str, Location], ...]
    values: dict[str, tuple[str, Location]]
    at: Location
    lines: Sequence[str]  # of the block's inside
    report: Report

    def text(self, key: str) -> str:
        """Give a key's value, or an empty string."""
        return self.values[key][0] if key in self.values else ""

    def number(self, key: str, default: Default, *, least: int = 0, most: int = 100) -> int | Default:
        """Give a key's whole number, or the default; a wrong one is a problem."""
        if key not in self.values:
            return default
        text, at = self.values[key]
        if text.isascii() and text.isdigit() and least <= int(text) <= most:
            return int(text)
        self.report(problem("setting-wrong", at, key=key, expected=f"{least}–{most}"))
        return default

    def one_of(self, key: str, known: tuple[Word, ...]) -> Word:
        """Give a key's value, one of those known, or the first of them; another one is a problem."""
        written = self.text(key) or known[0]
        for word in known:
            if word == written:
                return word
        self.report(problem("setting-wrong", self.values[key][1], key=key, expected=", ".join(known)))
        return known[0]

    def day(self, key: str) -> date | None:
        """Give a key's day, or None; a wrong one is a problem."""
        if key not in self.values:
            return None
        text, at = self.values[key]
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.report(problem("setting-wrong", at, key=key, expected="date"))
            return None


@dataclass(frozen=True, slots=True)
class BlockKind:
    """One kind of block: the words and keys its first line may hold, and how it is made of what stands inside."""

    build: Callable[[Opener, Blocks], Block | None]
    words: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    names_file: bool = False  # whether the first word that is none of `words` is a file's name


def read_opener(header: str, at: Location, lines: Sequence[str], report: Report) -> Opener:
    """Split a first line into kind, words and values. `at` is where the header's text begins."""
    words: list[tuple[str, Location]] = []
    values: dict[str, tuple[str, Location]] = {}
    for part in _PART.finditer(header):
        place = Location(at.path, at.line, at.column + part.start())
        if part["key"] and words:
            if part["key"] in values:
                report(problem("block-key-twice", place, key=part["key"]))
            values[part["key"]] = (
                part["quoted"] if part["quoted"] is not None else part["bare"] or "",
                place,
            )
        else:
            words.append((part[0], place))
    kind = words[0][0] if words else ""
    return Opener(kind, tuple(words[1:]), values, at, lines, report)


def check_opener(opener: Opener, kind: BlockKind) -> None:
    """Report every word and key that this kind of block does not know."""
    unknown = [(word, at) for word, at in opener.words if word not in kind.words]
    for word, at in unknown[1:] if kind.names_file else unknown:
        near = nearest(word, kind.words)
        known = ", ".join((*kind.words, *(f"{key}=" for key in kind.keys))) or "–"
        opener.report(problem("block-word-unknown", at, word=word, block=opener.kind, near=near, known=known))
    for key, (_, at) in opener.values.items():
        if key not in kind.keys:
            near, known = nearest(key, kind.keys), ", ".join(kind.keys) or "–"
            opener.report(problem("block-key-unknown", at, key=key, block=opener.kind, near=near, known=known))
