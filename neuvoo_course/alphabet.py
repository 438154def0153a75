"""The order of words in a language's alphabet."""

from __future__ import annotations

import unicodedata

_NORDIC = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})
"""In Finnish and Swedish these follow z, as these signs do in ASCII."""


def alphabetical(text: str, language: str) -> str:
    """Give a key to sort by: case and foreign accents do not count, å, ä and ö stand last where they are letters."""
    folded = text.casefold()
    if language in ("fi", "sv"):
        folded = folded.translate(_NORDIC)
    return "".join(sign for sign in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(sign))
