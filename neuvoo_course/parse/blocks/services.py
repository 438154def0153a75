"""`::: services topic=… title=…`: the region's list of services, or those on some topics."""

from __future__ import annotations

from ...model import Block, Blocks, Services
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block | None:
    topics = tuple(name.strip() for name in opener.text("topic").split(",") if name.strip())
    return Services(topics, opener.text("title"), blocks, opener.at)


KIND = BlockKind(build, keys=("topic", "title"))
