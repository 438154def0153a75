"""What one picture is made into: how wide, how heavy, in which colours, and what is left behind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from neuvoo_course.light_pictures.encoder import PIXELS, encode
from neuvoo_course.light_pictures.made import Encoded

from .samples import drawing, jpeg, noise, opened, photograph, png_that_says, srgb, turned, written


def sizes(data: bytes) -> list[tuple[int, int]]:
    return [(copy.width, copy.height) for copy in encode(data).copies]


def near(one: object, other: tuple[int, ...], most: int = 12) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


# ---------------------------------------------------------------- widths and weight


@pytest.mark.parametrize(
    ("size", "made"),
    [
        ((4000, 3000), [(1440, 1080), (720, 540)]),
        ((3000, 4000), [(1440, 1920), (720, 960)]),
        ((1440, 960), [(1440, 960), (720, 480)]),
        ((1200, 900), [(1200, 900), (720, 540)]),
        ((1000, 750), [(1000, 750)]),
        ((300, 200), [(300, 200)]),
    ],
)
def test_a_photograph_comes_in_the_widths_that_screens_need(size: tuple[int, int], made: list[tuple[int, int]]) -> None:
    data = jpeg(*size)
    copies = encode(data).copies
    assert [(copy.width, copy.height) for copy in copies] == made
    assert [opened(copy.data).size for copy in copies] == made
    assert all(opened(copy.data).format == "WEBP" for copy in copies)
    assert sum(len(copy.data) for copy in copies) < len(data)


def test_a_drawing_is_one_file_that_loses_nothing() -> None:
    picture = drawing()
    data = written(picture, "PNG")
    (made,) = encode(data).copies
    assert (made.width, made.height) == picture.size
    assert opened(made.data).convert("RGB").tobytes() == picture.tobytes()
    assert len(made.data) < len(data)


def test_a_photograph_saved_as_png_is_treated_as_one() -> None:
    assert sizes(written(noise(1600, 200), "PNG")) == [(1440, 180), (720, 90)]


def test_the_original_stays_where_it_is_lighter() -> None:
    assert encode(written(noise(800, 600), "JPEG")) == Encoded()


def test_an_original_that_tells_where_it_was_taken_never_stays() -> None:
    assert sizes(written(noise(800, 600), "JPEG", exif=turned(1))) == [(800, 600)]


def test_the_same_bytes_give_the_same() -> None:
    assert encode(jpeg()) == encode(jpeg())


def test_what_webp_cannot_hold_stays() -> None:
    assert encode(written(Image.new("L", (100, 17_000)), "PNG")) == Encoded()
    assert sizes(jpeg(17_000, 100)) == [(1440, 8), (720, 4)]


# ---------------------------------------------------------------- what a file tells


@pytest.mark.parametrize(("orientation", "corner"), [(1, "red"), (3, "blue"), (6, "red"), (8, "blue")])
def test_a_picture_is_turned_as_the_camera_was_held(orientation: int, corner: str) -> None:
    picture = Image.new("RGB", (1600, 400), "red")
    picture.paste("blue", (800, 0, 1600, 400))
    (widest, *_) = encode(written(picture, "JPEG", exif=turned(orientation))).copies
    assert (widest.width, widest.height) == ((400, 1600) if orientation > 4 else (1440, 360))
    expected = {"red": (255, 0, 0), "blue": (0, 0, 255)}[corner]
    assert near(opened(widest.data).getpixel((10, 10)), expected)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_but_the_picture_is_left(kind: str) -> None:
    data = written(photograph(), kind, exif=turned(6), icc_profile=srgb())
    assert b"GPS" in data or b"Exif" in data or b"eXIf" in data
    for copy in encode(data).copies:
        info = opened(copy.data).info
        assert not {"exif", "icc_profile", "xmp"} & info.keys()
        assert b"EXIF" not in copy.data[:64]
        assert b"ICCP" not in copy.data[:64]


def test_colours_of_another_space_become_those_of_screens() -> None:
    """Here a profile in which red and green have changed places."""
    swapped = srgb().replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    swapped = swapped.replace("sRGB".encode("utf-16-be"), "Odd!".encode("utf-16-be")).replace(b"sRGB", b"Odd!")
    (made,) = encode(written(Image.new("RGB", (64, 64), "red"), "PNG", icc_profile=swapped)).copies
    assert near(opened(made.data).convert("RGB").getpixel((3, 3)), (0, 255, 0), 40)


@pytest.mark.parametrize("profile", [b"no profile", srgb()[:200]])
def test_a_broken_colour_profile_says_nothing(profile: bytes) -> None:
    (made,) = encode(written(drawing(), "PNG", icc_profile=profile)).copies
    assert opened(made.data).convert("RGB").tobytes() == drawing().tobytes()


# ---------------------------------------------------------------- kinds of pixels


@pytest.mark.parametrize(
    ("picture", "seen"),
    [
        (Image.new("1", (90, 90), 1), (255, 255, 255)),
        (Image.new("L", (90, 90), 200), (200, 200, 200)),
        (Image.new("I;16", (90, 90), 65_535), (255, 255, 255)),
        (Image.new("I;16", (90, 90), 32_896), (128, 128, 128)),
        (Image.new("P", (90, 90)), (0, 0, 0)),
        (Image.new("LA", (90, 90), (200, 40)), (200, 200, 200, 40)),
        (Image.new("RGBA", (90, 90), (9, 200, 30, 77)), (9, 200, 30, 77)),
        (Image.new("RGBA", (90, 90), (9, 200, 30, 255)), (9, 200, 30)),
    ],
)
def test_every_kind_of_png_is_seen_as_it_was(picture: Image.Image, seen: tuple[int, ...]) -> None:
    data = written(picture, "PNG", exif=turned(1))
    (made,) = encode(data).copies
    assert near(opened(made.data).getpixel((3, 3)), seen, 0)


def test_a_jpeg_for_print_is_seen_in_its_colours() -> None:
    data = written(Image.new("CMYK", (800, 600), (0, 255, 255, 0)), "JPEG", exif=turned(1))
    (made,) = encode(data).copies
    assert near(opened(made.data).getpixel((3, 3)), (255, 0, 0))


def test_what_moves_stays() -> None:
    pictures = [Image.new("RGB", (90, 90), colour) for colour in ("red", "blue")]
    assert encode(written(pictures[0], "PNG", save_all=True, append_images=pictures[1:])) == Encoded()


def test_something_else_under_the_name_of_a_picture_stays() -> None:
    for kind in ("GIF", "WEBP"):
        assert encode(written(drawing(), kind)) == Encoded()


# ---------------------------------------------------------------- files of strangers


def test_a_picture_that_says_it_is_huge_is_not_read() -> None:
    assert encode(png_that_says(60_000, 60_000)) == Encoded(fault="too-large")
    assert encode(png_that_says(PIXELS // 1000 + 1, 1000)) == Encoded(fault="too-large")


@pytest.mark.parametrize(
    "data",
    [
        png_that_says(600, 600),
        jpeg()[:4000],
        written(drawing(), "PNG")[:900],
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff" + b"\0" * 99,
    ],
)
def test_a_picture_that_breaks_off_is_broken(data: bytes) -> None:
    assert encode(data) == Encoded(fault="broken")


@settings(max_examples=60)
@given(st.sampled_from(["JPEG", "PNG"]), st.lists(st.tuples(st.integers(3, 1500), st.integers(0, 255)), max_size=9))
def test_damage_never_ends_in_a_traceback(kind: str, damage: list[tuple[int, int]]) -> None:
    data = bytearray(written(photograph(60, 40), kind, exif=turned(6), icc_profile=srgb()))
    for place, value in damage:
        data[place % len(data)] = value
    assert encode(bytes(data)).fault in ("", "broken", "too-large")
