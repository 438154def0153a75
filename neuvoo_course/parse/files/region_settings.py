"""What a region.yaml says, in a file of its own: what is remembered of it is read without a YAML parser."""

from __future__ import annotations

from dataclasses import dataclass

from ...problems import Location


@dataclass(frozen=True, slots=True)
class RegionSettings:
    """What region.yaml says, with the places that later steps point at."""

    municipality: str
    employment_area: str
    extends: str
    languages: tuple[str, ...]
    accent: str
    accent_at: Location
    hide: tuple[tuple[str, Location], ...]
