"""What the template of a list of services needs beside them: words to read, and what there is to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..alphabet import alphabetical
from ..model import ListedService, ServiceList, Topic
from ..register import LANGUAGES, name_of_language
from .words import day, direction, fallback_note, words

FILTERED_FROM = 4
"""Services from which on there is something to choose with: fewer are seen at a glance."""


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to choose among services: the name of what it looks at, its label, the choices."""

    name: str
    label: str
    all: str
    choices: tuple[Choice, ...]


def services_view(block: ServiceList, language: str) -> dict[str, Any]:
    """Give what the template shows, in the language of the text round it."""
    return {
        "filters": filters(block, language),
        "language": language,
        "languages_of": lambda one: ", ".join(choice.words for choice in _languages([one], language)),
        "topics_of": lambda one: ", ".join(_title(topic, language) for topic in one.topics),
        "fallback_of": lambda one: _fallback(one, language),
        "dialled": lambda phone: re.sub(r"[^+0-9]", "", phone),
        "day": lambda value: day(value, language),
        "direction": direction,
    }


def _fallback(service: ListedService, language: str) -> str:
    """Say that a service is told of in another language, where it is."""
    shown = [said.language for said in (service.description, service.name) if said.language != language]
    return fallback_note(language, shown[0]) if shown else ""


def filters(block: ServiceList, language: str) -> list[Filter]:
    """Give the ways to choose that leave a choice."""
    if len(block.services) < FILTERED_FROM:
        return []
    texts = words(language)["services"]
    found = (
        Filter("languages", texts["language"], texts["all_languages"], _languages(block.services, language)),
        Filter("topics", texts["topic"], texts["all_topics"], _topics(block, language)),
    )
    return [one for one in found if len(one.choices) > 1]


def _languages(services: Iterable[ListedService], language: str) -> tuple[Choice, ...]:
    """Give the languages that services are given in: those of most first, the others by name."""
    codes = {code for one in services for code in one.service.languages}
    first = [code for code in LANGUAGES if code in codes]
    choices = [Choice(code, name_of_language(code, language)) for code in codes.difference(first)]
    named = tuple(Choice(code, name_of_language(code, language)) for code in first)
    return named + tuple(sorted(choices, key=lambda choice: alphabetical(choice.words, language)))


def _topics(block: ServiceList, language: str) -> tuple[Choice, ...]:
    topics = {topic.name: topic for one in block.services for topic in one.topics}
    asked = [topic for name, topic in topics.items() if not block.topics or name in block.topics]
    choices = [Choice(topic.name, _title(topic, language)) for topic in asked]
    return tuple(sorted(choices, key=lambda choice: alphabetical(choice.words, language)))


def _title(topic: Topic, language: str) -> str:
    return topic.titles[language]
