"""Measure, and print one table: `python -m benchmarks`."""

from __future__ import annotations

import platform
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from .building import Cost, build_command, edit, measured, zip_only
from .generated_course import Size, write_course

Row = tuple[str, str, str]


def main() -> None:
    size = Size()
    print(_machine())
    print(
        f"Course: {size.modules} modules × {size.pages} pages × {size.words} words, {size.pictures} pictures of "
        f"{size.picture_bytes // 1000} kB, {size.questions} questions. Medians of whole processes.\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        rows = [("what", "measured", "aim"), *_rows(Path(folder), size)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _rows(folder: Path, size: Size) -> Iterator[Row]:
    course = folder / "course"
    write_course(course, size)
    scorm = build_command(course, "--target", "scorm12")
    subprocess.run(build_command(course, "--target", "site"), check=True, stdout=subprocess.DEVNULL)
    site = course / "build/helsinki/site"
    full = measured(scorm)
    edited = measured(scorm, edit(course / "national/moduuli-1/sivu-1.fi.md"))
    zipped = measured(zip_only(site, folder / "zipped"))
    yield from _costs("full SCORM 1.2 build", full, "≤ 1.00 s")
    yield from _costs("SCORM 1.2 build after a one-line edit", edited, "≤ 0.40 s")
    yield ("only zipping the finished pages (zipfile)", f"{zipped.cpu:.2f} s CPU", "")
    yield ("full build ÷ only zipping", f"× {full.cpu / zipped.cpu:.2f}", "< 1")
    yield from _browser_rows(site)


def _costs(name: str, cost: Cost, aim: str) -> Iterator[Row]:
    yield (f"{name}, CPU", f"{cost.cpu:.2f} s", aim)
    yield (f"{name}, wall", f"{cost.wall:.2f} s", "")
    yield (f"{name}, peak memory", f"{cost.memory:.0f} MB", "")


def _browser_rows(site: Path) -> Iterator[Row]:
    if not shutil.which("chromium"):
        yield ("first page in the browser", "no Chromium here", "")
        return
    from .first_page import SLOWDOWN, first_page, largest_page

    largest = largest_page(site, "fi")
    for name, page in (
        ("contents", "fi/index.html"),
        ("a page of text", "fi/moduuli-1/sivu-1.html"),
        (f"largest page, {largest}", largest),
    ):
        cost = first_page(site, page)
        parts = ", ".join(f"{file} {size / 1000:.1f}" for file, size in cost.files)
        yield (f"{name}: JS and CSS, gzip", f"{cost.bytes_gzip / 1000:.1f} kB ({parts})", "< 11 kB, all < 25 kB")
        yield (f"{name}: shown ÷ its text as bare HTML, {SLOWDOWN}× slower", _ratio(cost.shown, cost.bare), "≤ 1.3")
        yield (
            f"{name}: longest task, {SLOWDOWN}× slower",
            f"{cost.longest_task:.0f} ms" if cost.longest_task else "none over 50 ms",
            "none over 50 ms",
        )


def _ratio(one: float, other: float) -> str:
    return f"× {one / other:.2f} ({one:.0f} ms, {other:.0f} ms)"


def _machine() -> str:
    cores = len(Path("/proc/cpuinfo").read_text().split("processor\t")) - 1 if Path("/proc/cpuinfo").exists() else "?"
    return f"{platform.system()} {platform.machine()}, {cores} cores, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
