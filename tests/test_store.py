"""A place for packages: each known again as it was left."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from neuvoo_course.archive import Compressor
from neuvoo_course.files import Blob
from neuvoo_course.store import FolderStore, Written, store_at

FILES = {"index.html": Blob.of("<p>"), "fi/m/a.html": Blob.of("<p>a"), "media/p.svg": Blob.of("<svg/>")}


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "out")


def test_a_place_is_one_however_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    addresses = {store_at(out).address for out in ("out", Path("out"), tmp_path / "out", "./x/../out")}
    assert addresses == {str(tmp_path / "out")}
    FolderStore(Path("out")).write_folder("site", FILES)
    assert FolderStore(Path("out")).stamp("site") == FolderStore(tmp_path / "out").stamp("site") != ""


def test_what_is_not_there_has_no_stamp(store: FolderStore) -> None:
    assert store.stamp("espoo/site") == store.stamp("espoo/a.zip") == ""


def test_sizes_are_those_on_the_disk(store: FolderStore) -> None:
    size, _ = store.write_zip("espoo/a.zip", FILES, Compressor())
    assert size == (store.folder / "espoo/a.zip").stat().st_size
    assert store.write_folder("espoo/site", FILES).size == sum(blob.size for blob in FILES.values())
    assert store.address_of("espoo/a.zip") == str(store.folder / "espoo/a.zip")


def test_a_stamp_is_another_after_each_writing(store: FolderStore) -> None:
    for name, write in (("site", write_site), ("a.zip", write_zip)):
        write(store, name)
        first = store.stamp(name)
        assert store.stamp(name) == first != ""
        write(store, name)
        assert store.stamp(name) not in {first, ""}


def write_site(store: FolderStore, name: str) -> Written:
    return store.write_folder(name, FILES)


def write_zip(store: FolderStore, name: str) -> Written:
    return store.write_zip(name, FILES, Compressor())


@pytest.mark.parametrize(("name", "write"), [("site", write_site), ("a.zip", write_zip)])
def test_what_another_build_puts_there_in_the_same_moment_is_not_taken_for_ours(
    store: FolderStore, name: str, write: Callable[[FolderStore, str], Written], monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = Path.replace

    def placed(new: Path, target: Path) -> Path:
        """Put it in its place; before anybody can look, another build has put its own there."""
        found = replace(new, target)
        if target.name == name:
            file = target / "index.html" if target.is_dir() else target
            file.write_bytes(b"another build's")
        return found

    assert write(store, name).stamp == store.stamp(name)
    monkeypatch.setattr(Path, "replace", placed)
    written = write(store, name)
    monkeypatch.undo()
    assert written.stamp not in {store.stamp(name), ""}


CHANGES: list[Callable[[Path], object]] = [
    lambda site: (site / "index.html").write_text("<b>", encoding="utf-8"),
    lambda site: (site / "fi/m/a.html").write_text("<p>b", encoding="utf-8"),
    lambda site: os.utime(site / "media/p.svg", (1, 1)),
    lambda site: (site / "fi/m/a.html").unlink(),
    lambda site: (site / "fi/m/mine.html").touch(),
    lambda site: (site / "fi/m/a.html").rename(site / "fi/m/b.html"),
    lambda site: (site / "fi/link").symlink_to(site),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_site_is_another_when_anything_in_it_is(store: FolderStore, change: Callable[[Path], object]) -> None:
    store.write_folder("site", FILES)
    first = store.stamp("site")
    change(store.folder / "site")
    assert store.stamp("site") not in {first, ""}
