"""A page's text as the search reads it: passages of plain words, each below a heading.

What would give away the answers of a question or the ways of a story stays out, tests as a whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..anchors import Anchors
from ..model import (
    Accordion,
    Block,
    Blocks,
    Callout,
    Card,
    Checklist,
    Code,
    Dialogue,
    Download,
    Foreign,
    Heading,
    Inlines,
    ListBlock,
    Media,
    NumberedPicture,
    Paragraph,
    Picture,
    Question,
    Quote,
    Reflection,
    Scenario,
    Section,
    Sections,
    ServiceList,
    Table,
    plain,
    walk,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a page: where to find them, below which heading, in which language."""

    anchor: str  # id of the nearest heading that can be gone to; empty before the first one
    heading: str
    text: str
    language: str


def passages_of(blocks: Blocks, language: str) -> tuple[Passage, ...]:
    """Give a page's passages, each heading opening one; always one at least."""
    return _Reader(blocks, language).passages()


@dataclass(slots=True)
class _Open:
    """A passage that is being read."""

    anchor: str
    heading: str
    language: str
    lines: list[str]

    def closed(self) -> Passage:
        return Passage(self.anchor, tidy(self.heading), joined(self.lines), self.language)


class _Reader:
    def __init__(self, blocks: Blocks, language: str) -> None:
        anchors = Anchors()  # counted over all headings of the page, as its markup does
        headings = [block for block in walk(blocks) if isinstance(block, Heading)]
        self.anchors = {id(heading): anchors.next(plain(heading.children)) for heading in headings}
        self.current = _Open("", "", language, [])
        self.opened = [self.current]
        self.is_folded = False  # inside what is opened by hand: nothing in there can be gone to
        self.read(blocks)

    def passages(self) -> tuple[Passage, ...]:
        first, *others = (one.closed() for one in self.opened)
        return (first, *(one for one in others if one.heading or one.text))

    def begin(self, anchor: str, heading: str, language: str = "") -> None:
        self.current = _Open(anchor, heading, language or self.current.language, [])
        self.opened.append(self.current)

    def read(self, blocks: Blocks) -> None:
        for block in blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                anchor = self.current.anchor if self.is_folded else self.anchors[id(block)]
                self.begin(anchor, plain(block.children))
            case Foreign():
                outer = self.current
                self.begin(outer.anchor, "", block.language)
                self.read(block.blocks)
                self.current = outer
            case Accordion() | Sections():
                self.sections(block.sections)
            case _:
                for part in parts_of(block):
                    self.part(part)

    def part(self, part: str | Blocks) -> None:
        if isinstance(part, str):
            self.current.lines.append(part)
        else:
            self.read(part)

    def sections(self, sections: tuple[Section, ...]) -> None:
        """Read parts that are folded away: what can be gone to stands before them."""
        outer, was_folded = self.current, self.is_folded
        self.is_folded = True
        for section in sections:
            self.begin(outer.anchor, plain(section.title))
            self.read(section.blocks)
        self.is_folded = was_folded
        self.current = outer


def parts_of(block: Block) -> Iterator[str | Blocks]:
    """Give what of a block may be found, in reading order: lines of words, and runs of blocks."""
    match block:
        case Paragraph():
            yield words_of(block.children)
        case Code():
            yield block.text
        case ListBlock():
            yield from (item.blocks for item in block.items)
        case Table():
            yield from (" | ".join(map(words_of, row)) for row in (block.head, *block.rows))
        case Callout() if block.kind == "aland":
            return  # the program's own words, the same on many pages
        case Callout() | Card() | Reflection():
            yield block.title
            yield block.blocks
        case Quote() | NumberedPicture():
            yield block.blocks
        case Dialogue():
            yield from (f"{turn.speaker}: {words_of(turn.words)}" for turn in block.turns)
        case Scenario():
            yield block.scenes[0].blocks
        case Question():
            yield block.prompt
        case Checklist():
            yield from _checklist(block)
        case Media() | Download():
            yield block.title
            yield block.blocks
        case ServiceList():
            yield from _services(block)


def _services(block: ServiceList) -> Iterator[str | Blocks]:
    yield block.title
    yield block.blocks
    for listed in block.services:
        yield listed.name.text
        yield listed.description.text


def _checklist(block: Checklist) -> Iterator[str | Blocks]:
    yield block.title
    yield block.intro
    for item in block.items:
        yield words_of(item.label)
        yield item.blocks
    yield block.closing


def words_of(children: Inlines) -> str:
    """Give the words of a line; a picture's caption stands after what it shows."""
    words = []
    for inline in children:
        words.append(plain((inline,)))
        if isinstance(inline, Picture) and inline.caption:
            words.append(f" {inline.caption}")
    return "".join(words)


def tidy(text: str) -> str:
    """Give text in one line, each letter one character, without hyphens that do not show."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").split())


def joined(lines: list[str]) -> str:
    """Give lines as one, with a dot between those that end without a mark, such as items of a list."""
    text = " · ".join(filter(None, map(tidy, lines)))
    return re.sub(r"(?<=[.!?:;,…]) ·", "", text)
