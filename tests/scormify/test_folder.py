"""Folders that somebody else made: what is read, what is refused, what is launched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from neuvoo_course.files import Blob, Files
from neuvoo_course.scormify import Standard, scormify
from neuvoo_course.scormify.folder import FolderError, Limits, launch_page, outline_for, read_folder

INDEX: Files = {"index.html": Blob.of("x")}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder with a page, a picture, and what desktops and version control leave behind."""
    folder = tmp_path / "pages"
    for name in ("index.html", "media/kuva 1.png", ".git/config", ".DS_Store", "media/Thumbs.db"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    return folder


def complaints(path: Path, limits: Limits | None = None) -> tuple[str, ...]:
    """Give what keeps a folder from being read."""
    with pytest.raises(FolderError) as raised:
        read_folder(path, limits=limits or Limits())
    return raised.value.complaints


def test_files_are_read_with_their_paths(pages: Path) -> None:
    assert {path: blob.data for path, blob in read_folder(pages).items()} == {
        "index.html": b"index.html",
        "media/kuva 1.png": b"media/kuva 1.png",
    }


@pytest.mark.parametrize("name", ["desktop.ini", "Thumbs.db", "__MACOSX/a.html", ".hidden.html", "a/.svn/b.html"])
def test_what_desktops_leave_is_left_out(name: str, pages: Path) -> None:
    expected = read_folder(pages)
    (pages / name).parent.mkdir(parents=True, exist_ok=True)
    (pages / name).touch()

    assert read_folder(pages) == expected


def test_a_relative_folder_reads_the_same(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read_folder(pages)
    monkeypatch.chdir(pages)

    assert read_folder(Path()) == expected


def test_links_out_of_the_folder_are_refused(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (pages / "out.txt").symlink_to(tmp_path / "secret.txt")
    (pages / "up").symlink_to(tmp_path)
    (pages / "gone.txt").symlink_to("nowhere")

    assert complaints(pages) == (
        "'gone.txt': a link that leads nowhere",
        "'out.txt': a link that leads out of the folder",
        "'up': a link that leads out of the folder",
    )


def test_a_folder_of_a_like_name_is_outside(pages: Path, tmp_path: Path) -> None:
    (tmp_path / "pages-2").mkdir()
    (tmp_path / "pages-2" / "a.txt").touch()
    (pages / "a.txt").symlink_to(tmp_path / "pages-2" / "a.txt")

    assert "leads out" in complaints(pages)[0]


def test_links_inside_the_folder_are_followed_to_files_only(pages: Path) -> None:
    (pages / "copy.html").symlink_to("index.html")
    assert read_folder(pages)["copy.html"].data == b"index.html"

    (pages / "again").symlink_to("media")
    (pages / "round").symlink_to(pages)
    assert complaints(pages) == ("'again': not a regular file", "'round': not a regular file")


def test_links_in_a_circle_are_refused(pages: Path) -> None:
    (pages / "a").symlink_to("b")
    (pages / "b").symlink_to("a")

    assert [text.split(":")[0] for text in complaints(pages)] == ["'a'", "'b'"]


def test_what_is_no_file_is_refused(pages: Path) -> None:
    os.mkfifo(pages / "pipe")

    assert complaints(pages) == ("'pipe': not a regular file",)


def test_unsafe_names_are_listed_all(pages: Path) -> None:
    for name in ("työ.html", "a:b.html", "INDEX.html"):
        (pages / name).touch()

    found = complaints(pages)
    assert len(found) == 3
    assert all(any(name in text for text in found) for name in ("työ.html", "a:b.html", "INDEX.html"))


def test_too_many_files(pages: Path) -> None:
    assert read_folder(pages, limits=Limits(most_files=2))
    assert "more than 1 files" in complaints(pages, Limits(most_files=1))[0]


def test_too_many_bytes(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len("index.html") + len("media/kuva 1.png")
    assert read_folder(pages, limits=Limits(most_bytes=size))

    monkeypatch.setattr(Path, "read_bytes", lambda _path: pytest.fail("read before it was refused"))
    assert f"{size} bytes, more than {size - 1}" in complaints(pages, Limits(most_bytes=size - 1))[0]


def test_limits_are_two_gibibytes_and_twenty_thousand_files() -> None:
    assert Limits() == Limits(2_147_483_648, 20_000)


@pytest.mark.parametrize(
    ("names", "page"),
    [
        (["index.html", "a.html"], "index.html"),
        (["start.html", "a/index.html", "style.css"], "start.html"),
        (["START.HTM"], "START.HTM"),
    ],
)
def test_the_page_to_launch(names: list[str], page: str) -> None:
    assert launch_page({name: Blob.of("") for name in names}) == page


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (["b.html", "a.html"], r"several pages: a\.html, b\.html"),
        (["a/index.html"], "no page"),
        ([], "no page"),
    ],
)
def test_no_page_to_launch(names: list[str], reason: str) -> None:
    with pytest.raises(FolderError, match=reason):
        launch_page({name: Blob.of("") for name in names})


def test_an_outline_makes_a_package() -> None:
    outline = outline_for(INDEX, "Työ & tuki", "fi")

    assert outline.items[0].href == "index.html"
    assert outline.metadata is not None
    assert outline.metadata.title == {"fi": "Työ & tuki"}
    assert scormify(INDEX, outline, standard=Standard.SCORM_2004_4)


def test_the_named_page_is_launched() -> None:
    assert outline_for({"a.html": Blob.of(""), **INDEX}, "T", "fi", launch="a.html").items[0].href == "a.html"


def test_identifiers_are_these() -> None:
    """An LMS finds a package again by them, so they are promised."""
    outline = outline_for(INDEX, "Työ ja tuki", "fi")

    assert outline.identifier == "package-tyo-ja-tuki-9aae315b"
    assert (outline.organization, outline.items[0].identifier) == ("organization", "item")
    assert outline_for(INDEX, "Työ ja tuki", "fi") == outline


@pytest.mark.parametrize("title", ["日本語", "!!!", "x" * 300, "1. osa", "Tyo ja tuki"])
def test_any_title_gives_an_identifier_of_its_own(title: str) -> None:
    outline = outline_for(INDEX, title, "fi")

    assert outline.identifier != outline_for(INDEX, title + "!", "fi").identifier
    assert scormify(INDEX, outline, standard=Standard.SCORM_12)


def test_an_identifier_can_be_given() -> None:
    outline = outline_for(INDEX, "T", "fi", "mine")

    assert outline.identifier == "mine"
    assert outline.metadata is not None
    assert outline.metadata.identifier == "mine"
