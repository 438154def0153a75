"""`::: numbered-picture`: a picture with numbers drawn in it, then a numbered list that explains them."""

from __future__ import annotations

from ...model import Block, Blocks, ListBlock, NumberedPicture, Paragraph, Picture
from ...problems import problem
from .opener import BlockKind, Opener


def build(opener: Opener, blocks: Blocks) -> Block | None:
    match blocks:
        case (Paragraph(children=(Picture(),)), ListBlock(ordered=True, start=1)):
            return NumberedPicture(blocks, opener.at)
    opener.report(problem("numbered-picture-form", opener.at))
    return None


KIND = BlockKind(build)
