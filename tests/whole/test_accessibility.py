"""The built training, page by page: no violation of WCAG 2.2 A or AA, and all of it reachable by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.judges.axe import structure_violations, violations
from tests.judges.chromium import WatchedPage, settle
from tests.judges.keyboard import answer_parts, tab_to
from tests.judges.server import serve

pytestmark = [pytest.mark.whole, pytest.mark.browser]
LANGUAGES = ("fi", "sv", "en")
WIDTHS = (320, 1280)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_free_of_violations_and_fits_its_width(browser: Browser, site: Path, language: str) -> None:
    """In Finnish each page as it opens, in the others as it comes when one reads on, which takes half the time."""
    found: dict[str, list[str]] = {}
    with serve(site) as server, browser.new_context(reduced_motion="reduce") as context:
        watched = WatchedPage.watch(context.new_page())
        for path in sorted(site.glob(f"{language}/**/*.html")):
            name = path.relative_to(site).as_posix()
            if language == "fi" or not watched.requests:
                watched.page.goto(server.url(name))
            else:
                follow_a_link(watched.page, server.url(name))
                expect(watched.page.locator("body")).to_have_attribute("data-path", name)
            settle(watched.page)
            if lines := [*too_wide(watched.page), *broken_rules(watched.page, name)]:
                found[name] = lines
        watched.assert_clean()
    assert found == {}


def follow_a_link(page: Page, url: str) -> None:
    """Go to a page as if the one that is shown led there."""
    page.evaluate(
        """(url) => {
            const link = document.querySelector("main").appendChild(document.createElement("a"));
            link.href = url;
            link.click();
        }""",
        url,
    )


def too_wide(page: Page) -> list[str]:
    """Give the widths at which a page scrolls sideways; it has the last of them afterwards."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"scrolls sideways at {width}")
    return found


def broken_rules(page: Page, name: str) -> list[str]:
    """Give what breaks WCAG with everything open.

    Colours are the same in every language. Every activity is looked at in the dark in `tests/render`; here the tests
    and the pages that every package has.
    """
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = violations(page) if name.startswith("fi/") else structure_violations(page)
    if re.fullmatch(r"fi/([^/]+|[^/]+/koe)\.html", name):
        page.emulate_media(color_scheme="dark")
        found += [f"in the dark: {line}" for line in violations(page)]
        page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("width", WIDTHS)
def test_the_choice_of_language_fits_its_width(browser: Browser, site: Path, width: int) -> None:
    with serve(site) as server, browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(server.url("index.html"))
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_the_whole_course_is_taken_by_keyboard(browser: Browser, site: Path) -> None:
    """From the contents to the end with Tab, Space, arrows and Enter alone; every test passed on the way."""
    with serve(site) as server, browser.new_context() as context:
        watched = WatchedPage.watch(context.new_page())
        page = watched.page
        page.goto(server.url("index.html"))
        press_on(page, "main .pages a")
        seen = []
        while True:
            expect(page.locator("main h1")).to_be_focused()
            seen.append(page.evaluate("document.querySelector('main').dataset.page"))
            answer_by_keyboard(page)
            if not page.locator(".pager a[rel=next]").count():
                break
            press_on(page, ".pager a[rel=next]")
            expect(page.locator("main")).not_to_have_attribute("data-page", seen[-1])
        watched.assert_clean()
        page.keyboard.press("Escape")
        press_on(page, ".pager a[rel=contents]")
        expect(page.locator("main.contents")).to_be_visible()
        total = len(seen)
        expect(page.locator(".bar .progress")).to_have_text(re.compile(rf"\b{total}\b\D+\b{total}\b"))
    assert len(seen) == len(set(seen)) == page_count(site)


def page_count(site: Path) -> int:
    """Count the course pages of a language, leaving out contents, glossary and about."""
    return len(list(site.glob("fi/*/*.html")))


def press_on(page: Page, selector: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Enter")


def answer_by_keyboard(page: Page) -> None:
    """Choose the right options of every question on the page, check practice, hand in tests."""
    # Without their script questions are there, but cannot be answered yet.
    if page.locator("form.question, .test").count():
        expect(page.locator(".check, .hand-in").first).to_be_visible()
    forms = page.locator("form.question:visible")
    for index in range(forms.count()):
        form = forms.nth(index)
        right = form.locator(".key [data-correct]").evaluate_all("all => all.map(one => one.dataset.option)")
        if right:
            choose(page, form.get_attribute("id") or "", right)
        else:
            answer_parts(page, form)
        if form.evaluate("form => !form.closest('.test')"):
            if not right:
                tab_to(page, f"#{form.get_attribute('id')} .check")
            page.keyboard.press("Enter")
            expect(form.locator(".result .verdict.right")).to_be_visible()
    if page.locator(".test").count():
        press_on(page, ".test .hand-in")
        expect(page.locator(".test > .result .verdict.right")).to_contain_text("100 %")


def choose(page: Page, form: str, right: list[str]) -> None:
    """Go into a question's options and mark the right ones, with Space for boxes and arrows for choices."""
    tab_to(page, f"#{form} .options input")
    for _ in range(20):
        value = page.evaluate("document.activeElement.value")
        if page.evaluate("document.activeElement.type") == "checkbox":
            if value in right:
                page.keyboard.press("Space")
            if value == right[-1]:
                return
            page.keyboard.press("Tab")
        elif value in right:
            page.keyboard.press("Space")
            return
        else:
            page.keyboard.press("ArrowDown")
    raise AssertionError(f"{form} cannot be answered by keyboard")
