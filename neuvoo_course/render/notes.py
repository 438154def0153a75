"""What the learners of an edition tick and write for themselves, for the page that has all of it in one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Blocks, Checklist, Foreign, Reflection
from ..model.blocks import parts
from ..resolve.edition import Edition, EditionModule, EditionPage, EditionText
from .words import direction, fallback_note


@dataclass(frozen=True, slots=True)
class PageNotes:
    """A page's lists to tick and questions to ponder, and how the page of all notes names their page."""

    page: EditionPage
    where: str
    module_title: str
    title: str
    fallback_note: str
    text_language: str
    text_direction: str
    text: EditionText

    @property
    def blocks(self) -> Blocks:
        return tuple(notes_in(self.text.blocks))


def notes_of(edition: Edition, language: str) -> tuple[PageNotes, ...]:
    """Give the notes of every page that has some, in the order of the course."""
    return tuple(
        _page_notes(edition, module, page, language)
        for module in edition.modules
        for page in module.pages
        if page.texts[language].has_notes
    )


def _page_notes(edition: Edition, module: EditionModule, page: EditionPage, language: str) -> PageNotes:
    text = page.texts[language]
    return PageNotes(
        page=page,
        where=edition.where(page.place),
        module_title=module.titles[language],
        title=text.title,
        fallback_note=fallback_note(language, text.language) if text.language != language else "",
        text_language=text.language,
        text_direction=direction(text.language),
        text=text,
    )


def notes_in(blocks: Blocks) -> Iterator[Checklist | Reflection | Foreign]:
    """Give the notes among blocks; those in a passage of another language stay marked as such."""
    for block in blocks:
        inner = tuple(one for run in parts(block) for one in notes_in(run))
        if isinstance(block, Checklist | Reflection):
            yield block
        elif isinstance(block, Foreign) and inner:
            yield replace(block, blocks=inner)
        elif not isinstance(block, Foreign):
            yield from inner
