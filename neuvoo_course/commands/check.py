"""`neuvoo check`: every problem of a course, in one run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from .options import as_of_option, course_option, course_root, problems_told, today


@click.command()
@course_option
@as_of_option
@click.option("--strict", is_flag=True, help="Leave with exit code 1 for warnings too.")
def check(course_folder: Path | None, as_of: date | None, strict: bool) -> None:
    """Look for problems in a course; write nothing.

    The course is checked as it stands and as every kind of region would get it. Exit code 1 means errors.
    """
    from ..building import check_variants, sample_variants
    from ..cache import Cache
    from ..cache.places import cache_folder
    from ..problems.show import count_problems, message_language, show_problems
    from ..workspace import open_course

    day = as_of or today()
    with problems_told():
        workspace = open_course(course_root(course_folder), day, Cache(cache_folder()))
    problems = list(workspace.problems)
    if not any(found.is_error for found in problems):
        problems += check_variants(workspace, sample_variants(workspace.course, day))
    if problems:
        click.echo(show_problems(problems, workspace.source.line, message_language()), err=True)
    else:
        click.echo(count_problems(problems, message_language()))
    if any(found.is_error or strict for found in problems):
        raise click.exceptions.Exit(1)
