"""A list of services in a browser: chosen from by keyboard, told in words, in every look, on paper, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
from tests.judges.server import serve
from tests.make import make
from tests.render.test_look import LONG, LOOKS, focus_stops, too_wide

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
PAGE = '# Apua\n\n::: services title="Palvelut"\nKysy kieli.\n:::\n\n## Muut\n\n::: services topic=laki\n:::\n'


def service(name: str, topics: str, languages: str, more: str = "") -> str:
    return (
        f"{name}:\n  name: {{fi: Palvelu {name}}}\n  what: {{fi: Auttaa asiassa.}}\n  topics: [{topics}]\n"
        f"  languages: [{languages}]\n  source: kunta\n  checked: 2026-11-01\n{more}"
    )


SERVICES = (
    service("a", "neuvonta", "fi, ar, so", "  address: https://example.org/a\n  phone: +358 9 0000000\n")
    + service("b", "neuvonta, laki", "fi, ru", "  place: {fi: Katu 1}\n")
    + service("c", "laki", "fi, ru, ar")
    + service("d", "kieli", "fi, sv")
)
TOPICS = "neuvonta: {fi: Neuvonta}\nlaki: {fi: Oikeusapu}\nkieli: {fi: Kielen opiskelu}\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("services") / "site", SERVICES, TOPICS)


def written(place: Path, services: str, topics: str) -> Path:
    files = {"national/m/a.fi.md": PAGE, "national/m/b.fi.md": "# Toinen\n\nTeksti.\n"}
    made = make({**files, "national/services.yaml": services, "national/topics.yaml": topics})
    renderer = Renderer(made.course.pictures, lambda _: Blob.of(b""))
    write_folder(place, renderer.render(made.edition("Espoo", "fi")))
    return place


@contextmanager
def opened(browser: Browser, site: Path, **how: Any) -> Iterator[Page]:
    with serve(site) as server, browser.new_context(**{"viewport": PHONE, **how}) as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.goto(server.url("fi/m/a.html"))
        expect(watched.page.get_by_role("status").filter(has_text="palvelua")).to_be_visible()
        yield watched.page
        watched.assert_clean()


def names(page: Page) -> list[str]:
    """Give the services that the first list shows."""
    items = page.locator(".services").first.get_by_role("listitem").all()
    return [item.get_by_role("heading").inner_text().removeprefix("Palvelu ")[0] for item in items if item.is_visible()]


def test_services_are_chosen_by_language_and_topic_with_the_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        status, show_all = page.locator(".filters [role=status]"), page.get_by_role("button", name="Näytä kaikki")
        assert names(page) == ["a", "b", "c", "d"]
        expect(status).to_have_text("4 palvelua")
        expect(show_all).to_be_hidden()
        tab_to(page, "select[name=languages]")
        page.keyboard.type("ara")
        expect(status).to_have_text("2 palvelua")
        assert names(page) == ["a", "c"]
        page.keyboard.press("Tab")
        page.keyboard.type("oik")
        expect(status).to_have_text("1 palvelu")
        assert names(page) == ["c"]
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(status).to_have_text("Mikään palvelu ei vastaa valintaa.")
        assert names(page) == []
        page.keyboard.press("Tab")
        expect(show_all).to_be_focused()
        page.keyboard.press("Enter")
        assert names(page) == ["a", "b", "c", "d"]
        expect(page.get_by_label("Kieli")).to_be_focused()
        expect(page.get_by_label("Kieli")).to_have_value("")
        expect(show_all).to_be_hidden()


def test_what_was_chosen_is_forgotten(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_label("Kieli").select_option("ru")
        kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
        assert "ru" not in kept.replace("true", "")
        page.get_by_role("link", name="Toinen").first.click()
        expect(page.locator("h1")).to_have_text("Toinen")
        page.go_back()
        expect(page.get_by_role("status").filter(has_text="4 palvelua")).to_be_visible()
        assert names(page) == ["a", "b", "c", "d"]


def test_a_screen_reader_hears_what_everything_is(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        group = page.get_by_role("group", name="Rajaa luetteloa")
        expect(group.get_by_role("combobox")).to_have_count(2)
        expect(group.get_by_role("combobox", name="Kieli", exact=True)).to_be_visible()
        expect(group.get_by_role("combobox", name="Aihe", exact=True)).to_be_visible()
        expect(page.get_by_role("heading", name="Palvelut", level=2)).to_be_visible()
        expect(page.get_by_role("heading", name="Palvelu a (avautuu uuteen ikkunaan)", level=3)).to_be_visible()
        expect(page.get_by_role("list").filter(has_text="Palvelu a").get_by_role("listitem")).to_have_count(4)


@pytest.mark.parametrize("look", LOOKS)
def test_no_state_breaks_a_rule_of_accessibility(browser: Browser, site: Path, look: str) -> None:
    with opened(browser, site, **LOOKS[look]) as page:
        for language, topic in (("", ""), ("ar", ""), ("ar", "laki"), ("ar", "kieli")):
            page.get_by_label("Kieli").select_option(language)
            page.get_by_label("Aihe").select_option(topic)
            assert violations(page) == [], (language, topic)


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_the_focus_is_seen_on_every_stop(browser: Browser, site: Path, look: str) -> None:
    with opened(browser, site, **LOOKS[look]) as page:
        page.get_by_label("Kieli").select_option("ar")
        page.locator("h1").focus()
        for stop in focus_stops(page):
            assert stop["style"] == "solid", stop
            assert stop["width"] >= 2, stop
            assert stop["isInView"], stop


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_scrolls_sideways(browser: Browser, tmp_path: Path, direction: str) -> None:
    long = SERVICES.replace("Palvelu a", LONG).replace("Auttaa", LONG).replace("Katu", LONG).replace("kunta", LONG)
    site = written(tmp_path / "site", long, TOPICS.replace("Oikeusapu", LONG))
    with opened(browser, site, viewport={"width": 320, "height": 600}) as page:
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        assert too_wide(page) == []
        page.get_by_label("Aihe").select_option("laki")
        assert too_wide(page) == []


def test_targets_are_large_enough(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_label("Kieli").select_option("ar")
        for target in page.locator(".services :is(button, select)").all():
            box = target.bounding_box() or {"width": 0, "height": 0}
            assert min(box["width"], box["height"]) >= 24, target


def test_paper_has_the_whole_list_and_nothing_to_choose_with(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_label("Kieli").select_option("ar")
        page.get_by_label("Aihe").select_option("kieli")
        page.emulate_media(media="print")
        assert names(page) == ["a", "b", "c", "d"]
        expect(page.locator(".filters")).to_be_hidden()


def test_without_scripts_the_whole_list_can_be_read(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url("fi/m/a.html"))
        assert names(page) == ["a", "b", "c", "d"]
        expect(page.locator(".filters")).to_be_hidden()
        expect(page.get_by_role("link", name="+358 9 0000000")).to_have_attribute("href", "tel:+35890000000")
