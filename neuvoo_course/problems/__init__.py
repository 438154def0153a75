"""Findings an author can mend, each with its place: collected, never raised one by one.

A `Problem` is a value: a code of the catalogue, a place, and the words that fill in its message. What it says to a
person is in `texts/<language>.toml`; how it is printed is in `show.py`.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

WARNINGS = frozenset(
    {
        "duration-differs",
        "key-without-effect",
        "media-heavy",
        "objective-untested",
        "page-review-due",
        "picture-heavy",
        "service-check-due",
        "service-not-translated",
    }
)
"""Codes that do not stop a build. All others do."""


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file: path relative to the course folder, line and column counted from 1 in characters."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding: where it is, its code, and the values its message names."""

    at: Location
    code: str
    values: tuple[tuple[str, str], ...] = ()

    @property
    def is_error(self) -> bool:
        """Whether nothing may be built until this is mended."""
        return self.code not in WARNINGS


def problem(code: str, at: Location, /, **values: object) -> Problem:
    """Make a problem; `values` fill the `{name}` places of the code's message and hint."""
    return Problem(at, code, tuple(sorted((name, str(value)) for name, value in values.items())))


class ProblemsFound(Exception):
    """Work that cannot go on because of what the author wrote; carries every problem found so far.

    `line_of` gives the source line of a location, to be shown with it.
    """

    def __init__(self, problems: Iterable[Problem], line_of: Callable[[Location], str] = lambda _: "") -> None:
        self.problems = tuple(sorted(set(problems)))
        self.line_of = line_of
        super().__init__(f"{len(self.problems)} problems")


def nearest(word: str, known: Iterable[str]) -> str:
    """Give the known name most like `word`, or an empty string when none is near."""
    by_lower = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(word.casefold(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else ""
