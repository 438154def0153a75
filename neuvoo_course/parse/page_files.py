"""Page files of a folder: finding them by name, and reading a page in all its languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ..model import Localized, Page, PageText
from ..problems import Location, Problem, problem
from ..source.files import Source
from .page import parse_page

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
    *,
    titled: bool = True,
) -> Page:
    """Parse a page in every language it is written in, in the course's order of languages."""
    texts: dict[str, PageText] = {}
    for language in languages:
        if language in files:
            path, text = files[language]
            texts[language], problems = parse_page(path, language, text, titled=titled)
            for found in problems:
                report(found)
    return Page(key[0], key[1], owner, texts)


def check_texts(
    texts: Localized, languages: tuple[str, ...] | list[str], at: Location, key: str, report: Report
) -> None:
    """Report the course's languages in which a title is missing, and languages the course does not have."""
    missing = [language for language in languages if language not in texts]
    if missing:
        report(problem("text-not-translated", at, key=key, languages=", ".join(missing)))
    for language in texts:
        if language not in languages:
            report(problem("language-unknown", at, language=language, known=", ".join(languages)))
