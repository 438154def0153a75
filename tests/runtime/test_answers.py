"""Matching, ordering, gaps and numbers in Chromium: practice and in a test, by keyboard, saved and taken up again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage
from tests.judges.keyboard import answer_parts, tab_to
from tests.judges.lms import Lms, Version
from tests.judges.server import Served, serve
from tests.runtime.answers import write_package
from tests.runtime.test_visit import Learner

pytestmark = pytest.mark.browser

RIGHT_PAIRS = ("1", "2", "2", "4")
RIGHT_ORDER = ["Kysy kieli", "Tilaa tulkki", "Varaa aika", "Tapaa asiakas"]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the package once."""
    return write_package(tmp_path_factory.mktemp("answers"))


@pytest.fixture
def served(package: Path) -> Iterator[Served]:
    """Serve the package without a platform."""
    with serve(package) as server:
        yield server


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """Open the practice page, and see that nothing went wrong in the end."""
    with browser.new_context() as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.goto(served.url("fi/m/a.html"))
        expect(watched.page.locator("#q-luku .check")).to_be_visible()
        yield watched.page
        watched.assert_clean()


def form(page: Page | Frame, name: str) -> Locator:
    return page.locator(f"#q-{name}")


def check(question: Locator) -> Locator:
    """Have a practice question checked, and give its result."""
    question.locator(".check").click()
    return question.locator(".result")


def choose(question: Locator, values: tuple[str, ...]) -> None:
    for select, value in zip(question.locator("select").all(), values, strict=True):
        select.select_option(value)


def texts(question: Locator) -> list[str]:
    return question.locator(".item").all_inner_texts()


def put_in_order(question: Locator, order: list[str]) -> None:
    """Move items up until they stand so."""
    for place, text in enumerate(order):
        while (now := texts(question).index(text)) > place:
            question.locator("li").nth(now).locator("[data-way=up]").click()


def marks(question: Locator) -> list[str]:
    return question.locator(".options .mark").all_inner_texts()


# ---------------------------------------------------------------- practice


def test_matching_is_judged_pair_by_pair(page: Page) -> None:
    question = form(page, "pari")
    choose(question, ("1", "2", "4", "1"))
    expect(check(question)).to_contain_text("Osittain oikein")
    expect(question.locator(".result")).to_contain_text("Oikeita kohtia: 2/4")
    assert marks(question) == ["Oikein", "Oikein", "Väärin", "Väärin"]
    described = question.locator("select").nth(2).get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_have_text("Väärin")
    choose(question, RIGHT_PAIRS)
    assert marks(question) == []
    expect(check(question).locator(".verdict")).to_have_text("Oikein")
    expect(question.locator(".result")).to_contain_text("Näin on sovittu.")


def test_an_unfinished_answer_is_asked_for_where_it_lacks(page: Page) -> None:
    pairs, gaps, number = form(page, "pari"), form(page, "aukko"), form(page, "luku")
    pairs.locator("select").nth(0).select_option("1")
    expect(check(pairs)).to_have_text("Vastaa ensin jokaiseen kohtaan.")
    expect(pairs.locator("select").nth(1)).to_be_focused()
    gaps.locator("select").nth(0).select_option("1")
    check(gaps)
    expect(gaps.locator("input")).to_be_focused()
    number.locator("input").fill("kolme")
    expect(check(number)).to_have_text("Kirjoita ensin luku.")
    expect(number.locator("input")).to_be_focused()
    ordering = form(page, "jarjestys")
    expect(check(ordering)).to_have_text("Siirrä ensin kohdat järjestykseen.")


def test_after_the_last_try_the_key_is_shown_and_nothing_can_be_changed(page: Page) -> None:
    question = form(page, "pari")
    choose(question, ("4", "4", "4", "1"))
    expect(check(question)).to_contain_text("Yrityksiä jäljellä: 1")
    check(question)
    expect(question.locator(".key")).to_be_visible()
    expect(question.locator(".key tbody tr")).to_have_text(
        [
            "Työnhakijan palvelutTyöllisyysalue",
            "SosiaalipalvelutHyvinvointialue",
            "TerveyspalvelutHyvinvointialue",
            "KansalaisuusMaahanmuuttovirasto",
        ]
    )
    for select in question.locator("select").all():
        expect(select).to_be_disabled()


def test_items_are_never_shown_in_the_right_order_and_always_in_the_same(page: Page) -> None:
    shown = texts(form(page, "jarjestys"))
    assert sorted(shown) == sorted(RIGHT_ORDER)
    assert shown != RIGHT_ORDER
    page.reload()
    expect(page.locator("#q-luku .check")).to_be_visible()
    assert texts(form(page, "jarjestys")) == shown


def test_ordering_is_judged_place_by_place(page: Page) -> None:
    question = form(page, "jarjestys")
    put_in_order(question, ["Kysy kieli", "Varaa aika", "Tilaa tulkki", "Tapaa asiakas"])
    expect(check(question)).to_contain_text("Oikeita kohtia: 2/4")
    assert marks(question) == ["Oikein", "Väärin", "Väärin", "Oikein"]
    put_in_order(question, RIGHT_ORDER)
    assert marks(question) == []
    expect(check(question).locator(".verdict")).to_have_text("Oikein")


def test_ordering_by_keyboard_keeps_the_focus_and_tells_the_place(page: Page) -> None:
    question = form(page, "jarjestys")
    last = texts(question)[-1]
    button = question.get_by_role("button", name=f"Siirrä ylös: {last}")
    button.focus()
    for place in (3, 2, 1):
        page.keyboard.press("Enter")
        expect(page.locator(".announcer")).to_have_text(f"{last}: paikka {place}/4")
        expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Space")
    assert texts(question)[0] == last


def test_everything_is_answered_by_keyboard_alone(page: Page, served: Served) -> None:
    for name in ("pari", "jarjestys", "aukko", "luku"):
        answer_parts(page, form(page, name))
        tab_to(page, f"#q-{name} .check")
        page.keyboard.press("Enter")
        expect(form(page, name).locator(".result .verdict")).to_have_text("Oikein")
    page.goto(served.url("fi/m/koe.html"))
    expect(page.locator(".hand-in")).to_be_visible()
    for name in ("k-pari", "k-jarjestys", "k-aukko", "k-luku"):
        answer_parts(page, form(page, name))
    tab_to(page, "#q-k-valinta input")
    page.keyboard.press("Space")
    tab_to(page, ".hand-in")
    page.keyboard.press("Enter")
    expect(page.locator(".test > .result")).to_contain_text("100 %")


@pytest.mark.parametrize("typed", ["vaitiolovelvollisuus", "  Vaitiolovelvollisuus ", "SALASSAPITO   velvollisuus"])
def test_a_typed_gap_takes_any_accepted_answer_whatever_its_case_and_space(page: Page, typed: str) -> None:
    question = form(page, "aukko")
    choose(question, ("1", "1"))
    question.locator("input").fill(typed)
    question.locator("input").press("Enter")
    expect(question.locator(".result .verdict")).to_have_text("Oikein")


def test_gaps_are_judged_one_by_one(page: Page) -> None:
    question = form(page, "aukko")
    choose(question, ("2", "1"))
    question.locator("input").fill("salassapitovelvollisuus")
    expect(check(question)).to_contain_text("Oikeita kohtia: 1/3")
    assert marks(question) == ["Väärin", "Väärin", "Oikein"]


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [("30,5", "Oikein"), ("30.3", "Oikein"), (" 30,70 ", "Oikein"), ("30,71", "Väärin"), ("-30,5", "Väärin")],
)
def test_a_number_may_differ_by_its_tolerance(page: Page, typed: str, verdict: str) -> None:
    question = form(page, "luku")
    question.locator("input").fill(typed)
    expect(check(question).locator(".verdict")).to_have_text(verdict)
    expect(question.locator(".key")).to_be_visible(visible=verdict == "Väärin")


# ---------------------------------------------------------------- how it is met


def answer_all(page: Page) -> None:
    choose(form(page, "pari"), ("1", "2", "4", "1"))
    put_in_order(form(page, "jarjestys"), ["Kysy kieli", "Varaa aika", "Tilaa tulkki", "Tapaa asiakas"])
    choose(form(page, "aukko"), ("2", "1"))
    form(page, "aukko").locator("input").fill("x")
    form(page, "luku").locator("input").fill("1")


def violations_when_checked(page: Page) -> list[str]:
    for name in ("pari", "jarjestys", "aukko", "luku"):
        button = form(page, name).locator(".check")
        if not button.get_attribute("aria-disabled"):
            button.click()
    return violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_every_state_is_free_of_violations(
    browser: Browser, served: Served, scheme: Literal["light", "dark"], forced: Literal["none", "active"]
) -> None:
    viewport = {"width": 320, "height": 800}
    with browser.new_context(color_scheme=scheme, forced_colors=forced, viewport=viewport) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto(served.url("fi/m/a.html"))
        expect(page.locator("#q-luku .check")).to_be_visible()
        found = violations(page)
        found += violations_when_checked(page)
        answer_all(page)
        found += violations_when_checked(page) + violations_when_checked(page)
        choose(form(page, "aukko"), ("1", "1"))
        form(page, "aukko").locator("input").fill("vaitiolovelvollisuus")
        put_in_order(form(page, "jarjestys"), RIGHT_ORDER)
        for name in ("aukko", "jarjestys"):
            expect(check(form(page, name)).locator(".verdict")).to_have_text("Oikein")
        assert found + violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        small = page.evaluate(
            """[...document.querySelectorAll("main button, main select, main input")]
            .map(one => one.getBoundingClientRect()).filter(box => box.width < 24 || box.height < 24).length"""
        )
        assert small == 0


def test_fields_and_buttons_have_names(page: Page) -> None:
    expect(page.get_by_role("combobox", name="Työnhakijan palvelut")).to_be_visible()
    expect(page.get_by_role("combobox", name="Aukko 1")).to_be_visible()
    expect(page.get_by_role("textbox", name="Aukko 2")).to_be_visible()
    expect(page.get_by_role("textbox", name="Montako minuuttia?")).to_be_visible()
    expect(page.get_by_role("group", name="Täydennä ohje.")).to_be_visible()
    expect(page.get_by_role("list", name="Missä järjestyksessä toimit?")).to_be_visible()
    expect(page.get_by_role("button", name="Siirrä alas: Tilaa tulkki")).to_be_visible()


def test_without_scripts_everything_can_be_read_and_its_answer_opened(browser: Browser, served: Served) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served.url("fi/m/a.html"))
        expect(page.locator(".move")).to_have_count(0)
        for key in page.locator(".key").all():
            key.locator("summary").click()
            expect(key.locator("table, ol, p").first).to_be_visible()
        expect(page.locator("#q-pari .printed")).to_be_hidden()
        page.emulate_media(media="print")
        expect(page.locator("#q-pari .printed")).to_contain_text("Maahanmuuttovirasto")
        expect(page.locator("#q-aukko .printed").first).to_be_visible()


# ---------------------------------------------------------------- in a test


@pytest.fixture(params=["1.2", "2004"])
def version(request: pytest.FixtureRequest) -> Version:
    """Name the version of SCORM."""
    version: Version = request.param
    return version


@pytest.fixture
def learner(lms: Lms, version: Version, package: Path) -> Learner:
    """Bring a learner."""
    return Learner(lms, version, package)


def open_test(learner: Learner) -> Frame:
    frame = learner.open("fi/m/koe.html").frame
    expect(frame.locator(".hand-in")).to_be_visible()
    return frame


def answer_test(frame: Frame) -> None:
    """Two thirds of 4, a third of 3, half of 2, none of 1 and 1 point: 5,667 of 11."""
    choose(form(frame, "k-pari"), ("1", "2", "1"))
    put_in_order(form(frame, "k-jarjestys"), ["kaksi", "yksi", "kolme"])
    form(frame, "k-aukko").locator("select").select_option("1")
    form(frame, "k-aukko").locator("input").fill("asiakas, ei; = \u00e4!")
    form(frame, "k-luku").locator("input").fill("1000")
    form(frame, "k-valinta").get_by_label("tämä").check()


def test_points_go_by_the_parts_that_are_right(learner: Learner) -> None:
    frame = open_test(learner)
    answer_test(frame)
    frame.locator(".hand-in").click()
    result = frame.locator(".test > .result")
    expect(result).to_contain_text("51 %. Ei vielä hyväksytty")
    expect(result).to_be_focused()
    verdicts = frame.locator(".question > .result .verdict").all_inner_texts()
    assert verdicts == ["Osittain oikein"] * 3 + ["Väärin", "Oikein"]
    assert violations(frame) == []
    learner.leave()
    assert float(learner.value("score")) == 51.5
    assert "asiakas" not in str(learner.saved)


def test_a_test_all_right_gives_every_point(learner: Learner) -> None:
    frame = open_test(learner)
    choose(form(frame, "k-pari"), ("1", "2", "3"))
    put_in_order(form(frame, "k-jarjestys"), ["yksi", "kaksi", "kolme"])
    form(frame, "k-aukko").locator("select").select_option("1")
    form(frame, "k-aukko").locator("input").fill("Viranomainen")
    form(frame, "k-luku").locator("input").fill("1\u00a0000,50")
    form(frame, "k-valinta").get_by_label("tämä").check()
    frame.locator(".hand-in").click()
    expect(frame.locator(".test > .result")).to_contain_text("100 %. Hyväksytty.")
    learner.leave()
    assert float(learner.value("score")) == 100


def test_a_test_in_hand_is_taken_up_and_what_was_typed_stays_in_the_browser(learner: Learner) -> None:
    answer_test(open_test(learner))
    learner.leave()
    suspended = learner.value("cmi.suspend_data")
    assert "a=" in suspended
    assert ";w=" not in suspended
    assert "asiakas" not in suspended
    frame = open_test(learner)
    assert [one.input_value() for one in form(frame, "k-pari").locator("select").all()] == ["1", "2", "1"]
    assert texts(form(frame, "k-jarjestys")) == ["kaksi", "yksi", "kolme"]
    assert form(frame, "k-aukko").locator("select").input_value() == "1"
    assert form(frame, "k-aukko").locator("input").input_value() == "asiakas, ei; = \u00e4!"
    assert form(frame, "k-luku").locator("input").input_value() == "1000"
    frame.locator(".hand-in").click()
    expect(frame.locator(".test > .result")).to_contain_text("51 %")
    learner.leave()
    frame = open_test(learner)
    assert form(frame, "k-luku").locator("input").input_value() == ""
    learner.leave()


def test_in_another_browser_what_was_chosen_is_there(learner: Learner) -> None:
    answer_test(open_test(learner))
    learner.leave()
    frame = learner.open("fi/m/koe.html", new_browser=True).frame
    expect(frame.locator(".hand-in")).to_be_visible()
    assert texts(form(frame, "k-jarjestys")) == ["kaksi", "yksi", "kolme"]
    assert form(frame, "k-luku").locator("input").input_value() == ""
    learner.leave()


def test_an_unfinished_test_names_what_is_missing(learner: Learner) -> None:
    frame = open_test(learner)
    form(frame, "k-pari").locator("select").nth(0).select_option("1")
    form(frame, "k-valinta").get_by_label("tämä").check()
    frame.locator(".hand-in").click()
    expect(frame.locator(".test > .result")).to_contain_text("Vastaamatta: 1, 2, 3, 4")
    expect(form(frame, "k-pari").locator("select").nth(1)).to_be_focused()
    learner.leave()


def test_a_new_attempt_begins_empty_and_in_an_order_of_its_own(learner: Learner) -> None:
    frame = open_test(learner)
    answer_test(frame)
    frame.locator(".hand-in").click()
    expect(form(frame, "k-pari").locator("select").first).to_be_disabled()
    expect(form(frame, "k-jarjestys").locator(".move").first).to_be_disabled()
    frame.locator(".hand-in").click()
    expect(form(frame, "k-pari").locator("select").first).to_be_focused()
    assert form(frame, "k-pari").locator("select").first.input_value() == ""
    assert form(frame, "k-luku").locator("input").input_value() == ""
    second = texts(form(frame, "k-jarjestys"))
    assert second != ["yksi", "kaksi", "kolme"]
    learner.leave()
    frame = open_test(learner)
    assert texts(form(frame, "k-jarjestys")) == second
    learner.leave()
