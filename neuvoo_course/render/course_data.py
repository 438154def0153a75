"""Everything regional, put into the pages by the runtime (docs/runtime.md).

`course.<language>.js` comes with every page and holds what each of them needs. `contents.<language>.js` holds all
titles, and comes when there is something to list.
"""

from __future__ import annotations

import json
from typing import Any

from ..resolve.edition import Edition, EditionModule, EditionPage, EditionTest
from ..runtime import activity_texts, reporting_texts, runtime_texts
from .pages import fallback_in
from .words import direction, language_name, spoken

FORMAT = 2


def course_data(edition: Edition, language: str) -> str:
    """Give the script that comes with every page of a language: what is to be read and passed, and the words for it."""
    settings = edition.settings
    data: dict[str, Any] = {
        "format": FORMAT,
        "id": edition.identifier,
        "language": language,
        "languages": [[tag, language_name(tag)] for tag in edition.variant.languages],
        "majority": edition.variant.languages[0],
        "owners": list(edition.owners),
        "rule": {"pages": edition.rule.pages, "tests": edition.rule.tests},
        "modules": [_module(module, edition) for module in edition.modules],
        "tests": [
            _test(test, module, edition)
            for module in edition.modules
            for page in module.pages
            for test in page.tests.values()
        ],
        "texts": runtime_texts(spoken(language)),
        "said": {"lang": spoken(language), "dir": direction(spoken(language))},
    }
    if settings.report != "none":
        data["report"] = settings.report
    return script("neuvooCourse", data)


def contents_data(edition: Edition, language: str) -> str:
    """Give the script of all titles in a language: menu, contents, certificate, results and search show them."""
    region = edition.variant.region
    data = {
        "language": language,
        "title": edition.settings.titles[language],
        "region": region.names.get(language, region.names["fi"]),
        "modules": [
            {
                "name": module.name,
                "title": module.titles[language],
                "minutes": module.minutes[language],
                "pages": [_page(page, edition, language) for page in module.pages],
            }
            for module in edition.modules
        ],
        "testPages": [test.page for test in edition.tests],
    }
    return script("neuvooContents", data)


def activity_words(language: str) -> str:
    """Give the script with the words of the activities, which comes only to pages that have some."""
    return script("neuvooWords", activity_texts(spoken(language)))


def reporting_words(language: str) -> str:
    """Give the script with the words of what comes only where there is an LMS."""
    return script("neuvooReportingWords", reporting_texts(spoken(language)))


def script(name: str, value: object) -> str:
    """Give a script that does nothing but name a value, in plain ASCII: unlike bare JSON it loads from a folder too."""
    return named(name, compact(value))


def named(name: str, written: str) -> str:
    """Give such a script of a value that is written as JSON already."""
    return f"var {name}={written};\n"


def compact(value: object) -> str:
    """Write a value as JSON, in plain ASCII, with nothing to spare."""
    return json.dumps(value, separators=(",", ":"))


def _module(module: EditionModule, edition: Edition) -> dict[str, Any]:
    return {"number": module.number, "places": [edition.where(page.place) for page in module.pages]}


def _page(page: EditionPage, edition: Edition, language: str) -> list[str]:
    entry = [page.key, edition.where(page.place), page.texts[language].title]
    fallback = fallback_in(page, language)
    return [*entry, fallback] if fallback else entry


def _test(test: EditionTest, module: EditionModule, edition: Edition) -> dict[str, Any]:
    data = {
        "place": edition.where(test.place),
        "module": module.number,
        "points": test.weight,
        "pass": test.pass_mark,
        "attempts": test.attempts,
    }
    return data | ({"last": True} if test.counts == "last" else {})
