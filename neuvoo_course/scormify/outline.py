"""What a package needs to be told about files to become SCORM: names, an order, and what to launch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal

Target = Literal["scorm12", "scorm2004-3", "scorm2004-4"]


class Standard(Enum):
    """A version of SCORM, with the name its target goes by and the exact text of its `schemaversion`."""

    SCORM_12 = ("scorm12", "1.2")
    SCORM_2004_3 = ("scorm2004-3", "2004 3rd Edition")
    SCORM_2004_4 = ("scorm2004-4", "2004 4th Edition")

    def __init__(self, target: Target, schema_version: str) -> None:
        self.target: Target = target
        self.schema_version = schema_version

    @classmethod
    def of(cls, target: str) -> Standard:
        """Give the standard of a target's name; raise KeyError for a name that is none."""
        by_target: dict[str, Standard] = {standard.target: standard for standard in cls}
        return by_target[target]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing an LMS launches and tracks: a SCO with its place in the table of contents."""

    identifier: str
    """An LMS finds a learner's records again by this after an update: never change it."""
    title: str
    href: str
    """Path of the page to launch, as it is among the files, with its query string or fragment if any."""
    resource: str
    """Identifier of the resource the item stands for."""
    files: tuple[str, ...] | None = None
    """Paths only this item uses. None: every file when there is one item, else the launched page alone."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What catalogues are told about the package. Mappings go from language tag to text."""

    identifier: str
    title: Mapping[str, str]
    languages: tuple[str, ...]
    """In the order they are to be listed; every mapping's languages are among them."""
    version: str = "1.0"
    description: Mapping[str, str] | None = None
    keywords: Mapping[str, tuple[str, ...]] | None = None
    rights: str = ""
    """Who holds the copyright, and the licence. Empty: nothing is said about restrictions."""
    minutes: int | None = None
    """How long it usually takes."""
    has_cost: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The package as an LMS sees it. All identifiers are XML names (xs:ID), each used once."""

    identifier: str
    organization: str
    """Identifier of the organization, SCORM's word for a table of contents."""
    title: str
    language: str
    items: tuple[Item, ...]
    metadata: Metadata | None = None
    mastery: int | None = None
    """Percent to pass. When given, the LMS may overrule the status the content sets."""
