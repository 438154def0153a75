"""A page in Arabic: everything turned round, and what is not Arabic says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage, settle
from tests.judges.server import Served, serve
from tests.render.right_to_left import write_right_to_left
from tests.render.test_look import open_all, too_wide

pytestmark = pytest.mark.browser
IN_ANOTHER = r"""() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        const [isArabic, isLatin] = [/[\u0600-\u06ff]/.test(data), /[a-z]{2}/i.test(data)];
        const said = parentElement.closest("[lang]").lang;
        if (isArabic !== isLatin && isArabic !== (said === "ar")) found.push(data.trim());
    }
    return found;
}"""
"""Texts of one script that a voice would read in a language of the other."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Write the course once, and serve it."""
    with serve(write_right_to_left(tmp_path_factory.mktemp("arabic") / "site")) as server:
        yield server


@pytest.fixture(params=[360, 1280])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a phone or a desktop."""
    with browser.new_context(viewport={"width": request.param, "height": 740}) as context:
        watched = WatchedPage.watch(context.new_page())
        yield watched.page
        watched.assert_clean()


def visit(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def answer(page: Page) -> None:
    """Have something said by every kind of block."""
    expect(page.locator("main.awake")).to_be_attached()
    for question in page.locator("form.question").all():
        if question.locator("input").count():
            question.locator("input").first.check()
        for select in question.locator("select").all():
            select.select_option(index=1)
        if question.locator(".items").count():
            question.locator("[data-way=down]").first.click()
        question.locator(".check").click()
    for choice in page.locator(".choices a").all()[:1]:
        choice.click()
    for word in page.locator("a.term").all():
        word.click()


def test_english_and_finnish_words_on_an_arabic_page_say_so(page: Page, served: Served) -> None:
    names = {"Espoo", "kela.fi", "neuvoo-course 0.1.0", "mutarjim", "ibna"}
    for path in ("ar/index.html", "ar/m/a.html", "ar/n/b.html", "ar/about.html", "ar/glossary.html"):
        visit(page, served.url(path))
        if path.count("/") == 2:
            answer(page)
        open_all(page)
        assert [text for text in page.evaluate(IN_ANOTHER) if text not in names] == [], path
        assert violations(page) == [], path
        assert too_wide(page) == [], path


def test_a_finnish_frame_round_an_arabic_text_says_what_is_which(page: Page, served: Served) -> None:
    visit(page, served.url("fi/m/a.html"))
    answer(page)
    expect(page.locator(".check").first).to_have_attribute("lang", "fi")
    expect(page.locator(".check").first).to_have_attribute("dir", "ltr")
    expect(page.locator(".result .verdict").first).to_have_attribute("lang", "fi")
    expect(page.locator(".meaning:visible")).to_contain_text("شخص ينقل")
    assert violations(page) == []
    assert too_wide(page) == []


def test_words_of_the_scripts_change_their_language_with_the_page(page: Page, served: Served) -> None:
    visit(page, served.url("ar/index.html"))
    expect(page.locator(".saved")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Suomi").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "fi")
    for part in (".saved", ".announcer", ".bar .progress", ".menu summary span"):
        expect(page.locator(part)).to_have_attribute("lang", "fi")


def x(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"] / 2


def test_the_layout_is_mirrored(page: Page, served: Served) -> None:
    visit(page, served.url("ar/m/a.html"))
    answer(page)
    middle = x(page.locator("main"))
    for at_the_right in (".home", ".menu", ".check >> nth=0", "[role=tab] >> nth=0", "#q-kuka input >> nth=0"):
        assert x(page.locator(at_the_right)) > middle, at_the_right
    for at_the_left in (".switch", "#q-jarjestys .move >> nth=0", ".meaning:visible button"):
        assert x(page.locator(at_the_left)) < middle, at_the_left
    first, second = page.locator(".turn").all()
    assert x(first) > x(second)
    first, second = page.locator("[role=tab]").all()
    assert x(first) > x(second)
    question, verdict = page.locator("#q-kuka").bounding_box(), page.locator("#q-kuka .result .verdict")
    assert question
    # English words, but where an Arabic line begins.
    assert (
        verdict.evaluate(
            "one => { const range = document.createRange(); range.selectNodeContents(one);"
            " return range.getBoundingClientRect().right }"
        )
        > question["x"] + question["width"] - 40
    )


def test_arrows_point_where_they_lead(page: Page, served: Served) -> None:
    visit(page, served.url("ar/m/a.html"))
    turned = page.locator("[rel=next]").evaluate("one => getComputedStyle(one).direction")
    assert turned == "rtl"
    assert page.locator("[rel=next]").evaluate("one => getComputedStyle(one, '::after').content") == '"›"'
