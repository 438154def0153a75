"""The catalogue of problems as a document: what docs/problems.md says, made from the texts themselves."""

from __future__ import annotations

from collections.abc import Iterator

from . import WARNINGS
from .show import CLOSER_HINTS, catalogue

LANGUAGES = ("en", "fi")

_INTRODUCTION = """\
# Problems

Every problem that `neuvoo` can tell of, by its code: the message, and the hint that says how to mend it, in English and
in Finnish. The program also speaks Swedish; `NEUVOO_LANGUAGE=fi`, `sv` or `en` chooses. Words in braces are filled in.
Where there are two hints, the second is shown when more is known: a name like the one written, or what would be saved.

An error stops a build and a warning does not. Each code has an example in `tests/cases/problems/`.

This page is made from `neuvoo_course/problems/texts/`: change those, then run
`python -m neuvoo_course.problems.document > docs/problems.md`.
"""


def problems_page() -> str:
    """Give docs/problems.md: every code in alphabetical order."""
    return "\n".join([_INTRODUCTION, *(_entry(code) for code in codes())])


def codes() -> list[str]:
    """Give every code of the catalogue, sorted."""
    return sorted(catalogue("en").keys() - {"labels", "expected"})


def _entry(code: str) -> str:
    told = [line for language in LANGUAGES for line in _told(code, language)]
    return "\n".join([f"## {code}", "", "```text", *told, "```", ""])


def _told(code: str, language: str) -> Iterator[str]:
    texts = catalogue(language)
    labels, entry = texts["labels"], texts[code]
    kind = labels["warning"] if code in WARNINGS else labels["error"]
    yield f"{kind}: {_named(entry['message'])}"
    for hint in ("hint", *CLOSER_HINTS):
        if hint in entry:
            yield f"  {labels['hint']}: {_named(entry[hint])}"


def _named(template: str) -> str:
    """Give a text with the names of what is filled in, in braces."""
    return template.format_map(_Names())


class _Names(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


if __name__ == "__main__":
    print(problems_page(), end="")
