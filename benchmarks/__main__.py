"""Measure, and print a table for each figure: `python -m benchmarks`."""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from . import edit, in_browser, machine, nation, one_region, scaling, start_up
from .plan import Plan, small
from .progress import told
from .tables import Table

FIGURES: dict[str, Callable[[Plan], Table]] = {
    "one-region": one_region.table,
    "edit": edit.table,
    "nation": nation.table,
    "start-up": start_up.table,
    "scaling": scaling.table,
    "in-browser": in_browser.table,
}
LONG = {"nation"}
"""Measured only when asked for."""
ENDINGS = (signal.SIGTERM, signal.SIGHUP)


@click.command()
@click.argument("figures", nargs=-1, type=click.Choice(list(FIGURES)))
@click.option("--rivals", is_flag=True, help="Other programs too; they are installed below .set-up/ by pip and npm.")
@click.option("--nation", "whole_nation", is_flag=True, help="The whole country too. It takes many minutes.")
@click.option("--regions", type=click.IntRange(2), help="How many regions the nation has here.")
@click.option("--small", "is_small", is_flag=True, help="Everything tiny, once: whether it runs, not what it costs.")
@click.option("--pictures", type=click.Path(file_okay=False, exists=True, path_type=Path), help="Write plots there.")
def main(
    figures: tuple[str, ...],
    rivals: bool,
    whole_nation: bool,
    regions: int | None,
    is_small: bool,
    pictures: Path | None,
) -> None:
    """Measure FIGURES, or all that take a few minutes at most."""
    names = figures or tuple(name for name in FIGURES if name not in LONG)
    chosen = [name for name in FIGURES if name in names or (name == "nation" and whole_nation)]
    click.echo(machine.description())
    for name in chosen:
        with _own_folder() as folder:
            plan = small(folder) if is_small else Plan(folder)
            plan = replace(plan, rivals=rivals, pictures=pictures, regions=regions or plan.regions)
            with told(name):
                table = FIGURES[name](plan)
            click.echo(f"\n{table}", nl=False)


@contextmanager
def _own_folder() -> Iterator[Path]:
    """Make a folder and throw it away at the end, also when ended: a signal waits while the folder is being made."""
    held = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    with tempfile.TemporaryDirectory() as folder:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
        yield Path(folder)


def _interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    for ending in ENDINGS:
        signal.signal(ending, _interrupted)  # so that what runs meanwhile is ended and its files are thrown away
    main()
