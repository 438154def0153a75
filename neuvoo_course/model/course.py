"""Pages in their languages, modules, region folders, and the course that holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from ..problems import Location
from .asked import Asked, asked_by
from .blocks import Block, Blocks, inlines_among, walk
from .inline import Inline, Inlines, walk_inlines
from .lengths import Length, reckon
from .services import HiddenService, Service, Topic

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


@dataclass(frozen=True)
class PageText:
    """A page in one language: one file.

    `digest` is that of the file: equal digests mean equal texts. What many steps ask of a text is found once and kept.
    """

    language: str
    title: Inlines
    blocks: Blocks
    front: FrontMatter
    at: Location
    digest: str = field(default="", compare=False)

    @cached_property
    def all_blocks(self) -> tuple[Block, ...]:
        """Every block, outer before inner, in reading order."""
        return tuple(walk(self.blocks))

    @cached_property
    def all_inlines(self) -> tuple[Inline, ...]:
        """Every inline of every block."""
        return tuple(inlines_among(self.all_blocks))

    @cached_property
    def asked(self) -> Asked:
        """What the text asks of a region, a day and the files of the course."""
        return asked_by((*walk_inlines(self.title), *self.all_inlines), self.all_blocks)

    @cached_property
    def length(self) -> Length:
        """The text's words, and how long it takes."""
        return reckon(self.title, self.blocks, self.language)


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

    @property
    def regions_named(self) -> set[str]:
        """Folders and codes that passages of the page are only for."""
        return {name for text in self.texts.values() for only in text.asked.onlys for name in only.regions}

    def front_of(self, text: PageText) -> FrontMatter:
        """What a text says of its sources; where it says nothing, the page's first language does."""
        own, first = text.front, self.front
        return replace(own, sources=own.sources or first.sources, checked=own.checked or first.checked)


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
    minutes: int | None  # as stated; None: as long as its texts take
    minutes_at: Location
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
        slots = (block.name for text in texts for block in text.asked.slots)
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
    report: Literal["none", "answers"]  # what the LMS is told of single answers
    pictures: Literal["original", "light"]  # as the author made them, or made light for packages
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
    media: Mapping[str, int] = field(default_factory=dict)  # paths of videos, sounds, captions, downloads → bytes
    topics: Mapping[str, Topic] = field(default_factory=dict)  # of services
    # by owner; "" is national
    services: Mapping[str, tuple[Service | HiddenService, ...]] = field(default_factory=dict)

    def all_pages(self) -> Iterator[Page]:
        """Give every page, national ones first, then each region's."""
        for module in self.modules:
            yield from module.pages.values()
        for region in self.regions.values():
            yield from (overlay.page for overlay in region.overlays if overlay.page)

    def module(self, name: str) -> Module | None:
        return next((module for module in self.modules if module.name == name), None)
