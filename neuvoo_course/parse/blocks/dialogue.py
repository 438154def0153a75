"""`::: dialogue`: lines `Who: what`, read as a chat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model import Block, Blocks, Break, Dialogue, Inline, Inlines, Paragraph, Strong, Text, Turn, plain
from ...problems import Location, problem
from .opener import BlockKind, Opener

_SPEAKER = re.compile(r"(?P<name>[^\W\d_][^\s:.,;!?]*(?: [^\s:.,;!?]+){0,2}) ?:(?:\s+|$)")
"""One to three words and a colon: longer beginnings are what somebody says."""


def build(opener: Opener, blocks: Blocks) -> Block | None:
    turns: list[Turn] = []
    for block in blocks:
        spoken = _turns(block) if isinstance(block, Paragraph) else []
        if not spoken:
            opener.report(problem("dialogue-without-speaker", block.at))
        turns += spoken
    if not blocks:
        opener.report(problem("dialogue-without-speaker", opener.at))
    return Dialogue(tuple(turns), opener.at) if turns else None


def _turns(paragraph: Paragraph) -> list[Turn]:
    """Give a paragraph's turns; none where it does not say who speaks first."""
    turns: list[Turn] = []
    for line, at in _lines(paragraph):
        turn = _turn(line, at)
        if turn:
            turns.append(turn)
        elif turns:
            turns[-1] = replace(turns[-1], words=(*turns[-1].words, Break(hard=False), *line))
        else:
            return []
    return turns


def _lines(paragraph: Paragraph) -> Iterator[tuple[Inlines, Location]]:
    line: list[Inline] = []
    at = paragraph.at
    for inline in paragraph.children:
        if isinstance(inline, Break):
            yield tuple(line), at
            line, at = [], replace(at, line=at.line + 1)
        else:
            line.append(inline)
    yield tuple(line), at


def _turn(line: Inlines, at: Location) -> Turn | None:
    line = _without_bold(line)
    first = line[0] if line else None
    match = _SPEAKER.match(first.text) if isinstance(first, Text) else None
    if not match or match["name"][0].islower():
        return None
    rest = match.string[match.end() :]
    return Turn(match["name"], ((Text(rest),) if rest else ()) + line[1:], at)


def _without_bold(line: Inlines) -> Inlines:
    """Take a name in bold as one that is not: the look is ours to give."""
    if not line or not isinstance(line[0], Strong):
        return line
    after = line[1].text if len(line) > 1 and isinstance(line[1], Text) else ""
    return (Text(plain(line[0].children) + after), *line[2 if after else 1 :])


KIND = BlockKind(build)
