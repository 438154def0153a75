"""Digests of files: taken once, and again only of what has changed."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from neuvoo_course.cache import Cache
from neuvoo_course.files import FileChanged
from neuvoo_course.source import stamps
from neuvoo_course.source.files import read_source
from neuvoo_course.source.stamps import SETTLED_NS, Stamps
from tests.make import write

LONG_AGO = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a file that was changed long ago."""
    (tmp_path / "in").mkdir()
    put(tmp_path / "in/p.svg", b"first")
    return tmp_path / "in"


def put(place: Path, data: bytes, when: int = LONG_AGO) -> None:
    place.write_bytes(data)
    os.utime(place, (when, when))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list of the files that are read, in order."""
    names: list[str] = []
    original = stamps._digest

    def note(place: Path) -> tuple[str, int]:
        names.append(place.name)
        return original(place)

    monkeypatch.setattr(stamps, "_digest", note)
    return names


def digest(folder: Path, name: str = "p.svg") -> str:
    """Take a digest as a build does, and hand on what was found."""
    found = Stamps(folder, Cache(folder.parent / "cache"))
    blob = found.blob(name)
    assert found.blob(name) is blob
    found.save()
    return blob.digest


def test_a_file_that_has_not_changed_is_read_once(folder: Path, read: list[str]) -> None:
    assert {digest(folder) for _ in range(3)} == {hashlib.sha256(b"first").hexdigest()}
    assert read == ["p.svg"]


def test_a_change_is_seen_by_size_by_time_and_by_the_file_s_number(folder: Path, read: list[str]) -> None:
    digest(folder)
    put(folder / "p.svg", b"longer")
    assert digest(folder) == hashlib.sha256(b"longer").hexdigest()
    put(folder / "p.svg", b"other!", LONG_AGO + 1)
    assert digest(folder) == hashlib.sha256(b"other!").hexdigest()
    put(folder / "new.svg", b"third!", LONG_AGO + 1)
    (folder / "new.svg").replace(folder / "p.svg")
    assert digest(folder) == hashlib.sha256(b"third!").hexdigest()
    assert len(read) == 4


def test_a_file_changed_a_moment_ago_is_read_again(folder: Path, read: list[str]) -> None:
    """It may change once more within what the disk counts as the same moment."""
    now = int(time.time())
    for data in (b"one", b"two", b"six"):
        put(folder / "p.svg", data, now)
        assert digest(folder) == hashlib.sha256(data).hexdigest()
    assert len(read) == 3


def test_what_counts_is_when_it_was_read_not_when_that_was_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build takes longer than that: a file may change just after it was read and be old at the end."""
    moment = LONG_AGO * 1_000_000_000
    now = moment + SETTLED_NS // 2
    monkeypatch.setattr(time, "time_ns", lambda: now)
    put(folder / "p.svg", b"one")
    found = Stamps(folder, Cache(folder.parent / "cache"))
    found.blob("p.svg")
    put(folder / "p.svg", b"two")
    now = moment + SETTLED_NS * 5
    found.save()
    assert digest(folder) == hashlib.sha256(b"two").hexdigest()


def test_a_clock_that_is_behind_costs_reading_again(folder: Path, read: list[str]) -> None:
    put(folder / "p.svg", b"one", int(time.time()) + 86_400)
    digest(folder)
    put(folder / "p.svg", b"two", int(time.time()) + 86_400)
    assert digest(folder) == hashlib.sha256(b"two").hexdigest()


def test_folders_are_kept_apart(folder: Path, read: list[str]) -> None:
    other = folder.parent / "other"
    other.mkdir()
    put(other / "p.svg", b"FIRST")
    assert digest(folder) != digest(other)
    assert len(read) == 2


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b'{"p.svg": 1}', b'{"p.svg": [[1, 2], "x"]}'])
def test_what_makes_no_sense_is_forgotten(folder: Path, data: bytes) -> None:
    cache = Cache(folder.parent / "cache")
    cache.put(Stamps(folder, cache)._key, data)
    assert digest(folder) == hashlib.sha256(b"first").hexdigest()


def test_a_file_that_vanished_is_told_clearly(folder: Path) -> None:
    (folder / "p.svg").unlink()
    with pytest.raises(FileChanged, match=r"p\.svg was removed while it was read: build again"):
        Stamps(folder, Cache()).blob("p.svg")


def test_a_source_is_another_when_any_file_in_it_is(tmp_path: Path) -> None:
    write(tmp_path, {"national/m/a.fi.md": "# A\n", "media/p.svg": "<svg/>", "media/v.mp4": "v"})
    found = [read_source(tmp_path).digest]
    for path, data in (("media/p.svg", b"<SVG/>"), ("media/v.mp4", b"w"), ("national/m/a.fi.md", b"# B\n")):
        put(tmp_path / path, data)
        found.append(read_source(tmp_path).digest)
    put(tmp_path / "media/q.svg", b"<svg/>")
    found.append(read_source(tmp_path).digest)
    (tmp_path / "media/p.svg").unlink()
    found.append(read_source(tmp_path).digest)
    assert len(set(found)) == 6
    assert read_source(tmp_path).digest == found[-1]


def test_a_source_is_settled_when_no_file_may_change_unseen(tmp_path: Path) -> None:
    write(tmp_path, {"national/m/a.fi.md": "# A\n", "media/p.svg": "<svg/>"})
    assert not read_source(tmp_path).is_settled
    put(tmp_path / "media/p.svg", b"<svg/>")
    assert read_source(tmp_path).is_settled
