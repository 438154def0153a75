"""Captions (WebVTT) that a browser would read as they are meant: it drops what it cannot read without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problems import Location, Problem, problem

_HEADER = re.compile(r"WEBVTT(?:[ \t]|$)")
_ARROW = "-->"
_TIME = r"(?:(?P<h{0}>\d{{2,}}):)?(?P<m{0}>[0-5]\d):(?P<s{0}>[0-5]\d)\.(?P<t{0}>\d{{3}})"
_TIMING = re.compile(rf"\s*{_TIME.format(1)}[ \t]+-->[ \t]+{_TIME.format(2)}(?:[ \t].*)?$")
_NO_CUE = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")

Lines = list[tuple[int, str]]
"""Lines with their numbers."""


def captions_faults(path: str, text: str) -> Iterator[Problem]:
    """Give what is wrong with a file of captions, each at its line."""
    header, *blocks = _blocks(text)
    if not _HEADER.match(header[0][1]):
        yield problem("captions-header", Location(path))
    cues = [block for block in blocks if not _NO_CUE.match(block[0][1])]
    if not cues:
        yield problem("captions-empty", Location(path))
    latest = 0
    for cue in cues:
        line, times = _timing(cue)
        if times is None:
            yield problem("captions-time", Location(path, line))
            continue
        start, end = times
        if end <= start or start < latest:
            yield problem("captions-order", Location(path, line))
        else:
            latest = start


def _blocks(text: str) -> list[Lines]:
    """Give the runs of lines between empty lines. The first is the header, which is there even when it is empty."""
    blocks: list[Lines] = [[(1, text.partition("\n")[0])]]
    is_open = True
    for number, line in enumerate(text.split("\n")[1:], 2):
        if not line.strip():
            is_open = False
        elif is_open and _ARROW not in line:
            blocks[-1].append((number, line))
        elif is_open and len(blocks) > 1 and len(blocks[-1]) == 1:
            blocks[-1].append((number, line))  # the timing below a cue's name
        else:
            blocks.append([(number, line)])
            is_open = True
    return blocks


def _timing(cue: Lines) -> tuple[int, tuple[int, int] | None]:
    """Give the line of a cue's times, and both in thousandths of a second; None where they cannot be read."""
    line, text = next(((number, text) for number, text in cue[:2] if _ARROW in text), cue[0])
    found = _TIMING.match(text)
    return line, (_thousandths(found, 1), _thousandths(found, 2)) if found else None


def _thousandths(found: re.Match[str], which: int) -> int:
    hours, minutes, seconds, rest = (int(found[f"{name}{which}"] or 0) for name in "hmst")
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
