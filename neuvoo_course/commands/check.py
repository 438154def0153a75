"""`neuvoo check`: every problem of a course, in one run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import as_of_option, course_option, course_root, problems_told, today

if TYPE_CHECKING:
    from ..model import Length
    from ..workspace import Workspace


@click.command()
@course_option
@as_of_option
@click.option("--strict", is_flag=True, help="Leave with exit code 1 for warnings too.")
@click.option("--times", is_flag=True, help="List how long each module takes: its words to read, and minutes.")
def check(course_folder: Path | None, as_of: date | None, strict: bool, times: bool) -> None:
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
    if times:
        click.echo(_times(workspace) + "\n")
    problems = list(workspace.problems)
    if not any(found.is_error for found in problems):
        problems += check_variants(workspace, sample_variants(workspace.course, day))
    if problems:
        click.echo(show_problems(problems, workspace.source.line, message_language()), err=True)
    else:
        click.echo(count_problems(problems, message_language()))
    if any(found.is_error or strict for found in problems):
        raise click.exceptions.Exit(1)


def _times(workspace: Workspace) -> str:
    """Give a table of the national modules: pages, and for each language words to read and minutes."""
    from ..model import total
    from ..resolve.lengths import national_length, national_pages

    modules, settings, day = workspace.course.modules, workspace.course.settings, workspace.today
    languages = settings.languages
    pages = [len(national_pages(module, day)) for module in modules]
    lengths = [[national_length(one, language, settings.fallback, day) for language in languages] for one in modules]
    in_all = [total(row[index] for row in lengths) for index in range(len(languages))]
    heads = ["module", "pages", *(cell for language in languages for cell in (f"{language}: words", "min"))]
    rows = [_row(module.name, count, row) for module, count, row in zip(modules, pages, lengths, strict=True)]
    return _table([heads, *rows, _row("in all", sum(pages), in_all)])


def _row(name: str, pages: int, lengths: list[Length]) -> list[str]:
    return [name, str(pages), *(str(cell) for length in lengths for cell in (length.to_read, length.minutes))]


def _table(rows: list[list[str]]) -> str:
    """Line up columns: the first to the left, the others, which are numbers, to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(_cells(row, widths)) for row in rows)


def _cells(row: list[str], widths: list[int]) -> Iterator[str]:
    first, *others = zip(row, widths, strict=True)
    yield f"{first[0]:<{first[1]}}"
    yield from (f"{cell:>{width}}" for cell, width in others)
