"""Contrast of colours, as WCAG 2.2 reckons it."""

from __future__ import annotations

PAPER, NIGHT = "#ffffff", "#14181f"
"""Backgrounds of the light and the dark theme, which accents are held against."""


def lightened(colour: str, background: str, ratio: float) -> str:
    """Give the colour mixed with as little white as it takes to reach a contrast ratio on a background."""
    channels = _channels(colour)
    for step in range(21):
        mixed = [round(channel + (255 - channel) * step / 20) for channel in channels]
        written = "#" + "".join(f"{channel:02x}" for channel in mixed)
        if contrast(written, background) >= ratio:
            return written
    return "#ffffff"


def contrast(first: str, second: str) -> float:
    """Give the contrast ratio of two colours such as `#0000bf`, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> list[int]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
