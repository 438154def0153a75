"""The frame round a page, in a browser: its menu, and what is not shown before its time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.judges.chromium import WatchedPage
from tests.judges.server import Served, serve
from tests.render.activities import write_activities

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Write a course once, and serve it."""
    with serve(write_activities(tmp_path_factory.mktemp("frame") / "site")) as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a browser's page, and see that nothing went wrong in the end."""
    with browser.new_context() as context:
        watched = WatchedPage.watch(context.new_page())
        yield watched.page
        watched.assert_clean()


def test_escape_closes_the_menu_and_gives_the_focus_back(page: Page, served: Served) -> None:
    page.goto(served.url("fi/m/dialogue.html"))
    summary = page.locator(".menu summary")
    summary.press("Enter")
    page.locator(".menu a").nth(2).focus()
    page.keyboard.press("Escape")
    expect(page.locator(".menu nav")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_click_elsewhere_closes_the_menu_and_one_within_does_not(page: Page, served: Served) -> None:
    page.goto(served.url("fi/m/dialogue.html"))
    page.locator(".menu summary").click()
    page.locator(".menu .module-title").click()
    expect(page.locator(".menu nav")).to_be_visible()
    page.locator("h1").click()
    expect(page.locator(".menu nav")).to_be_hidden()
    page.locator(".menu summary").click()
    expect(page.locator(".menu nav")).to_be_visible()


def test_answers_are_out_of_sight_until_their_script_is_there(page: Page, served: Served) -> None:
    seen = []

    def see(route: Route) -> None:
        seen.append(page.locator(".key").is_visible())
        route.continue_()

    page.route("**/activities.fi.js", see)
    page.goto(served.url("fi/m/single.html"))
    expect(page.locator(".check")).to_be_visible()
    expect(page.locator(".key")).to_be_hidden()
    assert seen == [False]


def test_without_their_script_answers_can_be_opened(browser: Browser, served: Served) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/activities.js", lambda route: route.abort())
        page.goto(served.url("fi/m/single.html"))
        page.locator(".key summary").click()
        expect(page.locator(".key li").first).to_be_visible()


def test_a_verdict_on_one_option_is_told_once(page: Page, served: Served) -> None:
    page.goto(served.url("fi/m/single.html"))
    for option, verdict in (("Asiakas", "Väärin"), ("Viranomainen", "Oikein")):
        page.get_by_label(option).check()
        page.locator(".check").click()
        expect(page.locator(".verdict:visible")).to_have_text([verdict])
        expect(page.get_by_role("status").filter(has_text=verdict)).to_contain_text("Hallintolain")
    expect(page.get_by_role("status").filter(has_text="Oikein")).to_contain_text("Se joka tarvitsee, tilaa.")


def test_a_platform_that_forbids_styles_within_a_page_gets_them_as_files(browser: Browser, served: Served) -> None:
    """Forbidden by a policy that the platform sends with every page."""

    def forbid(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "style-src 'self'"})

    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/*.html", forbid)
        page.goto(served.url("fi/index.html"))
        expect(page.locator("body")).to_have_css("margin", "0px")
        page.locator(".pages a").first.click()
        expect(page.locator("main[data-page]")).to_be_visible()
        page.locator(".home").click()
        expect(page.locator("main.contents")).to_be_visible()
        expect(page.locator("body")).to_have_css("margin", "0px")
        styles = page.locator("style, link[rel=stylesheet]").evaluate_all("all => all.map(one => one.outerHTML)")
        names = re.findall(r"\w+\.css", "".join(styles))
        assert sorted(names) == ["activities.css", "papers.css", "print.css", "theme.css"]
