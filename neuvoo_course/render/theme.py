"""The style sheet: the program's own files joined and shortened, then a region's colour where it has one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import rcssmin

from ..colours import NIGHT, lightened

FOLDER = Path(__file__).parent / "theme"
ORDER = ("base.css", "frame.css", "prose.css", "questions.css", "contents.css", "print.css")
"""The files of the theme, joined in this order."""
ACTIVITIES = ("dialogue.css", "scenario.css", "notes.css", "sections.css", "cards.css")
"""What only pages with such blocks fetch, of the folder `activities`: most pages are text."""


def style_sheet(accent: str) -> str:
    """Give `theme.css`. A region's accent is used as it is on light paper, and lightened until it reads on dark."""
    return _base() + (_accent(accent) if accent else "")


@cache
def activities_style_sheet() -> str:
    """Give `activities.css`, the same for every region."""
    return _joined(FOLDER / "activities", ACTIVITIES)


@cache
def _base() -> str:
    return _joined(FOLDER, ORDER)


def _joined(folder: Path, names: tuple[str, ...]) -> str:
    return str(rcssmin.cssmin("\n".join((folder / name).read_text(encoding="utf-8") for name in names)))


def _accent(accent: str) -> str:
    night = lightened(accent, NIGHT, 6)
    return f":root{{--accent:{accent}}}@media screen and (prefers-color-scheme:dark){{:root{{--accent:{night}}}}}"
