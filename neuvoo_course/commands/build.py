"""`neuvoo build REGION…`: packages for regions."""

from __future__ import annotations

import gc
import os
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
    from ..progress import Progress
    from ..workspace import Workspace

MANY_REGIONS = 8
"""From so many on they are built in several processes, and counted instead of named."""
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
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    help="Processes to build in. Default: one a core for many regions, else one.",
)
@click.option("--explain", is_flag=True, help="Say of each package why it was written or not.")
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
    jobs: int | None,
    explain: bool,
    as_of: date | None,
    locked: bool,
    no_control_documents: bool,
    out: Path | None,
    course_folder: Path | None,
) -> None:
    """Build packages for regions.

    A REGION is a folder of regional/, a municipality's code (049) or its name in any language (Espoo, Esbo). Nothing
    is written when the course has errors; packages built earlier then stay as they were. What has not changed since an
    earlier build is neither made nor written again.
    """
    from ..building import Request
    from ..cache import Cache
    from ..cache.places import cache_folder
    from ..resolve.regions import all_regions
    from ..targets import Options
    from ..workspace import open_course

    if bool(regions) == everywhere:
        raise click.UsageError("Name the regions to build for, or give --all.")
    # Nearly everything made lives until the end: looking for garbage in it is a tenth of the time.
    gc.set_threshold(100_000)
    root, day = course_root(course_folder), as_of or today()
    with problems_told(writing=True):
        workspace = open_course(root, day, Cache(cache_folder()))
        workspace.require_no_errors()
        _check_languages(workspace, languages)
        named = tuple(all_regions(workspace.course)) if everywhere else regions_named(workspace.course, regions)
        mine = shard.of(named)
        request = Request(
            regions=mine,
            as_of=day,
            out=out or root / "build",
            languages=tuple(dict.fromkeys(languages)),
            targets=tuple(dict.fromkeys(targets)),
            split_languages=split_languages,
            locked=locked,
            options=Options(control_documents=not no_control_documents),
            jobs=jobs or (os.cpu_count() or 1 if len(mine) >= MANY_REGIONS else 1),
            explain=explain,
        )
        packages = _built(workspace, request)
    tell_warnings(workspace)
    _summarise(packages)


def _built(workspace: Workspace, request: Request) -> list[Package]:
    """Build, telling each package as it is done; what only the machine can be blamed for is said in a line."""
    from concurrent.futures import BrokenExecutor

    from ..building import build as build_packages
    from ..light_pictures import PillowMissing
    from ..progress import Progress
    from ..scormify import ControlDocumentsMissing

    progress = Progress(len(request.regions), "regions")
    try:
        with progress:
            return [_told(package, progress) for package in build_packages(workspace, request)]
    except ControlDocumentsMissing as error:
        raise click.ClickException(f"{error}\nOr leave them out on purpose with --no-control-documents.") from error
    except PillowMissing as error:
        raise click.ClickException(str(error)) from error
    except BrokenExecutor as error:
        reason = "A process that built packages was ended from outside (is there enough memory?)."
        raise click.ClickException(f"{reason} What is written is whole; build again for the rest.") from error
    except OSError as error:  # a place that cannot be written
        raise click.ClickException(str(error)) from error


def _check_languages(workspace: Workspace, languages: tuple[str, ...]) -> None:
    known = workspace.course.settings.languages
    for language in languages:
        if language not in known:
            raise click.ClickException(f"The course has no language {language!r}. It has: {', '.join(known)}.")


def _told(package: Package, progress: Progress) -> Package:
    """Tell a package of a few by its name; of many only those that ask for it, and how many regions are done."""
    progress.note(package.region)
    if progress.total < MANY_REGIONS or package.why:
        size = f"{package.size / 1000:,.0f} kB".replace(",", " ")
        progress.say(f"{_short(package.address)}  {size}{'' if package.is_new else '  unchanged'}")
    for line in package.why:
        progress.say(f"  {line}")
    return package


def _short(address: str) -> str:
    """Give a path as short as it can be written from here; any other address as it is."""
    here = Path.cwd()
    path = Path(address).resolve()
    return str(path.relative_to(here)) if path.is_relative_to(here) and "://" not in address else address


def _summarise(packages: list[Package]) -> None:
    """Count what learners will notice: texts that fell back to another language, slots nobody has filled."""
    editions = {package.identifier: package for package in packages}
    for identifier, edition in editions.items():
        if edition.fallbacks and len(editions) <= 10:
            click.echo(f"{identifier}: {_counted(len(edition.fallbacks), 'text')} shown in another language:")
            for one in edition.fallbacks:
                click.echo(f"  {one.page}: {one.language} → {one.shown}")
    fallen = sum(len(edition.fallbacks) for edition in editions.values())
    empty = sum(len(edition.empty_slots) for edition in editions.values())
    unchanged = sum(not package.is_new for package in packages)
    told = f" {unchanged} of them lay there unchanged." if unchanged else ""
    click.echo(f"{_counted(len(packages), 'package')} built.{told}")
    if fallen and len(editions) > 10:
        click.echo(f"{_counted(fallen, 'text')} shown in another language than the page.")
    if empty:
        click.echo(f"{_counted(empty, 'empty slot')}, which regions may fill: neuvoo regions --verbose")
    sites = [package.address for package in packages if package.target == "site"]
    if len(sites) == 1:
        click.echo(f"To look at it, open {_short(sites[0] + '/index.html')}")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}".replace(",", " ")
