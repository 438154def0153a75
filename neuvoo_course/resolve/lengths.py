"""How long a module takes as the whole country has it: before a region fills, replaces, hides or adds anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ..model import Length, Module, Page, total
from .overlays import in_force, languages_of


def national_pages(module: Module, day: date) -> tuple[Page, ...]:
    """Give a module's pages that stand on a day."""
    return tuple(page for page in module.pages.values() if in_force(page, day))


def national_length(module: Module, language: str, fallback: Mapping[str, tuple[str, ...]], day: date) -> Length:
    """Give a module's length in a language; a page that lacks it counts as the one that is shown instead."""
    pages = national_pages(module, day)
    return total(page.texts[next(languages_of(page, language, fallback))].length for page in pages)
