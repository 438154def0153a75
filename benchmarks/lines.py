"""Whether a cost grows like a straight line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line: what there is to pay at all, and what each one adds."""

    start: float
    slope: float

    def at(self, x: float) -> float:
        """Give the line's height."""
        return self.start + self.slope * x


def fit(points: Sequence[Point]) -> Line:
    """Give the line that is nearest to positive points in proportion to each.

    In proportion, because the smallest course shows a fixed cost and the largest a growing one: among plain
    differences the largest alone would decide.
    """
    weights = [1 / y**2 for _, y in points]
    total = sum(weights)
    middle_x = sum(w * x for w, (x, _) in zip(weights, points, strict=True)) / total
    middle_y = sum(w * y for w, (_, y) in zip(weights, points, strict=True)) / total
    spread = sum(w * (x - middle_x) ** 2 for w, (x, _) in zip(weights, points, strict=True))
    together = sum(w * (x - middle_x) * (y - middle_y) for w, (x, y) in zip(weights, points, strict=True))
    slope = together / spread if spread else 0.0
    return Line(middle_y - slope * middle_x, slope)


def worst_point(points: Sequence[Point], line: Line) -> tuple[Point, float]:
    """Give the point that is furthest from the line, and how far: a share of its own height, with its sign."""
    far = {point: (point[1] - line.at(point[0])) / point[1] for point in points}
    return max(far.items(), key=lambda one: abs(one[1]))
