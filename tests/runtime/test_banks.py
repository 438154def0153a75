"""Tests that draw from a bank, tell at once, count the last attempt, and say what to read again; in both versions."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, expect

from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from tests.judges.axe import violations
from tests.judges.lms import Lms, Version
from tests.judges.server import serve
from tests.make import make, module_file
from tests.runtime.test_visit import Learner

pytestmark = pytest.mark.browser

OBJECTIVES = "objectives:\n  fi: [Osaat tilata tulkin, Tiedät kuka maksaa, Tunnet lain]\n"


def bank_question(name: str, objective: int, page: str) -> str:
    return (
        f"::: question single id={name} objective={objective}\nKysymys {name}?\n\n"
        f"- [x] oikea {name}\n- [ ] väärä {name}\n\nSyy {name}: [lue](/m/{page}).\n:::\n"
    )


BANK = "".join(
    bank_question(f"{'abc'[objective - 1]}{number}", objective, "abc"[objective - 1])
    for objective in (1, 2, 3)
    for number in (1, 2, 3, 4)
)
EACH = """::: test id=heti feedback=each counts=last pass=50 weight=30
::: question single id=h-yksi
Yksi?

- [x] kyllä
  > Juuri niin.
- [ ] ei
  > Ei aivan.
:::
::: question gap id=h-kaksi
Täydennä.

Tulkin tilaa [[viranomainen]].
:::
:::
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a course with a bank of twelve questions and a test that tells at once."""
    folder = tmp_path_factory.mktemp("banks")
    pages = {f"national/m/{name}.fi.md": f"# Sivu {name}\n\nTeksti.\n" for name in "abc"}
    made = make(
        {
            **pages,
            "national/m/koe.fi.md": f"# Koe\n\n::: test id=koe draw=4 attempts=3\n{BANK}:::\n",
            "national/m/heti.fi.md": f"# Heti\n\n{EACH}",
            "modules/m/module.yaml": module_file("m", ["a", "b", "c", "koe", "heti"], more=OBJECTIVES),
        }
    )
    for name, blob in Renderer(frozenset(), _no_picture).render(made.edition("Helsinki", "fi")).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(blob.data)
    return folder


def _no_picture(path: str) -> Blob:
    raise AssertionError(path)


@pytest.fixture(params=["1.2", "2004"])
def version(request: pytest.FixtureRequest) -> Version:
    """Name the version of SCORM."""
    version: Version = request.param
    return version


@pytest.fixture
def learner(lms: Lms, version: Version, package: Path) -> Learner:
    """Bring a learner."""
    return Learner(lms, version, package)


def open_test(learner: Learner, page: str = "koe", **how: object) -> Frame:
    frame = learner.open(f"fi/m/{page}.html", **how).frame
    expect(frame.locator(".test > .result")).to_be_attached()
    return frame


def shown(frame: Frame | Page) -> list[Locator]:
    return frame.locator("form.question:visible").all()


def names(frame: Frame | Page) -> list[str]:
    return [str(form.get_attribute("id")) for form in shown(frame)]


def answer(frame: Frame, *wrong: str) -> None:
    """Answer what is asked: right but for the questions of these letters."""
    for form in shown(frame):
        letter = str(form.get_attribute("id"))[2]
        form.get_by_label("väärä" if letter in wrong else "oikea").check()


def test_an_attempt_asks_some_of_each_objective_numbered_from_one(learner: Learner) -> None:
    frame = open_test(learner)
    drawn = names(frame)
    assert len(drawn) == 4
    assert {name[2] for name in drawn} == {"a", "b", "c"}
    numbers = [form.locator(".question-number").inner_text() for form in shown(frame)]
    assert numbers == [f"Kysymys {number}" for number in (1, 2, 3, 4)]
    expect(frame.locator(".test-rule")).to_contain_text("Saat joka kerralla 4 kysymystä, kun niitä on kaikkiaan 12.")
    learner.leave()
    assert names(open_test(learner)) == drawn
    learner.leave()


def test_a_draw_in_hand_is_the_same_in_another_browser(learner: Learner) -> None:
    frame = open_test(learner)
    drawn = names(frame)
    shown(frame)[1].get_by_label("oikea").check()
    learner.leave()
    assert learner.value("cmi.suspend_data").count(":") == 4
    frame = open_test(learner, new_browser=True)
    assert names(frame) == drawn
    checked = [form.locator("input:checked").count() for form in shown(frame)]
    assert checked == [0, 1, 0, 0]
    learner.leave()


def test_another_attempt_draws_anew_and_learners_get_different_ones(learner: Learner) -> None:
    frame = open_test(learner)
    draws = [tuple(names(frame))]
    for _ in range(2):
        answer(frame, "a", "b", "c")
        frame.locator(".hand-in").click()
        frame.locator(".hand-in").click()
        draws.append(tuple(names(frame)))
        assert len(draws[-1]) == 4
        assert frame.locator("input:checked").count() == 0
    assert len(set(draws)) > 1
    learner.leave()


def test_results_by_objective_and_pages_to_read_again(learner: Learner) -> None:
    frame = open_test(learner)
    drawn = names(frame)
    answer(frame, "b")
    frame.locator(".hand-in").click()
    result = frame.locator(".test > .result")
    expect(result).to_be_focused()
    totals = {letter: sum(name[2] == letter for name in drawn) for letter in "abc"}
    expect(result).to_contain_text(f"Osaat tilata tulkin: oikein {totals['a']}/{totals['a']}")
    expect(result).to_contain_text(f"Tiedät kuka maksaa: oikein 0/{totals['b']}")
    links = result.get_by_role("link")
    expect(links).to_have_text(["Sivu b"])
    assert violations(frame) == []
    links.click()
    expect(frame.locator("h1")).to_have_text("Sivu b")
    learner.leave()


def test_all_right_leaves_nothing_to_read_again(learner: Learner) -> None:
    frame = open_test(learner)
    answer(frame)
    frame.locator(".hand-in").click()
    expect(frame.locator(".test > .result")).to_contain_text("100 %. Hyväksytty.")
    expect(frame.locator(".test > .result a")).to_have_count(0)
    learner.leave()
    # Four points of the bank on the average, thirty for the other test.
    assert float(learner.value("score")) == pytest.approx(100 * 4 / 34, abs=0.01)


def test_what_is_missing_is_told_by_the_numbers_shown(learner: Learner) -> None:
    frame = open_test(learner)
    shown(frame)[0].get_by_label("oikea").check()
    frame.locator(".hand-in").click()
    expect(frame.locator(".test > .result")).to_have_text("Vastaamatta: 2, 3, 4")
    learner.leave()


def check(frame: Frame, name: str) -> Locator:
    frame.locator(f"#q-{name} .check").click()
    return frame.locator(f"#q-{name} .result")


def test_feedback_at_once_closes_each_question(learner: Learner) -> None:
    frame = open_test(learner, "heti")
    expect(frame.locator(".hand-in")).to_be_hidden()
    expect(check(frame, "h-yksi")).to_contain_text("Valitse ensin")
    frame.get_by_label("ei", exact=True).check()
    expect(check(frame, "h-yksi")).to_contain_text("Väärin")
    expect(frame.locator("#q-h-yksi .result")).to_contain_text("Ei aivan.")
    expect(frame.get_by_label("kyllä")).to_be_disabled()
    learner.leave()
    frame = open_test(learner, "heti")
    expect(frame.get_by_label("kyllä")).to_be_disabled()
    expect(frame.locator("#q-h-yksi .result")).to_contain_text("Väärin")
    frame.locator("#q-h-kaksi input").fill("viranomainen")
    check(frame, "h-kaksi")
    expect(frame.locator(".test > .result")).to_contain_text("50 %. Hyväksytty.")
    expect(frame.locator(".test > .result")).to_be_focused()
    expect(frame.locator(".hand-in")).to_have_text("Yritä uudelleen")
    assert violations(frame) == []
    learner.leave()


def test_the_last_attempt_counts(learner: Learner) -> None:
    frame = open_test(learner, "heti")
    for option, word, score in (("kyllä", "viranomainen", 100), ("ei", "asiakas", 0)):
        frame.get_by_label(option, exact=True).check()
        check(frame, "h-yksi")
        frame.locator("#q-h-kaksi input").fill(word)
        check(frame, "h-kaksi")
        expect(frame.locator(".test > .result")).to_contain_text(f"Viimeisin tulos: {score} %")
        frame.locator(".hand-in").click()
    learner.leave()
    assert float(learner.value("score")) == 0


def test_without_scripts_the_whole_bank_can_be_read(browser: Browser, package: Path) -> None:
    with serve(package) as server, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url("fi/m/koe.html"))
        assert len(names(page)) == 12
        expect(page.locator(".test-objectives li")).to_have_count(3)
