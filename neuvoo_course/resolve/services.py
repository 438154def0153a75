"""Which services a region's lists hold, and in which words: national ones, changed by its folders by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..alphabet import alphabetical
from ..model import Course, ListedService, Localized, Said, Service, Services, Topic
from .overlays import languages_in


@dataclass(frozen=True, slots=True)
class Directory:
    """All services of a region, and what it takes to list them in a language."""

    services: tuple[Service, ...]
    topics: Mapping[str, Topic]
    fallback: Mapping[str, tuple[str, ...]]

    def listed(self, block: Services, language: str) -> tuple[ListedService, ...]:
        """Give what a block shows of them, in the language's alphabetical order."""
        asked = [one for one in self.services if not block.topics or set(block.topics) & set(one.topics)]
        shown = [self.in_language(one, language) for one in asked]
        return tuple(sorted(shown, key=lambda one: (alphabetical(one.name.text, language), one.service.name)))

    def in_language(self, service: Service, language: str) -> ListedService:
        return ListedService(
            service=service,
            name=self.said(service.names, language),
            description=self.said(service.descriptions, language),
            place=self.said(service.places, language) if service.places else None,
            topics=tuple(topic for name, topic in self.topics.items() if name in service.topics),
        )

    def said(self, texts: Localized, language: str) -> Said:
        """Give a text in a language, or in the best that there is."""
        shown = next(languages_in(texts, language, self.fallback))
        return Said(texts[shown], shown)


def directory(course: Course, chain: tuple[str, ...]) -> Directory:
    """Give services of a region whose folders are `chain`, the most special first; of each name the nearest holds."""
    owners = (*chain, "")
    nearest = {one.name: one for owner in reversed(owners) for one in course.services.get(owner, ())}
    services = tuple(one for one in nearest.values() if isinstance(one, Service))
    return Directory(services, course.topics, course.settings.fallback)
