"""Every activity in every state, brought there by keyboard: what a screen reader gets, and no violation in any look.

`heard/<activity>.txt` is the accessibility tree in each state, to be read like a script of what is said.
NEUVOO_REWRITE=1 writes them anew: read the difference like code.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.judges.axe import colour_violations, violations
from tests.judges.chromium import WatchedPage
from tests.judges.heard import heard
from tests.judges.keyboard import tab_to
from tests.judges.server import Served, serve
from tests.render.activities import ACTIVITIES, write_activities

pytestmark = pytest.mark.browser
HEARD = Path(__file__).parent / "heard"
AWAKE = ACTIVITIES.keys() - {"dialogue", "timeline", "numbered-picture", "accordion", "cards", "table"}
"""Those that a script works in."""
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Write the course once, and serve it."""
    with serve(write_activities(tmp_path_factory.mktemp("activities") / "site")) as server:
        yield server


# ---------------------------------------------------------------- by keyboard through the states


def press(page: Page, selector: str, *keys: str) -> None:
    """Go somewhere with Tab, and press keys there."""
    tab_to(page, selector)
    for key in keys:
        page.keyboard.press(key)


def single(page: Page) -> Iterator[str]:
    yield "before"
    press(page, ".check", "Enter")
    expect(page.locator(".options input").first).to_be_focused()
    yield "asked for an answer"
    page.keyboard.press("Space")
    yield "chosen"
    page.keyboard.press("Enter")
    yield "wrong"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    yield "right"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    yield "wrong, no tries left"


def multiple(page: Page) -> Iterator[str]:
    yield "before"
    press(page, ".options input", "Space", "Tab", "Space", "Enter")
    yield "partly right"
    press(page, "[value='2']", "Space", "Tab", "Space", "Enter")
    yield "right"
    press(page, "[value='1']", "Space", "Tab", "Space", "Tab", "Space", "Enter")
    yield "wrong, no tries left"


def matching(page: Page) -> Iterator[str]:
    yield "before"
    press(page, "select", "ArrowDown", "Tab", "ArrowDown")
    press(page, ".check", "Enter")
    yield "partly right"
    press(page, "select:not([data-part='1'])", "ArrowDown")
    press(page, ".check", "Enter")
    yield "right"
    press(page, "select", "ArrowDown")
    press(page, ".check", "Enter")
    yield "partly right, no tries left"


def ordering(page: Page) -> Iterator[str]:
    yield "before"
    press(page, ".check", "Enter")
    yield "asked for an answer"
    items = page.locator(".item").all_inner_texts()
    right = ["Kysy kieli", "Tilaa tulkki", "Varaa aika"]
    assert items == ["Kysy kieli", "Varaa aika", "Tilaa tulkki"]
    press(page, "[aria-label='Siirrä ylös: Varaa aika']", "Enter")
    expect(page.locator(".announcer")).to_have_text("Varaa aika: paikka 1/3")
    press(page, ".check", "Enter")
    yield "wrong"
    press(page, "[aria-label='Siirrä alas: Varaa aika']", "Enter", "Enter")
    assert page.locator(".item").all_inner_texts() == right
    press(page, ".check", "Enter")
    yield "right"
    press(page, "[aria-label='Siirrä ylös: Varaa aika']", "Enter")
    press(page, ".check", "Enter")
    yield "partly right, no tries left"


def gap(page: Page) -> Iterator[str]:
    yield "before"
    press(page, "select", "ArrowDown", "Tab")
    page.keyboard.type("vaitiolo")
    page.keyboard.press("Enter")
    yield "partly right"
    press(page, ".options input", "End")
    page.keyboard.type("velvollisuus")
    page.keyboard.press("Enter")
    yield "right"
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    yield "partly right, no tries left"


def numeric(page: Page) -> Iterator[str]:
    yield "before"
    tab_to(page, ".options input")
    page.keyboard.type("15")
    page.keyboard.press("Enter")
    yield "wrong"
    page.keyboard.press("Backspace")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    yield "right"
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    yield "wrong, no tries left"


def in_test(page: Page) -> Iterator[str]:
    yield "before"
    press(page, ".hand-in", "Enter")
    yield "not all answered"
    answer_test(page, "ArrowUp", "2")
    yield "failed"
    press(page, ".hand-in", "Enter")
    yield "begun anew"
    answer_test(page, "ArrowDown", "3")
    yield "passed"
    press(page, ".hand-in", "Enter")
    answer_test(page, "ArrowUp", "2")
    yield "no attempts left"


def answer_test(page: Page, key: str, number: str) -> None:
    press(page, "#q-k-yksi input", "Space", key)
    tab_to(page, "#q-k-luku input")
    page.keyboard.press("Control+A")
    page.keyboard.type(number)
    press(page, ".hand-in", "Enter")
    expect(page.locator(".test > .result")).to_be_focused()


def scenario(page: Page) -> Iterator[str]:
    yield "first scene"
    press(page, ".now .choices a", "Enter")
    yield "the scene after a good choice"
    press(page, ".ways button", "Enter")
    press(page, ".now .choices li:last-child a", "Enter")
    yield "the scene after a poor choice"
    press(page, ".ways button:last-child", "Enter")
    yield "from the start"


def checklist(page: Page) -> Iterator[str]:
    yield "before"
    press(page, ".checklist input", "Space")
    yield "ticked"
    press(page, ".clear", "Enter")
    yield "cleared"


def reflection(page: Page) -> Iterator[str]:
    yield "before"
    tab_to(page, "textarea")
    page.keyboard.type("Eilen.")
    yield "written"
    press(page, ".clear", "Enter")
    yield "cleared"


def folded(page: Page) -> Iterator[str]:
    yield "closed"
    press(page, "article summary", "Enter")
    yield "first one open"


def tabs(page: Page) -> Iterator[str]:
    yield "first tab"
    press(page, "[role=tab]", "ArrowRight")
    yield "second tab"


def card(page: Page) -> Iterator[str]:
    yield "before"
    page.evaluate("window.print = () => {}")
    press(page, ".print", "Enter")
    yield "while it is printed"


def terms(page: Page) -> Iterator[str]:
    yield "before"
    press(page, "a.term", "Enter")
    expect(page.locator("#term-tulkki")).to_be_focused()
    yield "meaning shown"
    page.keyboard.press("Escape")
    expect(page.locator("a.term").first).to_be_focused()
    yield "closed with Escape"


def menu(page: Page) -> Iterator[str]:
    yield "closed"
    press(page, ".menu summary", "Enter")
    expect(page.locator(".menu li").first).to_be_visible()
    page.keyboard.press("Tab")
    yield "open"
    page.keyboard.press("Escape")
    expect(page.locator(".menu summary")).to_be_focused()
    yield "closed with Escape"


def as_it_is(_: Page) -> Iterator[str]:
    yield "always"


STATES: dict[str, Callable[[Page], Iterator[str]]] = {
    "single": single,
    "multiple": multiple,
    "truefalse": single,
    "matching": matching,
    "ordering": ordering,
    "gap": gap,
    "numeric": numeric,
    "test": in_test,
    "dialogue": as_it_is,
    "scenario": scenario,
    "checklist": checklist,
    "reflection": reflection,
    "accordion": folded,
    "tabs": tabs,
    "cards": folded,
    "timeline": as_it_is,
    "numbered-picture": as_it_is,
    "card": card,
    "terms": terms,
    "table": as_it_is,
}


def test_every_activity_is_gone_through() -> None:
    assert STATES.keys() == ACTIVITIES.keys()
    assert {path.stem for path in HEARD.iterdir()} == {*STATES, "menu"}


@pytest.mark.parametrize("name", [*STATES, "menu"])
def test_every_state_is_heard_and_seen(browser: Browser, served: Served, name: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        watched = WatchedPage.watch(context.new_page())
        page = watched.page
        page.goto(served.url(f"fi/m/{'table' if name == 'menu' else name}.html"))
        expect(page.locator("main.awake" if name in AWAKE else ".saved:not(:empty)")).to_be_attached()
        part = ".top" if name == "menu" else "article"
        told = []
        for state in STATES.get(name, menu)(page):
            told.append(f"== {state}\n{heard(page, part)}")
            assert violations_in_every_look(page) == {}, state
        watched.assert_clean()
    compare(HEARD / f"{name}.txt", "\n".join(told))


def violations_in_every_look(page: Page) -> dict[str, list[str]]:
    """Give what breaks WCAG by look; what is no matter of colours is the same in all."""
    found = {"light": violations(page)}
    for look in ("dark", "forced"):
        page.emulate_media(**LOOKS[look])
        found[look] = colour_violations(page)
    page.emulate_media(**LOOKS["light"])
    return {look: lines for look, lines in found.items() if lines}


def compare(file: Path, text: str) -> None:
    if os.environ.get("NEUVOO_REWRITE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == text
