"""The register: look-ups over the two tables that lie beside this file."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from .municipalities import (
    EmploymentArea,
    Municipality,
    employment_areas_of,
    municipalities_of,
)
from .names import FormKey, Kind, NameForms, ascii_name, forms_of
from .tables import read_table


@dataclass(frozen=True, slots=True)
class Register:
    """Every municipality and employment area, found by code or name, and the forms of all names."""

    municipalities: Mapping[str, Municipality]
    """By code, in order of code."""
    employment_areas: Mapping[str, EmploymentArea]
    """By code, in order of code."""
    _forms: Mapping[FormKey, NameForms] = field(repr=False)
    _codes: Mapping[str, str] = field(repr=False)
    """The code of a municipality by its folded name, in every language."""

    def find_municipality(self, text: str) -> Municipality | None:
        """Find a municipality by what a person would write: its three-digit code or its name in any language.

        Case, accents and hyphens do not matter. Where an employment area has the same name, the municipality is meant.
        """
        wanted = text.strip()
        return self.municipalities.get(wanted) or self.municipalities.get(self._codes.get(ascii_name(wanted), ""))

    def find_employment_area(self, text: str) -> EmploymentArea | None:
        """Find an employment area by its two-digit code or its name in any language, bare or whole."""
        wanted = ascii_name(text)
        return self.employment_areas.get(text.strip()) or next(
            (one for one in self.employment_areas.values() if wanted in map(ascii_name, self._names_of_area(one))), None
        )

    def _names_of_area(self, area: EmploymentArea) -> Iterator[str]:
        for language, name in area.names.items():
            yield name
            yield self.forms("employment_area", area.code, language).name

    def known_names(self) -> tuple[str, ...]:
        """Give every name a municipality can be found by, for a hint at the nearest one."""
        names = {name for municipality in self.municipalities.values() for name in municipality.names.values()}
        return tuple(sorted(names))

    def forms(self, kind: Kind, code: str, language: str) -> NameForms:
        """Give the forms of a name; a `KeyError` means the register has no such entry or language."""
        return self._forms[kind, code, language]


@functools.cache
def load_register() -> Register:
    """Give the register that ships with the program; read on first use, then kept."""
    rows = read_table("municipalities.csv")
    municipalities = municipalities_of(rows)
    return Register(
        municipalities,
        employment_areas_of(rows),
        forms_of(read_table("name-forms.csv")),
        _codes_by_name(municipalities.values()),
    )


def _codes_by_name(municipalities: Iterable[Municipality]) -> dict[str, str]:
    return {ascii_name(name): one.code for one in municipalities for name in set(one.names.values())}
