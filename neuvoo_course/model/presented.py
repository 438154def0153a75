"""Blocks that are read or worked with and never scored: dialogues, scenarios, lists to tick, questions to ponder,
videos and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from ..problems import Location
from .inline import Inlines
from .services import ServiceList

if TYPE_CHECKING:
    from .blocks import Block


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in a dialogue before the next one speaks."""

    speaker: str
    words: Inlines
    at: Location


@dataclass(frozen=True, slots=True)
class Dialogue:
    turns: tuple[Turn, ...]
    at: Location

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who takes part, in the order they first speak."""
        return tuple(dict.fromkeys(turn.speaker for turn in self.turns))


@dataclass(frozen=True, slots=True)
class SceneChoice:
    """A way on from a scene, and what comes of it."""

    words: Inlines
    target: str  # name of the scene it leads to
    consequence: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Scene:
    name: str  # of the title's words, as choices write it: `#name`
    level: int
    title: Inlines
    blocks: tuple[Block, ...]
    choices: tuple[SceneChoice, ...]  # none: the story ends here
    at: Location


@dataclass(frozen=True, slots=True)
class Scenario:
    """A story whose reader chooses what to do; it begins with the first scene."""

    scenes: tuple[Scene, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class CheckItem:
    label: Inlines
    blocks: tuple[Block, ...]  # what is said below the label
    at: Location


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list to tick; the ticks stay in the learner's browser."""

    id: str
    title: str
    intro: tuple[Block, ...]
    items: tuple[CheckItem, ...]
    closing: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Reflection:
    """A question to answer for oneself; the answer stays in the learner's browser."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside an accordion, tabs, cards or a timeline, and what belongs to it."""

    title: Inlines
    blocks: tuple[Block, ...]
    at: Location
    level: int = 2


@dataclass(frozen=True, slots=True)
class Sections:
    """Parts with a heading each, shown as tabs, as cards that open, or along a line of time."""

    kind: Literal["tabs", "cards", "timeline"]
    sections: tuple[Section, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class NumberedPicture:
    """A picture with numbers in it, and a numbered list that explains them."""

    blocks: tuple[Block, ...]  # the picture's paragraph and the list
    at: Location


@dataclass(frozen=True, slots=True)
class Card:
    """Key points to print and keep at hand."""

    title: str
    blocks: tuple[Block, ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Media:
    """A video or a sound, and in words what it says and shows."""

    kind: Literal["video", "audio"]
    source: str  # the file's name as written
    title: str
    is_silent: bool  # a video without sound needs no captions
    blocks: tuple[Block, ...]  # the transcript
    at: Location


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along, and a few words on what it is."""

    source: str
    title: str
    blocks: tuple[Block, ...]
    at: Location
    kind: ClassVar = "download"


Presented = (
    Dialogue | Scenario | Checklist | Reflection | Sections | NumberedPicture | Card | ServiceList | Media | Download
)
