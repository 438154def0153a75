"""Options and errors that the commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..files import FileChanged
from ..problems import Location, ProblemsFound

if TYPE_CHECKING:
    from ..model import Course
    from ..resolve.regions import Region
    from ..workspace import Workspace

Command = TypeVar("Command", bound=Callable[..., Any])
Item = TypeVar("Item")


def course_option(command: Command) -> Command:
    """Add `--course DIR`."""
    return click.option(
        "--course",
        "course_folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The course's folder. Default: here, or the nearest folder above with a course.yaml.",
    )(command)


class Day(click.ParamType[date]):
    """A day such as 2026-11-21."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2026-11-21", param, ctx)


@dataclass(frozen=True, slots=True)
class Shard:
    """One of several equal parts of the work, each done on a machine of its own; counted from 1."""

    number: int = 1
    count: int = 1

    def of(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Give this part's items: every item is in one part, and the parts differ by one item at most."""
        return tuple(items[self.number - 1 :: self.count])


class ShardType(click.ParamType[Shard]):
    """A part such as 2/4."""

    name = "i/n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Shard:
        if isinstance(value, Shard):
            return value
        number, slash, count = str(value).partition("/")
        if not (slash and number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count)):
            self.fail(f"{value!r} is not a part such as 2/4, the second of four", param, ctx)
        return Shard(int(number), int(count))


class OutType(click.ParamType["Path | str"]):
    """A folder, or an address such as s3://bucket/courses."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | str:
        if "://" in str(value):
            return str(value)
        folder: Path = click.Path(file_okay=False, path_type=Path).convert(value, param, ctx)
        return folder


def as_of_option(command: Command) -> Command:
    """Add `--as-of DATE`."""
    return click.option(
        "--as-of", type=Day(), help="The day whose text to take, such as 2027-01-01. Default: today in Finland."
    )(command)


def today() -> date:
    """Give today in Europe/Helsinki."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return datetime.now(ZoneInfo("Europe/Helsinki")).date()
    except ZoneInfoNotFoundError:  # a machine without time zone data: a few hours off, twice a year a day
        return datetime.now(UTC).date()


def course_root(chosen: Path | None) -> Path:
    """Give the course folder a command works on."""
    from ..source.files import find_course

    return chosen or find_course(Path.cwd()) or Path.cwd()


@contextmanager
def problems_told(*, writing: bool = False) -> Iterator[None]:
    """Print problems as their author should see them, and leave with exit code 1.

    `writing` is for commands that would have written something: then it is said that nothing was.
    """
    from ..problems.show import catalogue, message_language, show_problems

    try:
        yield
    except ProblemsFound as error:
        language = message_language()
        shown = show_problems(error.problems, error.line_of, language)
        nothing = f". {catalogue(language)['labels']['nothing_written']}" if writing else ""
        click.echo(shown + nothing, err=True)
        raise click.exceptions.Exit(1) from None
    except FileChanged as error:
        raise click.ClickException(str(error)) from error


def tell_warnings(workspace: Workspace) -> None:
    """Print the warnings of a course that has no errors."""
    from ..problems.show import message_language, show_problem

    line_of: Callable[[Location], str] = workspace.source.line
    for found in workspace.problems:
        click.echo(show_problem(found, line_of(found.at), message_language()) + "\n", err=True)


def regions_named(course: Course, names: tuple[str, ...]) -> tuple[Region, ...]:
    """Give the regions a person named; an unknown one ends the command with the nearest known name."""
    from ..resolve.regions import RegionUnknown, find_region

    found: list[Region] = []
    unknown: list[str] = []
    for name in names:
        try:
            found.append(find_region(course, name))
        except RegionUnknown as error:
            unknown.append(str(error))
    if unknown:
        raise click.ClickException("\n".join(unknown))
    return tuple({region.code: region for region in found}.values())
