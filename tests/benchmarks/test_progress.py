"""Minutes of measuring are not silent, and the tables stay clean of it."""

from __future__ import annotations

import pytest

from benchmarks.progress import told


def test_how_long_a_part_took_is_said_beside_the_tables(capsys: pytest.CaptureFixture[str]) -> None:
    with told("pages"):
        pass
    assert capsys.readouterr() == ("", "pages: measured in 0 s\n")
