"""Texts filled for a variant, each made once for all variants that answer alike."""

from __future__ import annotations

from dataclasses import dataclass

from ..cache import key_of
from ..cache.kept import SOME, Kept
from ..model import (
    Asked,
    Block,
    Blocks,
    Checklist,
    FrontMatter,
    Length,
    PageText,
    Question,
    Reflection,
    Test,
    asked_by,
    inlines_among,
    plain,
    total,
    walk,
)
from ..problems import Problem, problem
from .edition import Fallback
from .texts import FactAbsent, Filler


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text as a variant shows it, what it holds that has a name or a number, and what filling it told."""

    digest: str  # equal digests mean equal texts
    title: str
    blocks: Blocks
    fronts: tuple[FrontMatter, ...]  # of the regional texts that filled slots
    fallbacks: tuple[Fallback, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    tests: tuple[Test, ...]
    notes: tuple[Checklist | Reflection, ...]
    asked: Asked
    length: Length
    is_as_written: bool  # neither region nor day has touched its blocks


class FilledTexts:
    """Fills texts, and keeps those that other variants may show just so."""

    def __init__(self, most: int = SOME) -> None:
        self._kept: Kept[FilledText] = Kept(most)

    def fill(self, text: PageText, filler: Filler) -> FilledText:
        """Give a text filled by what the variant of `filler` answers."""
        if not text.digest:
            return fill(text, filler)
        answers = filler.answers(text)
        key = (text.digest, filler.page, filler.language, answers)

        def make() -> FilledText:
            return fill(text, filler, key_of(text.digest, answers) if answers else text.digest)

        return self._kept.of(key, make, is_common=not answers)


def fill(text: PageText, filler: Filler, digest: str = "") -> FilledText:
    """Give a text filled; the filler is used for this one alone."""
    problems: list[Problem] = []
    filler.report = problems.append
    blocks = filler.blocks(text.blocks)
    title = _title(text, filler, problems)
    is_as_written = blocks is text.blocks
    every: tuple[Block, ...] = text.all_blocks if is_as_written else tuple(walk(blocks))
    return FilledText(
        digest=digest,
        title=title,
        blocks=blocks,
        fronts=tuple(filler.filled),
        fallbacks=tuple(filler.fallbacks),
        problems=tuple(problems),
        questions=tuple(block for block in every if isinstance(block, Question)),
        tests=tuple(block for block in every if isinstance(block, Test)),
        notes=tuple(block for block in every if isinstance(block, Checklist | Reflection)),
        asked=text.asked if is_as_written else asked_by(inlines_among(every), every),
        length=total((text.length, *filler.lengths)),
        is_as_written=is_as_written,
    )


def _title(text: PageText, filler: Filler, problems: list[Problem]) -> str:
    """Give a title's words. It cannot give way to a note, so a fact that the region lacks is a problem in it."""
    try:
        return plain(filler.inlines(text.title))
    except FactAbsent as absent:
        values = {"fact": str(absent), "region": filler.variant.region.names["fi"]}
        problems.append(problem("fact-absent", absent.fact.at, **values))
        return plain(text.title)
