"""`::: accordion`: each heading inside opens and closes what follows it."""

from __future__ import annotations

from ...model import Accordion, Block, Blocks
from .opener import BlockKind, Opener
from .sections import read_sections


def build(opener: Opener, blocks: Blocks) -> Block | None:
    sections = read_sections(opener, blocks)
    return Accordion(sections, opener.at) if sections else None


KIND = BlockKind(build)
