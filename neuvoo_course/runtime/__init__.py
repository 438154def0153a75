"""The scripts that run in the pages, and the words they say there.

`runtime.js` runs in every page, `activities.js` only where there is something to do, `papers.js` where there is
something to print (the contents, the certificate, the learner's own notes), `search.js` in the search page,
`reporting.js` only where there is an LMS.
What ships is in `built/`: made from the files here by `make runtime`, so that building a course takes no minifier.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
BUILT = FOLDER / "built"
PURE = (
    "core/attempt.js",
    "core/bits.js",
    "core/state.js",
    "core/course.js",
    "core/progress.js",
)
"""What needs no browser: a state, and what it amounts to."""
CORE = (
    *PURE,
    "core/element.js",
    "core/language.js",
    "core/copy.js",
    "core/continuing.js",
    "tracking/scorm.js",
    "tracking/scorm12.js",
    "tracking/scorm2004.js",
    "tracking/none.js",
    "tracking/find.js",
    "core/record.js",
    "core/frame.js",
    "core/waking.js",
    "core/navigation.js",
    "main.js",
)
ACTIVITIES = (
    "activities/said.js",
    "activities/draw.js",
    "activities/choice.js",
    "activities/fields.js",
    "activities/ordering.js",
    "activities/telling.js",
    "activities/question.js",
    "activities/results.js",
    "activities/test.js",
    "activities/scenario.js",
    "activities/notes.js",
    "activities/tabs.js",
    "activities/card.js",
    "activities/services.js",
    "activities/terms.js",
    "activities/forgetting.js",
    "activities/main.js",
)
PAPERS = (
    "papers/wording.js",
    "papers/contents.js",
    "papers/certificate.js",
    "papers/module.js",
    "papers/main.js",
)
REPORTING = (
    "reporting/formats.js",
    "reporting/answers.js",
    "reporting/objectives.js",
    "reporting/leaving.js",
    "reporting/main.js",
)
PURE_SEARCH = (
    "search/words.js",
    "search/matching.js",
    "search/ranking.js",
    "search/extract.js",
)
"""What needs no browser: which pages have what is looked for."""
SEARCH = (*PURE_SEARCH, "search/main.js")
BUNDLES = {
    "runtime.js": CORE,
    "activities.js": ACTIVITIES,
    "papers.js": PAPERS,
    "reporting.js": REPORTING,
    "search.js": SEARCH,
}
"""Each script and its files, joined in this order: pages opened from a folder cannot load modules."""

SHARED = (
    "all", "announce", "answerOf", "attempt", "comeBack", "courseData", "element", "entryAt", "fetchPage", "field",
    "filled", "hasContents", "hashOf", "isLost", "isPassed", "isRead", "keepCopy", "loadScript", "markWords",
    "modulesIn", "nameOf", "noteAnswer", "noteAttempt", "one", "pageLink", "pageNamed", "pagesIn", "pathOf",
    "printVector", "progressLine", "readMark", "readVector", "report", "root", "save", "standingOf", "styleNames",
    "testOf", "testsIn", "visit", "wakeWith", "withEntry", "words",
)  # fmt: skip
"""What the other scripts use of the core; everything else stays inside it."""


@cache
def runtime_files() -> dict[str, str]:
    """Give the scripts of a package by name."""
    return {name: (BUILT / name).read_text(encoding="utf-8") for name in BUNDLES}


def runtime_texts(language: str) -> dict[str, str]:
    """Give the words of the runtime in a language, for `texts` of the course data."""
    return {key: text for key, text in _texts(language).items() if isinstance(text, str)}


def activity_texts(language: str) -> dict[str, str]:
    """Give the words of the activities in a language, which come with their script."""
    texts: dict[str, str] = _texts(language)["activities"]
    return texts


def reporting_texts(language: str) -> dict[str, str]:
    """Give the words of what comes only where there is an LMS."""
    texts: dict[str, str] = _texts(language)["reporting"]
    return texts


def search_texts(language: str) -> dict[str, str]:
    """Give the words of the search in a language, which come with what it looks in."""
    texts: dict[str, str] = _texts(language)["search"]
    return texts


@cache
def word_forms(language: str) -> dict[str, Any]:
    """Give how words of a language are written in their forms; of most languages nothing is known."""
    file = FOLDER / "search" / f"forms.{language}.toml"
    none = {"shapes": [], "joints": [], "least": 0}
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else none


@cache
def _texts(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"texts.{language}.toml").read_text(encoding="utf-8"))


def joined(names: tuple[str, ...]) -> str:
    """Give some of the files as they were written, one after the other."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)


def bundle(name: str) -> str:
    """Give a script before it is made small: one function around its files, which hands on or takes what is shared."""
    script, core = joined(BUNDLES[name]), name == "runtime.js"
    shared = f"{{{','.join(SHARED if core else used_in(script))}}}"
    first = "" if core else f"const {shared}=window.neuvooRuntime;\n"
    last = f"\nwindow.neuvooRuntime={shared};" if core else ""
    return f'(function(){{"use strict";\n{first}{script}{last}\n}})();\n'


def used_in(script: str) -> list[str]:
    """Give the names that a script takes from the core."""
    return [name for name in SHARED if re.search(rf"(?:^|[^.\w]|\.\.\.){name}\b", script)]


def source_hash() -> str:
    """Give a hash of all that the scripts are made from: `built/source.sha256` says what they were made from last."""
    return hashlib.sha256("".join(map(bundle, BUNDLES)).encode()).hexdigest()
