"""The script that runs in every page, and the words it says there."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import rjsmin

from .shorten import shorten

FOLDER = Path(__file__).parent
PURE = (
    "core/attempt.js",
    "core/bits.js",
    "core/state.js",
    "core/course.js",
    "core/progress.js",
)
"""What needs no browser: a state, and what it amounts to."""
ORDER = (
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
    "core/navigation.js",
    "activities/question.js",
    "activities/test.js",
    "main.js",
)
"""The files of the script, joined in this order: pages opened from a folder cannot load modules."""


@cache
def runtime_source() -> str:
    """Give `runtime.js` as it lies in a package: one function around all files, without comments or long names."""
    return f'(function(){{"use strict";{shorten(rjsmin.jsmin(joined(ORDER)))}}})();\n'


@cache
def runtime_texts(language: str) -> dict[str, str]:
    """Give the words of the runtime in a language, for `texts` of the course data."""
    return tomllib.loads((FOLDER / f"texts.{language}.toml").read_text(encoding="utf-8"))


def joined(names: tuple[str, ...]) -> str:
    """Give some of the files as they were written, one after the other."""
    return "\n".join((FOLDER / name).read_text(encoding="utf-8") for name in names)
