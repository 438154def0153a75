"""A source folder → a course: settings, modules, pages, glossary, regions, services, in that order.

Each step takes what the source holds and what came before, adds problems, and never raises for what an author can mend.
What was read from the same text before comes from the cache.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from ..cache import Cache
from ..model import Course, CourseSettings, HiddenService, Module, Page, PageEntry, Service
from ..problems import Location, Problem, ProblemsFound, nearest, problem
from ..source.files import Source
from . import files
from .page_files import PageTexts, make_page, page_texts
from .regions import parse_regions

Report = Callable[[Problem], None]


def parse_course(source: Source, cache: Cache | None = None) -> tuple[Course, tuple[Problem, ...]]:
    """Read a course. Raises `ProblemsFound` only where nothing can be read at all: without a usable course.yaml."""
    cache = cache or Cache()
    problems: list[Problem] = list(source.problems)
    settings = _settings(source, problems, cache)
    if settings is None:
        raise ProblemsFound(problems)
    pages = page_texts(source, "national", settings.languages, problems.append)
    modules = tuple(
        module
        for index, name in enumerate(settings.modules)
        if (module := _module(source, name, settings, pages, index, problems.append, cache))
    )
    _report_unlisted(source, settings, modules, pages, problems.append)
    terms, faults = files.terms(cache, source.texts.get("national/glossary.yaml", ""), settings.languages)
    regions = parse_regions(source, settings, modules, problems.append, cache)
    topics, more = files.topics(cache, source.texts.get("national/topics.yaml", ""), settings.languages)
    problems += (*faults, *more)
    services = _services(source, settings, tuple(topics), problems, cache)
    course = Course(settings, modules, regions, terms, source.pictures, source.media, topics, services)
    return course, tuple(problems)


def _settings(source: Source, problems: list[Problem], cache: Cache) -> CourseSettings | None:
    if "course.yaml" not in source.texts:
        return None
    settings, faults = files.course_settings(cache, source.texts["course.yaml"])
    problems += faults
    return settings


def _module(
    source: Source,
    name: str,
    settings: CourseSettings,
    pages: PageTexts,
    index: int,
    report: Report,
    cache: Cache,
) -> Module | None:
    path = f"modules/{name}/module.yaml"
    if path not in source.texts:
        folders = [file.split("/")[1] for file in source.below("modules/", "/module.yaml")]
        at = files.module_line(source.texts["course.yaml"], index)
        report(problem("module-missing", at, module=name, file=path, near=nearest(name, folders)))
        return None
    module, faults = files.module_settings(cache, path, source.texts[path], settings.languages)
    for fault in faults:
        report(fault)
    if module is None:
        return None
    return replace(module, pages=_pages(name, module.entries, pages, settings.languages, report, cache))


def _pages(
    module: str,
    entries: tuple[PageEntry, ...],
    texts: PageTexts,
    languages: tuple[str, ...],
    report: Report,
    cache: Cache,
) -> dict[str, Page]:
    pages: dict[str, Page] = {}
    for entry in entries:
        key = (module, entry.name)
        if key in texts:
            pages[entry.name] = make_page(key, "", texts[key], languages, report, cache)
        elif not entry.is_slot:
            here = [name for folder, name in texts if folder == module]
            file = f"national/{module}/{entry.name}.{languages[0]}.md"
            report(problem("page-missing", entry.at, page=entry.name, file=file, near=nearest(entry.name, here)))
    return pages


def _report_unlisted(
    source: Source, settings: CourseSettings, modules: tuple[Module, ...], texts: PageTexts, report: Report
) -> None:
    by_name = {module.name: module for module in modules}
    known = {*settings.modules, *(file.split("/")[1] for file in source.below("modules/", "/module.yaml"))}
    for (module_name, name), languages in texts.items():
        path = next(iter(languages.values()))[0]
        module = by_name.get(module_name)
        if module and name not in module.pages:
            report(problem("page-not-listed", Location(path), page=name, file=module.at.path))
        elif module is None and module_name not in known:
            report(problem("module-unknown", Location(path), module=module_name, near=nearest(module_name, by_name)))


def _services(
    source: Source, settings: CourseSettings, topics: tuple[str, ...], problems: list[Problem], cache: Cache
) -> Mapping[str, tuple[Service | HiddenService, ...]]:
    """Read every owner's list of services: "" is the nation's, the others are regions' by folder."""
    paths = {"national/services.yaml": ""}
    paths |= {path: path.split("/")[1] for path in source.below("regional/", "/services.yaml") if path.count("/") == 2}
    lists = {}
    for path, owner in paths.items():
        text = source.texts.get(path, "")
        lists[owner], faults = files.services(cache, path, text, settings.languages, topics)
        problems += faults
    return lists
