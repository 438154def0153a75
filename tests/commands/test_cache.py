"""`neuvoo cache`: what it tells and takes away."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from neuvoo_course.cache import Cache, key_of
from neuvoo_course.cache.places import VARIABLE
from neuvoo_course.cache.pruning import DAY
from tests.make import content, write

from .cli import neuvoo

BARE = "--no-control-documents"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a cache of three entries, one of them not used for long."""
    folder = tmp_path / "cache"
    cache = Cache(folder)
    for name in "abc":
        cache.put(key_of(name), b"x" * 99_984)
    first = next(path for path in folder.rglob("*") if path.is_file())
    os.utime(first, (time.time() - 40 * DAY,) * 2)
    monkeypatch.setenv(VARIABLE, str(folder))
    monkeypatch.setenv("HOME", str(tmp_path))
    return folder


def test_it_says_how_much_there_is_and_where(kept: Path) -> None:
    result = neuvoo("cache")
    assert (result.exit_code, result.stdout) == (0, "3 entries, 0.3 MB, in cache of your home folder.\n")
    assert len(content(kept)) == 3


def test_pruning_takes_what_was_not_used(kept: Path) -> None:
    assert neuvoo("cache", "--prune").stdout.splitlines() == [
        "Removed 1 entries, 0.1 MB.",
        "2 entries, 0.2 MB, in cache of your home folder.",
    ]
    assert len(content(kept)) == 2


def test_clearing_takes_everything(kept: Path) -> None:
    assert neuvoo("cache", "--clear").stdout.splitlines()[0] == "Removed 3 entries, 0.3 MB."
    assert content(kept) == {}


def test_off_is_told_and_kept_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert neuvoo("cache").stdout == "There is no cache: NEUVOO_CACHE is off.\n"
    course = write(tmp_path / "course", {"national/m/a.fi.md": "# A\n"})
    assert neuvoo("build", "Espoo", BARE, "--target", "site", "--course", course).exit_code == 0
    assert not (tmp_path / "xdg").exists()
    assert not (tmp_path / ".cache").exists()


def test_a_folder_that_is_not_safe_is_told(kept: Path) -> None:
    kept.chmod(0o777)
    result = neuvoo("cache", "--clear")
    assert result.exit_code == 1
    assert "is not used: others than you may write there" in result.stderr
    assert len(content(kept)) == 3


def test_a_build_without_a_safe_folder_builds_all_the_same(kept: Path, tmp_path: Path) -> None:
    kept.chmod(0o777)
    course = write(tmp_path / "course", {"national/m/a.fi.md": "# A\n"})
    for _ in range(2):
        result = neuvoo("build", "Espoo", BARE, "--target", "site", "--course", course)
        assert result.exit_code == 0
        assert "unchanged" not in result.stdout
    assert len(content(kept)) == 3
