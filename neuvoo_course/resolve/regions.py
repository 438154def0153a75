"""Which region is meant, which folders speak for it, and in which languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Course, Localized, RegionFolder
from ..problems import nearest
from ..register import Municipality, ascii_name, load_register


@dataclass(frozen=True, slots=True)
class Region:
    """A place to build for: a municipality, or an employment area that has a folder.

    `chain` names the folders that speak for it, the most special first; it may be empty.
    """

    code: str  # three digits: a municipality; two: an employment area
    output_name: str  # folder and file names of its packages
    names: Localized
    municipalities: tuple[str, ...]  # codes
    chain: tuple[str, ...]
    languages: tuple[str, ...]  # the majority's first
    accent: str = ""

    @property
    def is_area(self) -> bool:
        return len(self.code) == 2


Folders = Mapping[str, tuple[str, str]]
"""Region folder → the codes of its municipality and of its employment area, either of which may be empty."""


def folders_of(course: Course) -> Folders:
    """Give the places that a course's folders speak for."""
    return {one.folder: (one.municipality, one.employment_area) for one in course.regions.values()}


def lies_within(region: Region, name: str, folders: Folders) -> bool:
    """Whether a region is, or lies below, what a folder name or a code names."""
    if name in region.chain:
        return True
    areas = load_register().employment_areas
    codes = [code for code in folders.get(name, (name,)) if code]
    named = {below for code in codes for below in (areas[code].municipalities if code in areas else (code,))}
    return named.issuperset(region.municipalities)


def kinds_of(course: Course, regions: Iterable[Region]) -> list[Region]:
    """Give one region of each kind: what a text says wrongly in one of them it says so in all.

    Regions are of a kind when the same folders speak for them in the same languages and every `only region=` gives the
    same answer. A municipality has one name for each fact; an employment area may have several, and those of Åland
    have none: these are kinds of their own.
    """
    folders = folders_of(course)
    names = sorted({name for page in course.all_pages() for name in page.regions_named})
    municipalities = load_register().municipalities

    def kind(region: Region) -> tuple[object, ...]:
        answers = tuple(lies_within(region, name, folders) for name in names)
        is_aland = any(municipalities[code].is_aland for code in region.municipalities)
        return (region.chain, region.languages, answers, is_aland, region.is_area and region.code)

    return list({kind(region): region for region in reversed(list(regions))}.values())[::-1]


class RegionUnknown(LookupError):
    """No region goes by that name; `near` is the nearest known one, or empty."""

    def __init__(self, wanted: str, near: str) -> None:
        self.wanted, self.near = wanted, near
        super().__init__(f"There is no region {wanted!r}." + (f" Did you mean {near}?" if near else ""))


def find_region(course: Course, wanted: str) -> Region:
    """Find a region by folder name, municipality code, or name in any language. Raises RegionUnknown."""
    if wanted in course.regions:
        return region_of_folder(course, course.regions[wanted])
    municipality = load_register().find_municipality(wanted)
    if municipality:
        return region_of_municipality(course, municipality)
    known = [*course.regions, *load_register().known_names()]
    raise RegionUnknown(wanted, nearest(wanted, known))


def all_regions(course: Course) -> Iterator[Region]:
    """Give every municipality, then every employment area that has a folder."""
    for municipality in load_register().municipalities.values():
        yield region_of_municipality(course, municipality)
    for folder in course.regions.values():
        if folder.employment_area:
            yield region_of_folder(course, folder)


def region_of_folder(course: Course, folder: RegionFolder) -> Region:
    """Give the region a folder speaks for."""
    register = load_register()
    if folder.municipality:
        return region_of_municipality(course, register.municipalities[folder.municipality])
    area = register.employment_areas[folder.employment_area]
    names = {language: register.forms("employment_area", area.code, language).name for language in ("fi", "sv", "en")}
    return _region(course, folder, area.code, names, area.municipalities)


def region_of_municipality(course: Course, municipality: Municipality) -> Region:
    """Give a municipality as a region: with its own folder, else its employment area's, else none."""
    code = municipality.code
    own = next((one for one in course.regions.values() if one.municipality == code), None)
    return _region(course, own or area_folder(course, municipality), code, municipality.names, (code,))


def area_folder(course: Course, municipality: Municipality) -> RegionFolder | None:
    """Give the folder of the employment area a municipality belongs to, where there is one."""
    area = municipality.employment_area
    return next((one for one in course.regions.values() if one.employment_area == area), None)


def _region(
    course: Course, folder: RegionFolder | None, code: str, names: Localized, municipalities: tuple[str, ...]
) -> Region:
    chain = tuple(_chain(course, folder))
    own = folder if folder and code in (folder.municipality, folder.employment_area) else None
    languages = own.languages if own and own.languages else _official(municipalities)
    return Region(
        code=code,
        output_name=own.folder if own else ascii_name(names["fi"]),
        names=names,
        municipalities=municipalities,
        chain=tuple(one.folder for one in chain),
        languages=_within(course, languages),
        accent=next((one.accent for one in chain if one.accent), ""),
    )


def _chain(course: Course, folder: RegionFolder | None) -> Iterator[RegionFolder]:
    """Give a folder and those it inherits from: what `extends` names, else its employment area's folder."""
    seen: set[str] = set()
    while folder and folder.folder not in seen:
        seen.add(folder.folder)
        yield folder
        if folder.extends:
            folder = course.regions.get(folder.extends)
        elif folder.municipality:
            folder = area_folder(course, load_register().municipalities[folder.municipality])
        else:
            folder = None


def _official(municipalities: tuple[str, ...]) -> tuple[str, ...]:
    """Give the official languages of municipalities together, the language of most of them first."""
    register = load_register()
    each = [register.municipalities[code].languages for code in municipalities]
    first = sorted(dict.fromkeys(one[0] for one in each), key=lambda language: -sum(one[0] == language for one in each))
    return tuple(dict.fromkeys([*first, *(language for one in each for language in one)]))


def _within(course: Course, languages: tuple[str, ...]) -> tuple[str, ...]:
    """Keep the languages the course is written in, add those it gives to everyone; never none."""
    settings = course.settings
    wanted = dict.fromkeys([*languages, *settings.extra_languages])
    return tuple(language for language in wanted if language in settings.languages) or settings.languages[:1]
