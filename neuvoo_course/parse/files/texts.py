"""Texts in several languages, as settings files hold them."""

from __future__ import annotations

from collections.abc import Callable

from ...model import Localized
from ...problems import Location, Problem, problem

Report = Callable[[Problem], None]


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
