"""`::: note`, `tip`, `warning`, `case`, `summary`: a passage set apart, with a title of its own if wished."""

from __future__ import annotations

from ...model import Block, Blocks, Callout
from .opener import BlockKind, Opener

NAMES = ("note", "tip", "warning", "case", "summary")


def build(opener: Opener, blocks: Blocks) -> Block:
    return Callout(opener.kind, opener.text("title"), blocks, opener.at)


KIND = BlockKind(build, keys=("title",))
