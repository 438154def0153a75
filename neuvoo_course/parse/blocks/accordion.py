"""`::: accordion`: each heading inside opens and closes what follows it."""

from __future__ import annotations

from ...model import Accordion, Block, Blocks, Heading, Section
from ...problems import problem
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block | None:
    if not blocks or not isinstance(blocks[0], Heading):
        opener.report(problem("accordion-without-heading", opener.at))
        return None
    return Accordion(tuple(sections(blocks)), opener.at)


def sections(blocks: Blocks) -> list[Section]:
    """Cut blocks at their headings of the first heading's level or above."""
    found: list[Section] = []
    first = blocks[0]
    level = first.level if isinstance(first, Heading) else 0
    for block in blocks:
        if isinstance(block, Heading) and block.level <= level:
            found.append(Section(block.children, (), block.at))
        else:
            last = found[-1]
            found[-1] = Section(last.title, (*last.blocks, block), last.at)
    return found


KIND = BlockKind(build)
