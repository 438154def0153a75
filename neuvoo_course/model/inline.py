"""Text inside a line: words and their marks, links, pictures, and the facts a text asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..problems import Location


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeSpan:
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    hard: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: a page `/module/page`, a term, a place in the same page `#id`, or the web."""

    kind: Literal["page", "term", "anchor", "web"]
    target: str  # "module/page", a term's name, an id, or a whole address
    children: tuple[Inline, ...]
    at: Location
    fragment: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    source: str  # as written; `resolve` finds the file
    alternative: str
    caption: str
    at: Location


@dataclass(frozen=True, slots=True)
class Fact:
    """A register fact the text asks for, such as `{{ region.in }}`."""

    subject: str
    form: str
    at: Location


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a text that is filled in: typed, or chosen where wrong words are given, too."""

    right: tuple[str, ...]  # every accepted answer; one of them where it is chosen
    wrong: tuple[str, ...]
    at: Location

    @property
    def choices(self) -> tuple[str, ...]:
        return (*self.right, *self.wrong) if self.wrong else ()


Inline = Text | Emphasis | Strong | CodeSpan | Break | Link | Picture | Fact | Gap
Inlines = tuple[Inline, ...]


def walk_inlines(children: Inlines) -> Iterator[Inline]:
    """Give every inline, outer before inner."""
    for inline in children:
        yield inline
        if isinstance(inline, Emphasis | Strong | Link):
            yield from walk_inlines(inline.children)


def plain(children: Inlines) -> str:
    """Give inline text without its marks; facts stand as they were written."""
    words = []
    for inline in children:
        match inline:
            case Text() | CodeSpan():
                words.append(inline.text)
            case Emphasis() | Strong() | Link():
                words.append(plain(inline.children))
            case Break():
                words.append(" ")
            case Picture():
                words.append(inline.alternative)
            case Gap():
                words.append("…")
            case Fact():
                words.append("{{ " + f"{inline.subject}.{inline.form}" + " }}")
    return "".join(words)
