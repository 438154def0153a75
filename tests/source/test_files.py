"""A course folder is read within limits, links are not followed, and every text comes out the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from neuvoo_course.problems import Location
from neuvoo_course.source import files
from neuvoo_course.source.files import Source, find_course, read_source


def folder(place: Path, **contents: bytes | str) -> Path:
    """Make a course folder; `__` in a name is a slash, and a text is written as UTF-8."""
    for name, content in {"course_yaml": "id: x\n", **contents}.items():
        file = place / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return place


def codes(source: Source) -> list[str]:
    return [found.code for found in source.problems]


# ---------------------------------------------------------------- what is read


def test_texts_and_pictures_of_the_course(tmp_path: Path) -> None:
    folder(
        tmp_path,
        ids_lock="count\n",
        modules__a__module_yaml="x",
        national__a__b_fi_md="# B\n",
        national__a__kuva_svg="<svg/>",
        regional__x__ids_lock="y",
        media__KUVA_PNG=b"\x89",
    )
    source = read_source(tmp_path)
    assert sorted(source.texts) == [
        "course.yaml",
        "ids.lock",
        "modules/a/module.yaml",
        "national/a/b.fi.md",
        "regional/x/ids.lock",
    ]
    assert source.pictures == {"media/KUVA.PNG", "national/a/kuva.svg"}
    assert source.problems == ()
    assert source.picture("media/KUVA.PNG").data == b"\x89"


def test_videos_and_files_are_listed_with_their_size_and_captions_are_texts(tmp_path: Path) -> None:
    folder(
        tmp_path,
        media__a_MP4=b"x" * 7,
        media__a_fi_vtt=b"\xef\xbb\xbfWEBVTT\r\n",
        national__m__b_pdf=b"%PDF-",
        media__c_exe=b"MZ",
        media__d_docm=b"PK",
    )
    source = read_source(tmp_path)
    assert source.media == {"media/a.MP4": 7, "media/a.fi.vtt": 7, "national/m/b.pdf": 5}
    assert source.pictures == frozenset()
    assert source.picture("media/a.fi.vtt").data == b"WEBVTT\n"
    assert source.picture("national/m/b.pdf").data == b"%PDF-"
    assert (source.start("media/a.MP4", 3), source.start("media/a.MP4", 30)) == (b"xxx", b"xxxxxxx")


def test_the_rest_of_the_folder_is_not_read(tmp_path: Path) -> None:
    folder(tmp_path, build__x_md="x", README_md="x", media__ohje_txt="x", modules__a__muu_json="{}")
    (tmp_path / "national" / ".git").mkdir(parents=True)
    (tmp_path / "national" / ".git" / "x.md").write_bytes(b"\xff")
    (tmp_path / "national" / ".piilo.md").write_bytes(b"\xff")
    source = read_source(tmp_path)
    assert (set(source.texts), source.pictures, source.problems) == ({"course.yaml"}, frozenset(), ())


def test_texts_below_a_folder_come_sorted(tmp_path: Path) -> None:
    folder(tmp_path, national__b__x_fi_md="x", national__a__y_fi_md="y", national__glossary_yaml="z")
    source = read_source(tmp_path)
    assert list(source.below("national/", ".md")) == ["national/a/y.fi.md", "national/b/x.fi.md"]


def test_without_a_course_file_there_is_no_course(tmp_path: Path) -> None:
    assert codes(read_source(tmp_path)) == ["course-missing"]


def test_a_course_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    assert codes(read_source(folder(tmp_path, course_yaml=b"\xff"))) == ["file-not-utf8"]


# ---------------------------------------------------------------- bytes to text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("# Ääni\n".encode(), "# Ääni\n"),
        ("\ufeff# Ääni\n".encode(), "# Ääni\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"a\r\n\rb\n", "a\n\nb\n"),
        ("a\u2028b".encode(), "a\u2028b"),
        (b"", ""),
    ],
)
def test_marks_of_editors_do_not_reach_the_text(data: bytes, text: str, tmp_path: Path) -> None:
    source = read_source(folder(tmp_path, national__a__b_fi_md=data))
    assert (source.texts["national/a/b.fi.md"], source.problems) == (text, ())


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x0c", "\x1b", "\uffff"])
def test_characters_that_no_page_can_hold_are_told(character: str, tmp_path: Path) -> None:
    source = read_source(folder(tmp_path, national__a__b_fi_md=f"ok\nä{character}b\n".encode()))
    found = next(one for one in source.problems if one.code != "course-missing")
    assert (found.code, found.at.line, found.at.column) == ("file-unseen-character", 2, 2)
    assert source.texts["national/a/b.fi.md"] == "ok\nä\ufffdb\n"


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff\xfe#\x00", 1, 1),
        ("Äiti\n".encode("latin-1"), 1, 1),
        (b"a\nb\n" + "ä€ ".encode() + b"\xe4", 3, 4),
    ],
)
def test_another_encoding_is_told_at_its_first_byte(data: bytes, line: int, column: int, tmp_path: Path) -> None:
    path = "national/a/b.fi.md"
    source = read_source(folder(tmp_path, national__a__b_fi_md=data))
    assert path not in source.texts
    assert [(found.code, found.at) for found in source.problems] == [("file-not-utf8", Location(path, line, column))]


def test_the_line_of_a_place(tmp_path: Path) -> None:
    source = read_source(folder(tmp_path, national__a__b_fi_md="eka\r\ntoka\r\n"))
    path = "national/a/b.fi.md"
    assert [source.line(Location(path, number)) for number in (0, 1, 2, 3, 4)] == ["", "eka", "toka", "", ""]
    assert source.line(Location("ei/ole.md")) == ""


# ---------------------------------------------------------------- links and limits


def test_a_link_to_a_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "salaisuus.md"
    secret.write_text("# Salaisuus\n", encoding="utf-8")
    course = folder(tmp_path / "course", national__a__b_fi_md="# B\n")
    (course / "national/a/c.fi.md").symlink_to(secret)
    source = read_source(course)
    assert "Salaisuus" not in "".join(source.texts.values())
    assert [(found.code, found.at.path) for found in source.problems] == [("file-is-link", "national/a/c.fi.md")]


def test_a_link_to_a_folder_is_not_followed_even_in_a_circle(tmp_path: Path) -> None:
    course = folder(tmp_path, national__a__b_fi_md="# B\n")
    (course / "national/a/silmukka").symlink_to(course / "national", target_is_directory=True)
    source = read_source(course)
    assert codes(source) == ["file-is-link"]
    assert len(source.texts) == 2


def test_a_text_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "TEXT_LIMIT", 10)
    source = read_source(folder(tmp_path, national__a__b_fi_md="x" * 10, national__a__c_fi_md="x" * 11))
    assert "national/a/b.fi.md" in source.texts
    assert [(found.code, found.at.path) for found in source.problems] == [("file-too-large", "national/a/c.fi.md")]


def test_a_picture_over_the_limit_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PICTURE_LIMIT", 10)
    source = read_source(folder(tmp_path, media__a_png=b"x" * 10, media__b_png=b"x" * 11))
    assert source.pictures == {"media/a.png"}
    assert codes(source) == ["file-too-large"]


def test_a_video_over_the_limit_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MEDIA_LIMIT", 20)
    monkeypatch.setattr(files, "PICTURE_LIMIT", 10)
    source = read_source(folder(tmp_path, media__a_mp4=b"x" * 20, media__b_mp4=b"x" * 21))
    assert source.media == {"media/a.mp4": 20}
    assert codes(source) == ["file-too-large"]


def test_too_many_files_stop_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "FILE_LIMIT", 2)
    course = folder(tmp_path, media__a_png=b"x", media__b_png=b"x", media__c_png=b"x")
    source = read_source(course)
    assert source.pictures == {"media/a.png"}
    assert [(found.code, found.at.path) for found in source.problems] == [("too-many-files", "media/b.png")]


# ---------------------------------------------------------------- finding the course


def test_the_nearest_course_above_is_found(tmp_path: Path) -> None:
    course = folder(tmp_path / "course", national__a__b_fi_md="x")
    assert find_course(course / "national" / "a") == course.resolve()
    assert find_course(course) == course.resolve()


def test_a_folder_outside_any_course_has_none(tmp_path: Path) -> None:
    assert find_course(tmp_path) is None
