"""The tables that lie beside this file."""

from __future__ import annotations

import csv


def read_table(name: str) -> list[dict[str, str]]:
    """Give the rows of a table by its file name."""
    from importlib import resources  # only here: importing it takes longer than reading the tables

    text = resources.files("neuvoo_course.register").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
