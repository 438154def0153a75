"""Each fault that platforms and networks were seen to have: reading goes on, it is told, and nothing done is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Frame, Page, Route, expect

from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage, settle
from tests.judges.server import Served, serve
from tests.runtime.platform import PRESENT, calls, in_platform
from tests.runtime.sample import write_sample

pytestmark = pytest.mark.browser

ALONE = "Ei yhteyttä oppimisalustaan: edistyminen säilyy tässä selaimessa"
LOOKING = "Tallennus ei onnistunut: oppimisalusta ei ole vielä vastannut; yritetään uudelleen"
AWAY = "Sivua ei saatu haettua: verkkoyhteys on poikki."
TROUBLE = "Tallennus ei onnistunut: Out of order"
EVERYTHING = "platform.refuse = {LMSInitialize: '301', LMSGetValue: '301', LMSSetValue: '301', LMSCommit: '301'}"
LEAVE = "window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Write the sample package, and a page that holds it in a frame."""
    folder = write_sample(tmp_path / "package")
    (folder / "host.html").write_text('<title>Host</title><iframe name="sco"></iframe>', encoding="utf-8")
    return folder


@pytest.fixture
def served(package: Path) -> Iterator[Served]:
    """Serve the sample package."""
    with serve(package) as server:
        yield server


@pytest.fixture
def page(browser_page: WatchedPage) -> Page:
    """Open a browser's page."""
    return browser_page.page


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """Give the browser with its storage."""
    return page.context


def in_frame(page: Page, served: Served, href: str, before: str = "") -> Frame:
    """Open the package in a frame of a page of the platform."""
    page.goto(served.url("host.html"))
    page.evaluate(f"() => {{ {before} }}")
    frame = page.frame("sco")
    assert frame is not None
    frame.goto(served.url(href))
    return frame


def heading(page: Page | Frame, text: str) -> None:
    expect(page.locator("main h1")).to_have_text(text)


def next_page(page: Page | Frame, title: str) -> None:
    page.get_by_role("link", name="Next").click()
    heading(page, title)


def told(page: Page | Frame, text: str) -> None:
    """Expect words that a screen reader says by itself, and that can be seen."""
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def answer(page: Page | Frame, value: int = 3) -> None:
    page.locator(f'#yksi input[value="{value}"]').check()
    page.locator("#yksi .check").click()
    expect(page.locator("#yksi .result .verdict")).to_be_visible()


# The API


def test_an_api_that_appears_late_leads_to_the_saved_place(page: Page, served: Served) -> None:
    frame = in_frame(page, served, "index.html")
    told(frame, LOOKING)
    assert page.evaluate("localStorage.length") == 0
    page.evaluate(f"() => {{ {PRESENT} platform.values['cmi.suspend_data'] = '1;p=0.2;s=3;v0=3;o='; }}")
    heading(frame, "Kysymykset fi")
    told(frame, "Tallennettu")
    expect(frame.locator(".bar .progress")).to_contain_text("2/4")
    assert "s=4;v0=3" in in_platform(page, "cmi.suspend_data")
    assert len(calls(page, "Initialize")) == 1


def test_an_api_that_appears_late_meets_a_visit_under_way(page: Page, served: Served) -> None:
    frame = in_frame(page, served, "fi/index.html")
    frame.get_by_role("link", name="Siirto", exact=True).first.click()
    heading(frame, "Siirto fi")
    frame.locator(".home").click()
    heading(frame, "Koulutus")
    page.evaluate(f"() => {{ {PRESENT} platform.values['cmi.suspend_data'] = '1;p=0.2;s=3;v0=3;o='; }}")
    told(frame, "Tallennettu")
    heading(frame, "Koulutus")
    expect(frame.locator(".bar .progress")).to_contain_text("3/4")
    expect(frame.locator("main .read")).to_have_count(3)
    expect(frame.locator(".continue")).to_have_count(1)
    assert "v0=3;v1=1;o=,helsinki" in in_platform(page, "cmi.suspend_data")


def test_an_api_that_never_appears_is_given_up(page: Page, served: Served) -> None:
    page.clock.install()
    frame = in_frame(page, served, "fi/tulkki/alku.html")
    told(frame, LOOKING)
    page.clock.run_for(11_000)
    told(frame, ALONE)
    next_page(frame, "Kysymykset fi")
    expect(frame.locator(".bar .progress")).to_contain_text("2/4")


def test_a_popup_without_opener_keeps_to_the_browser(page: Page, served: Served) -> None:
    page.goto(served.url("host.html"))
    with page.context.expect_page() as opened:
        page.evaluate("url => void window.open(url, '_blank', 'noopener')", served.url("fi/tulkki/alku.html"))
    told(opened.value, ALONE)
    next_page(opened.value, "Kysymykset fi")


def test_a_slow_call_comes_after_the_page_is_shown(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    told(page, "Tallennettu")
    # What is fetched once an LMS is there saves by itself.
    expect(page.get_by_role("button", name="Tallenna ja poistu")).to_be_visible()
    commits_when_painted = page.evaluate("""() => new Promise((done) => {
        platform.hangs = 1500;
        const before = platform.calls.length;
        const look = () => {
            if (!document.querySelector("h1").textContent.startsWith("Kysymykset")) return requestAnimationFrame(look);
            done(platform.calls.length - before);
        };
        document.querySelector("[rel=next]").click();
        look();
    })""")
    assert commits_when_painted == 0
    page.evaluate("""() => new Promise((done) => {
        const commits = () => platform.calls.filter(([name]) => name === "LMSCommit").length;
        const look = () => (commits() > 1 ? done() : setTimeout(look, 50));
        look();
    })""")
    assert "v0=3" in in_platform(page, "cmi.suspend_data")


def test_a_slow_call_comes_after_the_answer_is_shown_and_kept(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/kysymykset.html"))
    settle(page)
    page.locator("#yksi input").last.check()
    shown = page.evaluate("""() => {
        platform.hangs = 1500;
        const before = platform.calls.length;
        document.querySelector("#yksi .check").click();
        const copy = Object.values(localStorage)[0];
        return [document.querySelector("#yksi .verdict").textContent, platform.calls.length - before, copy];
    }""")
    assert shown[:2] == ["Väärin", 0]
    assert ";q0=5" in shown[2]


@pytest.mark.parametrize("how", ["refuses", "throws"])
def test_a_session_that_ends_in_the_middle(page: Page, served: Served, how: str) -> None:
    page.clock.install()
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    told(page, "Tallennettu")
    page.evaluate(EVERYTHING if how == "refuses" else "platform.throws = true")
    next_page(page, "Kysymykset fi")
    page.clock.run_for(100)
    told(page, "Tallennus ei onnistunut")
    answer(page)
    next_page(page, "Koe fi")
    page.evaluate("platform.refuse = {}; platform.throws = false")
    page.clock.run_for(31_000)
    told(page, "Tallennettu")
    state = page.evaluate("platform.values['cmi.suspend_data']")
    assert "q0=7" in state
    assert "v0=7" in state
    assert page.evaluate("platform.values['cmi.core.lesson_location']") == "tulkki/koe"


def test_a_session_that_never_comes_back_is_made_up_for_at_the_next_launch(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    told(page, "Tallennettu")
    page.evaluate(EVERYTHING)
    next_page(page, "Kysymykset fi")
    answer(page)
    told(page, TROUBLE)
    page.goto("about:blank")
    page.goto(served.url("index.html"))
    heading(page, "Kysymykset fi")
    expect(page.locator("#yksi .result")).to_contain_text("Oikein")
    state = in_platform(page, "cmi.suspend_data")
    assert "q0=7" in state
    assert "v0=3" in state


def test_a_refused_end_is_no_trouble(page: Page, served: Served, browser_page: WatchedPage) -> None:
    page.add_init_script(PRESENT + "platform.refuse = { LMSFinish: '301' };")
    page.goto(served.url("fi/tulkki/alku.html"))
    told(page, "Tallennettu")
    page.evaluate(LEAVE)
    assert len(calls(page, "Finish")) == 1
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    next_page(page, "Kysymykset fi")
    told(page, "Tallennettu")
    assert "v0=3" in in_platform(page, "cmi.suspend_data")
    assert browser_page.errors == []


def test_back_from_another_site_goes_on(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    next_page(page, "Kysymykset fi")
    answer(page)
    page.goto(served.url("host.html").replace("127.0.0.1", "localhost"))
    page.go_back()
    heading(page, "Kysymykset fi")
    told(page, "Tallennettu")
    next_page(page, "Koe fi")
    state = in_platform(page, "cmi.suspend_data")
    assert "q0=7" in state
    assert "v0=7" in state


# The network


def test_ten_minutes_without_a_network(page: Page, served: Served, context: BrowserContext) -> None:
    page.clock.install()
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    next_page(page, "Kysymykset fi")
    answer(page, 1)
    context.set_offline(True)
    page.evaluate("platform.refuse = { LMSCommit: '101' }")
    answer(page)
    page.get_by_role("link", name="Next").click()
    told(page, AWAY)
    heading(page, "Kysymykset fi")
    assert page.get_by_role("link", name="Next").is_enabled()
    page.clock.run_for(600_000)
    told(page, TROUBLE)
    page.evaluate("platform.refuse = {}; platform.values['cmi.suspend_data'] = ''")
    context.set_offline(False)
    told(page, "Tallennettu")
    state = page.evaluate("platform.values['cmi.suspend_data']")
    assert "q0=7" in state
    assert "v0=3" in state
    next_page(page, "Koe fi")
    expect(page.locator(".notice")).to_be_empty()


def test_back_without_a_network_keeps_page_and_address_together(
    page: Page, served: Served, context: BrowserContext
) -> None:
    page.goto(served.url("fi/index.html"))
    page.get_by_role("link", name="Alku").click()
    heading(page, "Alku fi")
    context.set_offline(True)
    page.evaluate("history.back()")
    told(page, AWAY)
    heading(page, "Alku fi")
    expect(page).to_have_url(served.url("fi/tulkki/alku.html"))
    assert violations(page) == []
    context.set_offline(False)
    next_page(page, "Kysymykset fi")


def test_a_server_that_is_down_is_told(page: Page, served: Served) -> None:
    page.goto(served.url("fi/tulkki/alku.html"))
    page.route("**/*", lambda route: route.fulfill(status=503, body="Down"))
    page.get_by_role("link", name="Next").click()
    told(page, AWAY)
    heading(page, "Alku fi")
    page.unroute_all()
    next_page(page, "Kysymykset fi")


def test_a_fetch_that_hangs_is_followed_for_real(page: Page, served: Served) -> None:
    held: list[Route] = []
    page.clock.install()
    page.goto(served.url("fi/tulkki/alku.html"))
    page.route(
        "**/kysymykset.html",
        lambda route: held.append(route) if route.request.resource_type == "fetch" else route.continue_(),
    )
    with page.expect_request("**/kysymykset.html"):
        page.get_by_role("link", name="Next").click()
    heading(page, "Alku fi")
    page.clock.run_for(10_100)
    heading(page, "Kysymykset fi")
    expect(page.locator(".bar .progress")).to_contain_text("2/4")
    assert len(held) == 1


def test_pushstate_refused_is_followed_for_real_within_one_talk(page: Page, served: Served) -> None:
    page.add_init_script("history.pushState = () => { throw new DOMException('no', 'SecurityError'); };")
    frame = in_frame(page, served, "fi/tulkki/alku.html", PRESENT)
    for title in ("Kysymykset fi", "Koe fi", "Siirto fi"):
        next_page(frame, title)
        told(frame, "Tallennettu")
    expect(frame.locator(".bar .progress")).to_contain_text("4/4")
    assert len(calls(page, "Initialize")) == 1
    assert calls(page, "Finish") == []


# The device


def test_time_asleep_does_not_count(page: Page, served: Served) -> None:
    page.clock.install()
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/alku.html"))
    told(page, "Tallennettu")
    page.clock.run_for(120_000)
    page.clock.fast_forward("08:00:00")
    page.evaluate(LEAVE)
    time = page.evaluate("platform.values['cmi.core.session_time']")
    assert time.startswith("0000:0"), time
    assert time >= "0000:02:00"


def test_two_tabs_do_not_undo_each_other(served: Served, context: BrowserContext) -> None:
    context.add_init_script(PRESENT)
    first, second = context.new_page(), context.new_page()
    first.goto(served.url("fi/tulkki/alku.html"))
    second.goto(served.url("fi/ohjaus/siirto.html"))
    next_page(first, "Kysymykset fi")
    answer(first)
    second.locator(".home").click()
    heading(second, "Koulutus")
    state = in_platform(second, "cmi.suspend_data")
    assert "q0=7" in state
    assert "v0=3;v1=1" in state
    first.close()
    second.close()
    third = context.new_page()
    third.goto(served.url("index.html"))
    expect(third.locator(".bar .progress")).to_contain_text("3/4")


def test_a_shared_computer_is_left_without_a_trace(page: Page, served: Served) -> None:
    page.add_init_script(PRESENT)
    page.goto(served.url("fi/tulkki/kysymykset.html"))
    answer(page)
    page.evaluate("localStorage['neuvoo:other-091:1'] = 'x'; localStorage['platform'] = 'y'")
    page.get_by_role("link", name="About").click()
    page.get_by_role("button", name="Poista tämän selaimen kopio").click()
    expect(page.locator(".shared p")).to_be_focused()
    expect(page.locator(".shared p")).to_contain_text("Poistetaanko kopio?")
    assert violations(page) == []
    page.get_by_role("button", name="Ei, säilytä").click()
    expect(page.get_by_role("button", name="Poista tämän selaimen kopio")).to_be_focused()
    assert page.evaluate("localStorage.length") == 3
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Kyllä, poista").click()
    expect(page.locator(".shared p")).to_be_focused()
    expect(page.locator(".shared")).to_have_text("Poistettu. Tämä selain ei enää säilytä mitään tästä käynnistä.")
    kept = "[Object.keys(localStorage).sort(), Object.keys(sessionStorage)]"
    assert page.evaluate(kept) == [["neuvoo:other-091:1", "platform"], []]
    page.locator(".home").click()
    page.get_by_role("link", name="Alku").click()
    heading(page, "Alku fi")
    told(page, "Tallennettu")
    assert "q0=7" in in_platform(page, "cmi.suspend_data")
    assert page.evaluate(kept) == [["neuvoo:other-091:1", "platform"], []]
