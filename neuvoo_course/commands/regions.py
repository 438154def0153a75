"""`neuvoo regions`: which regions have text of their own, and which slots are empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import as_of_option, course_option, course_root, problems_told, today

if TYPE_CHECKING:
    from ..resolve.regions import Region
    from ..workspace import Workspace


@click.command()
@click.option("--verbose", is_flag=True, help="List each region's own pages and the slots it has not filled.")
@click.option("--all", "everywhere", is_flag=True, help="List all municipalities, not only those with a folder.")
@course_option
@as_of_option
def regions(verbose: bool, everywhere: bool, course_folder: Path | None, as_of: date | None) -> None:
    """List the regions, and what each has of its own."""
    from ..cache import Cache
    from ..cache.places import cache_folder
    from ..resolve.regions import all_regions, region_of_folder
    from ..workspace import open_course

    day = as_of or today()
    with problems_told():
        workspace = open_course(course_root(course_folder), day, Cache(cache_folder()))
        workspace.require_no_errors()
    course = workspace.course
    listed = all_regions(course) if everywhere else (region_of_folder(course, one) for one in course.regions.values())
    for region in listed:
        chain = " ← ".join([*region.chain, "national"])
        click.echo(f"{region.code:<4} {region.names['fi']:<24} {', '.join(region.languages):<12} {chain}")
        if verbose:
            _details(workspace, region, day)


def _details(workspace: Workspace, region: Region, day: date) -> None:
    from ..resolve import resolve
    from ..resolve.edition import Variant
    from ..resolve.services import directory

    edition, _ = resolve(workspace.course, workspace.locks, Variant(region, region.languages, day))
    for page in edition.pages:
        if page.origin:
            click.echo(f"       own page    {page.key} ({page.origin})")
    for slot in edition.filled_slots:
        click.echo(f"       filled slot {slot}")
    for slot in edition.empty_slots:
        click.echo(f"       empty slot  {slot}")
    services = directory(workspace.course, region.chain).services
    if services:
        click.echo(f"       services    {len(services)}, all checked since {min(one.checked for one in services)}")
