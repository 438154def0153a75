"""`::: reflection id=…`: a question to answer for oneself, in writing that the learner's browser keeps."""

from __future__ import annotations

from ...model import Block, Blocks, Paragraph, Reflection, plain
from ...problems import problem
from .identifier import proposed_id, read_id
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block | None:
    text = " ".join(plain(block.children) for block in blocks if isinstance(block, Paragraph))
    if not text:
        opener.report(problem("reflection-without-question", opener.at))
        return None
    name = read_id(opener, "block-without-id", proposal=proposed_id(text))
    return Reflection(name, opener.text("title"), blocks, opener.at) if name else None


KIND = BlockKind(build, keys=("id", "title"))
