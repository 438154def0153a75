"""One page file → its title, blocks and front matter."""

from __future__ import annotations

from ..model import Heading, Inlines, PageText
from ..problems import Location, Problem, problem
from ..source.front_matter import read_front_matter
from .markdown import markdown
from .prose import ProseReader


def parse_page(path: str, language: str, text: str, *, titled: bool = True) -> tuple[PageText, tuple[Problem, ...]]:
    """Read a page. What cannot be read is left out and told in the problems.

    `titled` is False for text that fills a slot inside a page: it has no title of its own.
    """
    front, body, problems = read_front_matter(path, text)
    lines = body.split("\n")
    blocks = ProseReader(path, lines, problems.append).read(markdown().parse(body))
    title: Inlines = ()
    if titled and blocks and isinstance(blocks[0], Heading) and blocks[0].level == 1:
        title, blocks = blocks[0].children, blocks[1:]
    elif titled and not any(found.code == "front-matter-unclosed" for found in problems):
        first = next((number for number, line in enumerate(lines, 1) if line.strip()), 1)
        problems.append(problem("page-without-title", Location(path, first)))
    page = PageText(language, title, blocks, front, Location(path))
    return page, tuple(problems)
