"""services.yaml and topics.yaml → lists of services, and the topics they are sorted by."""

from __future__ import annotations

from ...model import HiddenService, Service, Topic
from ...problems import Problem, nearest, problem
from ...register import codes_by_name, service_languages
from ...source.settings import HiddenServiceEntry, ServiceEntry, Shape, TopicEntry, validate
from ...source.yaml import YamlDocument
from .entries import read_entries
from .texts import Report, check_texts

TOPICS = "national/topics.yaml"
Listed = Service | HiddenService


def read_topics(text: str, languages: tuple[str, ...]) -> tuple[dict[str, Topic], tuple[Problem, ...]]:
    """Give the topics that services may have, in the order they are written."""
    problems: list[Problem] = []
    topics: dict[str, Topic] = {}
    for name, document in read_entries(TOPICS, text, problems.append):
        file = _valid(TopicEntry, document.below(name), problems.append)
        if file:
            check_texts(file.root, languages, document.key_at(name), name, problems.append)
            topics[name] = Topic(name, file.root, document.key_at(name))
    return topics, tuple(problems)


def read_services(
    path: str, text: str, languages: tuple[str, ...], topics: tuple[str, ...]
) -> tuple[tuple[Listed, ...], tuple[Problem, ...]]:
    """Give one owner's list of services; a faulty one is left out and told."""
    problems: list[Problem] = []
    entries = read_entries(path, text, problems.append)
    read = [_entry(name, document, languages, topics, problems.append) for name, document in entries]
    return tuple(one for one in read if one), tuple(problems)


def _entry(
    name: str, document: YamlDocument, known: tuple[str, ...], topics: tuple[str, ...], report: Report
) -> Listed | None:
    entry = document.below(name)
    if isinstance(entry.data, dict) and "hide" in entry.data:
        hidden = _valid(HiddenServiceEntry, entry, report)
        return HiddenService(name, document.key_at(name)) if hidden and hidden.hide else None
    file = _valid(ServiceEntry, entry, report)
    if file is None:
        return None
    _check(file, name, document, known, topics, report)
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
    known_languages: tuple[str, ...],
    topics: tuple[str, ...],
    report: Report,
) -> None:
    """Report languages of texts that the course does not have, and topics and service languages that nobody has."""
    for key, texts in (("name", file.name), ("what", file.what), ("place", file.place)):
        for language in texts:
            if language not in known_languages:
                at, known = document.key_at(name, key, language), ", ".join(known_languages)
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
