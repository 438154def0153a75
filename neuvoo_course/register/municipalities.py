"""The municipalities of Finland and their employment areas, as Statistics Finland lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .names import LANGUAGES

ALAND = "91"
"""Where the register lists Åland among the wellbeing services counties; the autonomy has legislation of its own."""

_BY_MAJORITY = {"fi": ("fi",), "fi+sv": ("fi", "sv"), "sv+fi": ("sv", "fi"), "sv": ("sv",)}


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality: its names, its official languages, and the codes of what it belongs to."""

    code: str
    """Three digits; a text, since some begin with zero."""
    names: Mapping[str, str] = field(hash=False)
    """By language, complete. A Swedish name says nothing of the official languages."""
    language_status: str
    languages: tuple[str, ...]
    """The official languages, the majority's first."""
    employment_area: str
    wellbeing_county: str
    development_centre: str

    @property
    def is_aland(self) -> bool:
        """Whether services here rest on Åland's own legislation, so that the codes are statistical only."""
        return self.wellbeing_county == ALAND


@dataclass(frozen=True, slots=True)
class EmploymentArea:
    """One employment area: its bare names in the register (`Kymppi`) and the codes of its municipalities."""

    code: str
    names: Mapping[str, str] = field(hash=False)
    municipalities: tuple[str, ...]


def municipalities_of(rows: Iterable[Mapping[str, str]]) -> dict[str, Municipality]:
    """Give the municipalities by code, in the order of the rows."""
    return {row["code"]: _municipality(row) for row in rows}


def employment_areas_of(rows: Iterable[Mapping[str, str]]) -> dict[str, EmploymentArea]:
    """Give the employment areas by code, each with its municipalities in the order of the rows."""
    members: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        members.setdefault(row["employment_area_code"], []).append(row)
    return {
        code: EmploymentArea(code, _names(own[0], "employment_area_"), tuple(row["code"] for row in own))
        for code, own in sorted(members.items())
    }


def _municipality(row: Mapping[str, str]) -> Municipality:
    return Municipality(
        code=row["code"],
        names=_names(row, "name_"),
        language_status=row["language_status"],
        languages=_BY_MAJORITY[row["language_status"]],
        employment_area=row["employment_area_code"],
        wellbeing_county=row["wellbeing_county_code"],
        development_centre=row["edc_code"],
    )


def _names(row: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {language: row[prefix + language] for language in LANGUAGES}
