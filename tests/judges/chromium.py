"""A real browser, and a page that notices what it must not do."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Frame, Page, expect, sync_playwright

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20
"""Seconds until something that should come is missed: a busy machine is no failure."""
LOCAL_SCHEMES = {"about", "blob", "data", "file"}


@dataclass(frozen=True)
class WatchedPage:
    """A browser's page that keeps what went wrong in it and what it asked for."""

    page: Page
    errors: list[str] = field(default_factory=list)
    """Errors on the console and exceptions that nobody caught."""
    requests: list[str] = field(default_factory=list)
    """The address of every request of the page's context."""

    @classmethod
    def watch(cls, page: Page) -> WatchedPage:
        """Begin to watch a page, before it goes anywhere."""
        watched = cls(page)
        page.on("console", lambda message: watched._note_console(message))
        page.on("pageerror", lambda error: watched.errors.append(f"uncaught: {error}"))
        page.context.on("request", lambda request: watched.requests.append(request.url))
        return watched

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"console: {message.text} ({message.location.get('url', '')})")

    def foreign_requests(self) -> list[str]:
        """Give the requests that left this machine."""
        return [url for url in self.requests if not _is_local(url)]

    def assert_clean(self) -> None:
        """Assert that nothing went wrong and that no request left this machine."""
        assert self.errors == []
        assert self.foreign_requests() == []


def _is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in LOCAL_SCHEMES or parts.hostname == "127.0.0.1"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium, once for all tests of a process."""
    executable = shutil.which("chromium")
    assert executable, "chromium is missing: run `python3 tools/set_up.py test`"
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[WatchedPage]:
    """Open a page in a context of its own: no storage, no cookies, nothing cached."""
    with browser.new_context() as context:
        yield WatchedPage.watch(context.new_page())


_SETTLED = """() => {
    const main = document.querySelector("main");
    // By name: an address as written is looked up from the page shown now.
    const nameOf = (address) => address.replace(/[?#].*/, "").replace(/.*\\//, "");
    const scripts = [...document.scripts].map((script) => nameOf(script.getAttribute("src") || "")).filter(Boolean);
    const own = main && main.dataset.script;
    const isDue = main && main.querySelector(".question,.activity,.self-check,.terms");
    if (own && !scripts.includes(own)) return false;
    const isListing = own || (main && main.querySelector(".test"));
    if (isListing && !scripts.some((name) => name.startsWith("contents."))) return false;
    if (isDue && !main.classList.contains("awake")) return false;
    const come = performance.getEntriesByType("resource").map((entry) => nameOf(entry.name));
    // From a folder nothing is noted of what comes.
    return location.protocol === "file:" || scripts.every((name) => come.includes(name));
}"""
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"


def settle(place: Page | Frame) -> None:
    """Wait until a page of ours has what it fetches after it shows: scripts come later, and move what is below them."""
    expect(place.locator(".saved")).not_to_be_empty()
    end = time.monotonic() + PATIENCE
    while not place.evaluate(
        _SETTLED
    ):  # asked again and again from here: the page's own policy lets nothing poll in it
        assert time.monotonic() < end, "the page still waits for a script"
        place.wait_for_timeout(20)
    place.evaluate(_PAINTED)


def let_tell(place: Page | Frame) -> None:
    """Wait until an LMS has been told what was done: a page is painted before, since an LMS may hold everything up.

    By the page's own clock: on a busy machine ours runs ahead of it.
    """
    place.evaluate("() => new Promise((told) => setTimeout(told, 80))")
