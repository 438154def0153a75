"""A course and what was asked for → packages: resolve, render, make the targets, write.

Every kind of region that is asked for is checked before any package is written; one that is being replaced stays
whole until the new one is. Regions are tasks that know nothing of each other (`region.py`); they are done in this
process or in several (`workers.py`). What lies there already just so is not written again (`receipts.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ..cache.pruning import prune_daily
from ..light_pictures import require_pillow
from ..model import Course
from ..problems import Problem
from ..register import load_register
from ..resolve import resolve
from ..resolve.edition import Variant
from ..resolve.regions import Region, kinds_of, region_of_folder, region_of_municipality
from ..targets import require_ready
from ..workspace import Workspace, lock_problems
from .region import RegionBuilder
from .request import Package, Request, package_name, variants, variants_of

__all__ = [
    "Package",
    "Request",
    "build",
    "check_variants",
    "package_name",
    "sample_variants",
    "variants",
    "variants_of",
]


def build(workspace: Workspace, request: Request) -> Iterator[Package]:
    """Build and write package after package, giving each as it is done.

    Raises, before anything is written, ProblemsFound when the course has errors in any of the variants,
    ControlDocumentsMissing when set-up has not brought what the targets need, and PillowMissing where the course asks
    for light pictures and nothing can make them.
    """
    workspace.require_no_errors()
    if request.locked:
        _require_no(lock_problems(workspace), workspace)
    builder = RegionBuilder(workspace, request)
    require_ready(builder.targets, request.options)
    require_pillow(workspace.course)
    ready = {} if workspace.new_locks else {one.code: builder.ready(one) for one in request.regions}
    left = [region for region in request.regions if not ready.get(region.code)]
    built = _built(builder, left)
    for region in request.regions:
        yield from ready.get(region.code) or next(built)
    for _ in built:
        raise AssertionError("a region was built that nobody asked for")
    workspace.source.stamps.save()
    if workspace.cache.folder:
        prune_daily(workspace.cache.folder.parent)


def check_variants(workspace: Workspace, wanted: Iterable[Variant]) -> tuple[Problem, ...]:
    """Give the problems that only show when the course is resolved for a region."""
    found: dict[Problem, None] = {}
    for variant in wanted:
        found |= dict.fromkeys(resolve(workspace.course, workspace.locks, variant, workspace.texts)[1])
    return tuple(found)


def sample_variants(course: Course, day: date) -> Iterator[Variant]:
    """Give a variant of every kind that may bring a problem to light: each folder, the mainland, Åland."""
    municipalities = load_register().municipalities
    regions = {one.code: one for one in (region_of_folder(course, folder) for folder in course.regions.values())}
    for aland in (False, True):
        kind = [one for one in municipalities.values() if one.is_aland == aland]
        plain = next((one for one in kind if one.code not in regions), kind[0])
        regions[plain.code] = region_of_municipality(course, plain)
    return (Variant(region, region.languages, day) for region in regions.values())


def _built(builder: RegionBuilder, regions: list[Region]) -> Iterator[list[Package]]:
    """Check every kind of region, then build each, giving the packages of one after the other."""
    kinds = kinds_of(builder.workspace.course, regions)
    _require_no(tuple(dict.fromkeys(found for region in kinds for found in builder.check(region))), builder.workspace)
    if regions:
        _write_locks(builder.workspace)
    count = min(builder.request.jobs, len(regions))
    if count < 2:
        yield from map(builder.build, regions)
        return
    from . import workers  # several processes take long to load, and are seldom needed

    builder.prepare(regions[0])
    with workers.processes(builder, count) as executor:
        yield from workers.each(executor, workers.build, regions)


def _require_no(found: tuple[Problem, ...], workspace: Workspace) -> None:
    replace(workspace, problems=(*workspace.problems, *found)).require_no_errors()


def _write_locks(workspace: Workspace) -> None:
    for path, text in workspace.new_locks.items():
        place = workspace.source.root / path
        beside = place.with_name(f".{place.name}.new")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(place)
