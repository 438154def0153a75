"""A course as values: what the text says, before a region, a day or a format is chosen.

Outermost last: inline text, blocks, page texts, pages, modules, region folders, course. Nothing here reads a file or
knows HTML. Every value that a problem can point at carries its `Location`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .problems import Location

# ---------------------------------------------------------------- inline text


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


Inline = Text | Emphasis | Strong | CodeSpan | Break | Link | Picture | Fact
Inlines = tuple[Inline, ...]

# ---------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    children: Inlines
    at: Location


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: Inlines
    at: Location


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class ListBlock:
    ordered: bool
    start: int
    tight: bool
    items: tuple[ListItem, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    at: Location


@dataclass(frozen=True, slots=True)
class Rule:
    at: Location


@dataclass(frozen=True, slots=True)
class Table:
    alignments: tuple[str, ...]  # "left", "center", "right" or "" for each column
    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Callout:
    kind: str  # one of parse.blocks.callout.KINDS
    title: str
    blocks: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside an accordion, and what belongs to it."""

    title: Inlines
    blocks: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Accordion:
    sections: tuple[Section, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Only:
    """Blocks that hold for some regions or days alone; both days are inclusive."""

    regions: tuple[str, ...]
    from_day: date | None
    until_day: date | None
    blocks: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Slot:
    """A place a region may fill; `blocks` is the national text that stands there otherwise."""

    name: str
    blocks: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Foreign:
    """Blocks in another language than the page: regional text that is not written in the page's language."""

    language: str
    blocks: tuple[Block, ...]
    at: Location


QuestionKind = Literal["single", "multiple", "truefalse"]


@dataclass(frozen=True, slots=True)
class Option:
    correct: bool
    label: Inlines
    feedback: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Question:
    """A block that is answered. `id` is unique in its module and the same in every language."""

    id: str
    kind: QuestionKind
    prompt: tuple[Block, ...]
    options: tuple[Option, ...]
    explanation: tuple[Block, ...]
    points: int
    tries: int  # 0 = without end
    at: Location

    @property
    def key(self) -> tuple[bool, ...]:
        """Which options are right, by position."""
        return tuple(option.correct for option in self.options)


@dataclass(frozen=True, slots=True)
class Test:
    """Questions that are handed in together and scored. `pass_mark` None means the course's."""

    __test__ = False  # not a case for pytest

    id: str
    title: str
    blocks: tuple[Block, ...]
    pass_mark: int | None  # per cent
    attempts: int  # 0 = without end
    at: Location

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(block for block in walk(self.blocks) if isinstance(block, Question))


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Quote
    | Code
    | Rule
    | Table
    | Callout
    | Accordion
    | Only
    | Slot
    | Foreign
    | Question
    | Test
)
Blocks = tuple[Block, ...]


def parts(block: Block) -> Iterator[Blocks]:
    """Give each run of blocks that lies directly inside a block, in reading order."""
    match block:
        case Quote() | Callout() | Only() | Slot() | Foreign() | Test():
            yield block.blocks
        case ListBlock():
            yield from (item.blocks for item in block.items)
        case Accordion():
            yield from (section.blocks for section in block.sections)
        case Question():
            yield block.prompt
            yield from (option.feedback for option in block.options)
            yield block.explanation


def walk(blocks: Blocks) -> Iterator[Block]:
    """Give every block, outer before inner, in reading order."""
    for block in blocks:
        yield block
        for inner in parts(block):
            yield from walk(inner)


def lines_of_text(block: Block) -> Iterator[Inlines]:
    """Give the runs of inline text that stand directly in a block (not in the blocks inside it)."""
    match block:
        case Heading() | Paragraph():
            yield block.children
        case Table():
            yield from block.head
            for row in block.rows:
                yield from row
        case Accordion():
            yield from (section.title for section in block.sections)
        case Question():
            yield from (option.label for option in block.options)


def walk_inlines(children: Inlines) -> Iterator[Inline]:
    """Give every inline, outer before inner."""
    for inline in children:
        yield inline
        if isinstance(inline, Emphasis | Strong | Link):
            yield from walk_inlines(inline.children)


def inlines_of(blocks: Blocks) -> Iterator[Inline]:
    """Give every inline of every block."""
    for block in walk(blocks):
        for run in lines_of_text(block):
            yield from walk_inlines(run)


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
            case Fact():
                words.append("{{ " + f"{inline.subject}.{inline.form}" + " }}")
    return "".join(words)


# ---------------------------------------------------------------- pages, modules, regions, course

Localized = Mapping[str, str]
"""Language tag → text."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A source of a page's facts: its name, address (may be empty), and the day it was read."""

    name: str
    address: str
    day: date | None
    at: Location


RegionalRight = Literal["none", "replace", "hide", "both"]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    checked: date | None = None
    review: date | None = None
    from_day: date | None = None
    until_day: date | None = None
    sources: tuple[Reference, ...] = ()
    regional: RegionalRight = "none"
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """A page in one language: one file."""

    language: str
    title: Inlines
    blocks: Blocks
    front: FrontMatter
    at: Location


@dataclass(frozen=True, slots=True)
class Page:
    """A page in all the languages it is written in. `owner` is "" for national text, else a region folder."""

    module: str
    name: str
    owner: str
    texts: Mapping[str, PageText]

    @property
    def key(self) -> str:
        """The page's address in links and locks: `module/page`."""
        return f"{self.module}/{self.name}"

    @property
    def front(self) -> FrontMatter:
        """What the page says of itself: that of its first language."""
        return next(iter(self.texts.values())).front

    @property
    def at(self) -> Location:
        return next(iter(self.texts.values())).at


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A line of a module's list: a page, or a slot that a region may fill with one."""

    name: str
    is_slot: bool
    at: Location


@dataclass(frozen=True, slots=True)
class Module:
    name: str
    titles: Localized
    objectives: Mapping[str, tuple[str, ...]]
    minutes: int
    closed: bool
    entries: tuple[PageEntry, ...]
    pages: Mapping[str, Page]
    at: Location

    @property
    def page_slots(self) -> tuple[str, ...]:
        """The places in the list that a region may fill with a page."""
        return tuple(entry.name for entry in self.entries if entry.is_slot)

    @property
    def inner_slots(self) -> tuple[str, ...]:
        """The slots that stand inside the module's pages."""
        texts = (text for page in self.pages.values() for text in page.texts.values())
        slots = (block.name for text in texts for block in walk(text.blocks) if isinstance(block, Slot))
        return tuple(dict.fromkeys(slots))


@dataclass(frozen=True, slots=True)
class Overlay:
    """What a region changes: fills a slot, replaces or hides a page, or adds one."""

    kind: Literal["fill", "replace", "add", "hide"]
    region: str
    module: str
    target: str  # slot or page name; for "add" the neighbour
    position: Literal["", "after", "before"]
    page: Page | None
    at: Location


@dataclass(frozen=True, slots=True)
class RegionFolder:
    folder: str
    municipality: str  # code, or ""
    employment_area: str  # code, or ""
    extends: str  # folder, or ""
    languages: tuple[str, ...]
    accent: str  # colour such as #0000bf, or ""
    accent_at: Location
    overlays: tuple[Overlay, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Term:
    name: str
    words: Localized
    meanings: Localized
    at: Location


@dataclass(frozen=True, slots=True)
class Completion:
    """The rule: per cent of pages to read, whether tests must be passed, and the pass mark in per cent."""

    pages: int
    tests: bool
    pass_mark: int


@dataclass(frozen=True, slots=True)
class CourseSettings:
    id: str
    version: str
    titles: Localized
    descriptions: Localized
    languages: tuple[str, ...]  # the first is the one written first
    extra_languages: tuple[str, ...]  # added to every region's own
    fallback: Mapping[str, tuple[str, ...]]
    modules: tuple[str, ...]
    completion: Completion
    targets: tuple[str, ...]
    sco: Literal["course", "module"]
    publisher: str
    licence: str
    keywords: Mapping[str, tuple[str, ...]]
    at: Location


@dataclass(frozen=True, slots=True)
class Course:
    """Everything the folder says, in all languages and for all regions."""

    settings: CourseSettings
    modules: tuple[Module, ...]
    regions: Mapping[str, RegionFolder]
    terms: Mapping[str, Term]
    pictures: frozenset[str] = field(default=frozenset())  # paths of every picture file in the folder

    def module(self, name: str) -> Module | None:
        return next((module for module in self.modules if module.name == name), None)
