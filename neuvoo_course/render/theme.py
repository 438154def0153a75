"""The style sheet: the program's own files joined and shortened, then a region's colour where it has one."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import rcssmin

from ..colours import NIGHT, lightened

FOLDER = Path(__file__).parent / "theme"
BUNDLES = {
    "theme.css": ("base.css", "frame.css", "prose.css", "contents.css"),
    "print.css": ("print.css",),
    "papers.css": ("papers.css",),
    "search.css": ("search.css",),
    "activities.css": (
        "questions.css",
        *(
            f"activities/{name}.css"
            for name in ("dialogue", "scenario", "notes", "sections", "cards", "services", "media", "terms")
        ),
    ),
}
"""Each style sheet and its files, joined in this order. `activities.css` is for the pages that have some; no page waits
for `print.css` before it shows."""


def style_sheets(accent: str) -> dict[str, str]:
    """Give the style sheets by name.

    A region's accent is used as it is on light paper, and lightened until it reads on dark.
    """
    sheets = {name: _joined(name) for name in BUNDLES}
    return sheets | {"theme.css": sheets["theme.css"] + (_accent(accent) if accent else "")}


@dataclass(frozen=True, slots=True)
class Inline:
    """A style sheet to be written into a page: its name, its text, and the hash by which the page's policy lets it in.

    The hash is a source of CSP level 3 (2.3.1): the policy allows this text and no other.
    """

    name: str
    text: str
    hash: str

    @classmethod
    def of(cls, name: str, sheet: str) -> Inline:
        """Take a sheet of ours: nothing in it ends its element, or has to be escaped in XML."""
        assert not set(sheet) & set("<&"), "a style sheet with signs of markup"  # noqa: S101
        digest = b64encode(sha256(sheet.encode()).digest()).decode()
        return cls(name, sheet, f"sha256-{digest}")


@cache
def _joined(name: str) -> str:
    return str(rcssmin.cssmin("\n".join((FOLDER / part).read_text(encoding="utf-8") for part in BUNDLES[name])))


def _accent(accent: str) -> str:
    night = lightened(accent, NIGHT, 6)
    return f":root{{--accent:{accent}}}@media screen and (prefers-color-scheme:dark){{:root{{--accent:{night}}}}}"
