"""What a page costs a phone: bytes of script and style, when it shows beside the same text as bare HTML, long tasks."""

from __future__ import annotations

import gzip
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from tests.judges.chromium import FLAGS

from .web_server import served

SLOWDOWN = 4
"""Of the processor, for an ordinary phone."""
LONG_TASKS = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
}).observe({ type: "longtask", buffered: true });
"""
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"


@dataclass(frozen=True)
class FirstPage:
    files: tuple[tuple[str, int], ...]  # JS and CSS, also what is in the page, bytes of each by itself at gzip level 9
    shown: float  # milliseconds to the first contentful paint
    bare: float  # the same text as HTML without styles and scripts
    longest_task: float  # milliseconds; 0 is none over 50

    @property
    def bytes_gzip(self) -> int:
        return sum(size for _, size in self.files)


def first_page(site: Path, page: str, rounds: int) -> FirstPage:
    """Load a page of a built site and its bare text in turns in a slowed-down Chromium."""
    bare = site / "bare.html"
    bare.write_text(_bare((site / page).read_text(encoding="utf-8")), encoding="utf-8")
    try:
        with served(site) as address, _browser() as browser:
            files = _files(browser, address, site, page)
            loads = [(_load(browser, address + page), _load(browser, address + "bare.html")) for _ in range(rounds)]
    finally:
        bare.unlink()
    return FirstPage(
        files=files,
        shown=median(ours.painted for ours, _ in loads),
        bare=median(plain.painted for _, plain in loads),
        longest_task=median(ours.longest for ours, _ in loads),
    )


def largest_page(site: Path, language: str) -> str:
    """Give the path of the largest page of a language."""
    pages = list((site / language).glob("*/*.html"))
    return str(max(pages, key=lambda path: path.stat().st_size).relative_to(site))


@dataclass(frozen=True)
class _Load:
    painted: float
    longest: float


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        yield browser
        browser.close()


def _bare(html: str) -> str:
    """Give a page's text as HTML alone: no style, no script, no frame."""
    found = re.search(r"<main.*</main>", html, re.DOTALL)
    assert found, "the page has no main part"
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"/><title>-</title></head><body>{found[0]}</body></html>'


def _load(browser: Browser, url: str) -> _Load:
    tab = _tab(browser)
    tab.goto(url)
    tab.wait_for_load_state("networkidle")
    load = _Load(tab.evaluate(PAINTED), tab.evaluate("window.longest"))
    tab.context.close()
    return load


def _tab(browser: Browser) -> Page:
    """Open a tab of a new visitor: nothing is kept from the load before."""
    tab = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    tab.add_init_script(LONG_TASKS)
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return tab


def _files(browser: Browser, address: str, site: Path, page: str) -> tuple[tuple[str, int], ...]:
    tab = _tab(browser)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(address + page)
    tab.wait_for_load_state("networkidle")
    tab.context.close()
    # A page does not wait for what is for paper: the browser fetches it last.
    names = sorted({url.removeprefix(address) for url in asked if url.endswith((".js", ".css"))} - {"print.css"})
    inside = "".join(re.findall(r"<style.*?</style>", (site / page).read_text(encoding="utf-8"), re.DOTALL))
    parts = [(name, (site / name).read_bytes()) for name in names]
    if inside:
        parts.append(("styles in the page", inside.encode()))
    return tuple((name, len(gzip.compress(part, 9))) for name, part in parts)
