"""`neuvoo new-region REGION`: the folder a regional editor begins with."""

from __future__ import annotations

from pathlib import Path

import click

from .options import course_option, course_root, problems_told, today


@click.command()
@click.argument("region")
@click.option(
    "--language",
    type=click.Choice(["fi", "sv", "en"]),
    help="Language of the advice and texts. Default: the region's first.",
)
@course_option
def new_region(region: str, language: str | None, course_folder: Path | None) -> None:
    """Start a region's own folder: its settings, and a text to begin with for each slot.

    Learners see nothing of the texts until their names end in .md.
    """
    from ..resolve.regions import RegionUnknown
    from ..starter import StarterError
    from ..starter.regions import start_region
    from ..workspace import open_course

    with problems_told(writing=True):
        workspace = open_course(course_root(course_folder), today())
        workspace.require_no_errors()
    try:
        paths = start_region(workspace, region, language, today())
    except (RegionUnknown, StarterError) as error:
        raise click.ClickException(str(error)) from error
    for path in paths:
        click.echo(path)
    click.echo("Next: write into one of the texts, then change the end of its name from .txt to .md.")
