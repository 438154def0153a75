"""The archive writer against Python's own `zipfile`, and writing that is interrupted."""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import deflate
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoo_course import archive
from neuvoo_course.archive import Compressor, unsafe_paths, write_folder, write_zip, zip_bytes_parts
from neuvoo_course.files import Blob, FileBlob, Files
from tests.make import content

NOISE = random.Random(1).randbytes(2000)


def files_of(**contents: bytes | str) -> Files:
    """Make files of names whose dots are written `__dot__`, which Python lets a keyword be."""
    return {name.replace("__dot__", "."): Blob.of(content) for name, content in contents.items()}


SAMPLE: Files = {
    "index.html": Blob.of("<p>Hei</p>" * 100),
    "imsmanifest.xml": Blob.of("<manifest/>"),
    "a/sivu 1 100%.html": Blob.of("ä" * 500),
    "a/picture.PNG": Blob.of("x" * 500),
    "noise.bin": Blob.of(NOISE),
    "empty.txt": Blob.of(b""),
}


def zipped(files: Files, **options: tuple[str, ...]) -> bytes:
    return b"".join(part for part in zip_bytes_parts(files, Compressor(), **options) if isinstance(part, bytes))


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_zipfile_reads_every_file_back() -> None:
    with opened(zipped(SAMPLE)) as found:
        assert found.testzip() is None
        assert {name: found.read(name) for name in found.namelist()} == {
            path: blob.data for path, blob in SAMPLE.items()
        }


def test_names_are_sorted_with_the_manifest_first() -> None:
    names = opened(zipped(SAMPLE)).namelist()

    assert names[0] == "imsmanifest.xml"
    assert names[1:] == sorted(set(SAMPLE) - {"imsmanifest.xml"})


def test_another_name_can_be_first() -> None:
    names = opened(zipped(SAMPLE, first=("noise.bin", "not there", "noise.bin"))).namelist()

    assert names == ["noise.bin", *sorted(set(SAMPLE) - {"noise.bin"})]


def test_bytes_depend_on_names_and_contents_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = zipped(SAMPLE)

    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    turned = dict(reversed(list(SAMPLE.items())))

    assert zipped(turned) == expected
    assert zipped({**SAMPLE, "empty.txt": Blob.of(b"x")}) != expected


def test_bytes_are_these() -> None:
    """Whatever changes these bytes changes every package of every course: a package's bytes are promised."""
    member = deflate.deflate_compress(b"a" * 100, 6)
    data = zipped({"b.txt": Blob.of("a" * 100)})

    assert data[:30] == bytes.fromhex("504b0304 1400 0008 0800 0000 2100".replace(" ", "")) + (
        deflate.crc32(b"a" * 100).to_bytes(4, "little")
        + len(member).to_bytes(4, "little")
        + (100).to_bytes(4, "little")
        + b"\5\0\0\0"
    )
    assert data[30 : 35 + len(member)] == b"b.txt" + member


def test_whole_archives_are_these_bytes() -> None:
    """Two letters are not worth deflating, so these bytes are the writer's alone."""
    assert zipped({"b/c.txt": Blob.of("hi"), "imsmanifest.xml": Blob.of("<m")}).hex() == GOLDEN


GOLDEN = (
    "504b030414000008000000002100e576290102000000020000000f000000696d736d616e69666573742e786d6c3c6d"
    "504b030414000008000000002100ac2a93d8020000000200000007000000622f632e7478746869"
    "504b0102140314000008000000002100e576290102000000020000000f0000000000000000000000a48100000000696d736d616e69666573742e786d6c"
    "504b0102140314000008000000002100ac2a93d80200000002000000070000000000000000000000a4812f000000622f632e747874"
    "504b0506000000000200020072000000560000000000"
)


def test_every_entry_says_the_same_about_itself() -> None:
    for entry in opened(zipped(SAMPLE)).infolist():
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.flag_bits == 0x800
        assert entry.create_system == 3
        assert entry.external_attr >> 16 == 0o100644
        assert not entry.is_dir()
        assert not entry.extra


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("index.html", zipfile.ZIP_DEFLATED),
        ("a/picture.PNG", zipfile.ZIP_STORED),
        ("noise.bin", zipfile.ZIP_STORED),
        ("empty.txt", zipfile.ZIP_STORED),
    ],
)
def test_deflate_is_used_where_it_may_and_does_shrink(path: str, method: int) -> None:
    assert opened(zipped(SAMPLE)).getinfo(path).compress_type == method


MEDIA = [
    *[".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"],
    *[".m4a", ".m4v", ".mp3", ".mp4", ".oga", ".ogg", ".ogv", ".opus", ".webm"],
    *[".woff", ".woff2", ".gz", ".zip"],
]


@pytest.mark.parametrize("suffix", MEDIA)
def test_media_are_stored_as_they_are(suffix: str) -> None:
    found = opened(zipped({f"a{suffix}": Blob.of("x" * 100), f"{suffix[1:]}.txt": Blob.of("x" * 100)}))

    assert found.getinfo(f"a{suffix}").compress_type == zipfile.ZIP_STORED
    assert found.getinfo(f"{suffix[1:]}.txt").compress_type == zipfile.ZIP_DEFLATED


def test_a_blob_is_compressed_once_for_all_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    compressed: list[int] = []
    real = deflate.deflate_compress

    def counting(data: bytes, level: int) -> bytes:
        compressed.append(level)
        return bytes(real(data, level))

    monkeypatch.setattr(deflate, "deflate_compress", counting)
    compressor = Compressor()
    blob = Blob.of("x" * 1000)
    for _ in range(3):
        zip_bytes_parts({"a.html": blob, "b.html": blob, "c.png": blob}, compressor)

    assert compressed == [6]


def test_the_same_bytes_under_two_suffixes_do_not_mix() -> None:
    blob = Blob.of("x" * 1000)
    found = opened(zipped({"a.txt": blob, "b.zip": blob}))

    assert found.getinfo("a.txt").compress_type == zipfile.ZIP_DEFLATED
    assert found.getinfo("b.zip").compress_type == zipfile.ZIP_STORED


NAMES = st.from_regex(r"[a-z0-9 _%#&'()+,;=@~.-]{0,7}[a-z0-9_%-](/[a-z0-9 _-]{0,5}[a-z0-9]){0,2}", fullmatch=True)


@given(st.dictionaries(NAMES, st.binary(max_size=300), max_size=12))
def test_any_safe_files_come_back(contents: dict[str, bytes]) -> None:
    files = {name: Blob.of(data) for name, data in contents.items()}
    if unsafe_paths(files):
        with pytest.raises(ValueError, match="is a file, not a folder"):
            zipped(files)
        return
    with opened(zipped(files)) as found:
        assert found.testzip() is None
        assert found.namelist() == sorted(files)
        assert {name: found.read(name) for name in files} == contents


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("", "empty"),
        ("/etc/passwd", "absolute"),
        ("../up.html", r"'\.\.'"),
        ("a/../b.html", r"'\.\.'"),
        ("a/./b.html", r"'\.'"),
        ("a//b.html", "empty"),
        ("a/", "empty"),
        ("a\\b.html", "not allowed"),
        ("c:/b.html", "not allowed"),
        ("sivü.html", "not allowed"),
        ("line\nbreak.html", "not allowed"),
        ("what?.html", "not allowed"),
        ("dot./a.html", "Windows"),
        ("space /a.html", "Windows"),
        ("a" * 256, "longer"),
    ],
)
def test_unsafe_paths_are_refused(path: str, reason: str, tmp_path: Path) -> None:
    files = {"index.html": Blob.of("x"), path: Blob.of("x")}

    with pytest.raises(ValueError, match=reason):
        zip_bytes_parts(files, Compressor())
    with pytest.raises(ValueError, match=reason):
        write_folder(tmp_path / "site", files)
    assert list(tmp_path.iterdir()) == []


def test_all_unsafe_paths_are_named_at_once() -> None:
    with pytest.raises(ValueError, match=r"(?s)/a.*b\\\\c") as raised:
        zip_bytes_parts({"/a": Blob.of(""), "b\\c": Blob.of(""), "ok": Blob.of("")}, Compressor())

    assert len(str(raised.value).splitlines()) == 2


def test_names_that_are_one_on_windows_are_refused() -> None:
    assert unsafe_paths(["Sivu.html", "sivu.html"]) == ["'sivu.html': differs from 'Sivu.html' in capitals only"]


def test_a_file_cannot_be_a_folder_too() -> None:
    assert unsafe_paths(["a", "A/b/c.html"]) == ["'A/b/c.html': 'a' is a file, not a folder"]
    assert unsafe_paths(["a/b", "a/c", "a.b"]) == []


def test_too_many_entries_are_refused() -> None:
    files = {f"{number}": Blob.of("") for number in range(65_535)}
    with pytest.raises(ValueError, match="65535 files"):
        zip_bytes_parts(files, Compressor())

    del files["0"]
    assert len(opened(zipped(files)).namelist()) == 65_534


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = len(zipped(SAMPLE)) - 22  # the end record is not counted by any field

    monkeypatch.setattr(archive, "MOST_BYTES", whole)
    assert zipped(SAMPLE)
    for most in (whole - 1, 10):
        monkeypatch.setattr(archive, "MOST_BYTES", most)
        with pytest.raises(ValueError, match=f"would pass {most} bytes"):
            zipped(SAMPLE)


def test_limits_are_those_of_zip_without_extensions() -> None:
    """0xFFFF and 0xFFFFFFFF in a field say that the real number is elsewhere (ZIP64)."""
    assert (archive.MOST_ENTRIES, archive.MOST_BYTES) == (0xFFFF - 1, 0xFFFFFFFF - 1)


def test_write_zip_makes_its_folder_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "build" / "helsinki" / "course.zip"
    write_zip(path, SAMPLE, Compressor())

    assert path.read_bytes() == zipped(SAMPLE)
    assert [found.name for found in path.parent.iterdir()] == ["course.zip"]


def test_write_zip_passes_on_what_comes_first(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", SAMPLE, Compressor(), first=("noise.bin",))

    assert zipfile.ZipFile(tmp_path / "a.zip").namelist()[0] == "noise.bin"


def stopping(*_arguments: object, **_options: object) -> None:
    raise KeyboardInterrupt


class Interrupted(list[bytes | FileBlob]):
    """Parts of an archive of which only the first comes to be written."""

    def __iter__(self) -> Iterator[bytes | FileBlob]:
        yield self[0]
        raise KeyboardInterrupt


@pytest.mark.parametrize("where", ["replace", "write"])
def test_an_interrupted_write_leaves_the_earlier_archive(
    where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(b"earlier")
    if where == "replace":
        monkeypatch.setattr(os, "replace", stopping)
    else:
        parts = Interrupted(zip_bytes_parts(SAMPLE, Compressor()))
        monkeypatch.setattr(archive, "zip_bytes_parts", lambda *_, **__: parts)

    with pytest.raises(KeyboardInterrupt):
        write_zip(path, SAMPLE, Compressor())

    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_a_refused_archive_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(b"earlier")
    with pytest.raises(ValueError, match="absolute"):
        write_zip(path, {"/a": Blob.of("")}, Compressor())

    assert path.read_bytes() == b"earlier"


def test_leftovers_of_a_killed_build_go_and_those_of_a_running_one_stay(tmp_path: Path) -> None:
    killed, running, foreign = (tmp_path / name for name in (".a.zip.1.part", ".a.zip.2.part", ".b.zip.1.part"))
    for path in (killed, running, foreign):
        path.touch()
    for path in (killed, foreign):
        os.utime(path, (0, 0))
    write_zip(tmp_path / "a.zip", SAMPLE, Compressor())

    assert sorted(tmp_path.iterdir()) == sorted([running, foreign, tmp_path / "a.zip"])


def tree(path: Path) -> dict[str, bytes]:
    """Give what a folder holds, as Files would say it."""
    return {found.relative_to(path).as_posix(): found.read_bytes() for found in path.rglob("*") if found.is_file()}


EARLIER: Files = files_of(old__dot__html="earlier", index__dot__html="earlier")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Path]:
    """A folder that an earlier build wrote."""
    write_folder(tmp_path / "build" / "site", EARLIER)
    yield tmp_path / "build" / "site"
    assert sorted(found.name for found in (tmp_path / "build").iterdir()) == ["site"]


def test_write_folder_writes_every_file(tmp_path: Path) -> None:
    write_folder(tmp_path / "new" / "site", SAMPLE)

    assert tree(tmp_path / "new" / "site") == {path: blob.data for path, blob in SAMPLE.items()}
    assert [found.name for found in (tmp_path / "new").iterdir()] == ["site"]


def test_a_folder_may_be_empty(site: Path) -> None:
    write_folder(site, {})

    assert site.is_dir()
    assert tree(site) == {}


def test_a_link_to_a_folder_stays_a_link(site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(site)
    write_folder(tmp_path / "link", SAMPLE)

    assert (tmp_path / "link").is_symlink()
    assert tree(site) == tree_of(SAMPLE)


def test_write_folder_takes_the_place_of_the_earlier_one(site: Path) -> None:
    write_folder(site, SAMPLE)

    assert tree(site) == tree_of(SAMPLE)


def failing_at(count: int, real: Callable[..., object]) -> Callable[..., object]:
    """Give a function that is interrupted at its `count`th call and works before and after."""
    calls = iter(range(1, 1000))

    def replaced(*arguments: object) -> object:
        if next(calls) == count:
            raise KeyboardInterrupt
        return real(*arguments)

    return replaced


@pytest.mark.parametrize("count", [1, 2])
def test_an_interrupted_swap_leaves_the_earlier_folder(count: int, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", failing_at(count, os.replace))
    with pytest.raises(KeyboardInterrupt):
        write_folder(site, SAMPLE)

    assert tree(site) == tree_of(EARLIER)


def tree_of(files: Files) -> dict[str, bytes]:
    return {path: blob.data for path, blob in files.items()}


@pytest.mark.parametrize("count", [1, 3, 6])
def test_an_interrupted_write_leaves_the_earlier_folder(
    count: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "write_bytes", failing_at(count, Path.write_bytes))
    with pytest.raises(KeyboardInterrupt):
        write_folder(site, SAMPLE)

    assert tree(site) == tree_of(EARLIER)


def test_a_first_folder_that_is_interrupted_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", stopping)
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "site", SAMPLE)

    assert list(tmp_path.iterdir()) == []


def test_a_run_killed_while_writing_is_cleaned_up(site: Path) -> None:
    (site.parent / ".site.new" / "half").mkdir(parents=True)
    write_folder(site, SAMPLE)

    assert tree(site) == tree_of(SAMPLE)


def test_a_run_killed_while_swapping_is_undone_first(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.rename(site.parent / ".site.old")
    (site.parent / ".site.new").mkdir()
    monkeypatch.setattr(Path, "write_bytes", stopping)
    with pytest.raises(KeyboardInterrupt):
        write_folder(site, SAMPLE)

    assert tree(site) == tree_of(EARLIER)


def test_a_run_killed_after_swapping_keeps_the_new_folder(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.parent / ".site.old").mkdir()
    monkeypatch.setattr(Path, "write_bytes", stopping)
    with pytest.raises(KeyboardInterrupt):
        write_folder(site, SAMPLE)

    assert tree(site) == tree_of(EARLIER)


def test_a_file_is_not_replaced_by_a_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotADirectoryError, match="is a file"):
        write_folder(tmp_path / "site", SAMPLE)

    assert (tmp_path / "site").read_text() == "mine"


def test_folders_written_at_once_are_each_whole(tmp_path: Path) -> None:
    """Two builds into one place: one waits for the other, and the last one's folder stands there."""
    states = [{f"{letter}/{number}": Blob.of(letter) for number in range(20)} for letter in "abc"]
    with ThreadPoolExecutor(3) as threads:
        list(threads.map(lambda number: write_folder(tmp_path / "site", states[number % 3]), range(30)))
    found = {path: Blob.of(data) for path, data in content(tmp_path).items()}
    assert found in [{f"site/{path}": blob for path, blob in state.items()} for state in states]
