"""Block tokens → our blocks, with every line's place; `:::` blocks are built by `blocks/`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from ..model import (
    Block,
    Blocks,
    Code,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)
from ..problems import Location, Problem, nearest, problem
from .blocks import KINDS
from .blocks.opener import check_opener, read_opener
from .inline import Cursor, read_inline

_MONTHS = re.compile(
    r"(tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu"
    r"|(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b"
    r"|(January|February|March|April|May|June|July|August|September|October|November|December)\b"
)


class ProseReader:
    """Reads a page's token stream, in order, into blocks."""

    def __init__(self, path: str, lines: Sequence[str], report: Callable[[Problem], None]) -> None:
        self.path, self.lines, self.report = path, lines, report
        self.tokens: Sequence[Token] = ()
        self.position = 0

    def read(self, tokens: Sequence[Token]) -> Blocks:
        """Give the blocks of a whole page."""
        self.tokens, self.position = tokens, 0
        return self.until("")

    def until(self, close: str) -> Blocks:
        """Read blocks up to a closing token, and past it."""
        found: list[Block] = []
        while self.position < len(self.tokens):
            token = self.next()
            if token.type == close:
                break
            block = self.block(token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def next(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def at(self, token: Token) -> Location:
        line = token.map[0] if token.map else 0
        text = self.lines[line] if line < len(self.lines) else ""
        return Location(self.path, line + 1, len(text) - len(text.lstrip()) + 1)

    def block(self, token: Token) -> Block | None:
        at = self.at(token)
        match token.type:
            case "paragraph_open":
                return Paragraph(self.inlines("paragraph_close"), at)
            case "heading_open":
                return Heading(int(token.tag[1:]), self.inlines("heading_close"), at)
            case "bullet_list_open" | "ordered_list_open":
                return self.list(token)
            case "blockquote_open":
                return Quote(self.until("blockquote_close"), at)
            case "fence" | "code_block":
                return Code(token.content, at)
            case "hr":
                return Rule(at)
            case "table_open":
                return self.table(at)
            case "directive_open":
                return self.directive(token)
            case "directive_stray":
                self.report(problem("block-stray-end", at))
                return None
            case "html_block":
                self.report(problem("raw-html", at))
                return None
        raise AssertionError(f"block token {token.type}")  # a rule was switched on that nobody reads

    def inlines(self, close: str) -> Inlines:
        """Read the one inline token before `close`."""
        inlines: Inlines = ()
        while (token := self.next()).type != close:
            first, last = token.map or (0, len(self.lines))
            inlines = read_inline(token, Cursor(self.path, self.lines, first, last), self.report)
        return inlines

    def list(self, opener: Token) -> Block:
        ordered = opener.type.startswith("ordered")
        items: list[ListItem] = []
        tight = True
        while (token := self.next()).type != opener.type.replace("open", "close"):
            first = self.tokens[self.position] if self.position < len(self.tokens) else token
            tight = tight and (first.type != "paragraph_open" or first.hidden)
            items.append(ListItem(self.until("list_item_close"), self.at(token)))
        start = int(opener.attrGet("start") or 1) if ordered else 1
        block = ListBlock(ordered, start, tight, tuple(items), self.at(opener))
        self.check_date_list(block)
        return block

    def check_date_list(self, block: ListBlock) -> None:
        """Report a day that Markdown took for a list: "1. tammikuuta …"."""
        if not block.ordered or len(block.items) != 1 or not block.items[0].blocks:
            return
        first = block.items[0].blocks[0]
        if isinstance(first, Paragraph) and first.children and isinstance(first.children[0], Text):
            word = _MONTHS.match(first.children[0].text)
            if word:
                self.report(problem("date-as-list", block.at, number=block.start))

    def table(self, at: Location) -> Block:
        alignments: list[str] = []
        rows: list[tuple[Inlines, ...]] = []
        cells: list[Inlines] = []
        while (token := self.next()).type != "table_close":
            match token.type:
                case "tr_open":
                    cells = []
                case "tr_close":
                    rows.append(tuple(cells))
                case "th_open" | "td_open":
                    if token.type == "th_open":
                        alignments.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
                    cells.append(self.inlines(token.type.replace("open", "close")))
        return Table(tuple(alignments), rows[0], tuple(rows[1:]), at)

    def directive(self, token: Token) -> Block | None:
        first, last = token.map or (0, 0)
        line = self.lines[first]
        colon = line.index(":::")
        at = Location(self.path, first + 1, colon + 1)
        header_at = Location(self.path, first + 1, line.index(token.info, colon) + 1)
        opener = read_opener(token.info, header_at, self.lines[first + 1 : last], self.report)
        if not token.meta["closed"]:
            self.report(problem("block-unclosed", at, block=opener.kind))
        blocks = self.until("directive_close")
        kind = KINDS.get(opener.kind)
        if kind is None:
            near = nearest(opener.kind, KINDS)
            self.report(problem("block-unknown", header_at, block=opener.kind, near=near, known=", ".join(KINDS)))
            return None
        check_opener(opener, kind)
        return kind.build(opener, blocks)
