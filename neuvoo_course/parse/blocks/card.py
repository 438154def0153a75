"""`::: card`: key points that can be printed by themselves."""

from __future__ import annotations

from ...model import Block, Blocks, Card
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block:
    return Card(opener.text("title"), blocks, opener.at)


KIND = BlockKind(build, keys=("title",))
