"""Which pages a region's modules have: national pages, changed by the overlays of its folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..model import Course, Module, Overlay, Page
from .regions import Region


@dataclass(frozen=True, slots=True)
class ChosenPage:
    """A page of a region's module. `name` and `owner` are whose place it takes; `page` is whose text it shows."""

    name: str
    owner: str
    page: Page


@dataclass(frozen=True, slots=True)
class ChosenModule:
    module: Module
    pages: tuple[ChosenPage, ...]
    fills: Mapping[str, Page]  # slots inside pages → regional text
    filled: tuple[str, ...]  # slots the region has text for, of both kinds
    empty: tuple[str, ...]


def choose_modules(course: Course, region: Region, as_of: date) -> tuple[ChosenModule, ...]:
    """Apply the overlays of a region's folders, general before special, so that the most special wins."""
    overlays = [overlay for folder in reversed(region.chain) for overlay in _in_turn(course.regions[folder].overlays)]
    return tuple(
        _choose(module, [one for one in overlays if one.module == module.name], as_of) for module in course.modules
    )


def _in_turn(overlays: tuple[Overlay, ...]) -> list[Overlay]:
    """Give a folder's overlays as they are to be applied: of pages added after one neighbour the last comes first."""
    after = [overlay for overlay in overlays if overlay.position == "after"]
    return [*(overlay for overlay in overlays if overlay.position != "after"), *reversed(after)]


def _choose(module: Module, overlays: list[Overlay], as_of: date) -> ChosenModule:
    chosen: dict[str, ChosenPage | None] = {}
    for entry in module.entries:
        page = module.pages.get(entry.name)
        chosen[entry.name] = ChosenPage(entry.name, "", page) if page else None
    fills: dict[str, Page] = {}
    for overlay in overlays:
        if overlay.page and not in_force(overlay.page, as_of):
            continue
        _apply(overlay, chosen, fills)
    pages = tuple(page for page in chosen.values() if page and in_force(page.page, as_of))
    own = {page.name for page in pages if page.owner}
    slots = (*module.page_slots, *module.inner_slots)
    filled = tuple(name for name in slots if name in fills or name in own)
    return ChosenModule(module, pages, fills, filled, tuple(name for name in slots if name not in filled))


def _apply(overlay: Overlay, chosen: dict[str, ChosenPage | None], fills: dict[str, Page]) -> None:
    page = overlay.page
    match overlay.kind:
        case "hide":
            chosen[overlay.target] = None
        case "replace" if page and overlay.target in chosen:
            chosen[overlay.target] = ChosenPage(overlay.target, "", page)
        case "fill" if page and overlay.target in chosen:
            chosen[overlay.target] = ChosenPage(overlay.target, overlay.region, page)
        case "fill" if page:
            fills[overlay.target] = page
        case "add" if page:
            _add(overlay, page, chosen)


def _add(overlay: Overlay, page: Page, chosen: dict[str, ChosenPage | None]) -> None:
    """Put a page beside its neighbour, or where that would be; a more special region's page of a name takes over."""
    chosen.pop(page.name, None)
    index = list(chosen).index(overlay.target) + (overlay.position == "after")
    items = list(chosen.items())
    items.insert(index, (page.name, ChosenPage(page.name, overlay.region, page)))
    chosen.clear()
    chosen.update(items)


def in_force(page: Page, day: date) -> bool:
    """Whether a page's own dates (both inclusive) let it stand on a day."""
    front = page.front
    return (front.from_day is None or front.from_day <= day) and (front.until_day is None or day <= front.until_day)


def languages_of(page: Page, wanted: str, fallback: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Give the languages a page can be shown in, the best first."""
    return languages_in(page.texts, wanted, fallback)


def languages_in(texts: Mapping[str, object], wanted: str, fallback: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Give the languages that texts are written in, the best for a wanted one first."""
    order = [wanted, *fallback.get(wanted, DEFAULT_FALLBACK.get(wanted, ("en",))), *texts]
    return (language for language in dict.fromkeys(order) if language in texts)


DEFAULT_FALLBACK: Mapping[str, tuple[str, ...]] = {"sv": ("fi", "en"), "en": ("fi", "sv"), "fi": ("sv", "en")}
