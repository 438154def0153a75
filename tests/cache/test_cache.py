"""What is kept is given again, and nothing that is damaged, of another program or within others' reach is."""

from __future__ import annotations

import errno
import os
import pickle
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from neuvoo_course import cache as cache_module
from neuvoo_course.cache import Cache, LiveCache, key_of
from neuvoo_course.cache.entries import read_entry, write_entry
from tests.building.switches import START, write_course
from tests.building.twice import run
from tests.make import content

program_module = import_module("neuvoo_course.cache.program")  # the package names the function so, too


class Making:
    """Counts how often it was asked to make its value."""

    def __init__(self, value: object = "made") -> None:
        self.value, self.count = value, 0

    def __call__(self) -> object:
        self.count += 1
        return self.value


def small_course(place: Path) -> Path:
    write_course(place, START)
    return place


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "pruned")


# ---------------------------------------------------------------- keeping


@pytest.mark.parametrize("value", ["text", None, (1, b"bytes"), {"a": ("b",)}, ""])
def test_a_value_is_made_once_for_all_runs(tmp_path: Path, value: object) -> None:
    make = Making(value)
    assert [Cache(tmp_path).recall("stage", (1, "a"), make) for _ in range(3)] == [value] * 3
    assert make.count == 1


def test_stages_and_parts_are_kept_apart(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keys: list[tuple[str, tuple[object, ...]]] = [
        ("a", ()),
        ("b", ()),
        ("a", ("1",)),
        ("a", (1,)),
        ("a", (("1",),)),
        ("a", ("1", None)),
        ("a", (b"1",)),
    ]
    for number, (stage, parts) in enumerate(keys):
        assert cache.recall(stage, parts, Making(number)) == number
    assert [cache.recall(stage, parts, Making()) for stage, parts in keys] == list(range(len(keys)))


def test_without_a_folder_nothing_is_kept() -> None:
    make, cache = Making(), Cache()
    assert cache.recall("a", (), make) == cache.recall("a", (), make) == "made"
    cache.put("00ff", b"data")
    assert cache.get("00ff") is None
    assert make.count == 2


def test_an_error_is_not_kept(tmp_path: Path) -> None:
    def fail() -> object:
        raise LookupError

    with pytest.raises(LookupError):
        Cache(tmp_path).recall("a", (), fail)
    assert Cache(tmp_path).recall("a", (), Making()) == "made"


def test_a_living_cache_gives_the_very_same_value_and_the_disk_s_to_another(tmp_path: Path) -> None:
    cache = LiveCache(tmp_path)
    first = cache.recall("a", (), Making(["list"]))
    assert cache.recall("a", (), Making()) is first
    assert Cache(tmp_path).recall("a", (), Making()) == ["list"]
    assert cache.lasting(dict) is cache.lasting(dict)
    assert Cache(tmp_path).lasting(dict) is not Cache(tmp_path).lasting(dict)


# ---------------------------------------------------------------- damage


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def unpicklable(path: Path) -> None:
    write_entry(path, b"whole, but no pickle")


def of_a_class_that_is_gone(path: Path) -> None:
    write_entry(path, pickle.dumps(Making()).replace(b"Making", b"Gonely"))


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE = [truncate, flip, empty, unpicklable, of_a_class_that_is_gone]


@pytest.mark.parametrize("damage", [*DAMAGE, directory])
def test_a_damaged_entry_is_made_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    Cache(tmp_path).recall("a", (), Making("first" * 100))  # long, so that damage is within the text
    [path] = entries(tmp_path)
    damage(path)
    assert Cache(tmp_path).recall("a", (), Making("again")) == "again"
    if damage is not directory:  # that one costs time until pruning takes it away
        assert Cache(tmp_path).recall("a", (), Making()) == "again"


@pytest.mark.parametrize("damage", [truncate, unpicklable, directory])
def test_a_build_is_right_and_heals_a_cache_damaged_everywhere(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    course, kept = small_course(tmp_path / "course"), tmp_path / "cache"
    run(course, "sipoo", cache=Cache(kept))
    whole = content(course)
    for path in entries(kept):
        damage(path)
    assert all(package.is_new for package in run(course, "sipoo", cache=Cache(kept)))
    assert content(course) == whole
    if damage is not directory:
        assert all(read_entry(path) is not None for path in entries(kept))
        assert not any(package.is_new for package in run(course, "sipoo", cache=Cache(kept)))


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_costs_time_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course, kept = small_course(tmp_path / "course"), tmp_path / "cache"
    with monkeypatch.context() as patch:
        patch.setattr(cache_module, "write_entry", full)
        run(course, "sipoo", cache=Cache(kept), out=tmp_path / "one")
    assert entries(kept) == []
    run(course, "sipoo", out=tmp_path / "two")
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_an_entry_that_could_not_be_moved_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)
    monkeypatch.setattr(Path, "replace", full)
    assert cache.recall("a", (), Making()) == "made"
    assert entries(tmp_path) == []


def test_a_folder_that_vanishes_is_made_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    (cache.folder or tmp_path).rmdir()
    cache.put(key_of("a"), b"data")
    assert cache.get(key_of("a")) == b"data"


# ---------------------------------------------------------------- who may write there


@pytest.mark.skipif(sys.platform == "win32", reason="a user's profile has rights of its own there")
@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777, 0o1777])
def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path, mode: int) -> None:
    folder = tmp_path / "cache"
    Cache(folder).put(key_of("a"), b"data")
    folder.chmod(mode)
    assert Cache(folder).folder is None
    folder.chmod(0o700)
    own = Cache(folder).folder
    assert own
    own.chmod(mode)
    assert Cache(folder).folder is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners")
def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    someone = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: someone)
    assert Cache(tmp_path).folder is None


@pytest.mark.skipif(sys.platform == "win32", reason="no modes")
def test_nothing_made_in_a_cache_lets_the_user_s_group_write(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    before = os.umask(0o002)
    try:
        cache = Cache(tmp_path)
        cache.put(key_of("a"), b"data")
        assert cache.folder
        for path in entries(tmp_path):
            path.unlink()
            path.parent.rmdir()
        cache.folder.rmdir()
        cache.put(key_of("a"), b"data")
    finally:
        os.umask(before)
    folders = [path for path in tmp_path.rglob("*") if path.is_dir()]
    assert len(folders) == 2
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}


def test_a_file_in_the_place_of_the_folder_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    assert Cache(tmp_path / "cache").folder is None


# ---------------------------------------------------------------- whose entries


def test_another_program_never_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).recall("a", (), Making("of one"))
    monkeypatch.setattr(cache_module, "program", lambda: "another")
    assert Cache(tmp_path).recall("a", (), Making("of another")) == "of another"
    monkeypatch.undo()
    assert Cache(tmp_path).recall("a", (), Making()) == "of one"


def test_another_program_builds_all_of_it_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever lies in the other's folder: here, values that no build could use."""
    course, kept = small_course(tmp_path / "course"), tmp_path / "cache"
    run(course, "sipoo", cache=Cache(kept), out=tmp_path / "one")
    for path in entries(kept):
        write_entry(path, pickle.dumps("poison"))
    monkeypatch.setattr(cache_module, "program", lambda: "another")
    packages = run(course, "sipoo", cache=Cache(kept), out=tmp_path / "two")
    assert all(package.is_new for package in packages)
    assert content(tmp_path / "one") == content(tmp_path / "two")


@pytest.fixture
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Give the digest of a program of two files."""
    package, libraries = tmp_path / "package", tmp_path / "libraries"
    (package / "inner").mkdir(parents=True)
    libraries.mkdir()
    (package / "a.py").write_text("a", encoding="utf-8")
    (package / "inner/page.html").write_text("b", encoding="utf-8")
    monkeypatch.setattr(program_module, "_PACKAGE", package)
    monkeypatch.setattr(program_module, "_library_folders", lambda: {str(libraries)})
    found: Callable[[], str] = program_module.program.__wrapped__
    return found


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "package/inner/page.html").write_text("longer", encoding="utf-8"),
        lambda root: os.utime(root / "package/a.py", (1, 1)),
        lambda root: (root / "package/inner/new.toml").touch(),
        lambda root: (root / "package/a.py").unlink(),
        lambda root: (root / "package/a.py").rename(root / "package/b.py"),
        lambda root: os.utime(root / "libraries", (1, 1)),
    ],
)
def test_a_program_is_another_when_any_file_or_library_is(
    tmp_path: Path, digest: Callable[[], str], change: Callable[[Path], object]
) -> None:
    first = digest()
    (tmp_path / "package/__pycache__").mkdir()
    assert digest() == first
    change(tmp_path)
    assert digest() != first


def test_every_library_that_makes_packages_is_looked_at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "jinja2").mkdir()
    (tmp_path / "jinja2/__init__.py").touch()
    before = program_module._library_folders()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "jinja2", raising=False)
    assert program_module._library_folders() == before | {str(tmp_path)}
