"""`::: slot id=…`: a place inside a page that a region may fill; the national text stands there otherwise."""

from __future__ import annotations

from ...model import Block, Blocks, Slot
from .identifier import read_id
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block | None:
    name = read_id(opener, "block-without-id", proposal="")
    return Slot(name, blocks, opener.at) if name else None


KIND = BlockKind(build, keys=("id",))
