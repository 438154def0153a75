"""Lists of services and the topics they are sorted by: national/topics.yaml, and a services.yaml for each owner."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..model import CourseSettings, HiddenService, Service, Topic
from ..problems import Problem, nearest, problem
from ..register import codes_by_name, service_languages
from ..source.files import Source
from ..source.settings import HiddenServiceEntry, ServiceEntry, Shape, TopicEntry, validate
from ..source.yaml import YamlDocument
from .entries import read_entries
from .page_files import check_texts

Report = Callable[[Problem], None]
Listed = Service | HiddenService


def parse_topics(source: Source, settings: CourseSettings, report: Report) -> dict[str, Topic]:
    """Read the topics that services may have, in the order they are written."""
    topics: dict[str, Topic] = {}
    for name, document in read_entries(source, "national/topics.yaml", report):
        file = _valid(TopicEntry, document.below(name), report)
        if file:
            check_texts(file.root, settings.languages, document.key_at(name), name, report)
            topics[name] = Topic(name, file.root, document.key_at(name))
    return topics


def parse_services(
    source: Source, settings: CourseSettings, topics: Mapping[str, Topic], report: Report
) -> dict[str, tuple[Listed, ...]]:
    """Read every owner's list of services: "" is the nation's, the others are regions' by folder."""
    paths = {"national/services.yaml": ""}
    paths |= {path: path.split("/")[1] for path in source.below("regional/", "/services.yaml") if path.count("/") == 2}
    lists: dict[str, tuple[Listed, ...]] = {}
    for path, owner in paths.items():
        entries = read_entries(source, path, report)
        read = [_entry(name, document, settings, topics, report) for name, document in entries]
        lists[owner] = tuple(one for one in read if one)
    return lists


def _entry(
    name: str, document: YamlDocument, settings: CourseSettings, topics: Mapping[str, Topic], report: Report
) -> Listed | None:
    entry = document.below(name)
    if isinstance(entry.data, dict) and "hide" in entry.data:
        hidden = _valid(HiddenServiceEntry, entry, report)
        return HiddenService(name, document.key_at(name)) if hidden and hidden.hide else None
    file = _valid(ServiceEntry, entry, report)
    if file is None:
        return None
    _check(file, name, document, settings, topics, report)
    return _service(name, file, document)


def _valid(shape: type[Shape], entry: YamlDocument, report: Report) -> Shape | None:
    file, faults = validate(shape, entry)
    for fault in faults:
        report(fault)
    return file


def _service(name: str, file: ServiceEntry, document: YamlDocument) -> Service:
    return Service(
        name=name,
        names=file.name,
        descriptions=file.what,
        topics=tuple(dict.fromkeys(file.topics)),
        languages=tuple(dict.fromkeys(code for code in file.languages if code in service_languages())),
        address=file.address,
        phone=file.phone,
        places=file.place,
        source=file.source,
        checked=file.checked,
        checked_at=document.at(name, "checked"),
        at=document.key_at(name),
    )


def _check(
    file: ServiceEntry,
    name: str,
    document: YamlDocument,
    settings: CourseSettings,
    topics: Mapping[str, Topic],
    report: Report,
) -> None:
    """Report languages of texts that the course does not have, and topics and service languages that nobody has."""
    for key, texts in (("name", file.name), ("what", file.what), ("place", file.place)):
        for language in texts:
            if language not in settings.languages:
                at, known = document.key_at(name, key, language), ", ".join(settings.languages)
                report(problem("language-unknown", at, language=language, known=known))
    for index, topic in enumerate(file.topics):
        if topic not in topics:
            at, known = document.at(name, "topics", index), ", ".join(topics) or "–"
            report(problem("topic-unknown", at, topic=topic, near=nearest(topic, topics), known=known))
    for index, code in enumerate(file.languages):
        if code not in service_languages():
            near = codes_by_name().get(nearest(code, codes_by_name()), "")
            at, known = document.at(name, "languages", index), ", ".join(service_languages())
            report(problem("service-language-unknown", at, language=code, near=near, known=known))
