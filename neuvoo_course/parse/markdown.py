"""CommonMark with tables, plus three rules of our own: `::: kind` blocks, `{{ fact }}` and `[[gap]]`.

The block rule catches every line that begins with three colons, so that an unknown name or a stray end is told to the
author instead of becoming a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_FACT = re.compile(r"\{\{(.*?)\}\}")
_GAP = re.compile(r"\[\[(.*?)\]\]")


@cache
def markdown() -> MarkdownIt:
    """Give the parser of pages. Links are left as written: what they may be is decided by `inline.py`."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.block.ruler.before(
        "fence", "directive", _directive, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]}
    )
    parser.inline.ruler.before("escape", "fact", _marked("fact", _FACT))
    parser.inline.ruler.before("escape", "gap", _marked("gap", _GAP))
    for name in ("normalizeLink", "normalizeLinkText"):
        setattr(parser, name, str)
    parser.validateLink = bool  # type: ignore[method-assign, assignment]
    return parser


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _directive(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = _line(state, start)
    if not line.startswith(":::") or state.is_code_block(start):
        return False
    if silent:
        return True
    header = line.lstrip(":").strip()
    if not header:
        stray = state.push("directive_stray", "", 0)
        stray.map = [start, start + 1]
        state.line = start + 1
        return True
    close, closed = _close(state, start, end)
    _push(state, header, start, close, closed)
    state.line = close + 1 if closed else close
    return True


def _push(state: StateBlock, header: str, start: int, close: int, closed: bool) -> None:
    opener = state.push("directive_open", "", 1)
    opener.info, opener.map, opener.meta = header, [start, close], {"closed": closed}
    before_max, before_type = state.lineMax, state.parentType
    state.lineMax, state.parentType = close, "container"
    state.md.block.tokenize(state, start + 1, close)
    state.lineMax, state.parentType = before_max, before_type
    state.push("directive_close", "", -1)


def _close(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """Find the line of the `:::` that closes a block: openers nest, and code fences hide what they hold."""
    depth, fence = 1, ""
    for number in range(start + 1, end):
        line = _line(state, number)
        if line and state.sCount[number] < state.blkIndent:
            return number, False
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) and line.strip() == mark[1] else fence
        elif mark:
            fence = mark[1]
        elif line.startswith(":::"):
            depth += 1 if line.strip(":").strip() else -1
            if depth == 0:
                return number, True
    return end, False


def _marked(name: str, pattern: re.Pattern[str]) -> Callable[[StateInline, bool], bool]:
    """Give the rule that takes what fits a pattern for a token of that name."""

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos)
        if not match:
            return False
        if not silent:
            token = state.push(name, "", 0)
            token.content = match[1].strip()
        state.pos = match.end()
        return True

    return rule
