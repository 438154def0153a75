"""What a word means, shown at the word: by pointer and keyboard, from anywhere in a page, and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from neuvoo_course.archive import write_folder
from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from tests.judges.chromium import WatchedPage
from tests.judges.keyboard import tab_to
from tests.judges.server import Served, serve
from tests.make import make
from tests.render.test_look import too_wide
from tests.render.test_markup import body, tree

GLOSSARY = """\
tulkki:
  term: {fi: asioimistulkki, sv: kontakttolk}
  meaning: {fi: Tulkkaa puheen., sv: Tolkar tal.}
lupa:
  term: {fi: lupa, sv: lov}
  meaning: {fi: Saa tehdä., sv: Får göra.}
"""
TERMS = {"national/glossary.yaml": re.sub(r", sv: [^}]+", "", GLOSSARY)}
TEXT = """\
# Sivu

Ensin [tulkki](term:tulkki), sitten [lupa](term:lupa) ja taas [tulkin](term:tulkki) työ.

| Kuka | Mitä |
|---|---|
| Pitkä pitkä sana | [tulkki](term:tulkki) |

::: accordion
## Mikä on [lupa](term:lupa)?
Se.
:::

::: question single id=q
Kuka?

- [ ] [tulkki](term:tulkki) itse
- [x] viranomainen
  > Pyydä [lupa](term:lupa).
:::
"""


def no_picture(path: str) -> Blob:
    raise AssertionError(path)


# ---------------------------------------------------------------- markup


def test_a_page_holds_each_meaning_once_and_out_of_sight() -> None:
    found = tree("[a](term:lupa) [b](term:tulkki) [c](term:lupa)", **TERMS)
    assert found.xpath("//a[@class='term']/@href") == [f"../glossary.html#term-{w}" for w in ("lupa", "tulkki", "lupa")]
    (terms,) = found.xpath("div")
    assert (terms.get("class"), terms.get("hidden")) == ("terms", "hidden")
    assert terms.xpath("div/@id") == ["term-lupa", "term-tulkki"]
    first = terms[0]
    assert first.xpath("string(//*[@id=$id])", id=first.get("aria-labelledby")) == "lupa"
    assert first.xpath("string(//*[@id=$id])", id=first.get("aria-describedby")) == "Saa tehdä."
    assert first.xpath(".//a/@href") == ["../glossary.html#term-lupa"]
    assert not terms.xpath(".//@lang")


def test_a_page_without_terms_holds_nothing_of_it() -> None:
    assert "terms" not in body("Teksti.", **TERMS)


def test_a_meaning_is_in_the_text_s_language_and_says_when_it_is_not() -> None:
    made = make(
        {
            "national/m/a.fi.md": "# A\n\nx\n",
            "national/m/a.sv.md": "# A\n\nx\n",
            "national/m/b.sv.md": "# B\n\n[t](term:tulkki)\n",
            "national/glossary.yaml": GLOSSARY,
        }
    )
    page = Renderer(frozenset(), no_picture).render(made.edition("091", "fi", "sv"))["fi/m/b.html"]
    text = page.data.decode()
    assert "Tolkar tal." in text
    assert "Tulkkaa puheen." not in text
    assert '<a href="../glossary.html#term-tulkki">Ordlista</a> <button type="button">Stäng</button>' in text


# ---------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Write a course whose page has words in every place, and serve it."""
    folder = tmp_path_factory.mktemp("terms") / "site"
    made = make({"national/m/a.fi.md": TEXT, "national/m/b.fi.md": "# Toinen\n\n[lupa](term:lupa)\n", **TERMS})
    write_folder(folder, Renderer(frozenset(), no_picture).render(made.edition("Espoo", "fi")))
    with serve(folder) as server:
        yield server


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """Open the page on a phone, and see that nothing went wrong in the end."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.goto(served.url("fi/m/a.html"))
        expect(watched.page.locator("main.awake")).to_be_attached()
        yield watched.page
        watched.assert_clean()


def shown(page: Page) -> Locator:
    return page.locator(".meaning:visible")


@pytest.mark.browser
def test_a_click_shows_it_below_the_word_and_a_click_elsewhere_closes_it(page: Page) -> None:
    for word in page.locator("a.term:visible").all():
        word.click()
        expect(shown(page)).to_have_count(1)
        expect(shown(page)).to_be_focused()
        box, at = shown(page).bounding_box(), word.bounding_box()
        assert box
        assert at
        assert 0 <= box["y"] - (at["y"] + at["height"]) < 24
        assert too_wide(page) == []
        page.locator("h1").click()
        expect(shown(page)).to_have_count(0)
    assert page.url.endswith("a.html")
    assert not page.locator("#q-q input").first.is_checked()


@pytest.mark.browser
def test_the_word_and_the_button_close_it_and_give_the_focus_back(page: Page) -> None:
    word = page.locator("a.term").first
    for close in (word, page.locator(".meaning:visible button")):
        word.click()
        close.click()
        expect(shown(page)).to_have_count(0)
        expect(word).to_be_focused()


@pytest.mark.browser
def test_by_keyboard_it_is_read_left_and_closed(page: Page) -> None:
    tab_to(page, "a.term")
    page.keyboard.press("Enter")
    expect(shown(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(shown(page).get_by_role("link", name="Sanasto")).to_be_focused()
    page.keyboard.press("Tab")
    expect(shown(page).get_by_role("button", name="Sulje")).to_be_focused()
    page.keyboard.press("Tab")  # on to the next word: nothing covers it
    expect(page.locator("a.term").nth(1)).to_be_focused()
    expect(shown(page)).to_have_count(0)
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("a.term").nth(1)).to_be_focused()


@pytest.mark.browser
def test_a_word_in_an_option_chooses_nothing_and_in_a_summary_opens_nothing(page: Page) -> None:
    page.locator(".option a.term").click()
    page.locator(".meaning:visible p").nth(1).click()
    expect(page.locator("#q-q input").first).not_to_be_checked()
    page.keyboard.press("Escape")
    page.locator("summary a.term").click()
    page.locator(".meaning:visible p").nth(1).click()
    expect(page.locator(".accordion details")).not_to_have_attribute("open", "")
    expect(shown(page)).to_have_count(1)


@pytest.mark.browser
def test_words_in_what_is_shown_after_an_answer_have_meanings_too(page: Page) -> None:
    page.get_by_label("viranomainen").check()
    page.locator(".check").click()
    page.locator(".result a.term").click()
    expect(shown(page)).to_contain_text("Saa tehdä.")
    page.get_by_role("radio", name="tulkki itse").check()  # which takes the result away
    page.locator("a.term").nth(1).click()
    expect(shown(page)).to_contain_text("Saa tehdä.")


@pytest.mark.browser
def test_its_link_leads_to_the_glossary_and_back_all_is_as_before(page: Page) -> None:
    page.locator("a.term").first.click()
    shown(page).get_by_role("link", name="Sanasto").click()
    expect(page.locator("#term-tulkki")).to_be_focused()
    assert "glossary.html#term-tulkki" in page.url
    page.go_back()
    expect(page.locator("main.awake")).to_be_attached()
    page.locator("a.term").first.click()
    expect(shown(page)).to_have_count(1)


@pytest.mark.browser
def test_with_a_key_held_the_browser_follows_the_link(page: Page) -> None:
    with page.context.expect_page() as opening:
        page.locator("a.term").first.click(modifiers=["Control"])
    opening.value.wait_for_load_state()
    assert "glossary.html" in opening.value.url
    expect(shown(page)).to_have_count(0)


@pytest.mark.browser
def test_without_scripts_the_word_leads_to_the_glossary(browser: Browser, served: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served.url("fi/m/a.html"))
        expect(shown(page)).to_have_count(0)
        page.locator("a.term").first.click()
        assert page.url.endswith("fi/glossary.html#term-tulkki")


@pytest.mark.browser
def test_paper_has_no_meanings(page: Page) -> None:
    page.emulate_media(media="print")
    expect(shown(page)).to_have_count(0)


@pytest.mark.browser
def test_from_a_folder_it_works_as_well(browser: Browser, tmp_path: Path) -> None:
    made = make({"national/m/a.fi.md": TEXT, **TERMS})
    write_folder(tmp_path / "site", Renderer(frozenset(), no_picture).render(made.edition("Espoo", "fi")))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((tmp_path / "site/fi/m/a.html").as_uri())
        expect(page.locator("main.awake")).to_be_attached()
        page.locator("a.term").first.click()
        expect(shown(page)).to_be_focused()
