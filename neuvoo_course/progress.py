"""How far long work is: a line on a terminal that is written over; nothing in a file or in automation."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click

EVERY_SECONDS = 0.1
FROM_SECONDS = 1.0
"""What is done sooner needs no telling."""


class Progress:
    """Counts what is done of a number of things, says how fast, and how long it may still take."""

    def __init__(self, total: int, things: str) -> None:
        self.total, self.things = total, things
        self._began = self._told = time.monotonic()
        self._done: set[str] = set()
        self._is_shown = sys.stderr.isatty()
        self._line = ""

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write("")

    def note(self, thing: str) -> None:
        """Count a thing as begun to come in; the same one again counts once."""
        self._done.add(thing)
        now = time.monotonic()
        if self._is_shown and now - self._began > FROM_SECONDS and now - self._told > EVERY_SECONDS:
            self._told = now
            self._write(self.line(now - self._began))

    def line(self, seconds: float) -> str:
        """Say it in words: `120 of 308 regions, 14 a second, 13 s to go`."""
        done = len(self._done)
        pace = done / seconds
        left = (self.total - done) / pace if pace else 0
        return f"{done} of {self.total} {self.things}, {pace:.3g} a second, {_length(left)} to go"

    def say(self, text: str) -> None:
        """Print a line of its own."""
        self._write("")
        click.echo(text)

    def _write(self, line: str) -> None:
        if self._is_shown and line != self._line:
            click.echo("\r" + line.ljust(len(self._line)) + ("" if line else "\r"), nl=False, err=True)
            self._line = line


def _length(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
