"""`neuvoo regions`: who has text of their own, and what is still empty."""

from __future__ import annotations

from pathlib import Path

from tests.make import COMPLETE, write

from .cli import neuvoo


def listed(*options: str | Path, course: Path = COMPLETE) -> list[str]:
    result = neuvoo("regions", "--course", course, "--as-of", "2026-11-21", *options)
    assert result.exit_code == 0
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_regions_with_a_folder() -> None:
    assert listed() == [
        "11 työllisyysalue (Kerava-Sipoo) fi, sv, en keski-uusimaa ← national",
        "753 Sipoo fi, sv, en sipoo ← keski-uusimaa ← national",
    ]


def test_verbose_names_pages_and_slots() -> None:
    lines = listed("--verbose")
    sipoo = lines[lines.index("753 Sipoo fi, sv, en sipoo ← keski-uusimaa ← national") + 1 :]
    assert sipoo == [
        "own page alku/ennen (sipoo)",
        "own page alku/alueella (sipoo)",
        "own page tyo/ohje (sipoo)",
        "own page tyo/oma-lisa (keski-uusimaa)",
        "filled slot alku/alueella",
        "filled slot alku/yhteystiedot",
        "empty slot tyo/lisaa",
        "services 3, all checked since 2026-09-15",
    ]


def test_all_lists_every_municipality_and_who_inherits() -> None:
    lines = listed("--all")
    assert len(lines) == 309
    assert "049 Espoo fi, sv, en national" in lines
    assert "245 Kerava fi, en keski-uusimaa ← national" in lines


def test_a_broken_course_is_told(tmp_path: Path) -> None:
    result = neuvoo("regions", "--course", write(tmp_path, {"national/m/a.fi.md": "no title\n"}))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[page-without-title]" in result.stderr
