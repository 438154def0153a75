"""Bytes known by their hash, in memory or in a file that must stay what it was."""

from __future__ import annotations

import os
import pickle
import zlib
from pathlib import Path

import pytest

from neuvoo_course.archive import Compressor, write_folder, write_zip
from neuvoo_course.cache import Cache
from neuvoo_course.files import Blob, FileBlob, FileChanged
from neuvoo_course.source.stamps import Stamps
from tests.make import content


def file_blob(place: Path, data: bytes = b"<svg/>" * 50) -> FileBlob:
    place.write_bytes(data)
    return Stamps(place.parent, Cache()).blob(place.name)


def change(blob: FileBlob) -> None:
    """Change a file as an editor does: other bytes, as many, a moment later."""
    blob.path.write_bytes(b"?" * blob.size)
    os.utime(blob.path, ns=(blob.stamp[1] + 1, blob.stamp[1] + 1))


def test_a_file_is_known_as_the_same_bytes_in_memory(tmp_path: Path) -> None:
    blob = file_blob(tmp_path / "p.svg")
    other = Blob.of(b"<svg/>" * 50)
    assert (blob, blob.size, blob.crc, blob.data) == (other, other.size, other.crc, other.data)
    assert blob.packed == other.packed
    assert len({blob, other}) == 1


def test_a_blob_travels_compressed_and_arrives_whole() -> None:
    blob = Blob.of("ääkkösiä" * 1000)
    _ = blob.packed
    sent = pickle.dumps(blob)
    assert len(sent) < 2000
    there = pickle.loads(sent)
    assert (there, there.size, there.crc, there.data) == (blob, blob.size, zlib.crc32(blob.data), blob.data)


def test_a_file_that_changed_is_neither_read_nor_compressed_nor_written(tmp_path: Path) -> None:
    for use in (
        lambda blob: blob.data,
        lambda blob: blob.packed,
        lambda blob: write_zip(tmp_path / "out/a.zip", {"p.svg": blob}, Compressor()),
        lambda blob: write_zip(tmp_path / "out/a.zip", {"p.png": blob}, Compressor()),
        lambda blob: write_folder(tmp_path / "out/site", {"p.png": blob}),
    ):
        blob = file_blob(tmp_path / "p")
        change(blob)
        with pytest.raises(FileChanged, match=r"p changed while it was read: build again"):
            use(blob)
        blob.path.unlink()
        with pytest.raises(FileChanged, match="build again"):
            use(blob)
    assert not (tmp_path / "out").exists() or content(tmp_path / "out") == {}


def test_a_file_that_changes_while_it_is_copied_leaves_the_earlier_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = {"p.png": Blob.of("earlier"), "q": Blob.of("q")}
    write_zip(tmp_path / "out/a.zip", earlier, Compressor())
    write_folder(tmp_path / "out/site", earlier)
    before = content(tmp_path / "out")
    original = FileBlob._require_same

    def then_change(blob: FileBlob, file: object) -> None:
        original(blob, file)  # type: ignore[arg-type]
        change(blob)

    monkeypatch.setattr(FileBlob, "_require_same", then_change)
    with pytest.raises(FileChanged):
        write_zip(tmp_path / "out/a.zip", {"p.png": file_blob(tmp_path / "p.png")}, Compressor())
    with pytest.raises(FileChanged):
        write_folder(tmp_path / "out/site", {"p.png": file_blob(tmp_path / "p.png")})
    assert content(tmp_path / "out") == before


def test_what_was_compressed_of_a_changing_file_is_never_kept_as_the_old_one(tmp_path: Path) -> None:
    blob = file_blob(tmp_path / "p.svg")
    data = blob.data
    change(blob)
    with pytest.raises(FileChanged):
        Compressor(Cache(tmp_path / "cache")).member("p.svg", blob)
    again = file_blob(tmp_path / "p.svg", data)
    member = Compressor(Cache(tmp_path / "cache")).member("p.svg", again)
    assert isinstance(member.data, bytes)
    assert zlib.decompress(member.data, -15) == data
