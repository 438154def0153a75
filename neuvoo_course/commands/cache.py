"""`neuvoo cache`: what earlier builds left to make later ones quick."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--prune", "is_pruning", is_flag=True, help="Remove what has not been used for 30 days, or is too much.")
@click.option("--clear", "is_clearing", is_flag=True, help="Remove everything in it.")
def cache(is_pruning: bool, is_clearing: bool) -> None:
    """Show where the cache lies and how large it is.

    All of it can be made again: clearing costs nothing but time at the next build. The environment variable
    NEUVOO_CACHE names another folder, or is off where nothing shall be kept. A build prunes by itself once a day.
    """
    from ..cache.places import cache_folder, is_safe
    from ..cache.pruning import holds, prune

    folder = cache_folder()
    if folder is None:
        click.echo("There is no cache: NEUVOO_CACHE is off.")
        return
    if not is_safe(folder):
        raise click.ClickException(f"{folder} is not used: others than you may write there, or it cannot be made.")
    if is_pruning or is_clearing:
        kept = prune(folder, days=0) if is_clearing else prune(folder)
        click.echo(f"Removed {kept.removed} entries, {kept.freed / 1e6:.1f} MB.")
    else:
        kept = holds(folder)
    home = Path.home()
    place = f"{folder.relative_to(home)} of your home folder" if folder.is_relative_to(home) else str(folder)
    click.echo(f"{kept.entries} entries, {kept.size / 1e6:.1f} MB, in {place}.")
