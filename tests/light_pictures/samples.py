"""Pictures made as a test needs them: photographs that fade, drawings of few colours, and files that are neither."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw

ORIENTATION, GPS = 274, 0x8825


def written(picture: Image.Image, kind: str, **how: Any) -> bytes:
    """Give a picture as a file."""
    stream = BytesIO()
    picture.save(stream, kind, **how)
    return stream.getvalue()


def opened(data: bytes) -> Image.Image:
    """Give a file as a picture."""
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def photograph(width: int = 900, height: int = 600) -> Image.Image:
    """Give a picture in which no two pixels are quite alike: red on its left, blue on its right, a bright top."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").rotate(180).resize((width, height))
    back = across.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return Image.merge("RGB", (back, down, across))


@cache
def jpeg(width: int = 1600, height: int = 400, **how: Any) -> bytes:
    """Give a photograph as a camera writes it: as wide as any, and low, since time goes by what is in it."""
    return written(photograph(width, height), "JPEG", **{"quality": 95, **how})


def drawing(width: int = 1800, height: int = 300) -> Image.Image:
    """Give a picture of a few colours with hard edges."""
    picture = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(picture)
    for step in range(0, width, 37):
        draw.line((step, 0, width - step, height), fill="navy", width=3)
    return picture


def noise(width: int, height: int) -> Image.Image:
    """Give a picture that no way of writing makes small."""
    return Image.effect_noise((width, height), 60).convert("RGB")


def turned(orientation: int) -> Image.Exif:
    """Give what a camera writes of how it was held and where it was."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[GPS] = {1: "N", 2: (60.0, 10.0, 15.0)}
    return exif


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def png_that_says(width: int, height: int) -> bytes:
    """Give a PNG of a few bytes that says it is so large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
