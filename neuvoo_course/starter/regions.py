"""The folder that `neuvoo new-region` makes: its settings, and for each slot of the course a text to begin with.

The texts are `.txt` files, which a course does not read: learners see one when its editor names it `.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template

from ..model import Course, Localized, Module, RegionFolder, Slot, walk
from ..problems import Location, nearest
from ..register import ascii_name, load_register
from ..resolve.overlays import languages_of
from ..resolve.regions import RegionUnknown, region_of_folder
from ..source.files import Source
from ..workspace import Workspace
from . import StarterError

LANGUAGES = ("fi", "sv", "en")
"""The languages the advice is written in."""
_TEMPLATES = Path(__file__).parent / "region"
_ID = re.compile(r"(?<= id=)[\w-]+")


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What every text of a region begins with."""

    workspace: Workspace
    folder: str
    advice: str  # language of the advice
    language: str  # of the texts
    day: date

    def template(self, name: str, values: dict[str, str]) -> str:
        text = (_TEMPLATES / f"{name}.{self.advice}.txt").read_text(encoding="utf-8")
        return Template(text).substitute(values)


def start_region(workspace: Workspace, wanted: str, advice: str | None, day: date) -> tuple[str, ...]:
    """Write a region's folder into a course; give the paths written. Raises RegionUnknown or StarterError."""
    folder = _find(wanted)
    course, root = workspace.course, workspace.source.root
    region = region_of_folder(course, folder)
    for one in course.regions.values():
        if (one.municipality, one.employment_area) == (folder.municipality, folder.employment_area):
            raise StarterError(f"{region.names['fi']} has a folder already: regional/{one.folder}.")
    if (root / "regional" / folder.folder).exists():
        raise StarterError(f"There is a folder regional/{folder.folder} already.")
    advice = advice or next((language for language in region.languages if language in LANGUAGES), "en")
    language = advice if advice in course.settings.languages else region.languages[0]
    begin = _Beginning(workspace, folder.folder, advice, language, day)
    place = f'municipality: "{region.code}"' if folder.municipality else f'employment_area: "{region.code}"'
    values = {"name": region.names[advice], "place": place, "languages": ", ".join(region.languages)}
    files = {f"regional/{folder.folder}/region.yaml": begin.template("settings", values)} | dict(_texts(begin))
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
    return tuple(files)


def _find(wanted: str) -> RegionFolder:
    """Give the folder of a municipality, else of an employment area, by its code or its name in any language."""
    register = load_register()
    municipality = register.find_municipality(wanted)
    area = None if municipality else register.find_employment_area(wanted)
    if municipality:
        return _folder(municipality.names, municipality=municipality.code)
    if area:
        return _folder(area.names, employment_area=area.code)
    areas = (name for one in register.employment_areas.values() for name in one.names.values())
    raise RegionUnknown(wanted, nearest(wanted, [*register.known_names(), *areas]))


def _folder(names: Localized, municipality: str = "", employment_area: str = "") -> RegionFolder:
    """Give a folder named as a region's packages are; an area that shares a municipality's name says what it is."""
    name = ascii_name(names["fi"])
    if employment_area and load_register().find_municipality(name):
        name += "-alue"
    at = Location(f"regional/{name}/region.yaml")
    return RegionFolder(name, municipality, employment_area, "", (), "", at, (), at)


def _texts(begin: _Beginning) -> Iterator[tuple[str, str]]:
    for module in begin.workspace.course.modules:
        for page, slot in _slots_inside(module, begin):
            text = _ID.sub(rf"\g<0>-{begin.folder}", _text_inside(begin.workspace.source, slot.at))
            yield _text(begin, module, slot.name, "passage", {"page": page, "text": text})
        for name in module.page_slots:
            yield _text(begin, module, name, "page", {})


def _slots_inside(module: Module, begin: _Beginning) -> Iterator[tuple[str, Slot]]:
    """Give the slots inside a module's pages, each with its page's path."""
    for page in module.pages.values():
        text = page.texts[next(languages_of(page, begin.language, begin.workspace.course.settings.fallback))]
        yield from ((text.at.path, block) for block in walk(text.blocks) if isinstance(block, Slot))


def _text_inside(source: Source, at: Location) -> str:
    """Give what is written between the lines of a block."""
    depth, inside = 1, []
    for line in source.texts[at.path].split("\n")[at.line :]:
        if line.strip().startswith(":::"):
            depth += -1 if line.strip() == ":::" else 1
        if not depth:
            break
        inside.append(line)
    return "\n".join(inside)


def _text(begin: _Beginning, module: Module, slot: str, kind: str, more: dict[str, str]) -> tuple[str, str]:
    file = f"{slot}.{begin.language}.md"
    values = more | {
        "file": file,
        "slot": slot,
        "region": begin.folder,
        "module": module.titles.get(begin.language) or module.name,
        "example": _example(begin, module, slot),
        "checked": begin.day.isoformat(),
        "review": (begin.day + timedelta(days=365)).isoformat(),
    }
    path = f"regional/{begin.folder}/{module.name}/{file.removesuffix('.md')}.txt"
    return path, begin.template(kind, values)


def _example(begin: _Beginning, module: Module, slot: str) -> str:
    """Point at another region's text for the slot, where there is one."""
    course: Course = begin.workspace.course
    for region in course.regions.values():
        for overlay in region.overlays:
            if overlay.page and (overlay.module, overlay.target) == (module.name, slot) and overlay.kind == "fill":
                text = overlay.page.texts.get(begin.language) or next(iter(overlay.page.texts.values()))
                return text.at.path
    return "–"
