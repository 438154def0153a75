"""The words of the pages' own interface, in every language it speaks."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from markupsafe import Markup

INTERFACE_LANGUAGES = ("fi", "sv", "en")
LANGUAGE_NAMES: Mapping[str, str] = {
    "fi": "Suomi",
    "sv": "Svenska",
    "en": "English",
    "ar": "العربية",
    "et": "Eesti",
    "fa": "فارسی",
    "ru": "Русский",
    "so": "Soomaali",
    "uk": "Українська",
}

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Borrowed(str):
    """English words among a text of another language: in markup they say so, for voices and the writing direction."""

    __slots__ = ()
    marks = Markup(' lang="en" dir="ltr"')
    """For an element that has such words in its attributes, or nothing else."""

    def __html__(self) -> str:
        return f"<span{self.marks}>{escape(self, quote=False)}</span>"

    def __add__(self, more: str) -> Borrowed:
        return Borrowed(super().__add__(more))

    def format(self, *values: object, **named: object) -> Borrowed:
        return Borrowed(super().format(*values, **named))


def marks(text: str) -> str:
    """Give the attributes that words need where they are borrowed."""
    return getattr(text, "marks", "")


def spoken(language: str) -> str:
    """Give the language of the interface's words on a page in some language: English where it does not speak that."""
    return language if language in INTERFACE_LANGUAGES else "en"


@cache
def words(language: str) -> dict[str, Any]:
    """Give the interface's words in a language; in English, and marked as that, where it does not speak it."""
    file = Path(__file__).parent / "texts" / f"{spoken(language)}.toml"
    texts = tomllib.loads(file.read_text(encoding="utf-8"))
    return texts if language == spoken(language) else _borrowed(texts)


def _borrowed(texts: Any) -> Any:
    match texts:
        case dict():
            return {key: _borrowed(text) for key, text in texts.items()}
        case list():
            return [_borrowed(text) for text in texts]
    return Borrowed(texts)


def language_name(language: str) -> str:
    """Give a language's own name for itself."""
    return LANGUAGE_NAMES.get(language, language)


def day(value: date, language: str) -> str:
    """Give a day as it is written: `21.11.2026` in Finnish and Swedish of Finland, `21 November 2026` in English."""
    if language in ("fi", "sv"):
        return f"{value.day}.{value.month}.{value.year}"
    written = f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return written if language == "en" else Borrowed(written)


def fallback_note(language: str, shown: str) -> str:
    """Say in a page's language that a text is shown in another."""
    texts: dict[str, str] = words(language)["fallback"]
    # The others name the page's language as well.
    known = texts.get(shown, "") if language in INTERFACE_LANGUAGES else ""
    return known or texts["other"].format(language=language_name(shown))


RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ku", "ps", "ur", "yi", "ckb"})


def direction(language: str) -> str:
    """Give `rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
