"""The region folders: which place each speaks for, and what it changes (its overlays)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..cache import Cache
from ..model import CourseSettings, Module, Overlay, Page, RegionFolder
from ..problems import Location, Problem, nearest, problem
from ..register import ascii_name, load_register
from ..source.files import Source
from .files import extends_line, region_settings
from .page_files import make_page, page_texts

Report = Callable[[Problem], None]


def parse_regions(
    source: Source, settings: CourseSettings, modules: tuple[Module, ...], report: Report, cache: Cache
) -> Mapping[str, RegionFolder]:
    """Read every folder of regional/. A cycle of `extends` is a problem and is cut."""
    folders = tuple(sorted({path.split("/")[1] for path in source.below("regional/", "") if path.count("/") > 1}))
    read = [_region(source, folder, settings, modules, folders, report, cache) for folder in folders]
    regions = {region.folder: region for region in read if region}
    _check_places(regions, report)
    _check_cycles(regions, source, report)
    return regions


def _region(
    source: Source,
    folder: str,
    settings: CourseSettings,
    modules: tuple[Module, ...],
    folders: tuple[str, ...],
    report: Report,
    cache: Cache,
) -> RegionFolder | None:
    path = f"regional/{folder}/region.yaml"
    if path not in source.texts:
        report(problem("region-file-missing", Location(f"regional/{folder}"), file=path))
        return None
    file, faults = region_settings(cache, path, source.texts[path], settings.languages, folders)
    for fault in faults:
        report(fault)
    if file is None:
        return None
    overlays = (
        *_hidden(file.hide, folder, modules, report),
        *_page_overlays(source, folder, settings, modules, report, cache),
    )
    return RegionFolder(
        folder=folder,
        municipality=file.municipality,
        employment_area=file.employment_area,
        extends=file.extends,
        languages=file.languages,
        accent=file.accent,
        accent_at=file.accent_at,
        overlays=overlays,
        at=Location(path),
    )


def _hidden(
    hide: tuple[tuple[str, Location], ...], folder: str, modules: tuple[Module, ...], report: Report
) -> list[Overlay]:
    pages = {page.key: page for module in modules for page in module.pages.values()}
    overlays = []
    for key, at in hide:
        page = pages.get(key.strip("/"))
        if page is None:
            report(problem("page-unknown", at, page=key, near=nearest(key, pages)))
        elif page.front.regional not in ("hide", "both"):
            report(problem("page-locked", at, page=page.key, right="hide", file=page.at.path))
        else:
            overlays.append(Overlay("hide", folder, page.module, page.name, "", None, at))
    return overlays


def _page_overlays(
    source: Source, folder: str, settings: CourseSettings, modules: tuple[Module, ...], report: Report, cache: Cache
) -> list[Overlay]:
    by_name = {module.name: module for module in modules}
    overlays = []
    for key, files in page_texts(source, f"regional/{folder}", settings.languages, report).items():
        module = by_name.get(key[0])
        at = Location(next(iter(files.values()))[0])
        if module is None:
            if key[0] not in settings.modules:  # else the module's own file is at fault, and that is told
                report(problem("module-unknown", at, module=key[0], near=nearest(key[0], by_name)))
            continue
        overlay = _page_overlay(module, key, folder, files, settings, report, cache)
        if overlay:
            overlays.append(overlay)
    return overlays


def _page_overlay(
    module: Module,
    key: tuple[str, str],
    folder: str,
    files: Mapping[str, tuple[str, str]],
    settings: CourseSettings,
    report: Report,
    cache: Cache,
) -> Overlay | None:
    name = key[1]
    inner_slots = module.inner_slots
    page = make_page(key, folder, files, settings.languages, report, cache, titled=name not in inner_slots)
    if name in module.page_slots or name in inner_slots:
        return Overlay("fill", folder, module.name, name, "", page, page.at)
    if name in module.pages:
        return _replacement(module.pages[name], page, folder, report)
    return _addition(module, page, folder, [*module.page_slots, *inner_slots], report)


def _replacement(national: Page, page: Page, folder: str, report: Report) -> Overlay | None:
    if national.front.regional not in ("replace", "both"):
        report(problem("page-locked", page.at, page=national.key, right="replace", file=national.at.path))
        return None
    return Overlay("replace", folder, national.module, national.name, "", page, page.at)


def _addition(module: Module, page: Page, folder: str, slots: list[str], report: Report) -> Overlay | None:
    front = page.front
    target = front.after or front.before
    if not target:
        near = nearest(page.name, [*slots, *module.pages])
        report(problem("overlay-without-place", page.at, page=page.name, near=near, slots=", ".join(slots) or "–"))
        return None
    known = [entry.name for entry in module.entries]
    if target not in known:
        report(problem("page-unknown", page.at, page=target, near=nearest(target, known)))
        return None
    if module.closed:
        report(problem("module-closed", page.at, module=module.name))
        return None
    return Overlay("add", folder, module.name, target, "after" if front.after else "before", page, page.at)


def _check_places(regions: Mapping[str, RegionFolder], report: Report) -> None:
    """Report two folders that speak for the same place, or whose packages would lie in the same one."""
    municipalities = load_register().municipalities
    names = {ascii_name(one.names["fi"]): one for one in municipalities.values()}
    for region in regions.values():
        other = names.get(region.folder)
        is_placed = region.employment_area or region.municipality in municipalities
        if other and is_placed and other.code != region.municipality:
            report(problem("region-name-taken", region.at, folder=region.folder, other=other.code))
    first: dict[tuple[str, str], str] = {}
    for region in regions.values():
        place = (region.municipality, region.employment_area)
        if place in first and any(place):
            report(problem("region-place-twice", region.at, other=first[place]))
        first.setdefault(place, region.folder)


def _check_cycles(regions: Mapping[str, RegionFolder], source: Source, report: Report) -> None:
    for region in regions.values():
        seen = [region.folder]
        while (parent := regions.get(regions[seen[-1]].extends)) is not None:
            if parent.folder == region.folder:
                circle = " → ".join([*seen, region.folder])
                report(
                    problem("region-cycle", extends_line(region.at.path, source.texts[region.at.path]), circle=circle)
                )
                break
            if parent.folder in seen:
                break
            seen.append(parent.folder)
