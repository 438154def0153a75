"""Course + variant → edition: overlays applied, facts filled in, dated text chosen, languages settled.

`resolve` is pure: the same course, locks and variant give the same edition. `FilledTexts` only saves work: a text that
asks nothing of region or day is never walked through again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..locks import Lock
from ..model import Checklist, Course, Page, PageText, Question, Reflection, Test, total
from ..problems import Problem, problem
from .edition import (
    Edition,
    EditionModule,
    EditionPage,
    EditionTest,
    EditionText,
    Fallback,
    Place,
    QuestionPlace,
    Variant,
)
from .filled import FilledText, FilledTexts
from .overlays import ChosenModule, ChosenPage, choose_modules, languages_of
from .regions import folders_of
from .services import directory
from .state_size import check_state_size
from .texts import Filler

Locks = Mapping[str, Lock]
"""Owner → its lock, with a number for everything in the course (`locks.assign`)."""


def resolve(
    course: Course, locks: Locks, variant: Variant, texts: FilledTexts | None = None
) -> tuple[Edition, tuple[Problem, ...]]:
    """Give a region's course, and what in it only this variant brings to light.

    Whoever resolves many variants of one course holds `texts` for all of them.
    """
    edition, problems = _Resolver(course, locks, variant, texts or FilledTexts()).edition()
    return edition, (*problems, *check_state_size(edition, locks))


class _Resolver:
    def __init__(self, course: Course, locks: Locks, variant: Variant, texts: FilledTexts) -> None:
        self.course, self.locks, self.variant, self.filled = course, locks, variant, texts
        self.problems: list[Problem] = []
        self.fallbacks: list[Fallback] = []
        self.modules = choose_modules(course, variant.region, variant.as_of)
        self.pages = frozenset(f"{chosen.module.name}/{page.name}" for chosen in self.modules for page in chosen.pages)
        self.directory = directory(course, variant.region.chain)
        self.folders = folders_of(course)

    def edition(self) -> tuple[Edition, tuple[Problem, ...]]:
        modules = tuple(self.module(chosen) for chosen in self.modules if chosen.pages)
        edition = Edition(
            settings=self.course.settings,
            variant=self.variant,
            modules=modules,
            owners=("", *reversed(self.variant.region.chain)),
            terms=self.course.terms,
            fallbacks=tuple(dict.fromkeys(self.fallbacks)),
            empty_slots=tuple(f"{one.module.name}/{name}" for one in self.modules for name in one.empty),
            filled_slots=tuple(f"{one.module.name}/{name}" for one in self.modules for name in one.filled),
        )
        return edition, tuple(dict.fromkeys(self.problems))

    def module(self, chosen: ChosenModule) -> EditionModule:
        module = chosen.module
        pages = tuple(self.page(page, chosen.fills) for page in chosen.pages)
        return EditionModule(
            number=self.number("", "module", module.name),
            name=module.name,
            titles=module.titles,
            objectives=module.objectives,
            minutes={language: module.minutes or _minutes(pages, language) for language in self.variant.languages},
            pages=pages,
        )

    def page(self, chosen: ChosenPage, fills: Mapping[str, Page]) -> EditionPage:
        page = chosen.page
        key = f"{page.module}/{chosen.name}"
        filled = {language: self.fill(page, key, language, fills) for language in self.variant.languages}
        _, first = next(iter(filled.values()))
        self.check_notes(first.notes)
        return EditionPage(
            module=page.module,
            name=chosen.name,
            place=Place(chosen.owner, self.number(chosen.owner, "page", key)),
            origin=page.owner,
            texts={language: _edition_text(page, *found) for language, found in filled.items()},
            questions=self.placed(first.questions, page.module),
            tests=self.tests(first.tests, page, key),
        )

    def fill(self, page: Page, key: str, language: str, fills: Mapping[str, Page]) -> tuple[PageText, FilledText]:
        """Give the text that is shown in a language, as written and as filled."""
        shown = next(languages_of(page, language, self.course.settings.fallback))
        if shown != language:
            self.fallbacks.append(Fallback(key, language, shown))
        text = page.texts[shown]
        filled = self.filled.fill(text, self.filler(key, shown, fills))
        self.fallbacks += filled.fallbacks
        self.problems += filled.problems
        return text, filled

    def filler(self, key: str, language: str, fills: Mapping[str, Page]) -> Filler:
        return Filler(
            variant=self.variant,
            language=language,
            page=key,
            pages=self.pages,
            fills=fills,
            fallback=self.course.settings.fallback,
            folders=self.folders,
            directory=self.directory,
        )

    def placed(self, questions: Iterable[Question], module: str) -> dict[str, QuestionPlace]:
        """Give the place of each question; it belongs to the owner in whose file it stands."""
        found: dict[str, QuestionPlace] = {}
        for question in questions:
            owner = owner_of(question.at.path)
            if question.id in found:
                self.problems.append(problem("id-twice", question.at, id=question.id))
            entry = self.locks[owner].find("question", f"{module}/{question.id}")
            if entry:
                numbers = tuple(option.number for option in entry.options)
                found[question.id] = QuestionPlace(Place(owner, entry.number), entry.revision, numbers)
        return found

    def check_notes(self, notes: Iterable[Checklist | Reflection]) -> None:
        """Report notes of one name on a page, national and regional: the browser could not tell them apart."""
        names: set[str] = set()
        for block in notes:
            if block.id in names:
                self.problems.append(problem("id-twice", block.at, id=block.id))
            names.add(block.id)

    def tests(self, tests: Iterable[Test], page: Page, key: str) -> dict[str, EditionTest]:
        found: dict[str, EditionTest] = {}
        for test in tests:
            if test.id in found:
                self.problems.append(problem("id-twice", test.at, id=test.id))
            found[test.id] = self.test(test, page, key)
        return found

    def test(self, test: Test, page: Page, key: str) -> EditionTest:
        mark = self.course.settings.completion.pass_mark if test.pass_mark is None else test.pass_mark
        owner = owner_of(test.at.path)
        return EditionTest(
            place=Place(owner, self.number(owner, "test", f"{page.module}/{test.id}")),
            id=test.id,
            page=key,
            weight=test.points_asked if test.weight is None else test.weight,
            pass_mark=mark,
            attempts=test.attempts,
            counts=test.counts,
        )

    def number(self, owner: str, kind: str, name: str) -> int:
        entry = self.locks[owner].find(kind, name)  # type: ignore[arg-type]
        assert entry, f"{kind} {name} of {owner!r} has no number"  # noqa: S101 - `assign` numbers everything
        return entry.number


def _edition_text(page: Page, text: PageText, filled: FilledText) -> EditionText:
    fronts = [page.front_of(text), *filled.fronts]
    checked = [front.checked for front in fronts if front.checked]
    return EditionText(
        language=text.language,
        title=filled.title,
        blocks=filled.blocks,
        references=tuple({(one.name, one.address): one for front in fronts for one in front.sources}.values()),
        checked=min(checked) if checked else None,
        is_common=not page.owner and filled.is_as_written,
        tests=filled.tests,
        written=text.asked,
        asked=filled.asked,
        has_notes=bool(filled.notes),
        length=filled.length,
        digest=filled.digest,
    )


def _minutes(pages: Iterable[EditionPage], language: str) -> int:
    return total(page.texts[language].length for page in pages).shown


def owner_of(path: str) -> str:
    """Give the owner of a source file: a region folder, or "" for national text."""
    parts = path.split("/")
    return parts[1] if parts[0] == "regional" else ""
