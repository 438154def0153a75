"""Names of places made from words: ids of headings, proposals for ids of questions."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter


def ascii_words(text: str, count: int | None = None) -> str:
    """Give a text's first words in small ASCII letters and digits, joined by hyphens."""
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", folded)[:count])


def anchor(heading: str) -> str:
    """Give the id of a heading, which links on the same page lead to as `#id`."""
    return f"h-{ascii_words(heading) or 'x'}"


class Anchors:
    """The ids of a page's headings, asked for in reading order."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def next(self, heading: str) -> str:
        """Give a heading's id; the second heading of the same words gets a number that no words could give."""
        name = anchor(heading)
        self.counts[name] += 1
        return name if self.counts[name] == 1 else f"{name}--{self.counts[name]}"
