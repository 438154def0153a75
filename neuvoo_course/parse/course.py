"""A source folder → a course: settings, modules, pages, glossary, regions, services, in that order.

Each step takes what the source holds and what came before, adds problems, and never raises for what an author can mend.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import (
    Completion,
    Course,
    CourseSettings,
    Module,
    Page,
    PageEntry,
    Term,
)
from ..problems import Location, Problem, ProblemsFound, nearest, problem
from ..source.files import Source
from ..source.settings import CourseFile, ModuleFile, SlotEntry, TermEntry, validate
from ..source.yaml import YamlDocument, read_yaml
from .entries import read_entries
from .page_files import PageTexts, check_texts, make_page, page_texts
from .regions import parse_regions
from .services import parse_services, parse_topics

Report = Callable[[Problem], None]


def parse_course(source: Source) -> tuple[Course, tuple[Problem, ...]]:
    """Read a course. Raises `ProblemsFound` only where nothing can be read at all: without a usable course.yaml."""
    problems: list[Problem] = list(source.problems)
    settings = _settings(source, problems)
    if settings is None:
        raise ProblemsFound(problems)
    pages = page_texts(source, "national", settings.languages, problems.append)
    modules = tuple(
        module
        for index, name in enumerate(settings.modules)
        if (module := _module(source, name, settings, pages, index, problems.append))
    )
    _report_unlisted(source, settings, modules, pages, problems.append)
    terms = _terms(source, settings, problems.append)
    regions = parse_regions(source, settings, modules, problems.append)
    topics = parse_topics(source, settings, problems.append)
    services = parse_services(source, settings, topics, problems.append)
    course = Course(settings, modules, regions, terms, source.pictures, source.media, topics, services)
    return course, tuple(problems)


def _document(source: Source, path: str) -> YamlDocument:
    return read_yaml(path, source.texts[path])


def _settings(source: Source, problems: list[Problem]) -> CourseSettings | None:
    if "course.yaml" not in source.texts:
        return None
    document = _document(source, "course.yaml")
    file, faults = validate(CourseFile, document)
    problems += faults
    if file is None:
        return None
    _check_languages(file, document, problems.append)
    rule = file.completion
    return CourseSettings(
        id=file.id,
        version=file.version,
        titles=file.title,
        descriptions=file.description,
        languages=tuple(dict.fromkeys(file.languages)),
        extra_languages=tuple(file.extra_languages),
        modules=tuple(dict.fromkeys(file.modules)),
        fallback={language: tuple(others) for language, others in file.fallback.items()},
        completion=Completion(rule.pages, rule.tests == "passed", rule.pass_mark),
        targets=tuple(dict.fromkeys(file.targets)),
        sco=file.sco,
        report=file.report,
        publisher=file.publisher,
        licence=file.licence,
        keywords={language: tuple(words) for language, words in file.keywords.items()},
        at=Location("course.yaml"),
    )


def _check_languages(file: CourseFile, document: YamlDocument, report: Report) -> None:
    for index, module in enumerate(file.modules):
        if module in file.modules[:index]:
            report(problem("module-listed-twice", document.at("modules", index), module=module))
    for index, language in enumerate(file.extra_languages):
        if language not in file.languages:
            at = document.at("extra_languages", index)
            report(problem("language-unknown", at, language=language, known=", ".join(file.languages)))
    check_texts(file.title, file.languages, document.key_at("title"), "title", report)


def _module(
    source: Source, name: str, settings: CourseSettings, pages: PageTexts, index: int, report: Report
) -> Module | None:
    path = f"modules/{name}/module.yaml"
    if path not in source.texts:
        folders = [file.split("/")[1] for file in source.below("modules/", "/module.yaml")]
        at = _document(source, "course.yaml").at("modules", index)
        report(problem("module-missing", at, module=name, file=path, near=nearest(name, folders)))
        return None
    document = _document(source, path)
    file, faults = validate(ModuleFile, document)
    for fault in faults:
        report(fault)
    if file is None:
        return None
    check_texts(file.title, settings.languages, document.key_at("title"), "title", report)
    if file.objectives:
        check_texts(
            dict.fromkeys(file.objectives, ""),
            settings.languages,
            document.key_at("objectives"),
            "objectives",
            report,
        )
    entries = _entries(file, document, report)
    return Module(
        name=name,
        titles=file.title,
        objectives={language: tuple(lines) for language, lines in file.objectives.items()},
        minutes=file.duration,
        closed=file.closed,
        entries=entries,
        pages=_pages(name, entries, pages, settings.languages, report),
        at=Location(path),
    )


def _entries(file: ModuleFile, document: YamlDocument, report: Report) -> tuple[PageEntry, ...]:
    entries: dict[str, PageEntry] = {}
    for index, written in enumerate(file.pages):
        is_slot = isinstance(written, SlotEntry)
        name = written.slot if isinstance(written, SlotEntry) else written
        at = document.at("pages", index, "slot") if is_slot else document.at("pages", index)
        if name in entries:
            report(problem("page-listed-twice", at, page=name))
        entries[name] = PageEntry(name, is_slot, at)
    return tuple(entries.values())


def _pages(
    module: str, entries: tuple[PageEntry, ...], files: PageTexts, languages: tuple[str, ...], report: Report
) -> dict[str, Page]:
    pages: dict[str, Page] = {}
    for entry in entries:
        key = (module, entry.name)
        if key in files:
            pages[entry.name] = make_page(key, "", files[key], languages, report)
        elif not entry.is_slot:
            here = [name for folder, name in files if folder == module]
            file = f"national/{module}/{entry.name}.{languages[0]}.md"
            report(problem("page-missing", entry.at, page=entry.name, file=file, near=nearest(entry.name, here)))
    return pages


def _report_unlisted(
    source: Source, settings: CourseSettings, modules: tuple[Module, ...], files: PageTexts, report: Report
) -> None:
    by_name = {module.name: module for module in modules}
    known = {*settings.modules, *(file.split("/")[1] for file in source.below("modules/", "/module.yaml"))}
    for (module_name, name), texts in files.items():
        path = next(iter(texts.values()))[0]
        module = by_name.get(module_name)
        if module and name not in module.pages:
            report(problem("page-not-listed", Location(path), page=name, file=module.at.path))
        elif module is None and module_name not in known:
            report(problem("module-unknown", Location(path), module=module_name, near=nearest(module_name, by_name)))


def _terms(source: Source, settings: CourseSettings, report: Report) -> dict[str, Term]:
    entries = read_entries(source, "national/glossary.yaml", report)
    terms = {name: _term(name, document, settings, report) for name, document in entries}
    return {name: term for name, term in terms.items() if term}


def _term(name: str, document: YamlDocument, settings: CourseSettings, report: Report) -> Term | None:
    file, faults = validate(TermEntry, document.below(name))
    for fault in faults:
        report(fault)
    if file is None:
        return None
    at = document.key_at(name)
    check_texts(file.term, settings.languages, at, f"{name}.term", report)
    check_texts(file.meaning, settings.languages, at, f"{name}.meaning", report)
    return Term(name, file.term, file.meaning, at)
