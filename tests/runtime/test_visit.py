"""A learner's visits, on a lenient platform and on a strict one, in both versions of SCORM."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Route, expect

from tests.judges.axe import violations
from tests.judges.chromium import let_tell, settle
from tests.judges.lms import Call, Lms, Version, Visit, scorm_again
from tests.judges.strict import strict_api
from tests.runtime.sample import write_sample

pytestmark = pytest.mark.browser

TIME = {"1.2": r"\d{4}:[0-5]\d:[0-5]\d", "2004": r"PT\d+S"}
NAMES: dict[Version, dict[str, str]] = {
    "1.2": {
        "status": "cmi.core.lesson_status",
        "location": "cmi.core.lesson_location",
        "score": "cmi.core.score.raw",
        "exit": "cmi.core.exit",
        "time": "cmi.core.session_time",
    },
    "2004": {
        "status": "cmi.completion_status",
        "location": "cmi.location",
        "score": "cmi.score.raw",
        "exit": "cmi.exit",
        "time": "cmi.session_time",
    },
}


class Learner:
    """A learner in front of the pretend platform, who comes and goes."""

    def __init__(self, lms: Lms, version: Version, package: Path) -> None:
        self.lms, self.version, self.package = lms, version, package
        self.saved: dict[str, Any] = {}
        self.visits: list[Visit] = []

    def open(self, href: str = "index.html", **how: Any) -> Visit:
        """Launch the package with what was saved the last time."""
        visit = self.lms.launch(self.version, self.package, href, saved=self.saved, **how)
        self.visits.append(visit)
        settle(visit.frame)
        return visit

    def leave(self) -> Visit:
        """Leave, and hold the calls of the visit to what a platform accepts."""
        visit = self.visits[-1]
        visit.leave()
        check_calls(visit)
        self.saved = visit.saved()
        return visit

    def value(self, name: str) -> str:
        """Give a value of the last visit by its short name, once what was done has been told."""
        let_tell(self.visits[-1].frame)
        return self.visits[-1].value(NAMES[self.version].get(name, name))

    def outcome(self) -> str:
        """Give what a report would say: 1.2's status, or 2004's two."""
        status = self.value("status")
        return status if self.version == "1.2" else f"{status} {self.value('cmi.success_status')}"


def refused(visit: Visit) -> list[Call]:
    """Give refused calls; in 2004 asking for what was never set is an error by the standard, and harmless."""
    return [call for call in visit.refused() if not (call.method == "GetValue" and call.error == "403")]


def check_calls(visit: Visit) -> None:
    """Hold a finished visit to `lms.md`: order, formats, lengths."""
    assert refused(visit) == []
    assert len(visit.calls("Initialize")) == 1
    end = visit.calls("Finish") + visit.calls("Terminate")
    assert len(end) == 1
    assert visit.calls()[-1] == end[0] or visit.calls()[-1].method.endswith("GetLastError")
    for call in visit.calls("SetValue"):
        name, value = call.arguments
        assert value.isascii() or re.search(r"\.(description|pattern|\w+_response)$", name)
        assert "\n" not in value
        if name == "cmi.suspend_data":
            assert len(value) < 4096
        if name == NAMES[visit.version]["time"]:
            assert re.fullmatch(TIME[visit.version], value)
        if name == NAMES[visit.version]["exit"]:
            assert value == "suspend"
    assert visit.watched.errors == []


@pytest.fixture(params=["1.2", "2004"])
def version(request: pytest.FixtureRequest) -> Version:
    """Name the version of SCORM."""
    version: Version = request.param
    return version


@pytest.fixture(params=[scorm_again, strict_api], ids=["lenient", "strict"])
def lms(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Lms]:
    """Give each of the two platforms."""
    with ExitStack() as stack:
        yield Lms(browser, tmp_path / "unpacked", stack, request.param)


ON_ONE_PLATFORM = pytest.mark.parametrize("lms", [strict_api], ids=["strict"], indirect=True)
"""For what happens in the page, whatever answers behind it."""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Write the sample package."""
    return write_sample(tmp_path / "package")


@pytest.fixture
def learner(lms: Lms, version: Version, package: Path) -> Iterator[Learner]:
    """Bring a learner."""
    return Learner(lms, version, package)  # type: ignore[return-value]


def heading(frame: Frame, text: str) -> None:
    """Wait for a page by its heading, which also has the focus."""
    expect(frame.locator("main h1")).to_have_text(text)


def follow(frame: Frame, link: str) -> None:
    """Click a link of the page."""
    frame.get_by_role("link", name=link, exact=True).first.click()


def answer_test(frame: Frame, single: int, multiple: list[int]) -> None:
    """Mark the answers of the test and hand it in."""
    frame.locator(f'#k-yksi input[value="{single}"]').check()
    for number in (1, 3, 4):
        frame.locator(f'#k-monta input[value="{number}"]').set_checked(number in multiple)
    frame.get_by_role("button", name="Palauta koe").click()


def read_all(frame: Frame) -> None:
    """Read all pages from the contents on."""
    follow(frame, "Alku")
    for title in ("Kysymykset", "Koe", "Siirto"):
        follow(frame, "Next")
        heading(frame, f"{title} fi")


def test_first_launch_says_incomplete_and_commits(learner: Learner) -> None:
    visit = learner.open()
    assert learner.value("status") == "incomplete"
    assert visit.saved() != {}
    expect(visit.frame.locator(".saved")).to_have_text("Tallennettu")
    expect(visit.frame.locator(".bar .progress")).to_contain_text("0/4")
    assert learner.value("score") == ""
    assert visit.value("cmi.success_status") in {"", "unknown"}
    sets = [call.arguments[0] for call in visit.calls("SetValue")]
    assert "cmi.success_status" not in sets
    learner.leave()


def test_read_all_pass_leave_and_resume(learner: Learner, version: Version) -> None:
    visit = learner.open()
    read_all(visit.frame)
    assert learner.outcome().split()[0] == "incomplete"
    follow(visit.frame, "Previous")
    heading(visit.frame, "Koe fi")
    answer_test(visit.frame, 3, [1, 4])
    expect(visit.frame.locator("#koe > .result")).to_contain_text("100 %. Hyväksytty.")
    expect(visit.frame.locator("#koe > .result")).to_be_focused()
    assert learner.outcome() == {"1.2": "passed", "2004": "completed passed"}[version]
    assert learner.value("score") == "100"
    assert learner.value("location") == "tulkki/koe"
    if version == "2004":
        assert visit.value("cmi.score.scaled") == "1"
        assert visit.value("cmi.progress_measure") == "1"
    learner.leave()
    assert learner.value("exit") == "suspend"

    again = learner.open(new_browser=True)
    heading(again.frame, "Koe fi")
    expect(again.frame.locator("#koe > .result")).to_contain_text("Paras tulos: 100 %")
    assert learner.outcome() == {"1.2": "passed", "2004": "completed passed"}[version]
    assert ";s=2;" in again.value("cmi.suspend_data")
    assert violations(again.frame) == []
    learner.leave()


def test_language_switch_keeps_place_and_is_remembered(learner: Learner) -> None:
    visit = learner.open()
    follow(visit.frame, "Alku")
    follow(visit.frame, "Next")
    heading(visit.frame, "Kysymykset fi")
    follow(visit.frame, "Svenska")
    heading(visit.frame, "Kysymykset sv")
    expect(visit.frame.locator("html")).to_have_attribute("lang", "sv")
    assert visit.frame.title() == "Kysymykset – Utbildning"
    expect(visit.frame.locator(".home")).to_have_text("Contents sv")
    expect(visit.frame.locator(".bar .progress")).to_contain_text("2 av 4")
    expect(visit.frame.locator(".saved")).to_have_text("Sparat")
    learner.leave()
    again = learner.open(new_browser=True, learner_language="fi")
    heading(again.frame, "Kysymykset sv")
    learner.leave()


def test_first_language_is_the_platforms(learner: Learner) -> None:
    visit = learner.open(learner_language="sv-FI")
    heading(visit.frame, "Utbildning")
    assert ";l=" not in visit.value("cmi.suspend_data")
    learner.leave()


def test_fail_retry_and_pass(learner: Learner, version: Version) -> None:
    visit = learner.open()
    read_all(visit.frame)
    follow(visit.frame, "Previous")
    answer_test(visit.frame, 3, [1])
    result = visit.frame.locator("#koe > .result")
    expect(result).to_contain_text("20 %. Ei vielä hyväksytty: tarvitset 80 %.")
    expect(result).to_contain_text("Yrityskertoja jäljellä: 1")
    expect(visit.frame.locator("#k-monta > .result")).to_contain_text("Osittain oikein")
    expect(visit.frame.locator("#k-monta .options .feedback")).to_contain_text("About 1.")
    expect(visit.frame.locator("#k-monta .key")).to_be_hidden()
    assert learner.outcome().split()[0] == "incomplete"
    assert learner.value("score") == "20"
    visit.frame.get_by_role("button", name="Yritä uudelleen").click()
    expect(visit.frame.locator("#k-yksi input").first).to_be_focused()
    answer_test(visit.frame, 1, [1, 4])
    expect(result).to_contain_text("80 %. Hyväksytty.")
    assert learner.outcome() == {"1.2": "passed", "2004": "completed passed"}[version]
    assert learner.value("score") == "80"
    learner.leave()


def test_attempts_used_up_fail(learner: Learner, version: Version) -> None:
    visit = learner.open()
    read_all(visit.frame)
    follow(visit.frame, "Previous")
    answer_test(visit.frame, 1, [1])
    visit.frame.get_by_role("button", name="Yritä uudelleen").click()
    answer_test(visit.frame, 1, [3])
    expect(visit.frame.locator("#koe > .result")).to_contain_text("Yrityskertoja ei ole enää.")
    assert learner.outcome() == {"1.2": "failed", "2004": "incomplete failed"}[version]
    expect(visit.frame.locator(".hand-in")).to_be_hidden()
    expect(visit.frame.locator("#k-yksi .key")).to_be_visible()
    learner.leave()
    again = learner.open()
    expect(again.frame.locator("#k-yksi input").first).to_be_disabled()
    assert learner.outcome() == {"1.2": "failed", "2004": "incomplete failed"}[version]
    learner.leave()


@ON_ONE_PLATFORM
def test_unanswered_questions_are_named_and_answers_in_hand_come_back(learner: Learner) -> None:
    visit = learner.open("fi/tulkki/koe.html")
    expect(visit.frame.locator(".hand-in")).to_be_visible()
    visit.frame.locator('#k-yksi input[value="4"]').check()
    visit.frame.get_by_role("button", name="Palauta koe").click()
    expect(visit.frame.locator("#koe > .result")).to_have_text("Vastaamatta: 2")
    expect(visit.frame.locator(".announcer")).to_have_text("Vastaamatta: 2")
    expect(visit.frame.locator("#k-monta input").first).to_be_focused()
    visit.frame.locator('#k-monta input[value="3"]').check()
    learner.leave()
    again = learner.open(new_browser=True)
    expect(again.frame.locator('#k-yksi input[value="4"]')).to_be_checked()
    expect(again.frame.locator('#k-monta input[value="3"]')).to_be_checked()
    expect(again.frame.locator('#k-monta input[value="1"]')).not_to_be_checked()
    learner.leave()


def test_practice_tells_at_once_and_is_never_scored(learner: Learner) -> None:
    visit = learner.open("fi/tulkki/kysymykset.html")
    form = visit.frame.locator("#yksi")
    check = form.get_by_role("button", name="Tarkista")
    check.click()
    expect(form.locator(".result")).to_have_text("Valitse ensin vastaus.")
    expect(form.locator("input").first).to_be_focused()
    form.locator('input[value="1"]').check()
    check.click()
    expect(form.locator(".result .verdict")).to_have_text("Väärin")
    expect(form.locator(".result .feedback")).to_have_text("About 1.")
    expect(form.locator(".result")).to_contain_text("Because yksi.")
    expect(form.locator(".result")).to_have_attribute("role", "status")
    form.locator('input[value="3"]').check()
    expect(form.locator(".result")).to_be_empty()
    check.click()
    expect(form.locator(".result .verdict")).to_have_text("Oikein")
    assert violations(visit.frame) == []
    assert learner.value("score") == ""
    learner.leave()
    again = learner.open()
    expect(again.frame.locator("#yksi .result")).to_have_text("Aiempi vastauksesi: Oikein")
    learner.leave()


@ON_ONE_PLATFORM
def test_tries_used_up_show_the_answer(learner: Learner) -> None:
    visit = learner.open("fi/tulkki/kysymykset.html")
    form = visit.frame.locator("#totta")
    form.locator('input[value="2"]').check()
    form.get_by_role("button", name="Tarkista").click()
    expect(form.locator(".result")).to_contain_text("Yrityksiä ei ole enää.")
    expect(form.locator(".key li").first).to_be_visible()
    expect(form.get_by_role("button", name="Tarkista")).to_be_disabled()
    learner.leave()


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_review_writes_nothing(learner: Learner, version: Version, mode: str) -> None:
    learner.saved = {"core": {"lesson_mode": mode}} if version == "1.2" else {"mode": mode}
    visit = learner.open()
    read_all(visit.frame)
    expect(visit.frame.locator(".saved")).to_have_text("Katselet koulutusta: mitään ei tallenneta")
    visit.leave()
    assert visit.calls("SetValue") == []
    assert refused(visit) == []


def test_without_credit_neither_score_nor_passing_is_told(learner: Learner, version: Version) -> None:
    learner.saved = {"core": {"credit": "no-credit"}} if version == "1.2" else {"credit": "no-credit"}
    visit = learner.open()
    read_all(visit.frame)
    follow(visit.frame, "Previous")
    answer_test(visit.frame, 3, [1, 4])
    expect(visit.frame.locator("#koe > .result")).to_contain_text("100 %. Hyväksytty.")
    assert learner.outcome().split()[0] == "completed"
    learner.leave()
    told = {call.arguments[0]: call.arguments[1] for call in visit.calls("SetValue")}
    assert not [name for name in told if "score" in name or "success" in name]
    assert "t0=" in told["cmi.suspend_data"]


@pytest.mark.parametrize("before", ["passed", "completed"])
def test_a_higher_status_is_never_lowered(learner: Learner, version: Version, before: str) -> None:
    learner.saved = (
        {"core": {"lesson_status": before}}
        if version == "1.2"
        else {"completion_status": "completed", "success_status": "passed" if before == "passed" else "unknown"}
    )
    visit = learner.open()
    follow(visit.frame, "Alku")
    heading(visit.frame, "Alku fi")
    learner.leave()
    own = re.compile(r"cmi\.(core\.)?\w+_status")
    written = [call.arguments[1] for call in visit.calls("SetValue") if own.match(call.arguments[0])]
    assert set(written) <= {before, "completed"} if version == "2004" else set(written) == {before}


def test_a_new_attempt_on_the_platform_begins_anew(learner: Learner) -> None:
    """An administrator has deleted the attempt: the browser's copy must not bring it back."""
    visit = learner.open()
    read_all(visit.frame)
    learner.leave()
    learner.saved = {}
    again = learner.open()
    expect(again.frame.locator(".bar .progress")).to_contain_text("0/4")
    learner.leave()


def test_what_never_reached_the_platform_is_kept(learner: Learner) -> None:
    """The first visit was cut off before the platform had taken anything: the copy is all there is."""
    visit = learner.open()
    learner.leave()
    copy = "for (const key of Object.keys(localStorage)) localStorage[key] = '1;s=1;o=;v0=3'"
    visit.watched.page.evaluate(copy)
    learner.saved = {}
    again = learner.open()
    expect(again.frame.locator(".bar .progress")).to_contain_text("2/4")
    learner.leave()


def test_reload_stays_and_takes_up_again(learner: Learner) -> None:
    visit = learner.open()
    read_all(visit.frame)
    follow(visit.frame, "Previous")
    heading(visit.frame, "Koe fi")
    with visit.watched.page.expect_event("framenavigated"):
        visit.frame.evaluate("location.reload()")
    heading(visit.frame, "Koe fi")
    expect(visit.frame.locator(".bar .progress")).to_contain_text("4/4")


@ON_ONE_PLATFORM
def test_back_and_places_within_a_page(learner: Learner) -> None:
    visit = learner.open()
    follow(visit.frame, "Alku")
    heading(visit.frame, "Alku fi")
    follow(visit.frame, "Down")
    follow(visit.frame, "Next")
    heading(visit.frame, "Kysymykset fi")
    expect(visit.frame.locator("main h1")).to_be_focused()
    visit.frame.evaluate("history.back()")
    heading(visit.frame, "Alku fi")
    visit.frame.evaluate("history.forward()")
    heading(visit.frame, "Kysymykset fi")
    assert visit.frame.evaluate("document.querySelector('main img').naturalWidth") > 0
    follow(visit.frame, "About")
    heading(visit.frame, "About")
    learner.leave()


def test_a_refused_fetch_is_followed_for_real_within_one_talk(learner: Learner) -> None:
    visit = learner.open("fi/tulkki/alku.html")
    visit.watched.page.route(
        "**/*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    for title in ("Kysymykset", "Koe", "Siirto"):
        follow(visit.frame, "Next")
        heading(visit.frame, f"{title} fi")
        expect(visit.frame.locator(".saved")).to_have_text("Tallennettu")
    expect(visit.frame.locator(".bar .progress")).to_contain_text("4/4")
    visit.watched.errors.clear()  # the browser's own words on the refused requests
    learner.leave()
    assert ";s=1;" in visit.value("cmi.suspend_data")


@ON_ONE_PLATFORM
def test_contents_mark_what_is_read_and_offer_the_way_on(learner: Learner) -> None:
    visit = learner.open()
    follow(visit.frame, "Alku")
    follow(visit.frame, "Next")
    heading(visit.frame, "Kysymykset fi")
    follow(visit.frame, "Contents fi")
    heading(visit.frame, "Koulutus")
    expect(visit.frame.locator("main .read")).to_have_count(2)
    expect(visit.frame.locator("main .progress").first).to_contain_text("2/3")
    expect(visit.frame.locator(".continue a")).to_have_text("Kysymykset")
    visit.frame.locator(".menu summary").click()
    expect(visit.frame.locator(".menu a")).to_have_count(4)
    assert violations(visit.frame) == []
    visit.frame.locator(".menu a").last.click()
    heading(visit.frame, "Siirto fi")
    visit.frame.locator(".menu summary").click()
    expect(visit.frame.locator(".menu [aria-current=page]")).to_have_text("Siirto")
    learner.leave()


def test_a_module_alone_counts_for_itself(learner: Learner, version: Version) -> None:
    visit = learner.open("module-2.html")
    follow(visit.frame, "Siirto")
    heading(visit.frame, "Siirto fi")
    expect(visit.frame.locator(".bar .progress")).to_contain_text("1/1")
    expect(visit.frame.locator(".saved")).to_have_text("Tallennettu")
    visit.frame.wait_for_function("Object.keys(localStorage).some(key => key.endsWith('-m2'))")
    follow(visit.frame, "Contents fi")
    expect(visit.frame.locator("section.module").first).to_be_hidden()
    assert learner.outcome() in {"completed ", "completed unknown", "completed"}
    learner.leave()


@ON_ONE_PLATFORM
def test_the_whole_test_by_keyboard(learner: Learner) -> None:
    visit = learner.open("fi/tulkki/koe.html")
    keyboard = visit.watched.page.keyboard
    visit.frame.locator("#k-yksi input").first.focus()
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")  # hands nothing in
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Tab")
    expect(visit.frame.get_by_role("button", name="Palauta koe")).to_be_focused()
    keyboard.press("Enter")
    expect(visit.frame.locator("#koe > .result")).to_contain_text("100 %")
    learner.leave()


@ON_ONE_PLATFORM
def test_what_was_chosen_before_the_script_came_stays_chosen(lms: Lms, version: Version, package: Path) -> None:
    visit = lms.launch(version, package, "index.html")
    follow(visit.frame, "Alku")
    held: list[Route] = []
    visit.watched.page.route("**/activities.js", lambda route: held.append(route))
    with visit.watched.page.expect_request("**/activities.js"):
        for title in ("Kysymykset", "Koe"):
            follow(visit.frame, "Next")
            heading(visit.frame, f"{title} fi")
        visit.frame.locator('#k-yksi input[value="3"]').check()
    for route in held:
        route.continue_()
    visit.frame.get_by_role("button", name="Palauta koe").click()
    expect(visit.frame.locator('#k-yksi input[value="3"]')).to_be_checked()
    expect(visit.frame.locator("#koe > .result")).to_contain_text("2")
    visit.leave()
    check_calls(visit)


@ON_ONE_PLATFORM
def test_a_question_by_keyboard(learner: Learner) -> None:
    visit = learner.open("fi/tulkki/kysymykset.html")
    keyboard = visit.watched.page.keyboard
    expect(visit.frame.locator("#yksi .check")).to_be_visible()
    visit.frame.locator("#yksi input").first.focus()
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.press("Tab")
    expect(visit.frame.get_by_role("button", name="Tarkista").first).to_be_focused()
    keyboard.press("Space")
    expect(visit.frame.locator("#yksi .result")).to_have_text(re.compile("Oikein.*About 3."))
    learner.leave()
