"""One picture made light: the bytes of a PNG or JPEG → WebP, as wide as pages show it. The only file that needs Pillow.

1. Read it, no larger than the widest copy needs, and turn it as its camera says.
2. Bring its colours to sRGB. All else that a file tells (where it was taken, when, with what) is left behind.
3. Make it lossless in one size, which suits what is drawn (diagrams, screenshots), and in the widths of photographs;
   keep what is lighter, or nothing where the original is the lightest.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from .made import Copy, Encoded

WIDTHS = (720, 1440)
"""The column of text is 704 CSS pixels wide: a width for usual screens and one for dense ones, phones' too."""
QUALITIES = {"JPEG": 80, "PNG": 90}
"""What is photographed, and what mixes photographs with words: those need their edges."""
LONGEST = 16_383
"""Pixels of a side, which WebP cannot pass."""
STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
PIXELS = 50_000_000
"""A picture of more would take hundreds of megabytes to read. Telephones take up to 50 million."""
NARROWER = 1.5
"""A narrower copy is worth its bytes when the widest is so many times as wide."""

Image.MAX_IMAGE_PIXELS = None  # Pillow's own limit only warns at first; PIXELS holds before anything is decoded
warnings.filterwarnings("ignore", module=r"PIL\.")  # what is odd in a file, such as unreadable camera data


class TooManyPixels(Exception):
    """The picture says it is larger than anything that is worth reading."""


@dataclass(frozen=True, slots=True)
class Original:
    """A picture as it is to be seen, in sRGB, and what its file was."""

    picture: Image.Image
    kind: str  # of QUALITIES
    tells_more: bool  # such as where it was taken


def encode(data: bytes) -> Encoded:
    """Give a picture's copies; what cannot be read has a fault and no copies. The same bytes give the same."""
    if not data.startswith(STARTS):
        return Encoded()  # something else under a name of these: it stays as it is
    try:
        original = read(data)
    except TooManyPixels:
        return Encoded(fault="too-large")
    except Exception:  # a stranger's file may break a decoder in any way
        return Encoded(fault="broken")
    if original is None:
        return Encoded()
    lightest = min(_sets(original), key=_weight, default=())
    return Encoded(lightest if original.tells_more or _weight(lightest) < len(data) else ())


def _sets(original: Original) -> Iterator[tuple[Copy, ...]]:
    """Give the ways to make a picture light. What WebP cannot hold has none."""
    picture = original.picture
    height = picture.height * min(picture.width, WIDTHS[-1]) / picture.width
    if height <= LONGEST:
        yield copies(picture, quality=QUALITIES[original.kind])
    if original.kind == "PNG" and max(picture.size) <= LONGEST:
        yield (copy(picture, picture.width, lossless=True),)


def read(data: bytes) -> Original | None:
    """Read a picture; None for one that moves, which stays as it is."""
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
        if opened.width * opened.height > PIXELS:
            raise TooManyPixels
        is_png = isinstance(opened, PngImagePlugin.PngImageFile)
        if is_png and getattr(opened, "is_animated", False):
            return None
        _read_small(opened)
        opened.load()
        tells_more = not {"exif", "xmp"}.isdisjoint(opened.info)
        return Original(in_srgb(ImageOps.exif_transpose(opened)), "PNG" if is_png else "JPEG", tells_more)


def _read_small(picture: Image.Image) -> None:
    """Let a JPEG be read at a half, quarter or eighth, if it is then still as wide as the widest copy, however turned.

    That costs a fraction of the time and the memory; PNG cannot do it and is left alone.
    """
    scale = min(picture.size) / WIDTHS[-1]
    if scale > 1:
        picture.draft(None, (round(picture.width / scale), round(picture.height / scale)))


def in_srgb(picture: Image.Image) -> Image.Image:
    """Give a picture in the colours that every screen understands, with transparency only where it has some."""
    profile = picture.info.get("icc_profile")
    alpha = _alpha(picture)
    plain = _eight_bits(picture)
    colours = _converted(plain, profile) if profile else None
    colours = colours or plain.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def _alpha(picture: Image.Image) -> Image.Image | None:
    if not picture.has_transparency_data:
        return None
    alpha = picture.convert("RGBA").getchannel("A")
    return alpha if alpha.getextrema() != (255, 255) else None


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Give a picture that a colour profile may be applied to: grey of 16 bits scaled down, palettes looked up."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in ("1", "LA", "La"):
        return picture.convert("L")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGBA").convert("RGB")


def _converted(picture: Image.Image, profile: bytes) -> Image.Image | None:
    """Give a picture's colours by their profile; one that is broken or for other colours says nothing."""
    try:
        source: Any = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(source):
            return None
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def copies(picture: Image.Image, *, quality: int) -> tuple[Copy, ...]:
    """Give a photograph in the widths that pages show, the widest first; never wider than it is."""
    widest = min(picture.width, WIDTHS[-1])
    narrower = [width for width in WIDTHS[:-1] if widest >= width * NARROWER]
    return tuple(copy(picture, width, quality=quality) for width in (widest, *reversed(narrower)))


def copy(picture: Image.Image, width: int, **how: Any) -> Copy:
    """Give a picture as WebP in one width."""
    height = max(1, round(picture.height * width / picture.width))
    smaller = (
        picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3) if width < picture.width else picture
    )
    smaller.info.clear()  # or Pillow writes the old colour profile and camera data
    written = BytesIO()
    smaller.save(written, "WEBP", method=4, **how)
    return Copy(width, height, written.getvalue())


def _weight(made: tuple[Copy, ...]) -> int:
    return sum(len(one.data) for one in made)
