"""What a text asks of what lies outside it: the only ways for a region, a day or a file into a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .blocks import Block, Foreign, Only, Slot
from .inline import Fact, Inline, Link, Picture
from .presented import Download, Media
from .services import Services


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a text asks, each thing once, in reading order. A text that asks nothing is the same everywhere."""

    facts: tuple[Fact, ...] = ()
    onlys: tuple[Only, ...] = ()
    slots: tuple[Slot, ...] = ()
    services: tuple[Services, ...] = ()
    pages: tuple[str, ...] = ()  # that links lead to
    terms: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    files: tuple[Media | Download, ...] = ()
    languages: tuple[str, ...] = ()  # of passages in another language than the text's

    @property
    def is_regional(self) -> bool:
        """Whether a region or a day may change the text."""
        return bool(self.facts or self.onlys or self.slots or self.services)


def asked_by(inlines: Iterable[Inline], blocks: Iterable[Block]) -> Asked:
    """Give what a text asks whose inlines and blocks these are."""
    inlines, blocks = tuple(inlines), tuple(blocks)
    links = [inline for inline in inlines if isinstance(inline, Link)]
    return Asked(
        facts=tuple(one for one in inlines if isinstance(one, Fact)),
        onlys=tuple(one for one in blocks if isinstance(one, Only)),
        slots=tuple(one for one in blocks if isinstance(one, Slot)),
        services=tuple(one for one in blocks if isinstance(one, Services)),
        pages=tuple(dict.fromkeys(link.target for link in links if link.kind == "page")),
        terms=tuple(dict.fromkeys(link.target for link in links if link.kind == "term")),
        pictures=tuple(one for one in inlines if isinstance(one, Picture)),
        files=tuple(one for one in blocks if isinstance(one, Media | Download)),
        languages=tuple(dict.fromkeys(one.language for one in blocks if isinstance(one, Foreign))),
    )
