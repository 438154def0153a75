"""Services for residents, kept in lists by the nation and by regions, and the blocks that show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..problems import Location

if TYPE_CHECKING:
    from .blocks import Block
    from .course import Localized


@dataclass(frozen=True, slots=True)
class Topic:
    """What services are about; the national editors keep the list."""

    name: str
    titles: Localized
    at: Location


@dataclass(frozen=True, slots=True)
class Service:
    name: str  # permanent
    names: Localized
    descriptions: Localized
    topics: tuple[str, ...]
    languages: tuple[str, ...]  # codes of the register
    address: str  # of its web page, or ""
    phone: str
    places: Localized  # may be empty
    source: str
    checked: date
    checked_at: Location
    at: Location


@dataclass(frozen=True, slots=True)
class HiddenService:
    """A region's word that a service it would inherit is not for its list."""

    name: str
    at: Location


@dataclass(frozen=True, slots=True)
class Services:
    """The place of a list of services in a page: all of a region's, or those on some topics."""

    topics: tuple[str, ...]  # none: all
    title: str
    blocks: tuple[Block, ...]  # an introduction
    at: Location


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language it is in, which may be another than was asked for."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class ListedService:
    """A service as a list in one language shows it."""

    service: Service
    name: Said
    description: Said
    place: Said | None
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class ServiceList:
    """A region's services where a page has place for them; there may be none."""

    topics: tuple[str, ...]  # those asked for; none: all
    title: str
    blocks: tuple[Block, ...]
    services: tuple[ListedService, ...]
    at: Location
