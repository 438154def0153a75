"""Where the cache lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from neuvoo_course.cache.places import VARIABLE, cache_folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("linux", ".cache/neuvoo-course"),
        ("darwin", "Library/Caches/neuvoo-course"),
        ("win32", "AppData/Local/neuvoo-course/cache"),
    ],
)
def test_it_lies_where_each_system_keeps_such_things(
    platform: str, place: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr("sys.platform", platform)
    assert cache_folder() == home / place


def test_the_system_s_own_variable_is_heeded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg/neuvoo-course"


def test_another_folder_can_be_named_or_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path) -> None:
    monkeypatch.setenv(VARIABLE, "off")
    assert cache_folder() is None
    monkeypatch.setenv(VARIABLE, "~/mine")
    assert cache_folder() == home / "mine"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, "here")
    assert cache_folder() == tmp_path / "here"
