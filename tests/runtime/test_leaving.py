"""Save and leave: everything is saved, the talk ends once, the page says so, and one can go on."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage, let_tell
from tests.judges.lms import Lms, Version
from tests.judges.server import Served
from tests.runtime.platform import PRESENT, calls
from tests.runtime.test_reporting import COUNTS, answer, answers, page, platform, ready, sample, served, told_answers
from tests.runtime.test_visit import Learner, follow, heading, lms, version

__all__ = ["answers", "lms", "page", "sample", "served", "version"]
pytestmark = pytest.mark.browser

LEAVE = "Tallenna ja poistu"
LEFT = "Olet poistunut koulutuksesta"
GO_ON = "Jatka koulutusta"
NOT_LEFT = "Tallennus ei onnistunut, joten et ole vielä poistunut koulutuksesta."


def test_save_and_leave_ends_the_talk_once(lms: Lms, version: Version, sample: Path) -> None:
    learner = Learner(lms, version, sample)
    visit = learner.open("fi/tulkki/alku.html")
    ready(visit.frame).get_by_role("button", name=LEAVE).click()
    heading(visit.frame, LEFT)
    expect(visit.frame.locator("h1")).to_be_focused()
    expect(visit.frame.locator(".announcer")).to_contain_text("Kaikki on tallennettu.")
    expect(visit.frame.locator(".bar, .home, .bottom, .leave").locator("visible=true")).to_have_count(0)
    expect(visit.frame.get_by_role("link", name=GO_ON)).to_have_count(1 if version == "1.2" else 0)
    last = [call.arguments for call in visit.calls("SetValue")][-1]
    assert (last == ["adl.nav.request", "suspendAll"]) is (version == "2004")
    assert violations(visit.frame) == []
    learner.leave()
    visit = learner.open()
    heading(visit.frame, "Alku fi")
    learner.leave()


def test_in_2004_reading_on_after_leaving_says_what_to_do(lms: Lms, sample: Path) -> None:
    learner = Learner(lms, "2004", sample)
    visit = learner.open("fi/tulkki/alku.html")
    follow(visit.frame, "Next")
    heading(visit.frame, "Kysymykset fi")
    ready(visit.frame).get_by_role("button", name=LEAVE).click()
    heading(visit.frame, LEFT)
    visit.frame.evaluate("history.back()")
    heading(visit.frame, "Alku fi")
    expect(visit.frame.locator(".saved")).to_contain_text("olet poistunut koulutuksesta")
    expect(visit.frame.locator(".bar")).to_have_count(1)
    learner.leave()


def test_going_on_after_leaving(page: Page, served: Served) -> None:
    ready(platform(page, served)).get_by_role("button", name=LEAVE).click()
    assert len(calls(page, "Finish")) == 1
    page.get_by_role("link", name=GO_ON).click()
    heading(page, "Valinnat")  # type: ignore[arg-type]
    expect(page.locator(".menu")).to_be_visible()
    expect(page.locator(".saved")).to_have_text("Tallennettu")
    answer(page, 1)
    assert told_answers(page) == ["0: 2"]
    assert len(calls(page, "Initialize")) == 2
    page.get_by_role("button", name=LEAVE).click()
    assert len(calls(page, "Finish")) == 2


def test_who_cannot_save_is_told_and_stays(page: Page, served: Served) -> None:
    ready(platform(page, served))
    page.evaluate("platform.refuse = { LMSCommit: '101' }")
    page.get_by_role("button", name=LEAVE).click()
    expect(page.get_by_role("status").filter(has_text=NOT_LEFT)).to_be_visible()
    expect(page.locator("main h1")).to_have_text("Valinnat")
    expect(page.get_by_role("button", name=LEAVE)).to_be_focused()
    assert calls(page, "Finish") == []
    page.evaluate("platform.refuse = {}")
    page.get_by_role("button", name=LEAVE).press("Enter")
    heading(page, LEFT)  # type: ignore[arg-type]
    expect(page.locator(".notice")).to_be_empty()
    assert len(calls(page, "Finish")) == 1


@pytest.mark.parametrize(("scheme", "forced"), [("light", "none"), ("dark", "none"), ("light", "active")])
def test_leaving_is_accessible_on_a_small_screen(
    browser: Browser, served: Served, scheme: Literal["light", "dark"], forced: Literal["none", "active"]
) -> None:
    viewport: ViewportSize = {"width": 320, "height": 800}
    with browser.new_context(color_scheme=scheme, forced_colors=forced, viewport=viewport) as context:
        page = ready(platform(context.new_page(), served))
        found = violations(page)
        box = page.locator(".leave").bounding_box()
        assert box is not None
        assert box["height"] >= 24
        page.evaluate("platform.refuse = { LMSCommit: '101' }")
        page.locator(".leave").click()
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        page.evaluate("platform.refuse = {}")
        page.locator(".leave").click()
        expect(page.locator("main.left")).to_be_visible()
        assert found + violations(page) == []


def test_in_review_nothing_is_written_and_one_can_leave(page: Page, served: Served) -> None:
    ready(platform(page, served, COUNTS + "platform.values['cmi.core.lesson_mode'] = 'review';"))
    answer(page, 1)
    let_tell(page)
    page.get_by_role("button", name=LEAVE).click()
    expect(page.locator("main.left")).to_contain_text("mitään ei tallennettu")
    assert calls(page, "SetValue", "Commit") == []


def test_a_window_of_its_own_is_closed(page: Page, served: Served) -> None:
    page.goto(served.url("fi/about.html"))
    page.evaluate(f"() => {{ {PRESENT} {COUNTS} }}")
    with page.expect_popup() as opened:
        page.evaluate("url => void open(url, 'course', 'width=800,height=600')", served.url("fi/m/b.html"))
    popup = opened.value
    with popup.expect_event("close"):
        ready(popup).get_by_role("button", name=LEAVE).click()
    assert len(calls(page, "Finish")) == 1


def test_without_a_platform_there_is_nothing_to_leave(page: Page, served: Served, browser_page: WatchedPage) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served.url("fi/m/b.html"))
    expect(page.locator(".saved")).not_to_be_empty()
    let_tell(page)
    expect(page.locator(".leave")).to_have_count(0)
    assert not any("reporting" in url for url in asked)
    browser_page.assert_clean()


def test_the_button_speaks_the_pages_language(lms: Lms, sample: Path) -> None:
    learner = Learner(lms, "1.2", sample)
    visit = learner.open("fi/tulkki/alku.html")
    ready(visit.frame)
    follow(visit.frame, "Svenska")
    expect(visit.frame.get_by_role("button", name="Spara och lämna")).to_be_visible()
    follow(visit.frame, "Suomi")
    expect(visit.frame.get_by_role("button", name=LEAVE)).to_be_visible()
    learner.leave()
