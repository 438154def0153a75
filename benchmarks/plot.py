"""A plot of measured points and their straight line as SVG that reads on light and dark paper."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from .lines import Line, Point

WIDTH, HEIGHT = 640, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 48, 56
ROOM = 40  # what a value takes across
STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 16px }
  .value { font-size: 12px; paint-order: stroke; stroke: #ffffff; stroke-width: 4px }
  .paper { fill: #ffffff } .grid { stroke: #d1d9e0 } .axis { stroke: #59636e }
  .line { stroke: #0550ae; stroke-width: 2; stroke-dasharray: 6 4 } .point { fill: #0550ae }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .value { stroke: #0d1117 } .paper { fill: #0d1117 } .grid { stroke: #30363d }
    .axis { stroke: #9198a1 } .line { stroke: #79c0ff } .point { fill: #79c0ff }
  }
"""


@dataclass(frozen=True, slots=True)
class Plot:
    """Points with their line, and what the axes say."""

    title: str
    across: str
    up: str
    points: Sequence[Point]
    line: Line


def draw(plot: Plot) -> str:
    """Draw a plot whose axes both begin at nothing, so that a straight line looks like one."""
    heights = (height for x, y in plot.points for height in (y, plot.line.at(x)))
    scale = _Scale(_top(x for x, _ in plot.points), _top(heights))
    parts = [*_grid(scale), *_names(plot), *_marks(plot, scale)]
    words = ", ".join(f"{x:g}: {y:.2f}" for x, y in plot.points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img" aria-labelledby="title words">\n<title id="title">{escape(plot.title)}</title>\n'
        f'<desc id="words">{escape(f"{plot.up} by {plot.across}: {words}")}</desc>\n<style>{STYLE}</style>\n'
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    """Turns what was measured into places on the paper."""

    most_across: float
    most_up: float

    def x(self, value: float) -> float:
        return round(LEFT + value / self.most_across * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        return round(HEIGHT - BOTTOM - value / self.most_up * (HEIGHT - TOP - BOTTOM), 1)


def ticks(most: float) -> list[float]:
    """Give round numbers from nothing up to the most, ten steps at most."""
    power = 10.0 ** math.floor(math.log10(most))
    step = next(power * part for part in (0.1, 0.2, 0.5, 1) if most / (power * part) <= 10)
    return [number * step for number in range(int(most / step + 1e-9) + 1)]


def _top(values: Iterator[float]) -> float:
    """Give the end of an axis: the first round number that is not below any value."""
    most = max(values)
    marks = ticks(most)
    return marks[-1] if marks[-1] >= most else marks[-1] + marks[1]


def _grid(scale: _Scale) -> Iterator[str]:
    left, right, bottom, top = LEFT, WIDTH - RIGHT, HEIGHT - BOTTOM, TOP
    for value in ticks(scale.most_up):
        y = scale.y(value)
        yield f'<path class="grid" d="M{left} {y}H{right}"/>'
        yield f'<text x="{left - 8}" y="{y + 5}" text-anchor="end">{value:g}</text>'
    for value in ticks(scale.most_across):
        yield f'<text x="{scale.x(value)}" y="{bottom + 20}" text-anchor="middle">{value:g}</text>'
    yield f'<path class="axis" fill="none" d="M{left} {top}V{bottom}H{right}"/>'


def _names(plot: Plot) -> Iterator[str]:
    yield f'<text class="title" x="{LEFT}" y="20">{escape(plot.title)}</text>'
    yield f'<text x="{LEFT}" y="40">{escape(plot.up)}</text>'
    yield f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 12}" text-anchor="end">{escape(plot.across)}</text>'


def _marks(plot: Plot, scale: _Scale) -> Iterator[str]:
    first, last = plot.points[0][0], plot.points[-1][0]
    ends = [f"{scale.x(x)} {scale.y(plot.line.at(x))}" for x in (first, last)]
    yield f'<path class="line" d="M{ends[0]}L{ends[1]}"/>'
    for x, y in plot.points:
        yield f'<circle class="point" cx="{scale.x(x)}" cy="{scale.y(y)}" r="4"/>'
    for x, y in _apart(plot.points, scale):
        yield f'<text class="value" x="{scale.x(x) - 8}" y="{scale.y(y) - 8}" text-anchor="end">{y:.2f}</text>'


def _apart(points: Sequence[Point], scale: _Scale) -> Iterator[Point]:
    """Give the points, from the last one back, whose values can stand beside each other."""
    edge = math.inf
    for point in reversed(points):
        x = scale.x(point[0])
        if LEFT + ROOM <= x <= edge:
            edge = x - ROOM
            yield point
