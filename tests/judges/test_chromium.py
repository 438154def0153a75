"""The watched page notices errors and requests; the server answers and stops; axe finds what is planted."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage
from tests.judges.server import serve

GOOD = '<!DOCTYPE html><html lang="fi"><title>Sivu</title><main><h1>Sivu</h1></main></html>'
POLICY = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">"


def read(url: str) -> tuple[str, str]:
    """Fetch a page: its type and its text."""
    with urllib.request.urlopen(url, timeout=5) as answer:
        return answer.headers["Content-Type"], answer.read().decode()


def test_a_folder_is_served_with_its_types(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text("1")
    (tmp_path / "b.html").write_text("ä", encoding="utf-8")
    with serve(tmp_path) as served:
        assert read(served.url("a.js")) == ("text/javascript; charset=utf-8", "1")
        assert read(served.url("/b.html?x=1")) == ("text/html; charset=utf-8", "ä")
        assert served.requests == ["/a.js", "/b.html?x=1"]


def test_pages_from_memory_stand_beside_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("folder")
    with serve(tmp_path, at="/package/", pages={"/host.html": "memory"}) as served:
        assert read(served.url("host.html"))[1] == "memory"
        assert read(served.url("package/a.txt"))[1] == "folder"
        with pytest.raises(urllib.error.HTTPError, match="404") as refused:
            read(served.url("a.txt"))
        refused.value.close()


def test_the_server_stops(tmp_path: Path) -> None:
    with serve(tmp_path, pages={"/": "x"}) as served:
        assert read(served.url())[1] == "x"
    with pytest.raises(urllib.error.URLError):
        read(served.url())


@pytest.mark.browser
def test_a_clean_page_is_clean(browser_page: WatchedPage, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(GOOD, encoding="utf-8")
    browser_page.page.goto((tmp_path / "page.html").as_uri())
    browser_page.assert_clean()
    with serve(tmp_path) as served:
        browser_page.page.goto(served.url("page.html"))
        assert browser_page.requests[-1] == served.url("page.html")
    browser_page.assert_clean()


@pytest.mark.browser
@pytest.mark.parametrize(
    ("script", "told"),
    [("console.error('boom')", "console: boom"), ("throw new Error('bang')", "uncaught: bang")],
)
def test_errors_are_noticed(browser_page: WatchedPage, script: str, told: str) -> None:
    browser_page.page.set_content(f"{GOOD}<script>{script}</script>")
    (error,) = browser_page.errors
    assert error.startswith(told)


@pytest.mark.browser
def test_a_refused_resource_and_a_foreign_request_are_noticed(browser_page: WatchedPage) -> None:
    browser_page.page.route("**/*", lambda route: route.abort())
    browser_page.page.set_content(f'{GOOD}<img alt="" src="https://example.org/a.png">')
    assert browser_page.foreign_requests() == ["https://example.org/a.png"]
    assert "ERR_FAILED" in browser_page.errors[0]


@pytest.mark.browser
def test_axe_finds_what_is_planted_and_nothing_else(browser_page: WatchedPage, tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(GOOD.replace("<title>", f"{POLICY}<title>"), encoding="utf-8")
    (tmp_path / "bad.html").write_text(GOOD.replace("</main>", '<img src="x.png"></main>'), encoding="utf-8")
    with serve(tmp_path) as served:
        browser_page.page.goto(served.url("good.html"))
        assert violations(browser_page.page) == []
        browser_page.assert_clean()
        browser_page.page.goto(served.url("bad.html"))
        (violation,) = violations(browser_page.page)
    assert violation.startswith("image-alt (critical): ")
    assert "x.png" in violation
