"""`neuvoo mv OLD NEW`: another name for a page or module, the same number."""

from __future__ import annotations

from pathlib import Path

import click

from .options import course_option, course_root, problems_told, today


@click.command()
@click.argument("old")
@click.argument("new")
@course_option
def mv(old: str, new: str, course_folder: Path | None) -> None:
    """Rename a page (module/page) or a module, keeping learners' progress.

    Files, the module's list, links in all pages and the locks are changed together.
    """
    from ..renaming import RenameError, rename
    from ..workspace import open_course

    with problems_told(writing=True):
        workspace = open_course(course_root(course_folder), today())
        workspace.require_no_errors()
    try:
        changed = rename(workspace, old.strip("/"), new.strip("/"))
    except RenameError as error:
        raise click.ClickException(str(error)) from error
    for path in changed:
        click.echo(path)
