"""The search page in a browser: by keyboard, in an LMS and from a folder, in every look, with and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from neuvoo_course.archive import write_folder
from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage
from tests.judges.keyboard import tab_to
from tests.judges.lms import Lms
from tests.judges.server import serve
from tests.judges.strict import strict_api
from tests.make import make
from tests.render.test_look import LOOKS, too_wide

pytestmark = pytest.mark.browser
TEXTS = {
    "national/m/tulkki.fi.md": "# Tulkin varaaminen\n\nVaraa.\n\n## Kuka varaa\n\nViranomainen varaa asioimistulkin.\n",
    "national/m/tulkki.sv.md": "# Boka tolk\n\nBoka tid.\n\n## Vem bokar\n\nMyndigheten bokar kontakttolken.\n",
    "national/m/laki.fi.md": "# Mitä laki sanoo\n\nHallintolain mukaan \\<b>tulkki\\</b> tilataan.\n",
    "national/m/laki.sv.md": "# Vad lagen säger\n\nEnligt förvaltningslagen.\n",
    "national/glossary.yaml": (
        "edelleenohjaus:\n  term: {fi: edelleenohjaus, sv: hänvisning}\n"
        "  meaning: {fi: Asiakas ohjataan oikeaan palveluun., sv: Klienten hänvisas rätt.}\n"
    ),
}
MANY = {f"national/n/sivu-{number}.fi.md": f"# Sivu {number}\n\nAsiakas {number}.\n" for number in range(30)}


def written(place: Path) -> Path:
    made = make({**TEXTS, **MANY})
    files = Renderer(made.course.pictures, lambda _: Blob.of(b"")).render(made.edition("Espoo", "fi", "sv"))
    write_folder(place, files)
    return place


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("search") / "site")


@contextmanager
def opened(browser: Browser, site: Path, path: str = "fi/index.html", **how: Any) -> Iterator[Page]:
    """Open a page of the course, and hold all that follows to the policy."""
    with serve(site) as server, browser.new_context(**how) as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.goto(server.url(path))
        yield watched.page
        watched.assert_clean()


def look_for(page: Page, words: str) -> None:
    field = page.get_by_role("searchbox")
    field.fill(words)


def titles(page: Page) -> list[str]:
    return page.locator(".results a").all_text_contents()


def status(page: Page) -> Any:
    return page.locator("main [role=status]")


def test_it_is_found_used_and_left_by_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        tab_to(page, ".bottom a[href$='search.html']")
        page.keyboard.press("Enter")
        expect(page.get_by_role("searchbox", name="Haettavat sanat")).to_be_focused()
        page.keyboard.type("tulkeille")
        expect(status(page)).to_have_text("Osumia: 2")
        assert titles(page) == ["Tulkin varaaminen", "Mitä laki sanoo"]
        page.keyboard.press("Enter")
        expect(page.get_by_role("searchbox")).to_be_focused()
        tab_to(page, ".results a")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Tulkin varaaminen")
        assert page.evaluate("performance.getEntriesByType('navigation').length") == 1
        page.go_back()
        expect(page.get_by_role("searchbox")).to_have_value("tulkeille")
        expect(status(page)).to_have_text("Osumia: 2")


def test_a_result_leads_to_its_heading_and_shows_the_words_as_text(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/search.html") as page:
        look_for(page, "viranomaiselle")
        link = page.locator(".results a")
        assert (link.get_attribute("href") or "").endswith("/fi/m/tulkki.html#h-kuka-varaa")
        expect(page.locator(".results mark")).to_have_text("Viranomainen")
        expect(page.locator(".found-in")).to_have_text("Module m › Kuka varaa")
        link.click()
        expect(page.locator("#h-kuka-varaa")).to_be_focused()
        page.go_back()
        look_for(page, "hallintolaki")
        expect(page.locator(".results p").last).to_have_text("Hallintolain mukaan <b>tulkki</b> tilataan.")


def test_terms_of_the_glossary_are_found(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/search.html") as page:
        look_for(page, "edelleenohjauksessa")
        expect(page.locator(".found-in")).to_have_text("Sanasto")
        page.locator(".results a").click()
        expect(page.locator("#term-edelleenohjaus")).to_be_focused()


def test_each_language_has_its_own(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/search.html") as page:
        look_for(page, "tulkki")
        expect(status(page)).to_have_text("Osumia: 2")
        page.locator(".switch a", has_text="Svenska").click()
        expect(page.get_by_role("searchbox", name="Ord att söka efter")).to_be_focused()
        look_for(page, "tolkens")
        expect(status(page)).to_have_text("Träffar: 1")
        assert titles(page) == ["Boka tolk"]


def test_what_was_perhaps_meant_is_offered(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/search.html") as page:
        look_for(page, "hakki")
        expect(status(page)).to_contain_text("Haulla ”hakki” ei löytynyt mitään.")
        look_for(page, "tulkkkki")
        page.get_by_role("button", name="Tarkoititko: tulkki").click()
        expect(page.get_by_role("searchbox")).to_have_value("tulkki")
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(status(page)).to_have_text("Osumia: 2")


def test_many_results_come_in_parts(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/search.html") as page:
        look_for(page, "asiakkaat")
        expect(status(page)).to_have_text("Osumia: 31")
        expect(page.locator(".results a")).to_have_count(20)
        page.get_by_role("button", name="Näytä lisää osumia").click()
        expect(page.locator(".results a")).to_have_count(31)
        expect(page.locator(".results a").nth(20)).to_be_focused()
        expect(page.locator(".more button")).to_have_count(0)


def test_it_works_from_a_folder(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        watched = WatchedPage.watch(context.new_page())
        page = watched.page
        page.goto((site / "fi/index.html").as_uri())
        page.locator(".bottom a[href$='search.html']").click()
        look_for(page, "tulkeille")
        expect(status(page)).to_have_text("Osumia: 2")
        page.locator(".results a").first.click()
        expect(page.locator("h1")).to_have_text("Tulkin varaaminen")
        page.go_back()
        expect(page.get_by_role("searchbox")).to_have_value("tulkeille")
        expect(status(page)).to_have_text("Osumia: 2")


def test_it_works_in_an_lms_and_tells_it_nothing(browser: Browser, tmp_path: Path, site: Path) -> None:
    with ExitStack() as stack:
        visit = Lms(browser, tmp_path / "unpacked", stack, strict_api).launch("1.2", site, "index.html")
        visit.frame.locator(".bottom a[href$='search.html']").click()
        visit.frame.get_by_role("searchbox").fill("tulkeille")
        expect(visit.frame.locator("main [role=status]")).to_have_text("Osumia: 2")
        visit.frame.locator(".results a").first.click()
        expect(visit.frame.locator("h1")).to_have_text("Tulkin varaaminen")
        assert not any("tulkeille" in str(call.arguments) for call in visit.calls())
        assert visit.watched.errors == []


def test_nothing_is_stored_and_nothing_but_the_package_is_asked_for(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/search.html") as page:
        look_for(page, "tulkeille")
        expect(status(page)).to_have_text("Osumia: 2")
        assert "tulkeille" not in page.evaluate(
            "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
        )


def test_without_scripts_it_says_how_to_do_without(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/search.html", java_script_enabled=False) as page:
        expect(page.get_by_text("Haku ei toimi tässä selaimessa")).to_be_visible()
        expect(page.locator(".without-search a")).to_have_text(["Etusivu", "Sanasto"])
        expect(page.locator("form")).to_be_hidden()


def test_with_scripts_that_is_not_even_seen(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/search.html") as page:
        expect(page.locator(".without-search")).to_be_hidden()


def test_texts_that_cannot_be_fetched_are_told_of(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context() as context:
        page = context.new_page()
        page.route("**/search-region.fi.js", lambda route: route.abort())
        page.goto(server.url("fi/search.html"))
        expect(page.locator(".without-search")).to_be_visible()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("query", ["", "tulkeille", "tulkkkki", "qqq"])
def test_every_state_is_free_of_violations(browser: Browser, site: Path, look: str, query: str) -> None:
    with opened(browser, site, "fi/search.html", viewport={"width": 320, "height": 700}, **LOOKS[look]) as page:
        look_for(page, query)
        if query:
            expect(status(page)).not_to_be_empty()
        assert violations(page) == []
        assert too_wide(page) == []
        for target in page.locator("main :is(a, button, input)").all():
            box = target.bounding_box()
            assert not box or min(box["width"], box["height"]) >= 24
