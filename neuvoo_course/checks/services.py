"""Lists of services: topics asked for, services hidden, and facts that nobody has checked for a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import HiddenService, Service, Services
from ..problems import Problem, nearest, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    yield from _asked_topics(subject)
    for owner, services in subject.course.services.items():
        for one in services:
            if isinstance(one, HiddenService):
                yield from _hidden(one, owner, subject)
            elif one.checked < _year_before(subject.today):
                yield problem("service-check-due", one.checked_at, service=one.name, day=one.checked.isoformat())


def _asked_topics(subject: Subject) -> Iterator[Problem]:
    topics = subject.course.topics
    for _, text in subject.texts():
        for block in text.all_blocks:
            if isinstance(block, Services):
                for topic in block.topics:
                    if topic not in topics:
                        near, known = nearest(topic, topics), ", ".join(topics) or "–"
                        yield problem("topic-unknown", block.at, topic=topic, near=near, known=known)


def _hidden(hidden: HiddenService, owner: str, subject: Subject) -> Iterator[Problem]:
    """Report a service that is hidden and that no other list has."""
    others = [services for name, services in subject.course.services.items() if name != owner]
    known = [one.name for services in others for one in services if isinstance(one, Service)]
    if hidden.name not in known:
        yield problem("service-unknown", hidden.at, service=hidden.name, near=nearest(hidden.name, known))


def _year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)
