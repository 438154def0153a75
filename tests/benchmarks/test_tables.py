"""Tables can be kept in a document as they are printed."""

from __future__ import annotations

from benchmarks.measuring import Cost
from benchmarks.tables import Row, Table, cpu, memory, times, waits, wall

ONE, OTHER = Cost(2, 3, 100), Cost(1, 2, 50)


def test_a_table_is_markdown() -> None:
    table = Table("A figure", (Row("a|b", "1 s", "× 2.00", "< 3"), Row("c", "2 s")), ("A note.",))
    assert str(table) == (
        "## A figure\n\n"
        "| what | measured | ratio  | aim |\n"
        "| ---- | -------- | ------ | --- |\n"
        "| a\\|b | 1 s      | × 2.00 | < 3 |\n"
        "| c    | 2 s      |        |     |\n\n"
        "- A note.\n"
    )


def test_rows_stand_beside_another_cost() -> None:
    assert cpu("a", ONE, OTHER, "aim") == Row("a", "2.00 s CPU", "× 2.00", "aim")
    assert wall("a", ONE, OTHER) == Row("a", "3.00 s", "× 1.50")
    assert memory("a", ONE) == Row("a", "100 MB")


def test_what_cannot_be_measured_says_why() -> None:
    assert waits("a", "no cache", "≤ 1") == Row("a", "not measured: no cache", "", "≤ 1")


def test_nothing_has_no_ratio() -> None:
    assert times(1, 0) == "–"
