"""`::: tabs`, `cards`, `timeline` (and `accordion`): parts that begin with a heading each."""

from __future__ import annotations

from typing import Literal

from ...model import Block, Blocks, Heading, Section, Sections
from ...problems import problem
from .opener import BlockKind, Opener


def read_sections(opener: Opener, blocks: Blocks) -> tuple[Section, ...]:
    """Cut blocks at their headings of the first heading's level or above; none and a problem without a first one."""
    if not blocks or not isinstance(blocks[0], Heading):
        opener.report(problem("block-without-heading", opener.at, block=opener.kind))
        return ()
    level = blocks[0].level
    found: list[Section] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            found.append(Section(block.children, (), block.at, block.level))
        else:
            last = found[-1]
            found[-1] = Section(last.title, (*last.blocks, block), last.at, last.level)
    return tuple(found)


def _kind(name: Literal["tabs", "cards", "timeline"]) -> BlockKind:
    def build(opener: Opener, blocks: Blocks) -> Block | None:
        sections = read_sections(opener, blocks)
        return Sections(name, sections, opener.at) if sections else None

    return BlockKind(build)


TABS, CARDS, TIMELINE = _kind("tabs"), _kind("cards"), _kind("timeline")
