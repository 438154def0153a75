"""What a place is called when something is in it, goes to it, comes from it or belongs to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

LANGUAGES = ("fi", "sv", "en")
"""The languages that every name of the register has."""

Kind = Literal["municipality", "employment_area", "wellbeing_county", "development_centre"]

FormKey = tuple[str, str, str]
"""Kind, code and language."""


@dataclass(frozen=True, slots=True)
class NameForms:
    """A name in the forms a sentence needs, with the preposition or article that its language asks for."""

    name: str
    """`Vantaa`, `Vanda`; in English without the article."""
    in_: str
    """`Vantaalla`, `i Vanda`, `in Vantaa`."""
    to: str
    """`Vantaalle`, `till Vanda`, `to Vantaa`."""
    from_: str
    """`Vantaalta`, `från Vanda`, `from Vantaa`."""
    of: str
    """`Vantaan`, `Vandas`, `Vantaa's`."""


def forms_of(rows: Iterable[Mapping[str, str]]) -> dict[FormKey, NameForms]:
    """Give the forms by kind, code and language."""
    return {
        (row["kind"], row["code"], row["language"]): NameForms(
            row["name"], row["in"], row["to"], row["from"], row["of"]
        )
        for row in rows
    }


def ascii_name(text: str) -> str:
    """Give a name that is the same in every file system and address: `Äänekoski` → `aanekoski`."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
