"""The words of the pages' own interface, in every language it speaks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

INTERFACE_LANGUAGES = ("fi", "sv", "en")
LANGUAGE_NAMES: Mapping[str, str] = {"fi": "Suomi", "sv": "Svenska", "en": "English"}

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@cache
def words(language: str) -> dict[str, Any]:
    """Give the interface's words in a language; in English where it does not speak it."""
    known = language if language in INTERFACE_LANGUAGES else "en"
    return tomllib.loads((Path(__file__).parent / "texts" / f"{known}.toml").read_text(encoding="utf-8"))


def language_name(language: str) -> str:
    """Give a language's own name for itself."""
    return LANGUAGE_NAMES.get(language, language)


def day(value: date, language: str) -> str:
    """Give a day as it is written: `21.11.2026` in Finnish and Swedish of Finland, `21 November 2026` in English."""
    if language in ("fi", "sv"):
        return f"{value.day}.{value.month}.{value.year}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def fallback_note(language: str, shown: str) -> str:
    """Say in a page's language that a text is shown in another."""
    texts = words(language)["fallback"]
    return str(texts.get(shown) or texts["other"].format(language=language_name(shown)))


RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "ur", "yi", "ckb"})


def direction(language: str) -> str:
    """Give `rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
