"""Pages read from a few lines, for the tests of this folder."""

from __future__ import annotations

from neuvoo_course.model import Block, Blocks, Inlines, PageText
from neuvoo_course.parse.page import parse_page
from neuvoo_course.problems import Problem

PATH = "national/m/p.fi.md"

Fault = tuple[str, int, int]
"""Code, line and column of a problem."""


def page(text: str) -> tuple[PageText, list[Problem]]:
    """Read a page that needs no title."""
    read, problems = parse_page(PATH, "fi", text, titled=False)
    return read, list(problems)


def faults(text: str) -> list[Fault]:
    return [(found.code, found.at.line, found.at.column) for found in page(text)[1]]


def values(text: str) -> dict[str, str]:
    """Give the words that the only problem of a text names."""
    [found] = page(text)[1]
    return dict(found.values)


def good(text: str) -> Blocks:
    """Give the blocks of a text that has no problems."""
    read, problems = page(text)
    assert problems == []
    return read.blocks


def only(text: str) -> Block:
    """Give the one block of a text without problems."""
    [block] = good(text)
    return block


def inlines(text: str) -> Inlines:
    """Give the inline text of the one paragraph of a text without problems."""
    block = only(text)
    assert hasattr(block, "children")
    return tuple(block.children)
