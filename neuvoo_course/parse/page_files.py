"""Page files of a folder: finding them by name, and reading a page in all its languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from ..cache import Cache, key_of
from ..model import Page, PageText
from ..problems import Location, Problem, problem
from ..source.files import Source

Report = Callable[[Problem], None]
PAGE_FILE = re.compile(r"(?P<folder>.+)/(?P<module>[^/]+)/(?P<name>[^/.]+)\.(?P<language>[^/.]+)\.md$")

PageTexts = Mapping[tuple[str, str], Mapping[str, tuple[str, str]]]
"""(module, name) → language → (path, text)."""


def page_texts(source: Source, folder: str, languages: tuple[str, ...], report: Report) -> PageTexts:
    """Find the page files below a folder. A file name that cannot be one is a problem."""
    found: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for path in source.below(folder + "/", ".md"):
        match = PAGE_FILE.match(path)
        if not match or match["folder"] != folder:
            report(problem("page-file-name", Location(path), languages=", ".join(languages)))
        elif match["language"] not in languages:
            at, language = Location(path), match["language"]
            report(problem("language-unknown", at, language=language, known=", ".join(languages)))
        else:
            texts = found.setdefault((match["module"], match["name"]), {})
            texts[match["language"]] = (path, source.texts[path])
    return found


def make_page(
    key: tuple[str, str],
    owner: str,
    files: Mapping[str, tuple[str, str]],
    languages: tuple[str, ...],
    report: Report,
    cache: Cache,
    *,
    titled: bool = True,
) -> Page:
    """Parse a page in every language it is written in, in the course's order of languages."""
    texts: dict[str, PageText] = {}
    for language in languages:
        if language in files:
            texts[language], problems = _page_text(*files[language], language, cache, titled=titled)
            for found in problems:
                report(found)
    return Page(key[0], key[1], owner, texts)


def _page_text(
    path: str, text: str, language: str, cache: Cache, *, titled: bool
) -> tuple[PageText, tuple[Problem, ...]]:
    digest = key_of(path, text, titled)

    def parse() -> tuple[PageText, tuple[Problem, ...]]:
        from .page import parse_page

        page, problems = parse_page(path, language, text, titled=titled)
        page = replace(page, digest=digest)
        _ = page.asked, page.length  # found now, so that they are kept, too
        return page, problems

    return cache.recall("page", (digest, language), parse)
