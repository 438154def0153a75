"""The languages that services are given in: their codes, those of the national Service Catalogue, and their names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .names import LANGUAGES
from .tables import read_table


@cache
def service_languages() -> Mapping[str, Mapping[str, str]]:
    """Give every language by code, with its name in the languages of the register."""
    return {
        row["code"]: {language: row[language] for language in LANGUAGES} for row in read_table("language-names.csv")
    }


def name_of_language(code: str, language: str) -> str:
    """Give a language's name in another, or in English where the register does not speak that one."""
    return service_languages()[code][language if language in LANGUAGES else "en"]


def find_language(text: str) -> str:
    """Give the code that a person means who writes a language's name or misspells its code's case; else nothing."""
    wanted = text.strip().casefold()
    known = service_languages()
    return next((code for code in known if wanted in _written(code)), "")


def _written(code: str) -> set[str]:
    names = service_languages()[code].values()
    return {code, *(name.casefold() for name in names), *(name.casefold().partition(" (")[0] for name in names)}
