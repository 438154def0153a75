"""One learner takes the whole training on a platform, in both versions of SCORM: what the gradebook then shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, Locator, expect

from tests.judges.lms import Lms, Version
from tests.runtime.test_visit import Learner

pytestmark = [pytest.mark.whole, pytest.mark.browser]
PACKAGES: dict[Version, str] = {"1.2": "scorm12", "2004": "scorm2004-4"}


@pytest.fixture(params=PACKAGES)
def learner(request: pytest.FixtureRequest, lms: Lms, built: Path) -> Learner:
    version: Version = request.param
    return Learner(lms, version, built / f"helsinki/neuvonta-helsinki-{PACKAGES[version]}.zip")


def answer(frame: Frame, *, rightly: bool) -> None:
    """Answer every question that the page's test asks, all right or each wrong, and hand it in."""
    for form in frame.locator(".test form.question:visible").all():
        right = set(form.locator(".key [data-correct]").evaluate_all("all => all.map(one => one.dataset.option)"))
        boxes = form.locator(".options input[value]")
        told = boxes.evaluate_all("all => all.map(one => [one.value, one.type])")
        for box, (value, kind) in zip(boxes.all(), told, strict=True):
            wanted = (value in right) == rightly
            if kind == "checkbox":
                box.set_checked(wanted)
            elif wanted:
                box.check()
        for field in form.locator(".options :is(select, input[type=text])").all():
            fill(form, field, rightly=rightly)
        if form.locator(".items").count():
            put_in_order(form, rightly=rightly)
    frame.locator(".test .hand-in").click()


def fill(form: Locator, field: Locator, *, rightly: bool) -> None:
    """Choose or type the right word of a part, or another one."""
    key = form.locator(f".key [data-part='{field.get_attribute('data-part')}']")
    right = key.get_attribute("data-answer")
    if right:
        others = field.locator("option").evaluate_all("all => all.map(one => one.value).filter(Boolean)")
        field.select_option(right if rightly else next(value for value in others if value != right))
    elif number := key.get_attribute("data-value"):
        field.fill(number if rightly else "-1")
    else:
        field.fill(key.locator(".accepted").first.inner_text() if rightly else "-")


def put_in_order(form: Locator, *, rightly: bool) -> None:
    """Move the items to their places, or only the first one down."""
    order = form.locator(".key [data-part]").evaluate_all("all => all.map(one => one.dataset.part)")
    form.locator("[data-way=down]").first.click()
    for place, part in enumerate(order if rightly else ()):
        now = "all => all.map(one => one.dataset.part)"
        while (at := form.locator(".items li").evaluate_all(now).index(part)) > place:
            form.locator(".items li").nth(at).locator("[data-way=up]").click()


def read_on(frame: Frame) -> bool:
    """Go to the next page; False at the end."""
    following = frame.locator(".pager a[rel=next]")
    if not following.count():
        return False
    page = frame.locator("main").get_attribute("data-page")
    following.click()
    expect(frame.locator("main")).not_to_have_attribute("data-page", page or "")
    return True


def test_from_the_first_launch_to_the_gradebook(learner: Learner) -> None:
    visit = learner.open(learner_language="fi")
    frame = visit.frame
    assert learner.outcome().split()[0] == "incomplete"
    first = frame.locator("main .pages a").first
    page = first.get_attribute("data-page") or ""
    first.click()
    expect(frame.locator("main")).to_have_attribute("data-page", page)
    for _ in range(3):
        assert read_on(frame)
    place = frame.locator("main").get_attribute("data-page") or ""
    frame.locator(".switch a[lang=sv]").click()
    expect(frame.locator("html")).to_have_attribute("lang", "sv")
    expect(frame.locator("main")).to_have_attribute("data-page", place)
    learner.leave()

    visit = learner.open(new_browser=True)
    frame = visit.frame
    expect(frame.locator("html")).to_have_attribute("lang", "sv")
    expect(frame.locator("main")).to_have_attribute("data-page", place)
    tests = 0
    while True:
        if frame.locator(".test").count():
            tests += 1
            take_test(frame, learner, fails_first=tests <= 2)
        if not read_on(frame):
            break
    total = frame.locator(".bar progress").get_attribute("max")
    expect(frame.locator(".bar progress")).to_have_attribute("value", total or "")
    learner.leave()
    assert learner.outcome() == {"1.2": "passed", "2004": "completed passed"}[learner.version]
    assert learner.value("score") == "100"
    assert learner.value("exit") == "suspend"
    assert len(visit.value("cmi.suspend_data")) < 500
    assert visit.watched.foreign_requests() == []

    again = learner.open()
    learner.leave()
    assert learner.outcome() == {"1.2": "passed", "2004": "completed passed"}[learner.version]
    assert again.watched.errors == []


def take_test(frame: Frame, learner: Learner, *, fails_first: bool) -> None:
    """Pass a test; or fail it, see that nothing is lost by it, try again and pass."""
    before = float(learner.value("score") or 0)
    if fails_first:
        answer(frame, rightly=False)
        expect(frame.locator(".test > .result .verdict.wrong")).to_be_visible()
        failed = float(learner.value("score"))
        assert failed >= before
        before = failed
        frame.locator(".test .hand-in").click()
    answer(frame, rightly=True)
    expect(frame.locator(".test > .result .verdict.right")).to_contain_text("100 %")
    assert float(learner.value("score")) > before
