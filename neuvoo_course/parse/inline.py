"""Inline text: the parser's tokens → our values, each link, picture, fact and gap with its place.

Inline tokens carry no position, so a cursor walks the source lines of the paragraph in step with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from ..model import Break, CodeSpan, Emphasis, Fact, Gap, Inline, Inlines, Link, Picture, Strong, Text
from ..problems import Location, Problem, nearest, problem
from ..register.facts import FORMS, SUBJECTS

_WEB = re.compile(r"(https?://\S+|mailto:\S+|tel:\S+)$")
_PAGE = re.compile(r"/([a-z0-9-]+/[a-z0-9-]+)(?:#(\S*))?$")
_FACT = re.compile(r"([a-z_]+)\.([a-z]+)$")

_OR_WRONG = re.compile(r"(?:^|\s)/(?:\s|$)")

_UNREAD = re.compile(r"\] ?\(")
"""What is left of a link or picture that Markdown does not take for one."""

Report = Callable[[Problem], None]


class Cursor:
    """Finds where the next piece of a paragraph stands in the source."""

    def __init__(self, path: str, lines: Sequence[str], first: int, last: int) -> None:
        self.path, self.lines = path, lines
        self.line, self.column, self.last = first, 0, last

    def here(self) -> Location:
        return Location(self.path, self.line + 1, self.column + 1)

    def find(self, needle: str, *, past: bool = False) -> Location:
        """Give the place of the next `needle` (or just past it) and move there; stay where it is not found."""
        for number in range(self.line, min(self.last, len(self.lines))):
            column = self.lines[number].find(needle, self.column if number == self.line else 0)
            if column >= 0:
                self.line, self.column = number, column + len(needle)
                return self.here() if past else Location(self.path, number + 1, column + 1)
        return self.here()


class InlineReader:
    """Reads the children of one inline token."""

    def __init__(self, tokens: Sequence[Token], cursor: Cursor, report: Report) -> None:
        self.tokens, self.cursor, self.report = tokens, cursor, report
        self.position = 0

    def read(self, until: str = "") -> Inlines:
        found: list[Inline] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == until:
                break
            inline = self.one(token)
            if inline is not None:
                found.append(inline)
        return tuple(found)

    def one(self, token: Token) -> Inline | None:
        match token.type:
            case "text":
                return self.text(token.content)
            case "softbreak" | "hardbreak":
                return Break(token.type == "hardbreak")
            case "code_inline":
                return CodeSpan(token.content)
            case "em_open":
                return Emphasis(self.read("em_close"))
            case "strong_open":
                return Strong(self.read("strong_close"))
            case "link_open":
                return self.link(token)
            case "image":
                return self.picture(token)
            case "fact":
                return self.fact(token.content)
            case "gap":
                return self.gap(token.content)
            case "html_inline":
                self.report(problem("raw-html", self.cursor.find(token.content)))
                return None
        raise AssertionError(f"inline token {token.type}")  # a rule was switched on that nobody reads

    def text(self, content: str) -> Text | None:
        if mark := _UNREAD.search(content):
            self.report(problem("link-unread", self.cursor.find(mark[0])))
        return Text(content) if content else None

    def link(self, token: Token) -> Link | None:
        children_start = self.position
        address = str(token.attrGet("href") or "")
        children = self.read("link_close")
        autolink = token.markup == "autolink"
        at = self.cursor.find("<" if autolink else "](", past=True)
        if not children and not autolink:
            self.report(problem("link-without-text", at))
        link = _link(address, children, at)
        if link is None:
            self.report(problem("link-form", at, address=address))
            self.position = max(self.position, children_start)
        return link

    def picture(self, token: Token) -> Picture | None:
        at = self.cursor.find("![")
        source = str(token.attrGet("src") or "")
        if not token.content.strip():
            self.report(problem("picture-without-text", at, picture=source))
        self.cursor.find(")")
        return Picture(source, token.content.strip(), str(token.attrGet("title") or ""), at)

    def fact(self, content: str) -> Fact | None:
        at = self.cursor.find("{{")
        match = _FACT.match(content)
        if not match or match[1] not in SUBJECTS or match[2] not in FORMS:
            known = [f"{subject}.{form}" for subject in SUBJECTS for form in FORMS]
            near = f"{content}.name" if content in SUBJECTS else nearest(content, known)
            self.report(problem("fact-unknown", at, fact=content, near=near))
            return None
        return Fact(match[1], match[2], at)

    def gap(self, content: str) -> Gap:
        at = self.cursor.find("[[")
        gap = _gap(content, at)
        if gap is None:
            self.report(problem("gap-form", at))
        return gap or Gap((content,), (), at)


def _gap(content: str, at: Location) -> Gap | None:
    """Read `right / wrong / wrong` (chosen) or `right | right, too` (typed); a slash needs space around it."""
    first, *wrong = (part.strip() for part in _OR_WRONG.split(content))
    right = tuple(part.strip() for part in first.split("|"))
    words = (*right, *wrong)
    is_clear = all(words) and len({word.casefold() for word in words}) == len(words)
    if not is_clear or "{{" in content or any("|" in word for word in wrong) or (wrong and len(right) > 1):
        return None
    return Gap(right, tuple(wrong), at)


def _link(address: str, children: Inlines, at: Location) -> Link | None:
    page = _PAGE.match(address)
    if page:
        return Link("page", page[1], children, at, page[2] or "")
    if address.startswith("term:"):
        return Link("term", address.removeprefix("term:"), children, at)
    if address.startswith("#") and len(address) > 1:
        return Link("anchor", address[1:], children, at)
    if _WEB.match(address):
        return Link("web", address, children, at)
    return None


def read_inline(token: Token, cursor: Cursor, report: Report) -> Inlines:
    """Give the inline text of a token of type `inline`."""
    return InlineReader(token.children or [], cursor, report).read()
