"""`::: video name.mp4`, `::: audio name.mp3`, `::: download name.pdf`: a file, and in words what is in it."""

from __future__ import annotations

from functools import partial
from typing import Literal

from ...model import Block, Blocks, Download, Media
from ...problems import problem
from .opener import BlockKind, Opener

SILENT = "silent"
"""Says that a video has no sound."""


def build(kind: Literal["video", "audio"], opener: Opener, blocks: Blocks) -> Block | None:
    source = _file(opener)
    if not source:
        return None
    if not blocks:
        opener.report(problem("media-without-transcript", opener.at, file=source))
    is_silent = any(word == SILENT for word, _ in opener.words)
    return Media(kind, source, opener.text("title"), is_silent, blocks, opener.at)


def build_download(opener: Opener, blocks: Blocks) -> Block | None:
    source = _file(opener)
    return Download(source, opener.text("title"), blocks, opener.at) if source else None


def _file(opener: Opener) -> str:
    """Give the file a block names; none is a problem."""
    name = next((word for word, _ in opener.words if word != SILENT), "")
    if not name:
        opener.report(problem("media-without-file", opener.at, block=opener.kind))
    return name


VIDEO = BlockKind(partial(build, "video"), words=(SILENT,), keys=("title",), names_file=True)
AUDIO = BlockKind(partial(build, "audio"), keys=("title",), names_file=True)
DOWNLOAD = BlockKind(build_download, keys=("title",), names_file=True)
