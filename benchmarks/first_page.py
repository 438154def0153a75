"""What the first page costs a phone: bytes of script and style, and the browser's main-thread time."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.judges.chromium import FLAGS
from tests.judges.server import serve


@dataclass(frozen=True)
class FirstPage:
    bytes_gzip: int  # JS and CSS, each file by itself at gzip level 9
    files: tuple[tuple[str, int], ...]
    main_thread: float  # milliseconds
    script: float


def first_page(site: Path, page: str = "index.html") -> FirstPage:
    """Load a page of a built site in Chromium and add up what it asked for and what it did."""
    from playwright.sync_api import sync_playwright

    with serve(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        tab = browser.new_page()
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable")
        tab.goto(server.url(page))
        tab.wait_for_load_state("networkidle")
        metrics = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
        browser.close()
    # A page does not wait for what is for paper: the browser fetches it last.
    names = sorted({url.removeprefix(server.url("")) for url in asked if url.endswith((".js", ".css"))} - {"print.css"})
    files = tuple((name, len(gzip.compress((site / name).read_bytes(), 9))) for name in names)
    return FirstPage(
        bytes_gzip=sum(size for _, size in files),
        files=files,
        main_thread=metrics["TaskDuration"] * 1000,
        script=metrics["ScriptDuration"] * 1000,
    )
