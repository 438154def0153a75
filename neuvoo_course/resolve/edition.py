"""The course resolved for a variant: one region, its languages, one day. What `render` and the targets read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..model import Asked, Blocks, Completion, Counts, CourseSettings, Length, Localized, Reference, Term, Test
from .regions import Region


@dataclass(frozen=True, slots=True)
class Variant:
    """What to build: a region, the languages of the package, and the day it is built for."""

    region: Region
    languages: tuple[str, ...]
    as_of: date
    split: bool = False  # one package a language: the language becomes part of names and identifiers


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the saved state: an owner ("" is national) and a permanent number."""

    owner: str
    number: int

    def among(self, owners: tuple[str, ...]) -> str:
        """Write it as pages and course data do: the index of its owner among these, and its number."""
        return f"{owners.index(self.owner)}.{self.number}"


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    place: Place
    revision: int
    options: tuple[int, ...]  # permanent numbers, in the order of the options


@dataclass(frozen=True, slots=True)
class EditionText:
    """A page's text as one language of the package shows it."""

    language: str  # of the text itself: another than asked for in a fallback
    title: str
    blocks: Blocks
    references: tuple[Reference, ...]
    checked: date | None
    is_common: bool  # national text that neither region nor day has touched
    tests: tuple[Test, ...]
    written: Asked  # of region and day, before they answered
    asked: Asked  # of the files and terms of the course
    has_notes: bool  # lists to tick, questions to ponder
    length: Length
    digest: str  # equal digests mean equal texts


@dataclass(frozen=True, slots=True)
class EditionTest:
    """A test as the score counts it: its weight, the per cent to pass with, attempts (0 = without end)."""

    place: Place
    id: str
    page: str
    weight: int
    pass_mark: int
    attempts: int
    counts: Counts


@dataclass(frozen=True, slots=True)
class EditionPage:
    module: str
    name: str
    place: Place
    origin: str  # owner of the text: "" national, else a region folder
    texts: Mapping[str, EditionText]  # by the package's languages
    questions: Mapping[str, QuestionPlace]
    tests: Mapping[str, EditionTest]

    @property
    def key(self) -> str:
        return f"{self.module}/{self.name}"


@dataclass(frozen=True, slots=True)
class EditionModule:
    number: int
    name: str
    titles: Localized
    objectives: Mapping[str, tuple[str, ...]]
    minutes: Mapping[str, int]  # by the package's languages
    pages: tuple[EditionPage, ...]


@dataclass(frozen=True, slots=True)
class Fallback:
    """A text shown in another language than the page's, to be told and counted."""

    page: str
    language: str
    shown: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One region's course, complete."""

    settings: CourseSettings
    variant: Variant
    modules: tuple[EditionModule, ...]
    owners: tuple[str, ...]  # "" first, then the region's folders, general before special
    terms: Mapping[str, Term]
    fallbacks: tuple[Fallback, ...]
    empty_slots: tuple[str, ...]  # as module/slot, those inside pages too
    filled_slots: tuple[str, ...]

    @property
    def identifier(self) -> str:
        """The package's permanent name: course id, region code, and the language where packages are split."""
        return identifier_of(self.settings.id, self.variant)

    def where(self, place: Place) -> str:
        """Write a place with the owners of this edition."""
        return place.among(self.owners)

    @property
    def pages(self) -> tuple[EditionPage, ...]:
        return tuple(page for module in self.modules for page in module.pages)

    @property
    def tests(self) -> tuple[EditionTest, ...]:
        return tuple(test for page in self.pages for test in page.tests.values())

    @property
    def rule(self) -> Completion:
        return self.settings.completion


def identifier_of(course: str, variant: Variant) -> str:
    """Give an edition's permanent name before it is resolved."""
    parts = [course, variant.region.code]
    return "-".join(parts + ([variant.languages[0]] if variant.split else []))
