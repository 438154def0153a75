"""`neuvoo build REGION…`: packages for regions."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import (
    Shard,
    ShardType,
    as_of_option,
    course_option,
    course_root,
    problems_told,
    regions_named,
    tell_warnings,
    today,
)

if TYPE_CHECKING:
    from ..building import Package, Request
    from ..workspace import Workspace

TARGETS = ("scorm12", "scorm2004-3", "scorm2004-4", "site")


@click.command()
@click.argument("regions", nargs=-1, metavar="REGION...")
@click.option("--all", "everywhere", is_flag=True, help="Every municipality, and every employment area with a folder.")
@click.option("--language", "languages", multiple=True, help="This language, not the region's own; may be repeated.")
@click.option("--split-languages", is_flag=True, help="One package for each language.")
@click.option(
    "--target",
    "targets",
    type=click.Choice(TARGETS),
    multiple=True,
    help="Only this format; may be repeated. Default: those listed in course.yaml.",
)
@click.option(
    "--shard",
    type=ShardType(),
    default=Shard(),
    help="Only one part of the regions, such as 2/4: four machines, each with its own part, build them all.",
)
@as_of_option
@click.option("--locked", is_flag=True, help="Fail rather than write ids.lock (for automation).")
@click.option("--no-control-documents", is_flag=True, help="Leave the schema files out of SCORM packages.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where packages go. Default: build/ in the course's folder.",
)
@course_option
def build(
    regions: tuple[str, ...],
    everywhere: bool,
    languages: tuple[str, ...],
    split_languages: bool,
    targets: tuple[str, ...],
    shard: Shard,
    as_of: date | None,
    locked: bool,
    no_control_documents: bool,
    out: Path | None,
    course_folder: Path | None,
) -> None:
    """Build packages for regions.

    A REGION is a folder of regional/, a municipality's code (049) or its name in any language (Espoo, Esbo). Nothing
    is written when the course has errors; packages built earlier then stay as they were.
    """
    from ..building import Request
    from ..resolve.regions import all_regions
    from ..targets import Options
    from ..workspace import open_course

    if bool(regions) == everywhere:
        raise click.UsageError("Name the regions to build for, or give --all.")
    # Nearly everything made lives until the end: looking for garbage in it is a tenth of the time.
    gc.set_threshold(100_000)
    root, day = course_root(course_folder), as_of or today()
    with problems_told(writing=True):
        workspace = open_course(root, day)
        workspace.require_no_errors()
        _check_languages(workspace, languages)
        named = tuple(all_regions(workspace.course)) if everywhere else regions_named(workspace.course, regions)
        request = Request(
            regions=shard.of(named),
            as_of=day,
            out=out or root / "build",
            languages=tuple(dict.fromkeys(languages)),
            targets=tuple(dict.fromkeys(targets)),
            split_languages=split_languages,
            locked=locked,
            options=Options(control_documents=not no_control_documents),
        )
        packages = _built(workspace, request)
    tell_warnings(workspace)
    _summarise(packages)


def _built(workspace: Workspace, request: Request) -> list[Package]:
    """Build, telling each package as it is done; what only the machine can be blamed for is said in a line."""
    from ..building import build as build_packages
    from ..scormify import ControlDocumentsMissing

    try:
        return [_told(package) for package in build_packages(workspace, request)]
    except ControlDocumentsMissing as error:
        raise click.ClickException(f"{error}\nOr leave them out on purpose with --no-control-documents.") from error
    except OSError as error:  # a place that cannot be written
        raise click.ClickException(str(error)) from error


def _check_languages(workspace: Workspace, languages: tuple[str, ...]) -> None:
    known = workspace.course.settings.languages
    for language in languages:
        if language not in known:
            raise click.ClickException(f"The course has no language {language!r}. It has: {', '.join(known)}.")


def _told(package: Package) -> Package:
    click.echo(f"{_short(package.path)}  {package.size / 1000:,.0f} kB".replace(",", " "))
    return package


def _short(path: Path) -> Path:
    """Give a path as short as it can be written from here."""
    here = Path.cwd()
    return path.resolve().relative_to(here) if path.resolve().is_relative_to(here) else path


def _summarise(packages: list[Package]) -> None:
    """Count what learners will notice: texts that fell back to another language, slots nobody has filled."""
    editions = {package.edition.identifier: package.edition for package in packages}
    for identifier, edition in editions.items():
        if edition.fallbacks and len(editions) <= 10:
            click.echo(f"{identifier}: {_counted(len(edition.fallbacks), 'text')} shown in another language:")
            for one in edition.fallbacks:
                click.echo(f"  {one.page}: {one.language} → {one.shown}")
    fallen = sum(len(edition.fallbacks) for edition in editions.values())
    empty = sum(len(edition.empty_slots) for edition in editions.values())
    click.echo(f"{_counted(len(packages), 'package')} built.")
    if fallen and len(editions) > 10:
        click.echo(f"{_counted(fallen, 'text')} shown in another language than the page.")
    if empty:
        click.echo(f"{_counted(empty, 'empty slot')}, which regions may fill: neuvoo regions --verbose")
    sites = [package.path for package in packages if package.target == "site"]
    if len(sites) == 1:
        click.echo(f"To look at it, open {_short(sites[0] / 'index.html')}")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}".replace(",", " ")
