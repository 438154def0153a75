"""Blocks that are read or worked with, in a browser: by keyboard, in every look, on paper, and without storage."""

from __future__ import annotations

import json
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
from tests.judges.lms import Lms
from tests.judges.server import serve
from tests.make import make
from tests.render.test_look import LONG, LOOKS, focus_stops, open_all, too_wide
from tests.runtime.platform import PRESENT

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
TEXT = (Path(__file__).parent / "presented.md").read_text(encoding="utf-8")
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360"><rect width="720" height="360" fill="#eef"/>'
    '<circle cx="120" cy="180" r="40"/><circle cx="360" cy="80" r="40"/><circle cx="600" cy="180" r="40"/></svg>'
)
SWEDISH = """\
# Presenterat

::: checklist id=ennen-tapaamista
- Boka tolk
- Boka dubbel tid
- Se kartan
:::

::: reflection id=oma-tapa
När bokade du tolk senast?
:::
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a course whose first page has one of each block."""
    return written(tmp_path_factory.mktemp("presented") / "site", TEXT)


def written(place: Path, text: str) -> Path:
    pages = {"national/m/a.fi.md": text, "national/m/a.sv.md": SWEDISH, "national/m/b.fi.md": "# Toinen\n\nTeksti.\n"}
    made = make({**pages, "national/m/b.sv.md": "# Andra\n\nText.\n", "national/m/istuminen.svg": PICTURE})
    renderer = Renderer(made.course.pictures, lambda _: Blob.of(PICTURE))
    write_folder(place, renderer.render(made.edition("Espoo", "fi", "sv")))
    return place


@contextmanager
def opened(browser: Browser, site: Path, **how: Any) -> Iterator[Page]:
    """Open the page with the blocks, and hold it to the policy."""
    with serve(site) as server, browser.new_context(**{"viewport": PHONE, **how}) as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.goto(server.url("fi/m/a.html"))
        ready(watched.page)
        yield watched.page
        watched.assert_clean()


def ready(page: Page) -> None:
    """Wait for the activities' script."""
    expect(page.locator(".kept [role=status]").first).not_to_be_empty()


def scene(page: Page) -> str:
    """Give the title of the one scene that is shown."""
    shown = [one for one in page.locator(".scene").all() if one.is_visible()]
    assert len(shown) == 1
    return shown[0].locator("h2").inner_text()


def notes(page: Page) -> dict[str, str]:
    """Give what the browser keeps of the learner's notes."""
    found = page.evaluate("Object.entries(localStorage).filter(([key]) => key.endsWith(':notes')).map(one => one[1])")
    return json.loads(found[0]) if found else {}


# ---------------------------------------------------------------- scenario


def test_a_scenario_goes_on_back_and_to_the_start_by_keyboard(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        assert scene(page) == "Asiakas tulee tiskille"
        expect(page.get_by_role("button", name="Takaisin")).to_be_hidden()
        page.get_by_role("link", name="Pyydän puhelintulkin").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".said")).to_be_focused()
        expect(page.locator(".said")).to_contain_text("Valitsit: Pyydän puhelintulkin")
        expect(page.locator(".said")).to_contain_text("Puhelintulkki löytyy")
        assert scene(page) == "Tulkki"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert scene(page) == "Loppu"
        expect(page.get_by_text("Tilanne päättyy tähän.").last).to_be_visible()
        page.get_by_role("button", name="Takaisin").press("Enter")
        assert scene(page) == "Tulkki"
        expect(page.locator(".scene.now h2")).to_be_focused()
        page.get_by_role("button", name="Aloita alusta").press("Enter")
        assert scene(page) == "Asiakas tulee tiskille"
        expect(page.locator(".said")).to_be_empty()


def test_a_choice_without_a_consequence_and_one_below_the_list(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_role("link", name="Annan tyttären tulkata").click()
        expect(page.locator(".said")).to_contain_text("Tytär ei tunne sanoja")
        page.get_by_role("button", name="Aloita alusta").click()
        page.get_by_role("link", name="Pyydän puhelintulkin").click()
        page.get_by_role("link", name="Menen suoraan asiaan").click()
        expect(page.locator(".said")).to_have_text("Valitsit: Menen suoraan asiaan")


# ---------------------------------------------------------------- notes


def test_notes_stay_in_the_browser_in_every_language_and_can_be_cleared(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_label("Varaa kaksinkertainen aika").check()
        area = page.get_by_role("textbox", name="Milloin olet viimeksi tilannut tulkin?")
        area.fill("Eilen.\nHyvin meni.")
        expect(page.locator(".kept").first).to_have_text(
            "Vain sinulle: tätä ei lähetetä minnekään. Säilyy tässä selaimessa."
        )
        assert notes(page) == {".1/ennen-tapaamista": "010", ".1/oma-tapa": "Eilen.\nHyvin meni."}
        page.get_by_role("link", name="Svenska").click()
        expect(page.get_by_label("Boka dubbel tid")).to_be_checked()
        expect(page.get_by_role("textbox")).to_have_value("Eilen.\nHyvin meni.")
        page.reload()
        ready(page)
        expect(page.get_by_label("Boka dubbel tid")).to_be_checked()
        for button in page.locator(".clear").all():
            button.click()
        expect(page.get_by_role("textbox")).to_have_value("")
        assert notes(page) == {}


def test_clearing_can_be_taken_back(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        button = page.locator(".reflection .clear")
        expect(button).to_be_hidden()
        page.get_by_role("textbox").fill("Tärkeää.")
        expect(button).to_have_text("Tyhjennä")
        button.press("Enter")
        expect(page.get_by_role("textbox")).to_have_value("")
        expect(button).to_be_focused()
        expect(button).to_have_text("Peru tyhjennys")
        button.press("Enter")
        expect(page.get_by_role("textbox")).to_have_value("Tärkeää.")
        assert notes(page) == {".1/oma-tapa": "Tärkeää."}
        button.click()
        page.get_by_role("textbox").fill("Uutta.")
        expect(button).to_have_text("Tyhjennä")


def test_ticks_of_a_list_that_has_grown_are_not_put_on_other_items(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_label("Varaa kaksinkertainen aika").check()
        page.evaluate(
            """() => {
                const key = Object.keys(localStorage).find(one => one.endsWith(":notes"));
                localStorage.setItem(key, JSON.stringify({".1/ennen-tapaamista": "01"}));
            }"""
        )
        page.reload()
        ready(page)
        assert page.locator(".checklist :checked").count() == 0


@pytest.mark.parametrize("what", ["getItem", "setItem"])
def test_a_browser_that_keeps_nothing_says_so(browser: Browser, site: Path, what: str) -> None:
    refuse = f"Storage.prototype.{what} = () => {{ throw new DOMException('no', 'SecurityError'); }};"
    with serve(site) as server, browser.new_context() as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.add_init_script(refuse)
        watched.page.goto(server.url("fi/m/a.html"))
        ready(watched.page)
        watched.page.get_by_role("textbox").fill("Eilen.")
        kept = "Säilyy" if what == "getItem" else "Tämä selain ei säilytä sitä."
        expect(watched.page.locator(".reflection .kept")).to_contain_text(kept)
        expect(watched.page.get_by_role("textbox")).to_have_value("Eilen.")
        watched.assert_clean()


def test_nothing_of_the_notes_reaches_the_platform(lms: Lms, site: Path) -> None:
    visit = lms.launch("1.2", site, "fi/m/a.html")
    visit.frame.get_by_role("textbox").fill("Salaisuus")
    visit.frame.get_by_label("Varaa tulkki").check()
    expect(visit.frame.locator(".reflection .kept")).to_contain_text("Säilyy tässä selaimessa.")
    visit.leave()
    assert not [call for call in visit.calls() if "Salaisuus" in str(call) or "oma-tapa" in str(call)]


def test_a_platform_that_answers_late_costs_no_notes(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context() as context:
        before = context.new_page()
        before.add_init_script(PRESENT)
        before.goto(server.url("fi/m/a.html"))
        ready(before)
        before.get_by_role("textbox").fill("Vanha.")
        page = context.new_page()
        page.clock.install()
        page.add_init_script(PRESENT + "platform.throws = true;")
        page.goto(server.url("fi/m/a.html"))
        ready(page)
        for text in ("Uusi.", "Uudempi."):
            page.get_by_role("textbox").fill(text)
            expect(page.locator(".reflection .kept")).to_contain_text("Tämä selain ei säilytä sitä.")
            page.evaluate("window.platform.throws = false")
            page.clock.run_for(31_000)
        assert notes(page) == {".1/oma-tapa": "Vanha."}
        page.get_by_label("Varaa tulkki").check()
        expect(page.locator(".checklist .kept")).to_contain_text("Säilyy tässä selaimessa.")
        assert notes(page) == {".1/oma-tapa": "Vanha.", ".1/ennen-tapaamista": "100"}


def test_each_learner_has_their_own_notes(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context() as context:
        for learner, text in (("aino", "Ainon."), ("bertta", "Bertan.")):
            page = context.new_page()
            page.add_init_script(PRESENT + f"platform.values['cmi.core.student_id'] = '{learner}';")
            page.goto(server.url("fi/m/a.html"))
            ready(page)
            expect(page.get_by_role("textbox")).to_have_value("")
            page.get_by_role("textbox").fill(text)
        kept = page.evaluate(
            "Object.entries(localStorage).filter(([key]) => key.endsWith(':notes')).map(one => one[1])"
        )
        assert len(kept) == 2
        assert "aino" not in page.evaluate("Object.keys(localStorage).join()")


# ---------------------------------------------------------------- tabs


@pytest.mark.parametrize(("direction", "on", "back"), [("ltr", "Right", "Left"), ("rtl", "Left", "Right")])
def test_arrow_keys_go_from_tab_to_tab(browser: Browser, site: Path, direction: str, on: str, back: str) -> None:
    with opened(browser, site) as page:
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        page.get_by_role("tab", name="Puhelin").focus()
        for key, name in ((on, "Verkko"), (on, "Käynti tiskillä"), (on, "Puhelin"), (back, "Käynti tiskillä")):
            page.keyboard.press(f"Arrow{key}")
            tab = page.get_by_role("tab", name=name)
            expect(tab).to_be_focused()
            expect(tab).to_have_attribute("aria-selected", "true")
            expect(page.get_by_role("tabpanel")).to_have_count(1)
            expect(page.get_by_role("tabpanel", name=name)).to_be_visible()
        page.keyboard.press("Home")
        expect(page.get_by_role("tab", name="Puhelin")).to_be_focused()
        page.keyboard.press("End")
        page.keyboard.press("Tab")
        expect(page.get_by_role("tabpanel", name="Käynti tiskillä")).to_be_focused()


def test_a_tab_is_chosen_with_a_click(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_role("tab", name="Verkko").click()
        expect(page.get_by_text("Täytä lomake.")).to_be_visible()
        expect(page.get_by_text("Soita numeroon.")).to_be_hidden()


# ---------------------------------------------------------------- looks


def states(page: Page) -> Iterator[str]:
    """Bring every block from one state to the next."""
    yield "before"
    page.get_by_role("link", name="Pyydän puhelintulkin").click()
    for box in page.locator(".checklist input").all():
        box.check()
    page.get_by_role("textbox").fill("Eilen.\n" * 12)
    page.get_by_role("tab").nth(1).click()
    open_all(page)
    yield "half-way"
    page.get_by_role("link", name="Menen suoraan asiaan").click()
    for button in page.locator(".clear").all():
        button.click()
    yield "at the end, and cleared"


@pytest.mark.parametrize("look", LOOKS)
def test_no_state_breaks_wcag_in_any_look(browser: Browser, site: Path, look: str) -> None:
    with opened(browser, site, **LOOKS[look]) as page:
        for state in states(page):
            assert violations(page) == [], state


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_the_focus_is_seen_on_every_stop(browser: Browser, site: Path, look: str) -> None:
    with opened(browser, site, **LOOKS[look]) as page:
        for stop in focus_stops(page):
            assert stop["style"] == "solid", stop
            assert stop["width"] >= 2, stop
            assert stop["isInView"], stop


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_scrolls_sideways(browser: Browser, tmp_path: Path, direction: str) -> None:
    long = TEXT.replace("Neuvoja", LONG).replace("Hei, ", LONG).replace("Puhelin\n", f"{LONG}\n")
    long = long.replace("Mikä on suostumus", LONG).replace("1994", LONG).replace("Varaa tulkki", LONG)
    with opened(browser, written(tmp_path / "site", long), viewport={"width": 320, "height": 600}) as page:
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        for state in states(page):
            assert too_wide(page) == [], state


def test_targets_are_large_enough(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_role("link", name="Pyydän puhelintulkin").click()
        for target in page.locator("article :is(button, .choices a, label, summary, input, textarea)").all():
            if target.is_visible():
                box = target.bounding_box() or {"width": 0, "height": 0}
                assert min(box["width"], box["height"]) >= 24, target


def test_which_tab_is_chosen_shows_in_forced_colours(browser: Browser, site: Path) -> None:
    with opened(browser, site, **LOOKS["forced"]) as page:
        colour = "one => getComputedStyle(one).borderBlockEndColor"
        first, second = (page.get_by_role("tab").nth(index).evaluate(colour) for index in (0, 1))
        assert first != second


# ---------------------------------------------------------------- without scripts, and on paper


def test_without_scripts_everything_can_be_read(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url("fi/m/a.html"))
        hidden = [
            one.inner_text() for one in page.locator(".scene, .tab, .consequence, .turn").all() if not one.is_visible()
        ]
        assert hidden == []
        page.get_by_role("link", name="Annan tyttären tulkata").click()
        assert page.url.endswith("#scene-1-tytar")
        expect(page.get_by_text("Asiakkaan lupa.")).to_be_hidden()
        page.get_by_text("Mikä on suostumus?").click()
        expect(page.get_by_text("Asiakkaan lupa.")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)  # what needs a script is not offered


def test_paper_has_every_scene_and_tab_and_all_that_was_written(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_role("link", name="Pyydän puhelintulkin").click()
        page.get_by_role("textbox").fill("\n".join(f"Rivi {line}." for line in range(40)))
        page.emulate_media(media="print")
        for part in page.locator(".scene, .tab, .tab h3, .consequence:not(.said *), .cards p, .written").all():
            expect(part).to_be_visible()
        for hidden in page.locator(".said, textarea, [role=tablist], .kept").all():
            expect(hidden).to_be_hidden()
        assert page.locator(".written").evaluate("one => one.scrollHeight <= one.clientHeight + 1")
        expect(page.locator(".written")).to_contain_text("Rivi 39.")
        page.locator("textarea").evaluate(
            "one => { one.value = ''; one.dispatchEvent(new Event('input', {bubbles: true})) }"
        )
        expect(page.locator("textarea")).to_be_visible()


def test_the_style_comes_with_the_page_when_pages_are_swapped(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.get_by_role("link", name="Toinen").first.click()
        expect(page.locator("h1")).to_have_text("Toinen")
        page.go_back()
        ready(page)
        expect(page.locator(".dialogue .other")).to_have_css("justify-self", "end")
        assert scene(page) == "Asiakas tulee tiskille"


def test_a_card_is_printed_by_itself(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        page.evaluate("window.print = () => { window.printed = document.querySelectorAll('.alone').length }")
        page.get_by_role("button", name="Tulosta kortti").click()
        assert page.evaluate("window.printed") == 1
        page.emulate_media(media="print")
        expect(page.get_by_text("Puhu asiakkaalle.")).to_be_visible()
        for other in ("h1", ".dialogue", ".module-title", ".question", ".scenario"):
            expect(page.locator(other).first).to_be_hidden()
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        expect(page.locator("h1")).to_be_visible()


def test_the_numbers_of_a_picture_are_numbers_of_its_list(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        listed = page.locator(".numbered-picture").get_by_role("listitem")
        expect(listed).to_have_count(3)
        expect(listed.first).to_have_text("Neuvoja puhuu asiakkaalle, ei tulkille.")
