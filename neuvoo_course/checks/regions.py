"""Region folders: the places named in `only region=`, and colours that can be read."""

from __future__ import annotations

from collections.abc import Iterator

from ..colours import PAPER, contrast
from ..model import Only
from ..problems import Problem, nearest, problem
from ..register import load_register
from .subject import Subject

LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text in a region's accent colour must be readable on paper white."""


def check(subject: Subject) -> Iterator[Problem]:
    yield from _named_regions(subject)
    for region in subject.course.regions.values():
        if region.accent and contrast(region.accent, PAPER) < LEAST_CONTRAST:
            ratio = f"{contrast(region.accent, PAPER):.1f}"
            yield problem("accent-contrast", region.accent_at, colour=region.accent, ratio=ratio)


def _named_regions(subject: Subject) -> Iterator[Problem]:
    register = load_register()
    folders = sorted(subject.course.regions)
    known = [*folders, *register.municipalities, *register.employment_areas]
    for _, text in subject.texts():
        for block in text.all_blocks:
            if isinstance(block, Only):
                for name in block.regions:
                    if name not in known:
                        yield problem("region-unknown", block.at, region=name, near=_near(name, folders, known))


def _near(name: str, folders: list[str], known: list[str]) -> str:
    municipality = load_register().find_municipality(name)
    return nearest(name, folders) or (municipality.code if municipality else nearest(name, known))
