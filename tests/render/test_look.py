"""The look in a real browser: narrow and enlarged, by keyboard, in light, dark and forced colours, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from neuvoo_course.archive import write_folder
from neuvoo_course.colours import contrast
from neuvoo_course.files import Blob, Files
from neuvoo_course.render import Renderer
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Variant
from neuvoo_course.resolve.regions import find_region
from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage, settle
from tests.judges.server import serve
from tests.make import DAY, complete_workspace, make

pytestmark = pytest.mark.browser
PAGES = (
    "fi/index.html",
    "fi/alku/tervetuloa.html",
    "fi/alku/palvelut.html",
    "fi/alku/kysymykset.html",
    "fi/tyo/koe.html",
    "fi/glossary.html",
    "fi/about.html",
    "fi/search.html",
    "sv/tyo/ohje.html",
)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active", "color_scheme": "dark"},
    "still": {"reduced_motion": "reduce"},
}
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true })"
LONG = "Kotoutumispalvelujenjärjestämisvelvollisuus"
WIDE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360"><rect width="720" height="360" fill="#fff"/></svg>'
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the complete course for a region with a colour of its own."""
    workspace = complete_workspace()
    variant = Variant(find_region(workspace.course, "Kerava"), ("fi", "sv", "en"), DAY)
    edition, _ = resolve(workspace.course, workspace.locks, variant)
    files = Renderer(workspace.course.pictures, workspace.source.picture).render(edition)
    return written(tmp_path_factory.mktemp("look") / "site", files)


@pytest.fixture(scope="module")
def narrow_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a course of what is hard to fit: long words everywhere, a wide table, a wide picture."""
    made = make(
        {
            "modules/m/module.yaml": f"title: {{fi: {LONG}}}\nobjectives: {{fi: [{LONG}]}}\nduration: 5\npages: [a]\n",
            "national/m/a.fi.md": f"# {LONG}\n\n![Kuva](kuva.svg)\n\n| {LONG} | {LONG} |\n| --- | --- |\n| a | b |\n\n"
            f"::: warning title={LONG}\n{LONG}\n:::\n\n::: question single id=q\n{LONG}?\n\n- [ ] {LONG}\n- [x] b\n"
            ":::\n\n```\n" + "x" * 300 + "\n```\n",
            "national/m/kuva.svg": WIDE,
        }
    )
    renderer = Renderer(made.course.pictures, lambda _: Blob.of(WIDE))
    return written(tmp_path_factory.mktemp("narrow") / "site", renderer.render(made.edition()))


def written(place: Path, files: Files) -> Path:
    write_folder(place, files)
    return place


@contextmanager
def opened(browser: Browser, site: Path, **how: Any) -> Iterator[tuple[Page, str]]:
    """Open a page that looks at a site, with the site's address."""
    with serve(site) as server, browser.new_context(**how) as context:
        watched = WatchedPage.watch(context.new_page())
        yield watched.page, server.url()
        watched.assert_clean()


def open_all(page: Page) -> None:
    """Unfold everything. The list of the menu comes then, and moves what is below it."""
    page.evaluate(OPEN_ALL)
    for menu in page.locator(".menu nav").all():
        expect(menu.locator("a").first).to_be_attached()


def visit(page: Page, address: str) -> None:
    page.goto(address)
    settle(page)


def too_wide(page: Page) -> list[str]:
    """Give what makes the page scroll sideways; what scrolls within itself may be wide."""
    if page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"):
        return []
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('body *')].filter(one => !one.closest('.table, pre'))"
        ".filter(one => one.getBoundingClientRect().right > innerWidth).map(one => one.tagName + '.' + one.className)"
    )
    return found


def answer_all(page: Page) -> None:
    """Choose the first option of every question, check what is checked at once, hand in what is handed in."""
    if not page.locator("form.question").count():
        return
    expect(page.locator(".check, .hand-in").first).to_be_visible()  # the activities' script comes when it is needed
    for form in page.locator("form.question").all():
        form.locator("input").first.check()
    for button in page.locator(".check, .hand-in").all():
        button.click()


# ---------------------------------------------------------------- fitting


@pytest.mark.parametrize(("width", "scale"), [(320, 1), (640, 2), (1280, 1)])
def test_no_page_scrolls_sideways(browser: Browser, site: Path, width: int, scale: int) -> None:
    """640 at double scale is a window of 1280 pixels enlarged to 200 %."""
    size = {"width": width, "height": 600}
    with opened(browser, site, viewport=size, device_scale_factor=scale) as (page, root):
        for path in PAGES:
            visit(page, root + path)
            open_all(page)
            answer_all(page)
            assert too_wide(page) == [], path


@pytest.mark.parametrize("path", ["fi/index.html", "fi/m/a.html"])
def test_long_words_and_wide_things_fit_a_phone(browser: Browser, narrow_site: Path, path: str) -> None:
    with opened(browser, narrow_site, viewport={"width": 320, "height": 600}) as (page, root):
        visit(page, root + path)
        open_all(page)
        assert too_wide(page) == []


def test_a_wide_picture_is_seen_whole_on_a_phone_and_opens_by_itself(browser: Browser, narrow_site: Path) -> None:
    with opened(browser, narrow_site, viewport={"width": 360, "height": 740}) as (page, root):
        visit(page, root + "fi/m/a.html")
        assert page.locator("figure img").bounding_box() == {"x": 0, "width": 360, "height": 180} | {
            "y": pytest.approx(page.locator("figure").bounding_box()["y"])  # type: ignore[index]
        }
        with page.expect_popup() as opening:
            page.get_by_role("link", name="Avaa kuva suurempana").click()
        assert opening.value.url == root + "media/national/m/kuva.svg"
        page.set_viewport_size({"width": 1280, "height": 740})
        expect(page.locator(".enlarge")).to_be_hidden()


def test_lines_are_no_longer_than_is_good_to_read(browser: Browser, site: Path) -> None:
    with opened(browser, site, viewport={"width": 1920, "height": 900}) as (page, root):
        visit(page, root + "fi/alku/tervetuloa.html")
        width, character = page.evaluate(
            "(text => [text.clientWidth, Number(getComputedStyle(text).fontSize.replace('px', ''))])"
            "(document.querySelector('article p'))"
        )
        assert 28 <= width / character <= 42


# ---------------------------------------------------------------- keyboard


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_the_focus_is_seen_wherever_it_goes(browser: Browser, site: Path, look: str) -> None:
    with opened(browser, site, viewport={"width": 360, "height": 740}, **LOOKS[look]) as (page, root):
        for path in PAGES:
            visit(page, root + path)
            open_all(page)
            stops = list(focus_stops(page))
            assert len(stops) >= 4, path  # on the search page they begin after its field, which has the focus
            for stop in stops:
                assert stop["style"] == "solid", (path, stop)
                assert stop["width"] >= 2, (path, stop)
                assert stop["isInView"], (path, stop)
                assert contrast(stop["colour"], stop["ground"]) >= 3, (path, stop)


def focus_stops(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab through the page, and give how the focus shows at each stop."""
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
                const at = document.activeElement;
                if (at === document.body || at.dataset.seen) return null;
                at.dataset.seen = "yes";
                const hex = colour => "#" + colour.match(/\\d+/g).slice(0, 3)
                    .map(one => Number(one).toString(16).padStart(2, "0")).join("");
                const style = getComputedStyle(at);
                const box = at.getBoundingClientRect();
                return {
                    what: at.outerHTML.slice(0, 80), style: style.outlineStyle, width: parseFloat(style.outlineWidth),
                    colour: hex(style.outlineColor), ground: hex(getComputedStyle(document.body).backgroundColor),
                    isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                };
            }"""
        )
        if stop is None:
            return
        yield stop
    raise AssertionError("the focus does not come to an end")


# ---------------------------------------------------------------- colours and motion


@pytest.mark.parametrize("look", LOOKS)
def test_no_look_breaks_wcag(browser: Browser, site: Path, look: str) -> None:
    with opened(browser, site, viewport={"width": 360, "height": 740}, **LOOKS[look]) as (page, root):
        for path in PAGES:
            visit(page, root + path)
            open_all(page)
            assert violations(page) == [], path
            if page.locator("form").count():
                answer_all(page)
                assert violations(page) == [], path


def test_right_and_wrong_are_told_by_words_and_by_a_mark(browser: Browser, site: Path) -> None:
    with opened(browser, site, viewport={"width": 360, "height": 740}) as (page, root):
        visit(page, root + "fi/alku/kysymykset.html")
        form = page.locator("#q-kuka")
        for option in form.locator("[data-option]").all():
            is_right = option.get_attribute("data-correct") is not None
            form.locator(f"input[value='{option.get_attribute('data-option')}']").check()
            form.locator(".check").click()
            verdict = form.locator(".result .verdict")
            expect(verdict).to_have_text("Oikein" if is_right else "Väärin")
            assert mark(page, "#q-kuka .result .verdict") == ('"✓ " / ""' if is_right else '"✗ " / ""')


def mark(page: Page, selector: str) -> str:
    found: str = page.evaluate(
        "selector => getComputedStyle(document.querySelector(selector), '::before').content", selector
    )
    return found


def test_callouts_differ_in_words_and_signs(browser: Browser, site: Path) -> None:
    with opened(browser, site) as (page, root):
        visit(page, root + "fi/alku/tervetuloa.html")
        kinds = ("note", "tip", "warning", "case", "summary")
        signs = {mark(page, f".callout.{kind} .callout-title") for kind in kinds}
        titles = page.locator(".callout-title").all_inner_texts()
    assert len(signs) == len(kinds)
    assert titles[0].split("\n") == ["Huomaa", "Huom & <tärkeää>"]
    assert titles[1:] == ["Vinkki", "Varo", "Esimerkki", "Tiivistettynä"]


# ---------------------------------------------------------------- other ways to read


def test_paper_shows_the_text_and_what_is_folded_but_no_navigation(browser: Browser, site: Path) -> None:
    with opened(browser, site, color_scheme="dark") as (page, root):
        visit(page, root + "fi/alku/tervetuloa.html")
        page.emulate_media(media="print", color_scheme="dark")
        for hidden in (".top", ".pager", ".bottom"):
            expect(page.locator(hidden)).to_be_hidden()
        for folded in page.locator(".accordion p, .sources li").all():
            assert (folded.bounding_box() or {"height": 0})["height"] > 0
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_scripts_a_page_is_whole(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url("fi/alku/kysymykset.html"))
        key = page.locator("#q-kuka .key")
        expect(key.locator("li").first).to_be_hidden()
        key.locator("summary").click()
        expect(key.locator("li").first).to_be_visible()
        page.locator(".home").click()
        expect(page.locator("main .languages a").last).to_be_visible()


def test_from_right_to_left_the_page_turns_round(browser: Browser, site: Path) -> None:
    with opened(browser, site, viewport={"width": 360, "height": 740}) as (page, root):
        visit(page, root + "fi/alku/kysymykset.html")
        page.evaluate("document.documentElement.dir = 'rtl'")
        home, progress = (page.locator(one).bounding_box() for one in (".home", ".top .progress"))
        assert home
        assert progress
        assert home["x"] > progress["x"] + progress["width"]
        assert too_wide(page) == []
