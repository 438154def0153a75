"""What a platform gets beyond status and score: single answers, and modules as objectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.judges.chromium import WatchedPage, let_tell
from tests.judges.lms import Lms, Version, Visit
from tests.judges.server import Served, serve
from tests.runtime.answers import write_package
from tests.runtime.platform import PRESENT, calls, in_platform
from tests.runtime.sample import write_sample
from tests.runtime.test_answers import answer_test, choose, form, put_in_order
from tests.runtime.test_platform_faults import EVERYTHING
from tests.runtime.test_visit import Learner, follow, heading, lms, version

__all__ = ["lms", "version"]
pytestmark = pytest.mark.browser

CHOICES = """# Valinnat

::: question single id=yksi
Yksi?

- [ ] a
- [x] b
:::

::: question multiple id=monta
Monta?

- [x] a
- [ ] b
- [x] c
:::

::: question truefalse id=totta
Totta?

- [x] Totta
- [ ] Tarua
:::

::: question gap id=lista
Listasta.

Se on [[tämä / tuo]] eikä [[tuo / tämä]].
:::
"""
COUNTS = "platform.values['cmi.interactions._count'] = platform.values['cmi.objectives._count'] = '0';"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a package that reports answers, once."""
    folder = write_package(tmp_path_factory.mktemp("reporting"), "report: answers\n", b=CHOICES)
    (folder / "host.html").write_text('<title>Host</title><iframe name="sco"></iframe>', encoding="utf-8")
    return folder


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Write the sample package of two modules."""
    return write_sample(tmp_path / "sample")


@pytest.fixture
def served(answers: Path) -> Iterator[Served]:
    """Serve the package that reports answers."""
    with serve(answers) as server:
        yield server


@pytest.fixture
def page(browser_page: WatchedPage) -> Page:
    """Open a browser's page."""
    return browser_page.page


def ready(frame: Frame | Page) -> Frame | Page:
    """Wait until the script for reporting is there."""
    expect(frame.locator(".leave")).to_be_visible()
    return frame


def check(frame: Frame | Page, name: str) -> None:
    form(frame, name).locator(".check").click()


def interactions(visit: Visit) -> list[dict[str, str]]:
    """Give what the platform was told, as it took it, in the order of the indices."""
    let_tell(visit.frame)
    found: dict[int, dict[str, str]] = {}
    for call in visit.calls("SetValue"):
        if match := re.match(r"cmi\.interactions\.(\d+)\.(.+)", call.arguments[0]):
            found.setdefault(int(match[1]), {})[match[2]] = call.arguments[1]
    assert list(found) == list(range(min(found, default=0), min(found, default=0) + len(found)))
    return list(found.values())


def briefly(told: dict[str, str]) -> str:
    """Give type, answer, patterns and result in one line."""
    answer = told.get("student_response") or told.get("learner_response", "–")
    patterns = [value for name, value in told.items() if name.startswith("correct")]
    return " ".join([told["id"], told["type"], answer, "/".join(patterns), told["result"]])


# ---------------------------------------------------------------- single answers

TOLD_12 = [
    "question-10 choice 1 2 wrong",
    "question-10 choice 2 2 correct",
    "question-11 choice 1,2 1,3 wrong",
    "question-12 true-false f t wrong",
    "question-13 matching 1.1,2.2 1.1,2.1 wrong",
    "question-1 matching 1.1,2.2,3.4,4.1 1.1,2.2,3.2,4.4 wrong",
    "question-2 sequencing 2,1,3,4 1,2,3,4 wrong",
    "question-3 fill-in viranomainen; se, mikä on; ulkona viranomainen; vaitiolovelvollisuus; vieressä"
    "/viranomainen; salassapito velvollisuus; vieressä wrong",
    "question-4 numeric 30.6 30.5 correct",
]
TOLD_2004 = [
    "question-10 choice 1 2 incorrect",
    "question-10 choice 2 2 correct",
    "question-11 choice 1[,]2 1[,]3 incorrect",
    "question-12 true-false false true incorrect",
    "question-13 matching 1[.]1[,]2[.]2 1[.]1[,]2[.]1 0.5",
    "question-1 matching 1[.]1[,]2[.]2[,]3[.]4[,]4[.]1 1[.]1[,]2[.]2[,]3[.]2[,]4[.]4 0.5",
    "question-2 sequencing 2[,]1[,]3[,]4 1[,]2[,]3[,]4 0.5",
    "question-3 fill-in viranomainen[,]se, mikä on[,]ulkona viranomainen[,]vaitiolovelvollisuus[,]vieressä"
    "/viranomainen[,]salassapito velvollisuus[,]vieressä 0.3333",
    "question-4 numeric 30.6 30.3[:]30.7 correct",
]


def practise(frame: Frame) -> None:
    for option in (0, 1):
        form(frame, "yksi").locator("input").nth(option).check()
        check(frame, "yksi")
    for option in (0, 1):
        form(frame, "monta").locator("input").nth(option).check()
    form(frame, "totta").get_by_label("Tarua").check()
    choose(form(frame, "lista"), ("1", "2"))
    for name in ("monta", "totta", "lista"):
        check(frame, name)
    for title in ("Koe", "Harjoitus"):
        frame.locator("[rel=prev]").click()
        heading(frame, title)
    choose(form(frame, "pari"), ("1", "2", "4", "1"))
    put_in_order(form(frame, "jarjestys"), ["Tilaa tulkki", "Kysy kieli", "Varaa aika", "Tapaa asiakas"])
    choose(form(frame, "aukko"), ("1", "2"))
    form(frame, "aukko").locator("input").fill("se,  mikä on")
    form(frame, "luku").locator("input").fill("30,6")
    for name in ("pari", "jarjestys", "aukko", "luku"):
        check(frame, name)


def test_every_answer_goes_to_the_platform(lms: Lms, version: Version, answers: Path) -> None:
    learner = Learner(lms, version, answers)
    visit = learner.open("fi/m/b.html")
    expect(visit.frame.locator(".check")).to_have_count(4)
    practise(visit.frame)
    told = interactions(visit)
    assert [briefly(one) for one in told] == (TOLD_12 if version == "1.2" else TOLD_2004)
    if version == "2004":
        assert told[0]["description"] == "{lang=fi}Yksi?"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", told[0]["timestamp"])
    else:
        assert re.fullmatch(r"\d\d:\d\d:\d\d", told[0]["time"])
    learner.leave()
    visit = learner.open("fi/m/koe.html")
    expect(visit.frame.locator(".hand-in")).to_be_visible()
    answer_test(visit.frame)
    let_tell(visit.frame)
    assert interactions(visit) == []
    visit.frame.locator(".hand-in").click()
    told = interactions(visit)
    assert [one["weighting"] for one in told] == ["4", "3", "2", "1", "1"]
    assert [one["type"] for one in told] == ["matching", "sequencing", "fill-in", "numeric", "choice"]
    first = next(call for call in visit.calls("SetValue") if "interactions" in call.arguments[0])
    assert first.arguments[0] == "cmi.interactions.9.id"
    learner.leave()


def test_no_answer_goes_there_unless_the_course_says_so(lms: Lms, version: Version, tmp_path: Path) -> None:
    learner = Learner(lms, version, write_package(tmp_path / "package", b=CHOICES))
    visit = learner.open("fi/m/b.html")
    ready(visit.frame)
    form(visit.frame, "yksi").get_by_label("b").check()
    check(visit.frame, "yksi")
    let_tell(visit.frame)
    learner.leave()
    assert "interactions" not in str(visit.calls())


def test_a_regions_question_has_the_regions_name(lms: Lms, version: Version, tmp_path: Path) -> None:
    package = write_sample(tmp_path / "package", report="answers", owners=["helsinki", ""])
    learner = Learner(lms, version, package)
    visit = learner.open("fi/tulkki/kysymykset.html")
    visit.frame.locator('#yksi input[value="4"]').check()
    visit.frame.locator("#yksi .check").click()
    ready(visit.frame)
    assert briefly(interactions(visit)[0]).startswith("helsinki-question-1 choice 4 3 ")
    learner.leave()


def platform(page: Page, served: Served, before: str = COUNTS, href: str = "fi/m/b.html") -> Page:
    """Open the package with a platform that can be made to fail."""
    page.add_init_script(PRESENT + before)
    page.goto(served.url(href))
    expect(page.locator(".check, .hand-in").first).to_be_visible()
    return page


def answer(page: Page, option: int) -> None:
    form(page, "yksi").locator("input").nth(option).check()
    check(page, "yksi")


def told_answers(page: Page) -> list[str]:
    """Give index and answer of all that the platform was told and took."""
    let_tell(page)
    sets = [call[1:] for call in calls(page, "SetValue") if call[1].endswith("student_response")]
    return [f"{name.split('.')[2]}: {value}" for name, value in sets]


def test_an_lms_without_interactions_is_no_trouble(page: Page, served: Served, browser_page: WatchedPage) -> None:
    ready(platform(page, served, ""))
    answer(page, 1)
    let_tell(page)
    assert "cmi.interactions.0.id" not in str(calls(page, "SetValue"))
    expect(page.locator(".saved")).to_have_text("Tallennettu")
    browser_page.assert_clean()


def test_an_lms_that_refuses_each_element_is_no_trouble(page: Page, served: Served) -> None:
    picky = """const set = API.LMSSetValue;
    API.LMSSetValue = (name, value) => /interactions|objectives/.test(name) ? "false" : set(name, value);"""
    ready(platform(page, served, COUNTS + picky))
    answer(page, 1)
    let_tell(page)
    expect(page.locator(".saved")).to_have_text("Tallennettu")


def test_what_is_answered_while_the_lms_is_away_arrives_later(page: Page, served: Served) -> None:
    ready(platform(page, served))
    answer(page, 0)
    assert told_answers(page) == ["0: 1"]
    page.evaluate("platform.values['cmi.interactions._count'] = '1'")
    page.evaluate(EVERYTHING)
    answer(page, 1)
    expect(page.locator(".saved")).to_contain_text("Tallennus ei onnistunut")
    answer(page, 0)
    let_tell(page)
    assert "cmi.interactions.1.id" not in page.evaluate("Object.keys(platform.values)")
    page.evaluate("() => { platform.refuse = {}; platform.calls = []; dispatchEvent(new Event('online')); }")
    assert told_answers(page) == ["1: 2", "2: 1"]
    expect(page.locator(".saved")).to_have_text("Tallennettu")


def test_what_was_told_but_not_saved_is_told_again_in_its_place(page: Page, served: Served) -> None:
    ready(platform(page, served))
    page.evaluate("platform.refuse = { LMSCommit: '101' }")
    answer(page, 0)
    assert told_answers(page) == ["0: 1"]
    page.evaluate("platform.values['cmi.interactions._count'] = '1'")
    page.evaluate("() => { platform.refuse = {}; dispatchEvent(new Event('online')); }")
    assert told_answers(page) == ["0: 1", "0: 1"]
    page.evaluate("dispatchEvent(new Event('online'))")
    assert told_answers(page) == ["0: 1", "0: 1"]


def test_answers_before_the_lms_appears_arrive(page: Page, served: Served) -> None:
    page.goto(served.url("host.html"))
    frame = page.frame("sco")
    assert frame is not None
    frame.goto(served.url("fi/m/b.html"))
    form(frame, "yksi").locator("input").nth(1).check()
    check(frame, "yksi")
    page.evaluate(f"() => {{ {PRESENT} {COUNTS} }}")
    ready(frame)
    assert told_answers(page) == ["0: 2"]


def test_a_visit_never_outgrows_a_beacon(page: Page, served: Served) -> None:
    ready(platform(page, served))
    form(page, "yksi").locator("input").nth(1).check()
    counted = "Object.keys(platform.values).filter((name) => /interactions.*id$/.test(name)).length"
    for _ in range(5):
        page.evaluate("for (let n = 0; n < 60; n++) document.querySelector('#q-yksi').requestSubmit()")
        told = -1
        while told < (told := page.evaluate(counted)):
            let_tell(page)
        page.evaluate(f"platform.values['cmi.interactions._count'] = String({counted})")
    whole = page.evaluate(
        "new URLSearchParams(Object.entries(platform.values).filter(([name]) => /interactions/.test(name))).toString()"
    )
    assert 30_000 < len(whole) < 45_000
    assert 80 < page.evaluate(counted) < 200
    expect(page.locator(".saved")).to_have_text("Tallennettu")


# ---------------------------------------------------------------- objectives


def objectives(visit: Visit) -> dict[str, dict[str, Any]]:
    let_tell(visit.frame)
    found = visit.data().get("objectives", {})
    entries = found.get("childArray") or list(found.values()) if isinstance(found, dict) else found
    return {entry["id"]: entry for entry in entries if isinstance(entry, dict) and entry.get("id")}


def test_modules_are_objectives(lms: Lms, version: Version, sample: Path) -> None:
    learner = Learner(lms, version, sample)
    visit = learner.open()
    ready(visit.frame)
    found = objectives(visit)
    assert list(found) == ["module-1", "module-2"]
    status = "status" if version == "1.2" else "completion_status"
    follow(visit.frame, "Siirto")
    heading(visit.frame, "Siirto fi")
    found = objectives(visit)
    assert found["module-2"][status] == "completed"
    assert found["module-1"].get(status, "") in {"not attempted", "unknown", ""}
    learner.leave()
    visit = learner.open("fi/tulkki/koe.html")
    expect(visit.frame.locator(".hand-in")).to_be_visible()
    visit.frame.locator('#k-yksi input[value="3"]').check()
    visit.frame.locator('#k-monta input[value="1"]').check()
    visit.frame.locator(".hand-in").click()
    found = objectives(visit)
    assert list(found) == ["module-1", "module-2"]
    assert found["module-1"][status] == "incomplete"
    assert float(found["module-1"]["score"]["raw"]) == 20
    if version == "2004":
        assert float(found["module-1"]["score"]["scaled"]) == 0.2
        assert 0 < float(found["module-1"]["progress_measure"]) < 1
        assert found["module-1"]["description"] == "{lang=fi}Tulkki"
        assert found["module-2"]["completion_status"] == "completed"
    learner.leave()
    visit = learner.open("fi/tulkki/alku.html")
    ready(visit.frame)
    assert not re.search(r"objectives\.\d+\.id", str(visit.calls("SetValue")))
    learner.leave()


def test_a_module_by_itself_is_one_objective(lms: Lms, sample: Path) -> None:
    learner = Learner(lms, "1.2", sample)
    visit = learner.open("module-2.html")
    ready(visit.frame)
    assert list(objectives(visit)) == ["module-2"]
    learner.leave()


def test_an_objective_is_told_when_it_has_changed(page: Page, served: Served) -> None:
    ready(platform(page, served, COUNTS, "fi/m/a.html"))
    assert in_platform(page, "cmi.objectives.0.id") == "module-1"
    assert in_platform(page, "cmi.objectives.0.status") == "incomplete"
    page.evaluate("platform.calls = []")
    for _ in range(2):
        page.evaluate("dispatchEvent(new Event('online'))")
    let_tell(page)
    assert len(calls(page, "Commit")) == 2
    assert "objectives" not in str(calls(page, "SetValue", "GetValue"))


def test_an_objective_is_never_lowered(page: Page, served: Served) -> None:
    before = """Object.assign(platform.values, { "cmi.objectives._count": "2", "cmi.objectives.0.id": "other",
        "cmi.objectives.1.id": "module-1", "cmi.objectives.1.status": "passed" });"""
    ready(platform(page, served, before))
    assert in_platform(page, "cmi.objectives.1.status") == "passed"
    assert "cmi.objectives.2" not in page.evaluate("Object.keys(platform.values).join()")
    assert "cmi.objectives.0" not in str(calls(page, "SetValue"))


def test_without_credit_only_what_is_done_is_told(page: Page, served: Served) -> None:
    before = COUNTS + "platform.values['cmi.core.credit'] = 'no-credit';"
    ready(platform(page, served, before, "fi/m/koe.html"))
    answer_test(page)  # type: ignore[arg-type]
    page.locator(".hand-in").click()
    let_tell(page)
    told = [call[1] for call in calls(page, "SetValue")]
    assert not any("objectives" in name and "score" in name for name in told)
    assert sum(name.endswith("student_response") for name in told) == 5
