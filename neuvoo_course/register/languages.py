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


@cache
def codes_by_name() -> Mapping[str, str]:
    """Give every way a person may write a language (its code, and its names in small letters) with its code."""
    found: dict[str, str] = {}
    for code, names in service_languages().items():
        for name in names.values():
            found |= dict.fromkeys((name.casefold(), name.casefold().partition(" (")[0]), code)
    return found | {code: code for code in service_languages()}
