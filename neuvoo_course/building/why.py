"""Why a package was written or not, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Asked
from ..resolve.edition import Edition, EditionPage

SAME = "not written: nothing in it has changed"
FIRST = "written: there is no record of an earlier one here"
GONE = "written: the earlier one is gone, or is not as it was left"
NAMED = 5


def what_changed(paths: list[str]) -> str:
    """Name the files that are others than in the package before."""
    if not paths:
        return "written: what this format adds has changed"
    more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
    return f"written: changed in it: {', '.join(paths[:NAMED])}{more}"


def regional_because(edition: Edition, paths: list[str]) -> Iterator[str]:
    """Say of each page that changed what makes it another one in other regions."""
    for page in edition.pages:
        if any(path.endswith(f"/{page.key}.html") for path in paths):
            reasons = list(_reasons(page))
            if reasons:
                yield f"{page.key} is regional: {', '.join(reasons)}"


def _reasons(page: EditionPage) -> Iterator[str]:
    if page.origin:
        yield f"written by {page.origin}"
    asked = dict.fromkeys(reason for text in page.texts.values() for reason in _asked(text.written))
    yield from asked


def _asked(asked: Asked) -> Iterator[str]:
    yield from ("{{ " + f"{fact.subject}.{fact.form}" + " }}" for fact in asked.facts)
    yield from ("::: only" for _ in asked.onlys)
    yield from (f"::: slot id={slot.name}" for slot in asked.slots)
    yield from ("::: services" for _ in asked.services)
