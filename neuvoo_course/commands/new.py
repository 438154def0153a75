"""`neuvoo new DIR`: a small course that builds at once."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--title", help="The course's title. Default: the folder's name.")
def new(directory: Path, title: str | None) -> None:
    """Start a small course that builds at once.

    It shows a page, a question, a test and a region's own page, in Finnish and Swedish.
    """
    from ..starter import StarterError, start_course

    try:
        paths = start_course(directory, title or directory.resolve().name)
    except StarterError as error:
        raise click.ClickException(str(error)) from error
    for path in paths:
        click.echo(directory / path)
    click.echo(f"Next: cd {directory}, then neuvoo check and neuvoo build helsinki")
