"""The light copies of a course's pictures: made once, found by their paths, in packages instead of originals."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from neuvoo_course.building import Request, build
from neuvoo_course.cache import Cache
from neuvoo_course.files import Blob
from neuvoo_course.light_pictures import CopyFile, LightPictures, PillowMissing, encoder, require_pillow
from neuvoo_course.light_pictures.made import Encoded
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.targets import Options
from neuvoo_course.workspace import Workspace, open_course
from tests.commands.cli import in_a_process, neuvoo
from tests.make import DAY, make, write

from .samples import drawing, jpeg, photograph, written

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'
PHOTO = jpeg()
LIGHT = {
    "national/m/a.fi.md": "# A\n\n![A](photo.jpg)\n\n![B](drawing.svg)\n",
    "media/drawing.svg": SVG,
    "settings": "pictures: light\ntargets: [scorm12]\n",
}


def light(files: Mapping[str, bytes], cache: Cache | None = None) -> LightPictures:
    return LightPictures(frozenset(files), lambda path: Blob.of(files[path]), cache or Cache())


def course(root: Path, files: Mapping[str, str] = LIGHT, **pictures: bytes) -> Path:
    """Write a course with pictures of its media folder: `photo=` is media/photo.jpg."""
    write(root, files)
    (root / "media").mkdir(exist_ok=True)
    for name, data in pictures.items():
        (root / f"media/{name}.jpg").write_bytes(data)
    return root


def built(workspace: Workspace, place: Path) -> dict[str, bytes]:
    """Build for Helsinki in Finnish and give what the package holds."""
    region = find_region(workspace.course, "Helsinki")
    request = Request((region,), DAY, place, languages=("fi",), options=Options(control_documents=False))
    (package,) = build(workspace, request)
    with zipfile.ZipFile(package.path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def no_encoding(_data: bytes) -> Encoded:
    pytest.fail("a picture is made again")


# ---------------------------------------------------------------- copies


def test_copies_lie_below_the_name_of_their_original() -> None:
    pictures = light({"media/photo.jpg": PHOTO})
    copies = pictures.copies("media/photo.jpg")
    assert copies == (
        CopyFile("media/photo.jpg/1440.webp", 1440, 360),
        CopyFile("media/photo.jpg/720.webp", 720, 180),
    )
    expected = [copy.data for copy in encoder.encode(PHOTO).copies]
    assert [pictures.read(copy.path).data for copy in copies] == expected


@pytest.mark.parametrize("path", ["media/p.svg", "media/p.gif", "media/p.webp", "media/p.avif", "media/v.mp4"])
def test_other_files_are_as_they_are(path: str) -> None:
    pictures = light({path: b"as it is"})
    assert pictures.copies(path) == ()
    assert pictures.read(path).data == b"as it is"


def test_a_folder_may_be_named_like_a_picture() -> None:
    pictures = light({"media/photo.jpg/1440.webp": b"the author's"})
    assert pictures.read("media/photo.jpg/1440.webp").data == b"the author's"
    assert pictures.copies("media/photo.jpg") == ()


def test_many_are_made_at_a_time() -> None:
    files = {f"media/{name}.jpg": jpeg(900 + name, 600) for name in range(6)}
    pictures = light(files)
    pictures.make(files)
    assert [pictures.copies(path)[0].width for path in files] == [900, 901, 902, 903, 904, 905]


# ---------------------------------------------------------------- once


def test_a_picture_is_made_once_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = light({"media/a.jpg": PHOTO}, Cache(tmp_path))
    made = [first.read(copy.path).data for copy in first.copies("media/a.jpg")]
    monkeypatch.setattr(encoder, "encode", no_encoding)
    later = light({"national/m/b.jpeg": PHOTO}, Cache(tmp_path))
    assert [later.read(copy.path).data for copy in later.copies("national/m/b.jpeg")] == made


def test_without_a_cache_it_is_made_once_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = light({"media/a.jpg": PHOTO})
    copies = pictures.copies("media/a.jpg")
    monkeypatch.setattr(encoder, "encode", no_encoding)
    assert all(pictures.read(copy.path).data for copy in copies)


def test_a_copy_that_the_cache_has_lost_is_made_again_the_same(tmp_path: Path) -> None:
    first = light({"media/a.jpg": PHOTO}, Cache(tmp_path))
    copies = first.copies("media/a.jpg")
    made = [first.read(copy.path) for copy in copies]
    entries = sorted((path for path in tmp_path.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size)
    for entry in entries[1:]:
        entry.unlink()
    again = light({"media/a.jpg": PHOTO}, Cache(tmp_path))
    assert [again.read(copy.path) for copy in copies] == made


def test_another_picture_or_another_pillow_is_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "encode", lambda data: Encoded(fault="broken" if data == b"1" else "too-large"))
    cache = Cache(tmp_path)
    assert light({"a.jpg": b"1"}, cache).made("a.jpg").fault == "broken"
    assert light({"a.jpg": b"2"}, cache).made("a.jpg").fault == "too-large"
    monkeypatch.setattr(encoder, "encode", lambda _: Encoded())
    assert light({"a.jpg": b"1"}, cache).made("a.jpg").fault == "broken"
    monkeypatch.setattr("PIL.__version__", "99.0")
    assert light({"a.jpg": b"1"}, cache).made("a.jpg").fault == ""


# ---------------------------------------------------------------- packages


def test_a_package_holds_the_copies_and_not_the_original(tmp_path: Path) -> None:
    root = course(tmp_path / "course", photo=PHOTO, unused=PHOTO)
    files = built(open_course(root, DAY), tmp_path / "out")
    assert sorted(name for name in files if name.startswith("media/")) == [
        "media/drawing.svg",
        "media/photo.jpg/1440.webp",
        "media/photo.jpg/720.webp",
    ]
    assert b"media/photo.jpg/720.webp" in files["imsmanifest.xml"]


def test_originals_are_packed_as_they_are_unless_asked_for(tmp_path: Path) -> None:
    root = course(tmp_path / "course", {**LIGHT, "settings": "targets: [scorm12]\n"}, photo=PHOTO, unused=PHOTO)
    files = built(open_course(root, DAY), tmp_path / "out")
    assert files["media/photo.jpg"] == PHOTO
    assert not any("unused" in name or name.endswith(".webp") for name in files)


def test_builds_with_and_without_a_cache_give_the_same_bytes(tmp_path: Path) -> None:
    root = course(tmp_path / "course", photo=PHOTO)
    plain = built(open_course(root, DAY), tmp_path / "1")
    for out in ("2", "3"):
        assert built(open_course(root, DAY, Cache(tmp_path / "cache")), tmp_path / out) == plain


def test_a_page_is_written_anew_when_its_picture_has_other_copies(tmp_path: Path) -> None:
    root = course(tmp_path / "course", photo=PHOTO)
    built(open_course(root, DAY, Cache(tmp_path / "cache")), tmp_path / "1")
    course(root, photo=jpeg(1000, 500))
    files = built(open_course(root, DAY, Cache(tmp_path / "cache")), tmp_path / "2")
    assert b"photo.jpg/1000.webp" in files["fi/m/a.html"]
    assert "media/photo.jpg/1000.webp" in files
    assert "media/photo.jpg/1440.webp" not in files


def test_the_picture_that_stands_for_a_video_is_light_too(tmp_path: Path) -> None:
    text = "# A\n\n::: video call.mp4 silent\nSaid.\n:::\n"
    root = course(tmp_path / "course", {**LIGHT, "national/m/a.fi.md": text}, call=PHOTO)
    (root / "media/call.mp4").write_bytes(b"\0\0\0\x18ftypmp42")
    files = built(open_course(root, DAY, Cache(tmp_path / "cache")), tmp_path / "1")
    assert b'poster="../../media/call.jpg/1440.webp"' in files["fi/m/a.html"]
    assert [name for name in files if "call.jpg" in name] == ["media/call.jpg/1440.webp"]
    course(root, {**LIGHT, "national/m/a.fi.md": text}, call=jpeg(1000, 500))
    files = built(open_course(root, DAY, Cache(tmp_path / "cache")), tmp_path / "2")
    assert [name for name in files if "call.jpg" in name] == ["media/call.jpg/1000.webp"]


# ---------------------------------------------------------------- Pillow


def test_without_pillow_a_build_names_the_command_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = course(tmp_path / "course", photo=PHOTO)
    monkeypatch.setattr("neuvoo_course.light_pictures.find_spec", lambda _: None)
    result = neuvoo("build", "Helsinki", "--no-control-documents", "--course", root)
    assert result.exit_code == 1
    assert 'pip install "neuvoo-course[pictures]"' in result.stderr
    assert not (root / "build").exists()
    assert not (root / "ids.lock").exists()
    assert neuvoo("check", "--course", root).exit_code == 0


def test_a_pillow_without_webp_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"PIL": object()}
    monkeypatch.setattr("neuvoo_course.light_pictures.find_spec", found.get)
    made = make({"national/m/a.fi.md": "# A\n", "settings": "pictures: light\n"})
    with pytest.raises(PillowMissing):
        require_pillow(made.course)
    require_pillow(make({"national/m/a.fi.md": "# A\n"}).course)


@pytest.mark.slow
@pytest.mark.parametrize("settings", ["pictures: light\n", "pictures: original\n"])
def test_pillow_is_loaded_only_where_there_is_something_to_make(tmp_path: Path, settings: str) -> None:
    files = {"national/m/a.fi.md": "# A\n\n![A](a.svg)\n", "media/a.svg": SVG, "settings": settings}
    write(tmp_path / "course", files)
    (tmp_path / "course/media/unused.png").write_bytes(written(drawing(), "PNG"))
    arguments = ("build", "Helsinki", "--no-control-documents", "--course", tmp_path / "course")
    done = in_a_process(*arguments, cwd=tmp_path, code="print('loaded:', 'PIL.Image' in sys.modules)")
    assert (done.returncode, "loaded: False" in done.stdout) == (0, True), done.stderr


@pytest.mark.slow
def test_pillow_is_loaded_for_a_photograph(tmp_path: Path) -> None:
    root = course(tmp_path / "course", photo=written(photograph(), "JPEG"))
    done = in_a_process("check", "--course", root, cwd=tmp_path, code="print('loaded:', 'PIL.Image' in sys.modules)")
    assert (done.returncode, "loaded: True" in done.stdout) == (0, True), done.stderr
