"""region.yaml → the region a folder speaks for."""

from __future__ import annotations

from ...problems import Location, Problem, nearest, problem
from ...register import load_register
from ...source.settings import RegionFile, validate
from ...source.yaml import YamlDocument, read_yaml
from .region_settings import RegionSettings
from .texts import Report


def read_region(
    path: str, text: str, languages: tuple[str, ...], folders: tuple[str, ...]
) -> tuple[RegionSettings | None, tuple[Problem, ...]]:
    """Give a region's settings, or None and why there are none. `languages` and `folders` are those of the course."""
    document = read_yaml(path, text)
    file, problems = validate(RegionFile, document)
    if file is None:
        return None, tuple(problems)
    _check(file, document, languages, folders, problems.append)
    settings = RegionSettings(
        municipality=file.municipality,
        employment_area=file.employment_area,
        extends=file.extends,
        languages=tuple(dict.fromkeys(file.languages)),
        accent=file.accent,
        accent_at=document.at("accent"),
        hide=tuple((key, document.at("hide", index)) for index, key in enumerate(file.hide)),
    )
    return settings, tuple(problems)


def extends_line(path: str, text: str) -> Location:
    """Give the place of `extends`."""
    return read_yaml(path, text).at("extends")


def _check(
    file: RegionFile, document: YamlDocument, known: tuple[str, ...], folders: tuple[str, ...], report: Report
) -> None:
    register = load_register()
    if file.municipality and file.employment_area:
        report(problem("region-two-places", document.key_at("employment_area")))
    if not file.municipality and not file.employment_area:
        report(problem("region-without-place", document.at()))
    if file.municipality and file.municipality not in register.municipalities:
        found = register.find_municipality(file.municipality)
        near = found.code if found else nearest(file.municipality, register.municipalities)
        report(problem("municipality-unknown", document.at("municipality"), code=file.municipality, near=near))
    if file.employment_area and file.employment_area not in register.employment_areas:
        near = nearest(file.employment_area, register.employment_areas)
        report(
            problem(
                "employment-area-unknown",
                document.at("employment_area"),
                code=file.employment_area,
                near=near,
            )
        )
    if file.extends and file.extends not in folders:
        near = nearest(file.extends, folders)
        report(problem("region-unknown", document.at("extends"), region=file.extends, near=near))
    for index, language in enumerate(file.languages):
        if language not in known:
            at = document.at("languages", index)
            report(problem("language-unknown", at, language=language, known=", ".join(known)))
