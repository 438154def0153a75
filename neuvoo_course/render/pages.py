"""The documents of an edition: contents, course pages, glossary and about, in every language of the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .. import __version__
from ..model import Completion
from ..resolve.edition import Edition, EditionModule, EditionPage
from .words import day, direction, fallback_note, language_name, words


@dataclass(frozen=True, slots=True)
class Frame:
    """What the shell of a document needs: where it lies, and in which language it speaks."""

    path: str
    language: str
    title: str
    has_glossary: bool
    sco: int = 0  # the module's number, in a package with one SCO a module

    @property
    def direction(self) -> str:
        return direction(self.language)

    @property
    def root(self) -> str:
        """The way from the document to the package's root."""
        return "../" * self.path.count("/")

    @property
    def home(self) -> str:
        """The way to the folder of the document's language."""
        depth = self.path.count("/")
        return "../" * (depth - 1) if depth else f"{self.language}/"


@dataclass(frozen=True, slots=True)
class Neighbour:
    href: str
    title: str
    language: str  # of the title, where it is not the page's


@dataclass(frozen=True, slots=True)
class ReferenceView:
    name: str
    address: str
    day: str


@dataclass(frozen=True, slots=True)
class TermView:
    name: str
    word: str
    meaning: str
    language: str  # of the word and its meaning, where it is not that of the text around them
    direction: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A course page as its template reads it, beside its text."""

    key: str
    where: str
    title: str
    module_title: str
    fallback_note: str
    text_language: str
    text_direction: str
    checked: str
    references: tuple[ReferenceView, ...]
    previous: Neighbour | None
    next: Neighbour | None


def page_view(
    edition: Edition,
    module: EditionModule,
    page: EditionPage,
    language: str,
    before: EditionPage | None = None,
    after: EditionPage | None = None,
) -> PageView:
    """Give what a page's document holds; nothing of it depends on the region unless the text does."""
    text = page.texts[language]
    fallback = text.language != language
    return PageView(
        key=page.key,
        where=edition.where(page.place),
        title=text.title,
        module_title=module.titles[language],
        fallback_note=fallback_note(language, text.language) if fallback else "",
        text_language=text.language,
        text_direction=direction(text.language),
        checked=day(text.checked, text.language) if text.checked else "",
        references=tuple(
            ReferenceView(one.name, one.address, day(one.day, text.language) if one.day else "")
            for one in text.references
        ),
        previous=_neighbour(page, before, language),
        next=_neighbour(page, after, language),
    )


def _neighbour(page: EditionPage, other: EditionPage | None, language: str) -> Neighbour | None:
    if other is None:
        return None
    folder = "" if other.module == page.module else f"../{other.module}/"
    return Neighbour(f"{folder}{other.name}.html", other.texts[language].title, fallback_in(other, language))


def fallback_in(page: EditionPage, language: str) -> str:
    """Give the language that a page is shown in for want of a text in the one asked for."""
    shown = page.texts[language].language
    return shown if shown != language else ""


def contents_view(
    edition: Edition, frame: Frame, modules: tuple[EditionModule, ...], *, has_notes: bool
) -> dict[str, Any]:
    """Give what a contents page holds: the rule, the languages, and the modules with their pages."""
    language, languages = frame.language, edition.variant.languages
    region = edition.variant.region
    return {
        "title": edition.settings.titles[language],
        "description": edition.settings.descriptions.get(language, ""),
        "region": region.names.get(language, region.names["fi"]),
        "rule": rule_in_words(edition.rule, language, has_tests=bool(edition.tests)),
        "has_notes": has_notes,
        "languages": [
            {
                "tag": tag,
                "name": language_name(tag),
                "href": f"{frame.root}{tag}/index.html",
                "current": tag == language,
            }
            for tag in languages
            if len(languages) > 1
        ],
        "modules": [
            {
                "name": module.name,
                "title": module.titles[language],
                "minutes": module.minutes[language],
                "objectives": module.objectives.get(language, ()),
                "pages": [
                    {
                        "key": page.key,
                        "href": f"{frame.home}{page.key}.html",
                        "title": page.texts[language].title,
                        "language": fallback_in(page, language),
                    }
                    for page in module.pages
                ],
            }
            for module in modules
        ],
    }


def rule_in_words(rule: Completion, language: str, *, has_tests: bool) -> str:
    """Say in a sentence or two what it takes to complete the course."""
    texts = words(language)["rule"]
    tests = rule.tests and has_tests
    pages = {100: "all_pages", 0: ""}.get(rule.pages, "some_pages")
    name = "_".join(part for part in (pages, "tests" if tests else "") if part) or "none"
    sentence: str = texts[name].format(pages=rule.pages)
    mark = texts["mark"].format(mark=rule.pass_mark)
    return sentence + (" " + mark) if tests else sentence


def certificate_view(edition: Edition, language: str) -> dict[str, Any]:
    """Give what the certificate says of the course, whoever's region it is."""
    texts, settings = words(language)["about_page"], edition.settings
    facts = [(texts["publisher"], settings.publisher), (texts["version"], settings.version)]
    rule = edition.rule
    return {"pages": rule.pages, "tests": rule.tests, "facts": [(name, value) for name, value in facts if value]}


def about_view(edition: Edition, language: str) -> dict[str, Any]:
    """Give what the page about the course holds."""
    texts, settings = words(language)["about_page"], edition.settings
    region = edition.variant.region
    facts = [
        (texts["region"], region.names.get(language, region.names["fi"])),
        (texts["languages"], ", ".join(map(language_name, edition.variant.languages))),
        (texts["version"], settings.version),
        (texts["publisher"], settings.publisher),
        (texts["licence"], settings.licence),
        (texts["program"], f"neuvoo-course {__version__}"),
    ]
    return {
        "facts": [(name, value) for name, value in facts if value],
        "rule": rule_in_words(edition.rule, language, has_tests=bool(edition.tests)),
        "answers": texts["privacy_answers"][settings.report],
    }


def term_views(edition: Edition, language: str) -> Iterator[TermView]:
    """Give the glossary's terms in a language, in its alphabetical order."""
    views = [term_view(edition, name, language, language) for name in edition.terms]
    return iter(sorted(views, key=lambda view: view.word.casefold()))


def term_view(edition: Edition, name: str, language: str, around: str) -> TermView:
    """Give a term in a language, or in the first of the course's that has it, for a text in the language `around`."""
    term = edition.terms[name]
    order = (language, *edition.settings.languages)
    shown = next(tag for tag in order if tag in term.words and tag in term.meanings)
    other = shown if shown != around else ""
    return TermView(name, term.words[shown], term.meanings[shown], other, direction(other) if other else "")
