"""The settings files of a course, each text read once: what was read is kept, and only new text is read again.

Reading takes a YAML parser and pydantic, which are slow to load: they come in when there is something new to read.
"""

from __future__ import annotations

from ...cache import Cache
from ...model import CourseSettings, HiddenService, Module, Service, Term, Topic
from ...problems import Location, Problem
from .region_settings import RegionSettings

Problems = tuple[Problem, ...]
Languages = tuple[str, ...]


def course_settings(cache: Cache, text: str) -> tuple[CourseSettings | None, Problems]:
    """Read course.yaml."""

    def read() -> tuple[CourseSettings | None, Problems]:
        from .course_file import read_course

        return read_course(text)

    return cache.recall("course.yaml", (text,), read)


def module_line(text: str, index: int) -> Location:
    """Find a module in the list of course.yaml."""
    from .course_file import module_line

    return module_line(text, index)


def module_settings(cache: Cache, path: str, text: str, languages: Languages) -> tuple[Module | None, Problems]:
    """Read a module.yaml: a module that has no pages yet."""

    def read() -> tuple[Module | None, Problems]:
        from .module_file import read_module

        return read_module(path, text, languages)

    return cache.recall("module.yaml", (path, text, languages), read)


def region_settings(
    cache: Cache, path: str, text: str, languages: Languages, folders: tuple[str, ...]
) -> tuple[RegionSettings | None, Problems]:
    """Read a region.yaml."""

    def read() -> tuple[RegionSettings | None, Problems]:
        from .region_file import read_region

        return read_region(path, text, languages, folders)

    return cache.recall("region.yaml", (path, text, languages, folders), read)


def extends_line(path: str, text: str) -> Location:
    """Find `extends` in a region.yaml."""
    from .region_file import extends_line

    return extends_line(path, text)


def terms(cache: Cache, text: str, languages: Languages) -> tuple[dict[str, Term], Problems]:
    """Read the glossary."""

    def read() -> tuple[dict[str, Term], Problems]:
        from .glossary import read_terms

        return read_terms(text, languages)

    return cache.recall("glossary.yaml", (text, languages), read)


def topics(cache: Cache, text: str, languages: Languages) -> tuple[dict[str, Topic], Problems]:
    """Read the topics that services may have."""

    def read() -> tuple[dict[str, Topic], Problems]:
        from .service_lists import read_topics

        return read_topics(text, languages)

    return cache.recall("topics.yaml", (text, languages), read)


def services(
    cache: Cache, path: str, text: str, languages: Languages, topics: tuple[str, ...]
) -> tuple[tuple[Service | HiddenService, ...], Problems]:
    """Read one owner's list of services."""

    def read() -> tuple[tuple[Service | HiddenService, ...], Problems]:
        from .service_lists import read_services

        return read_services(path, text, languages, topics)

    return cache.recall("services.yaml", (path, text, languages, topics), read)
