"""`::: checklist id=…`: a list whose ticks the learner's browser keeps."""

from __future__ import annotations

import re
from typing import cast

from ...model import Block, Blocks, CheckItem, Checklist, ListBlock, ListItem, Paragraph, Text, plain
from ...problems import problem
from .identifier import proposed_id, read_id
from .opener import BlockKind, Opener

_BOX = re.compile(r"\[[ xX]?\]\s+")
"""A box is drawn by us; written ones are taken for granted."""


def build(opener: Opener, blocks: Blocks) -> Block | None:
    at = next((index for index, block in enumerate(blocks) if _is_list(block)), None)
    if at is None:
        opener.report(problem("checklist-without-list", opener.at))
        return None
    items = tuple(_item(item) for item in cast(ListBlock, blocks[at]).items)
    name = read_id(opener, "block-without-id", proposal=proposed_id(plain(items[0].label)))
    if not name:
        return None
    return Checklist(name, opener.text("title"), blocks[:at], items, blocks[at + 1 :], opener.at)


def _is_list(block: Block) -> bool:
    return isinstance(block, ListBlock) and all(
        item.blocks and isinstance(item.blocks[0], Paragraph) for item in block.items
    )


def _item(item: ListItem) -> CheckItem:
    label = cast(Paragraph, item.blocks[0]).children
    if label and isinstance(label[0], Text):
        label = (Text(_BOX.sub("", label[0].text, count=1)), *label[1:])
    return CheckItem(label, item.blocks[1:], item.at)


KIND = BlockKind(build, keys=("id", "title"))
