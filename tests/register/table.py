"""The shipped tables as they lie on disk, for tests that read every row."""

import csv
from importlib import resources


def rows(table: str) -> list[dict[str, str]]:
    text = resources.files("neuvoo_course.register").joinpath(table).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
