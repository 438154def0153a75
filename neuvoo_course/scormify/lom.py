"""What both forms of metadata say alike: texts in the order of their languages, and a duration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .outline import Metadata


def texts(by_language: Mapping[str, str] | None, metadata: Metadata) -> list[tuple[str, str]]:
    """Give language and text of each text there is, in the package's order of languages."""
    known = by_language or {}
    return [(language, known[language]) for language in metadata.languages if known.get(language)]


def keywords(metadata: Metadata) -> Iterator[tuple[str, str]]:
    """Give language and keyword of each keyword, in the package's order of languages."""
    known = metadata.keywords or {}
    for language in metadata.languages:
        for word in known.get(language, ()):
            if word.strip():
                yield language, word


def duration(minutes: int) -> str:
    """Write minutes as an ISO 8601 duration."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")
