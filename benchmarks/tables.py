"""What is printed: tables in Markdown, so that they can be kept in a document as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .measuring import Cost


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured: what it is, what came out, that beside something else of the same run, and the aim."""

    what: str
    measured: str
    ratio: str = ""
    aim: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One figure: its rows, and what has to be known to read them."""

    title: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        lines = [f"## {self.title}", "", *_lines(self.rows)]
        return "\n".join([*lines, "", *(f"- {note}" for note in self.notes)]).rstrip() + "\n"


def cpu(what: str, cost: Cost, beside: Cost | None = None, aim: str = "") -> Row:
    """Give the row of a cost's processor time, as a ratio to another's."""
    return Row(what, f"{cost.cpu:.2f} s CPU", times(cost.cpu, beside.cpu) if beside else "", aim)


def wall(what: str, cost: Cost, beside: Cost | None = None, aim: str = "") -> Row:
    """Give the row of the time that passed, as a ratio to another's."""
    return Row(what, f"{cost.wall:.2f} s", times(cost.wall, beside.wall) if beside else "", aim)


def memory(what: str, cost: Cost, beside: Cost | None = None, aim: str = "") -> Row:
    """Give the row of the largest process's memory, as a ratio to another's."""
    return Row(what, f"{cost.memory:.0f} MB", times(cost.memory, beside.memory) if beside else "", aim)


def waits(what: str, reason: str, aim: str = "") -> Row:
    """Give the row of something that cannot be measured here."""
    return Row(what, f"not measured: {reason}", "", aim)


def times(one: float, other: float) -> str:
    """Give how many times the other one is."""
    return f"× {one / other:.2f}" if other else "–"


def _lines(rows: tuple[Row, ...]) -> Iterator[str]:
    cells = [_cells(row) for row in (Row("what", "measured", "ratio", "aim"), *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    rule = tuple("-" * width for width in widths)
    for row in (cells[0], rule, *cells[1:]):
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"


def _cells(row: Row) -> tuple[str, str, str, str]:
    row = replace(row, what=row.what.replace("|", "\\|"))
    return row.what, row.measured, row.ratio, row.aim
