"""A course and what was asked for → packages on the disk: resolve, render, make the targets, write.

Everything is resolved and made in memory first, region by region; nothing is written before the whole course is known
to be free of errors, and a package that is being replaced stays whole until the new one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from .archive import Compressor, write_folder, write_zip
from .files import Files
from .model import Course
from .problems import Problem
from .register import load_register
from .render import Renderer
from .resolve import resolve
from .resolve.edition import Edition, Variant
from .resolve.regions import Region, region_of_folder, region_of_municipality
from .targets import TARGETS, Options, require_ready
from .workspace import Workspace, lock_problems


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. Empty `languages` or `targets` mean what the region and the course say."""

    regions: tuple[Region, ...]
    as_of: date
    out: Path
    languages: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    split_languages: bool = False
    locked: bool = False
    options: Options = field(default_factory=Options)


@dataclass(frozen=True, slots=True)
class Package:
    """One finished package: where it lies, and what is worth telling of it."""

    path: Path
    target: str
    edition: Edition
    size: int  # bytes: of the file, or of all files of a folder


def variants(request: Request) -> Iterator[Variant]:
    """Give every variant a request asks for: one a region, or one a region and language."""
    for region in request.regions:
        languages = request.languages or region.languages
        if request.split_languages:
            yield from (Variant(region, (language,), request.as_of, split=True) for language in languages)
        else:
            yield Variant(region, languages, request.as_of)


def build(workspace: Workspace, request: Request) -> Iterator[Package]:
    """Build and write package after package, giving each as it is done.

    Raises ProblemsFound, before anything is written, when the course has errors in any of the variants, and
    ControlDocumentsMissing when set-up has not brought what the targets need.
    """
    _require_no_errors(workspace, request)
    targets = request.targets or workspace.course.settings.targets
    require_ready(targets, request.options)
    _write_locks(workspace)
    course, cache = workspace.course, workspace.cache
    renderer = Renderer(course.pictures, workspace.source.picture, course.media, cache)
    compressor = Compressor(cache)
    for variant in variants(request):
        edition, _ = resolve(course, workspace.locks, variant, workspace.texts)
        files = renderer.render(edition)
        for target in targets:
            made = TARGETS[target].build(edition, files, request.options)
            yield _write(edition, target, made, request.out, compressor)


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


def _require_no_errors(workspace: Workspace, request: Request) -> None:
    workspace.require_no_errors()
    found = check_variants(workspace, variants(request))
    found += lock_problems(workspace) if request.locked else ()
    replace(workspace, problems=(*workspace.problems, *found)).require_no_errors()


def _write_locks(workspace: Workspace) -> None:
    for path, text in workspace.new_locks.items():
        place = workspace.source.root / path
        beside = place.with_name(f".{place.name}.new")
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(place)


def _write(edition: Edition, target: str, files: Files, out: Path, compressor: Compressor) -> Package:
    path = package_path(edition, target, out)
    path.parent.mkdir(parents=True, exist_ok=True)
    if TARGETS[target].is_archive:
        write_zip(path, files, compressor)
        size = path.stat().st_size
    else:
        write_folder(path, files)
        size = sum(blob.size for blob in files.values())
    return Package(path, target, edition, size)


def package_path(edition: Edition, target: str, out: Path) -> Path:
    """Give where a package goes: the same for every spelling of a region, with no version or date in it."""
    variant, course = edition.variant, edition.settings.id
    folder = out / variant.region.output_name
    language = f"-{variant.languages[0]}" if variant.split else ""
    if TARGETS[target].is_archive:
        return folder / f"{course}-{variant.region.output_name}{language}-{target}.zip"
    return folder / f"{target}{language}"
