"""Without a platform, or with one that fails: reading goes on, and what was done is kept or told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.judges.chromium import WatchedPage, settle
from tests.judges.server import Served, serve
from tests.runtime.platform import PRESENT, calls, in_platform
from tests.runtime.sample import write_sample

pytestmark = pytest.mark.browser

ALONE = "Ei yhteyttä oppimisalustaan: edistyminen säilyy tässä selaimessa"
NOWHERE = "Ei yhteyttä oppimisalustaan, eikä tämä selain säilytä edistymistäsi"
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
}"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Write the sample package."""
    return write_sample(tmp_path / "package")


@pytest.fixture
def served(package: Path) -> Iterator[Served]:
    """Serve the sample package."""
    with serve(package) as server:
        yield server


@pytest.fixture
def page(browser_page: WatchedPage) -> Page:
    """Open a browser's page."""
    return browser_page.page


def heading(page: Page, text: str) -> None:
    expect(page.locator("main h1")).to_have_text(text)


def next_page(page: Page, title: str) -> None:
    page.get_by_role("link", name="Next").click()
    heading(page, title)


def saved(page: Page) -> str:
    expect(page.locator(".saved")).not_to_be_empty()
    return page.locator(".saved").inner_text()


def test_without_a_platform_the_browser_keeps_the_place(page: Page, served: Served, browser_page: WatchedPage) -> None:
    page.goto(served.url("index.html"))
    page.get_by_role("link", name="Alku").click()
    next_page(page, "Kysymykset fi")
    assert saved(page) == ALONE
    page.goto("about:blank")
    page.goto(served.url("index.html"))
    heading(page, "Kysymykset fi")
    expect(page.locator(".bar .progress")).to_contain_text("2/4")
    browser_page.assert_clean()


def test_the_browsers_language_opens_first(browser: Browser, served: Served) -> None:
    with browser.new_context(locale="sv-SE") as context:
        page = context.new_page()
        page.goto(served.url("index.html"))
        heading(page, "Utbildning")
        expect(page).to_have_url(served.url("sv/index.html"))


def test_an_unknown_language_opens_in_the_majoritys(browser: Browser, served: Served) -> None:
    with browser.new_context(locale="de-DE") as context:
        page = context.new_page()
        page.goto(served.url("index.html"))
        assert saved(page) == ALONE
        expect(page).to_have_url(served.url("index.html"))


def test_from_a_folder(page: Page, package: Path) -> None:
    root = package.as_uri()
    page.goto(f"{root}/index.html")
    page.get_by_role("link", name="Alku").click()
    heading(page, "Alku fi")
    next_page(page, "Kysymykset fi")
    assert saved(page) == ALONE
    page.get_by_role("link", name="Svenska").click()
    heading(page, "Kysymykset sv")
    page.goto(f"{root}/index.html")
    heading(page, "Kysymykset sv")
    expect(page.locator(".bar .progress")).to_contain_text("2 av 4")
    sessions = page.evaluate("Object.values(localStorage).map((text) => /;s=(\\w+)/.exec(text)[1])")
    assert sessions == ["2"]


@pytest.mark.parametrize("place", ["folder", "server"])
def test_storage_that_throws(page: Page, package: Path, served: Served, place: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(NO_STORAGE)
    page.goto(served.url("index.html") if place == "server" else f"{package.as_uri()}/index.html")
    page.get_by_role("link", name="Alku").click()
    next_page(page, "Kysymykset fi")
    assert saved(page) == NOWHERE
    assert errors == []


def test_two_packages_and_two_learners_keep_apart(page: Page, served: Served, tmp_path: Path) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    page.add_init_script("window.platform.values['cmi.core.student_id'] = 'bertta'")
    page.goto(served.url("fi/index.html"))
    expect(page.locator(".bar .progress")).to_contain_text("0/4")
    keys = page.evaluate("Object.keys(localStorage)")
    assert len(keys) == 2
    assert all(key.startswith("neuvoo:sample-091:") and "aino" not in key for key in keys)


def test_a_refused_commit_is_told_and_made_up_for(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    assert saved(page) == "Tallennettu"
    page.evaluate("window.platform.refuse = { LMSCommit: '101', LMSSetValue: '101' }")
    next_page(page, "Kysymykset fi")
    expect(page.locator(".saved")).to_have_text("Tallennus ei onnistunut: Out of order 101; yritetään uudelleen")
    page.evaluate("window.platform.refuse = {}")
    next_page(page, "Koe fi")
    expect(page.locator(".saved")).to_have_text("Tallennettu")
    assert "v0=7" in in_platform(page, "cmi.suspend_data")
    assert len(calls(page, "Initialize")) == 1


def test_a_failure_is_tried_again_by_itself(page: Page, served: Served) -> None:
    page.clock.install()
    page.add_init_script(PRESENT + "platform.throws = true;")
    page.goto(served.url("fi/tulkki/alku.html"))
    expect(page.locator(".saved")).to_contain_text("Tallennus ei onnistunut: Initialize; yritetään uudelleen")
    assert page.evaluate("localStorage.length") == 0
    page.evaluate("window.platform.throws = false; window.platform.values['cmi.suspend_data'] = '1;s=7;v0=4;o='")
    page.clock.run_for(31_000)
    expect(page.locator(".saved")).to_have_text("Tallennettu")
    assert "s=8;v0=5;" in in_platform(page, "cmi.suspend_data")
    assert in_platform(page, "cmi.core.lesson_location") == "tulkki/alku"


@pytest.mark.parametrize("method", ["Initialize", "GetValue", "SetValue", "Commit", "Finish"])
def test_no_refusal_stops_the_reading(page: Page, served: Served, browser_page: WatchedPage, method: str) -> None:
    page.add_init_script(PRESENT + f"platform.refuse = {{ LMS{method}: '301' }};")
    page.goto(served.url("index.html"))
    page.get_by_role("link", name="Alku").click()
    next_page(page, "Kysymykset fi")
    page.locator("#yksi input").first.check()
    page.locator("#yksi .check").click()
    expect(page.locator("#yksi .result")).to_contain_text("Väärin")
    browser_page.assert_clean()


def test_already_initialized_is_fine(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT + "platform.refuse = { LMSInitialize: '101' };")
    page.goto(served.url("fi/tulkki/alku.html"))
    assert saved(page) == "Tallennettu"


def test_an_lms_that_lags_does_not_take_the_place_back(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT + "platform.values['cmi.suspend_data'] = '1;p=0.1;s=1;v0=1;o=';")
    page.goto(served.url("fi/tulkki/kysymykset.html"))
    expect(page.locator(".saved")).not_to_be_empty()
    page.goto("about:blank")
    page.goto(served.url("index.html"))
    heading(page, "Kysymykset fi")
    expect(page.locator(".bar .progress")).to_contain_text("2/4")


def test_back_from_the_cache_begins_again(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    settle(page)
    leave = "window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"
    page.evaluate(leave)
    assert len(calls(page, "Finish")) == 1
    before = len(calls(page, "SetValue", "Commit"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert len(calls(page, "SetValue", "Commit")) == before
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    next_page(page, "Kysymykset fi")
    assert "v0=3" in in_platform(page, "cmi.suspend_data")
    page.evaluate(leave)
    assert len(calls(page, "Finish")) == 2


def hide(page: Page) -> None:
    """Have the page told that it is out of sight."""
    page.evaluate("""Object.defineProperty(document, "visibilityState", { value: "hidden" });
        document.dispatchEvent(new Event("visibilitychange"))""")


def test_hiding_saves(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/koe.html"))
    settle(page)
    page.locator("#k-yksi input").last.check()
    assert "a=" not in in_platform(page, "cmi.suspend_data")
    hide(page)
    assert "a=0.1!0.4:8;" in in_platform(page, "cmi.suspend_data")
    assert calls(page, "Finish") == []


def test_hiding_saves_what_was_chosen_before_the_script_came(page: Page, served: Served) -> None:
    held: list[Route] = []
    page.add_init_script(PRESENT)
    page.route("**/activities.js", lambda route: held.append(route))
    with page.expect_request("**/activities.js"):
        page.goto(served.url("fi/tulkki/koe.html"))
    page.locator("#k-yksi input").last.check()
    held[0].continue_()
    settle(page)
    hide(page)
    assert "a=0.1!0.4:8;" in in_platform(page, "cmi.suspend_data")


@pytest.mark.parametrize("where", ["parent", "opener", "grandparent"])
def test_the_api_is_found(page: Page, served: Served, package: Path, where: str) -> None:
    (package / "frame.html").write_text('<iframe name="sco" src="fi/tulkki/alku.html"></iframe>', encoding="utf-8")
    (package / "outer.html").write_text('<iframe src="frame.html"></iframe>', encoding="utf-8")
    (package / "opener.html").write_text("<p>opener</p>", encoding="utf-8")
    page.goto(served.url({"parent": "frame.html", "grandparent": "outer.html", "opener": "opener.html"}[where]))
    page.evaluate(PRESENT)
    if where == "opener":
        with page.expect_popup() as opened:
            page.evaluate("void window.open('fi/tulkki/alku.html')")
        expect(opened.value.locator(".saved")).to_have_text("Tallennettu")
    else:
        frame = page.frame("sco")
        assert frame is not None
        frame.goto(served.url("fi/tulkki/alku.html"))
        expect(frame.locator(".saved")).to_have_text("Tallennettu")


def test_a_foreign_parent_is_no_trouble(page: Page, served: Served, package: Path) -> None:
    foreign = served.url("fi/tulkki/alku.html").replace("127.0.0.1", "localhost")
    (package / "frame.html").write_text(f'<iframe name="sco" src="{foreign}"></iframe>', encoding="utf-8")
    page.clock.install()
    page.goto(served.url("frame.html"))
    frame = page.frame("sco")
    assert frame is not None
    expect(frame.locator(".saved")).to_contain_text("oppimisalusta ei ole vielä vastannut")
    page.clock.run_for(11_000)
    # Chromium gives such a frame no storage either.
    expect(frame.locator(".saved")).to_have_text(NOWHERE)


def test_a_page_that_is_not_ours_is_followed_for_real(page: Page, served: Served, package: Path) -> None:
    page.goto(served.url("fi/tulkki/alku.html"))
    (package / "fi/tulkki/kysymykset.html").write_text("<title>Log in</title><h1>Log in</h1>", encoding="utf-8")
    page.get_by_role("link", name="Next").click()
    expect(page.locator("h1")).to_have_text("Log in")


def test_clicks_with_keys_and_other_links_are_let_be(page: Page, served: Served) -> None:
    page.goto(served.url("fi/tulkki/alku.html"))
    assert saved(page)
    taken: dict[str, Any] = page.evaluate("""() => {
        const taken = {};
        const click = (name, link, how = {}) => {
            document.body.append(link);
            const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...how });
            window.addEventListener("click", (seen) => {
                taken[name] = seen.defaultPrevented; seen.preventDefault();
            }, { once: true });
            link.dispatchEvent(event);
        };
        const link = (href, more = {}) => Object.assign(document.createElement("a"), { href, ...more });
        click("plain", link("../about.html"));
        click("control", link("../about.html"), { ctrlKey: true });
        click("target", link("../about.html", { target: "_blank" }));
        click("foreign", link("https://example.org/a.html"));
        click("file", link("../../media/dot.svg"));
        click("hash", link("#end"));
        return taken;
    }""")
    assert taken == {
        "plain": True, "control": False, "target": False, "foreign": False, "file": False, "hash": False,
    }  # fmt: skip


def test_clicking_fast_shows_the_last_page(page: Page, served: Served) -> None:
    page.goto(served.url("fi/index.html"))
    assert saved(page)
    page.evaluate("for (const link of document.querySelectorAll('main .pages a')) link.click()")
    heading(page, "Siirto fi")
    expect(page).to_have_url(served.url("fi/ohjaus/siirto.html"))
    expect(page.locator(".bar .progress")).to_contain_text("1/4")
