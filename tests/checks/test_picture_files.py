"""What the checks see in the files of pictures: that they can be read, and what they weigh."""

from __future__ import annotations

import pytest

from neuvoo_course.checks import check_course
from neuvoo_course.checks.picture_files import HEAVY
from neuvoo_course.checks.subject import Subject
from neuvoo_course.files import Blob
from neuvoo_course.problems import Problem
from tests.light_pictures.samples import drawing, jpeg, noise, png_that_says, written
from tests.make import DAY, make

PAGE = "# A\n\n![A](a{})\n"
LIGHT = "pictures: light\n"


def problems(ending: str, data: bytes, settings: str = "") -> list[Problem]:
    """Give what is wrong with the picture media/a of two pages and languages."""
    pages = [f"national/m/{page}.{language}.md" for page in "xy" for language in ("fi", "sv")]
    made = make({**dict.fromkeys(pages, PAGE.format(ending)), f"media/a{ending}": "", "settings": settings})
    subject = Subject(made.course, lambda _: Blob.of(data), DAY, lambda _, count: data[:count])
    return list(check_course(subject))


def told(ending: str, data: bytes, settings: str = "") -> list[tuple[str, str]]:
    return [(one.code, one.at.path) for one in problems(ending, data, settings)]


def values(ending: str, data: bytes) -> dict[str, str]:
    (found,) = problems(ending, data)
    return dict(found.values)


@pytest.fixture(autouse=True)
def _bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small pictures are as heavy as large ones here."""
    assert HEAVY == 300_000
    monkeypatch.setattr("neuvoo_course.checks.picture_files.HEAVY", 10_000)


# ---------------------------------------------------------------- weight


@pytest.mark.parametrize("ending", [".jpg", ".JPEG", ".png", ".gif", ".webp", ".avif"])
def test_a_heavy_picture_is_told_once_for_all_pages(ending: str) -> None:
    kind = {".jpg": "JPEG", ".JPEG": "JPEG"}.get(ending, ending[1:].upper())
    assert told(ending, written(noise(400, 300), kind)) == [("picture-heavy", f"media/a{ending}")]


def test_a_picture_at_the_bound_is_not_heavy() -> None:
    start = jpeg(10, 10)
    assert told(".jpg", start.ljust(10_000, b"\0")) == []
    assert told(".jpg", start.ljust(10_001, b"\0")) == [("picture-heavy", "media/a.jpg")]


def test_a_warning_says_what_the_picture_would_weigh() -> None:
    found = values(".jpg", jpeg(1600, 900))
    size, light = (int(found[name].removesuffix(" kB")) for name in ("size", "light"))
    assert 10 < light < size / 2


def test_millions_of_bytes_are_said_as_such() -> None:
    assert values(".gif", b"GIF89a".ljust(2_345_678, b"\0"))["size"] == "2.3 MB"
    assert values(".gif", b"GIF89a".ljust(999_499, b"\0"))["size"] == "999 kB"
    assert values(".gif", b"GIF89a".ljust(999_500, b"\0"))["size"] == "1.0 MB"


def test_no_saving_is_promised_where_none_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert values(".gif", written(noise(400, 300), "GIF"))["light"] == ""
    assert values(".jpg", jpeg()[:12_000])["light"] == ""
    assert values(".png", png_that_says(60_000, 60_000).ljust(20_000, b"\0"))["light"] == ""
    monkeypatch.setattr("neuvoo_course.light_pictures.find_spec", lambda _: None)
    assert values(".jpg", jpeg())["light"] == ""


def test_what_is_made_light_anyway_is_not_heavy() -> None:
    assert told(".jpg", jpeg(), LIGHT) == []
    assert told(".png", written(noise(400, 300), "PNG"), LIGHT) == []
    assert told(".gif", written(noise(400, 300), "GIF"), LIGHT) == [("picture-heavy", "media/a.gif")]


def test_the_picture_of_a_video_is_a_picture() -> None:
    files = {"national/m/a.fi.md": "# A\n\n::: video v.mp4 silent\nSaid.\n:::\n", "media/v.mp4": "", "media/v.jpg": ""}
    made = make(files)
    contents = {"media/v.mp4": b"\0\0\0\x18ftypmp42", "media/v.jpg": jpeg()}
    start = lambda path, count: contents[path][:count]  # noqa: E731
    found = check_course(Subject(made.course, lambda path: Blob.of(contents[path]), DAY, start))
    assert [(one.code, one.at.path) for one in found] == [("picture-heavy", "media/v.jpg")]


def test_pictures_nobody_shows_are_let_be() -> None:
    made = make({"national/m/a.fi.md": "# A\n", "media/a.jpg": ""})
    subject = Subject(made.course, lambda _: pytest.fail("read"), DAY, lambda *_: pytest.fail("read"))
    assert check_course(subject) == ()


# ---------------------------------------------------------------- what can be read


@pytest.mark.parametrize("settings", ["", LIGHT])
def test_a_file_that_is_no_picture_is_broken(settings: str) -> None:
    for data in (b"", b"<html>", b"\0\0\0\x18ftypheic\0\0\0\0", b"%PDF-1.7"):
        assert told(".jpg", data, settings) == [("picture-broken", "media/a.jpg")]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF"])
@pytest.mark.parametrize("settings", ["", LIGHT])
def test_browsers_look_at_the_content_and_not_at_the_name(kind: str, settings: str) -> None:
    assert told(".png", written(drawing(60, 40), kind), settings) == []


def test_what_breaks_off_or_is_huge_stops_a_light_build() -> None:
    assert told(".jpg", jpeg()[:4000], LIGHT) == [("picture-broken", "media/a.jpg")]
    assert told(".png", png_that_says(60_000, 60_000), LIGHT) == [("picture-too-large", "media/a.png")]
    assert told(".jpg", jpeg()[:4000]) == []


def test_without_pillow_a_check_says_what_it_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neuvoo_course.light_pictures.find_spec", lambda _: None)
    assert told(".jpg", jpeg()[:4000], LIGHT) == []
    assert told(".jpg", b"<html>", LIGHT) == [("picture-broken", "media/a.jpg")]
