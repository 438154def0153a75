"""Register facts as words: `{{ wellbeing_county.in }}` for a region, in the language of the text."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Fact
from ..register import Kind, NameForms, load_register
from .regions import Region

_AND = {"fi": "ja", "sv": "och", "en": "and"}
_SUBJECT_KINDS: dict[str, Kind] = {
    "employment_area": "employment_area",
    "wellbeing_county": "wellbeing_county",
    "development_centre": "development_centre",
}


@dataclass(frozen=True, slots=True)
class Several:
    """A fact that has more than one value for a region, where the text asks for one."""

    names: tuple[str, ...]


class Absent:
    """A fact that does not hold for a region: Åland has legislation of its own in these fields."""


def fact_words(fact: Fact, region: Region, language: str) -> str | Several | Absent:
    """Give the words a fact stands for."""
    if fact.subject != "region" and _in_aland(region):
        return Absent()
    values = _forms(fact.subject, region, language)
    if fact.form == "list":
        return _joined([forms.name for forms in values], language)
    if len(values) > 1:
        return Several(tuple(forms.name for forms in values))
    return _form(values[0], fact.form)


def _in_aland(region: Region) -> bool:
    municipalities = load_register().municipalities
    return any(municipalities[code].is_aland for code in region.municipalities)


def _forms(subject: str, region: Region, language: str) -> list[NameForms]:
    register = load_register()
    language = language if language in _AND else "en"
    if subject == "region":
        kind: Kind = "employment_area" if region.is_area else "municipality"
        return [register.forms(kind, region.code, language)]
    codes = dict.fromkeys(
        str(getattr(register.municipalities[municipality], subject)) for municipality in region.municipalities
    )
    return [register.forms(_SUBJECT_KINDS[subject], code, language) for code in codes]


def _form(forms: NameForms, form: str) -> str:
    return {"name": forms.name, "in": forms.in_, "to": forms.to, "from": forms.from_, "of": forms.of}[form]


def _joined(names: list[str], language: str) -> str:
    last = f" {_AND.get(language, 'and')} "
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
