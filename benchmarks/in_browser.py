"""What a page costs in the browser: bytes of script and style, and when it shows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from .one_region import make_sample
from .plan import Plan
from .tables import Row, Table, times, waits

TITLE = "6. First page in the browser"


def table(plan: Plan) -> Table:
    """Measure three pages of the sample course, where there is a Chromium."""
    if not shutil.which("chromium"):
        return Table(TITLE, (waits("first page", "no Chromium here"),))
    site = make_sample(plan.part("in-browser"), plan).site
    return Table(TITLE, tuple(_rows(site, plan.loads)), (f"Medians of {plan.loads} loads of each page.",))


def _rows(site: Path, rounds: int) -> Iterator[Row]:
    from .first_page import SLOWDOWN, first_page, largest_page

    largest = largest_page(site, "fi")
    for name, page in (
        ("contents", "fi/index.html"),
        ("a page of text", "fi/moduuli-1/sivu-1.html"),
        (f"largest page, {largest}", largest),
    ):
        cost = first_page(site, page, rounds)
        parts = ", ".join(f"{file} {size / 1000:.1f}" for file, size in cost.files)
        shown = f"{cost.shown:.0f} ms, bare {cost.bare:.0f} ms"
        longest = f"{cost.longest_task:.0f} ms" if cost.longest_task else "none over 50 ms"
        yield Row(f"{name}: JS and CSS, gzip", f"{cost.bytes_gzip / 1000:.1f} kB ({parts})", "", "< 11 kB, all < 25 kB")
        yield Row(
            f"{name}: shown, beside its text as bare HTML, {SLOWDOWN}× slower",
            shown,
            times(cost.shown, cost.bare),
            "≤ × 1.3",
        )
        yield Row(f"{name}: longest task, {SLOWDOWN}× slower", longest, "", "none over 50 ms")
