"""How large a picture is drawn, so that a page does not jump when it arrives."""

from __future__ import annotations

import re
import struct

_ROOT = re.compile(rb"<svg\b[^>]*>")
_SIDE = rb"(\d+(?:\.\d+)?|\.\d+)"
_VIEW_BOX = re.compile(
    rb"\sviewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+" + _SIDE + rb"[\s,]+" + _SIDE + rb"\s*[\"']"
)
_PNG = b"\x89PNG\r\n\x1a\n"


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Give width and height in CSS pixels, for SVG with a viewBox and PNG; None where it cannot be told."""
    if data.startswith(_PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    root = _ROOT.search(data, 0, 8192)
    box = _VIEW_BOX.search(root[0]) if root else None
    return (round(float(box[1])), round(float(box[2]))) if box else None
