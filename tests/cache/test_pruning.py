"""A cache stays small: what was not used for long goes, then what was used longest ago."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from neuvoo_course.cache import Cache, key_of, pruning
from neuvoo_course.cache.entries import TEMPORARY, read_entry, write_entry
from neuvoo_course.cache.pruning import DAY, KEPT_DAYS, Kept, holds, prune, prune_daily

NOW = 1_800_000_000.0


def entry(folder: Path, name: str, *, days: float, size: int = 100) -> Path:
    """Make an entry that was used so many days ago."""
    path = folder / "program" / name[:2] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (NOW - days * DAY,) * 2)
    return path


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_what_was_not_used_for_long_goes_with_its_folders(tmp_path: Path) -> None:
    entry(tmp_path, "aa-old", days=KEPT_DAYS + 1)
    entry(tmp_path, "bb-new", days=KEPT_DAYS - 1)
    assert prune(tmp_path, now=NOW) == Kept(entries=1, size=100, removed=1, freed=100)
    assert left(tmp_path) == ["bb-new"]
    assert not (tmp_path / "program/aa").exists()


def test_what_was_used_longest_ago_goes_until_the_rest_fits(tmp_path: Path) -> None:
    for number in range(5):
        entry(tmp_path, f"{number}", days=number)
    kept = prune(tmp_path, limit=250, now=NOW)
    assert kept == Kept(entries=2, size=200, removed=3, freed=300)
    assert left(tmp_path) == ["0", "1"]


def test_half_written_entries_go_after_a_day(tmp_path: Path) -> None:
    entry(tmp_path, f"aa.1{TEMPORARY}", days=1.1)
    entry(tmp_path, f"bb.2{TEMPORARY}", days=0.9)
    prune(tmp_path, now=NOW)
    assert left(tmp_path) == [f"bb.2{TEMPORARY}"]


def test_clearing_takes_everything_even_what_is_newer_than_the_clock(tmp_path: Path) -> None:
    entry(tmp_path, "aa", days=0)
    entry(tmp_path, "bb", days=-400)
    assert prune(tmp_path, days=0, now=NOW).removed == 2
    assert left(tmp_path) == []


def test_an_entry_that_is_used_is_kept(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(key_of("used"), b"data")
    cache.put(key_of("unused"), b"data")
    for path in [path for path in tmp_path.rglob("*") if path.is_file()]:
        os.utime(path, (time.time() - (KEPT_DAYS + 1) * DAY,) * 2)
    assert cache.get(key_of("used")) == b"data"
    prune(tmp_path)
    assert cache.get(key_of("used")) == b"data"
    assert cache.get(key_of("unused")) is None


def test_reading_within_a_day_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "entry"
    write_entry(path, b"data")
    os.utime(path, (time.time() - DAY / 2,) * 2)
    before = path.stat().st_mtime_ns
    assert read_entry(path) == b"data"
    assert path.stat().st_mtime_ns == before


def test_pruning_comes_once_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[Path] = []
    monkeypatch.setattr(pruning, "prune", calls.append)
    prune_daily(tmp_path)
    prune_daily(tmp_path)
    assert calls == [tmp_path]
    os.utime(tmp_path / "pruned", (time.time() - DAY - 60,) * 2)
    prune_daily(tmp_path)
    prune_daily(tmp_path)
    assert calls == [tmp_path] * 2


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    prune_daily(tmp_path / "nowhere")


def test_what_it_holds_is_counted_without_its_mark(tmp_path: Path) -> None:
    entry(tmp_path, "aa", days=1, size=30)
    (tmp_path / "pruned").write_bytes(b"mark")
    assert holds(tmp_path) == Kept(entries=1, size=30, removed=0, freed=0)


def test_a_directory_in_the_place_of_an_entry_goes(tmp_path: Path) -> None:
    (tmp_path / "program/aa/entry").mkdir(parents=True)
    prune(tmp_path)
    assert not (tmp_path / "program").exists()


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "cache"
    outside.mkdir()
    (outside / "mine").write_bytes(b"mine")
    folder.mkdir()
    (folder / "link").symlink_to(outside)
    prune(folder, days=0)
    assert (outside / "mine").read_bytes() == b"mine"
