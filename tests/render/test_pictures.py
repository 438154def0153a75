"""Where a picture is found and where it goes, and how large it is drawn."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoo_course.files import Blob
from neuvoo_course.model import Picture
from neuvoo_course.pictures import PictureOutside, find_picture, path_in_package
from neuvoo_course.problems import Location
from neuvoo_course.render import Renderer
from neuvoo_course.render.picture_size import picture_size
from tests.make import make


def found(name: str, *paths: str, language: str = "fi", page: str = "regional/x/m/a.fi.md") -> str | None:
    return find_picture(frozenset(paths), Picture(name, "alt", "", Location(page)), language)


@pytest.mark.parametrize(
    ("paths", "path"),
    [
        (["regional/x/m/p.svg", "media/p.svg"], "regional/x/m/p.svg"),
        (["regional/x/m/p.svg", "media/p.fi.svg"], "regional/x/m/p.svg"),
        (["regional/x/m/p.fi.svg", "regional/x/m/p.svg"], "regional/x/m/p.fi.svg"),
        (["media/p.fi.svg", "media/p.svg"], "media/p.fi.svg"),
        (["media/p.sv.svg", "media/p.svg"], "media/p.svg"),
        (["media/p.sv.svg"], None),
        (["national/m/p.svg"], None),
    ],
)
def test_the_page_s_folder_goes_first_and_then_the_language(paths: list[str], path: str | None) -> None:
    assert found("p.svg", *paths) == path


def test_a_folder_in_the_name_is_looked_for_in_both_places() -> None:
    assert found("maps/p.svg", "media/maps/p.svg") == "media/maps/p.svg"


@pytest.mark.parametrize(
    "name", ["/etc/p.svg", "../p.svg", "a/../../p.svg", "https://example.org/p.svg", "C:p.svg", "a\\p.svg", "data:x"]
)
def test_a_name_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(PictureOutside):
        found(name, name)


@pytest.mark.parametrize(
    ("path", "packed"),
    [
        ("media/p.svg", "media/p.svg"),
        ("national/m/p.svg", "media/national/m/p.svg"),
        ("regional/x/m/p.svg", "media/regional/x/m/p.svg"),
    ],
)
def test_all_pictures_of_a_package_lie_below_media(path: str, packed: str) -> None:
    assert path_in_package(path) == packed


def test_a_package_holds_the_pictures_its_pages_show_and_no_others() -> None:
    files = {
        "national/m/a.fi.md": "# A\n\n![A](a.svg)\n",
        "regional/x/region.yaml": 'municipality: "091"\n',
        "regional/x/m/b.fi.md": "---\nafter: a\n---\n# B\n\n![B](b.svg)\n",
    }
    made = make(files | dict.fromkeys(["media/a.svg", "media/b.svg", "media/unused.svg"], ""))
    renderer = Renderer(made.course.pictures, Blob.of)
    packed = {
        name: {path for path in renderer.render(made.edition(name)) if "media" in path} for name in ("049", "091")
    }
    assert packed == {"049": {"media/a.svg"}, "091": {"media/a.svg", "media/b.svg"}}


# ---------------------------------------------------------------- sizes

SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 320 180"', (320, 180)),
        ("viewBox='0 0 320 180'", (320, 180)),
        ('viewBox = "-10,-10, 320.4,179.6"', (320, 180)),
        ('width="5" viewBox="0 0 .5 10"', (0, 10)),
        ('width="320" height="180"', None),
        ('viewBox="0 0 . ."', None),
        ('viewBox="0 0 1.2.3 4"', None),
        ('viewBox="0 0 10"', None),
        ('data-viewBox="0 0 3 4"', None),
    ],
)
def test_a_drawing_is_as_large_as_its_view_box(attributes: str, size: tuple[int, int] | None) -> None:
    assert picture_size(SVG.format(attributes, "").encode()) == size


def test_the_view_box_of_a_part_is_not_the_drawing_s() -> None:
    marker = '<marker viewBox="0 0 10 10"/>'
    assert picture_size(SVG.format('width="400" height="300"', marker).encode()) is None
    assert picture_size(SVG.format('viewBox="0 0 400 300"', marker).encode()) == (400, 300)


@given(st.integers(1, 2**31 - 1), st.integers(1, 2**31 - 1))
def test_a_png_says_its_size_in_its_header(width: int, height: int) -> None:
    header = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height)
    assert picture_size(header + b"\x08\x02\x00\x00\x00") == (width, height)


@given(st.binary(max_size=64))
def test_what_is_no_picture_has_no_size_and_does_no_harm(data: bytes) -> None:
    assert picture_size(b"\x89PNG" + data[:10]) is None
    assert picture_size(data) is None or b"<svg" in data or data.startswith(b"\x89PNG")
