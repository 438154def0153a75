"""What a page is made of: prose, passages set apart, questions and tests; and ways to walk through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from ..problems import Location
from .inline import Inline, Inlines, walk_inlines
from .presented import (
    Card,
    Checklist,
    Dialogue,
    Download,
    Media,
    NumberedPicture,
    Presented,
    Reflection,
    Scenario,
    Section,
    Sections,
)
from .services import ServiceList, Services
from .tasks import Part, QuestionKind, Task, blocks_of_task, lines_of_task


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


@dataclass(frozen=True, slots=True)
class Question:
    """A block that is answered. `id` is unique in its module and the same in every language."""

    id: str
    task: Task
    prompt: tuple[Block, ...]
    explanation: tuple[Block, ...]
    points: int
    tries: int  # 0 = without end
    objective: int  # of the module's list, from 1; 0 = none of them
    at: Location

    @property
    def kind(self) -> QuestionKind:
        return self.task.kind

    @property
    def parts(self) -> tuple[Part, ...]:
        """What of it has a permanent number, in order."""
        return self.task.parts


Feedback = Literal["end", "each"]
"""When a test tells what was right: once it is handed in, or after each question."""
Counts = Literal["best", "last"]
"""Which attempt at a test counts."""


@dataclass(frozen=True)
class Test:
    """Questions that are handed in together and scored.

    `pass_mark` None means the course's, `weight` None as many points as are asked for, `draw` 0 every question.
    """

    __test__ = False  # not a case for pytest

    id: str
    title: str
    blocks: tuple[Block, ...]
    pass_mark: int | None  # per cent
    attempts: int  # 0 = without end
    draw: int  # how many of the questions each attempt asks
    feedback: Feedback
    counts: Counts
    weight: int | None  # in the course's score
    at: Location

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(block for block in walk(self.blocks) if isinstance(block, Question))

    @cached_property
    def points_asked(self) -> int:
        """The points of one attempt; of a draw, what it has on the average."""
        points = sum(question.points for question in self.questions)
        share = min(1, self.draw / len(self.questions)) if self.draw else 1
        return max(1, round(points * share))


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
    | Presented
    | Services
)
Blocks = tuple[Block, ...]


def parts(block: Block) -> Iterator[Blocks]:
    """Give each run of blocks that lies directly inside a block, in reading order."""
    match block:
        case Quote() | Callout() | Only() | Slot() | Foreign() | Test() | Reflection() | NumberedPicture() | Card():
            yield block.blocks
        case Services() | ServiceList() | Media() | Download():
            yield block.blocks
        case ListBlock():
            yield from (item.blocks for item in block.items)
        case Accordion() | Sections():
            yield from (section.blocks for section in block.sections)
        case Scenario():
            for scene in block.scenes:
                yield scene.blocks
                yield from (choice.consequence for choice in scene.choices)
        case Checklist():
            yield block.intro
            yield from (item.blocks for item in block.items)
            yield block.closing
        case Question():
            yield block.prompt
            yield from blocks_of_task(block.task)
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
        case Accordion() | Sections():
            yield from (section.title for section in block.sections)
        case Dialogue():
            yield from (turn.words for turn in block.turns)
        case Scenario():
            for scene in block.scenes:
                yield scene.title
                yield from (choice.words for choice in scene.choices)
        case Checklist():
            yield from (item.label for item in block.items)
        case Question():
            yield from lines_of_task(block.task)


def inlines_of(blocks: Blocks) -> Iterator[Inline]:
    """Give every inline of every block."""
    return inlines_among(walk(blocks))


def inlines_among(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Give every inline that stands directly in one of these blocks."""
    for block in blocks:
        for run in lines_of_text(block):
            yield from walk_inlines(run)
