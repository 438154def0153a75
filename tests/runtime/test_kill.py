"""A tab that is killed at any moment costs at most the step that had not been answered yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, expect

from tests.judges.chromium import let_tell, settle
from tests.judges.lms import Lms, Version, Visit
from tests.judges.strict import strict_api
from tests.runtime.sample import write_sample
from tests.runtime.test_state import entries, vectors

pytestmark = pytest.mark.browser

KILL = """() => {
    // As when a device loses its power: no last words.
    for (const name of ["pagehide", "visibilitychange", "beforeunload"]) {
        window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
    }
}"""
ROUND: tuple[tuple[Any, ...], ...] = (
    ("read", "Alku"),
    ("read", "Kysymykset"),
    ("answer", "yksi", 1, 1),
    ("read", "Koe"),
    ("mark", "k-yksi", 1),
    ("mark", "k-yksi", 3),
    ("read", "Siirto"),
    ("read", "Koe"),
    ("mark", "k-monta", 4),
    ("hand in", 200, 1),
    ("read", "Kysymykset"),
    ("answer", "yksi", 3, 3),
    ("answer", "monta", 4, 2),
    ("answer", "totta", 1, 3),
    ("read", "Koe"),
)
SCRIPT = ROUND * 4
"""Sixty steps; from the second round on nothing may get less."""
NUMBERS = {"Alku": ("", 0), "Kysymykset": ("", 1), "Koe": ("", 2), "Siirto": ("helsinki", 0)}
QUESTIONS = {"yksi": 0, "monta": 1, "totta": 2}


@dataclass(frozen=True)
class Done:
    """What has been done so far, as a learner would tell it."""

    read: frozenset[str] = frozenset()
    answers: dict[str, int] = field(default_factory=dict)
    place: str = ""
    attempts: int = 0

    def missing_in(self, state: str) -> list[str]:
        """Give what a state does not know."""
        known = vectors(state)
        visited = [name for name in self.read if not known.get(("v", NUMBERS[name][0]), 0) >> NUMBERS[name][1] & 1]
        results = [*entries(known.get(("q", ""), 0), 4), 0, 0, 0]
        answered = [name for name, best in self.answers.items() if results[QUESTIONS[name]] & 3 < best]
        used = known.get(("t", ""), 0) & 63
        return visited + answered + ([f"attempt {self.attempts}"] if used < self.attempts else [])


def do(frame: Frame, step: tuple[Any, ...], done: Done) -> Done:
    """Take a step, wait until the page has answered it, and tell what is done then."""
    match step:
        case ("read", title):
            frame.locator(".menu summary").click()
            frame.locator(".menu a", has_text=title).click()
            expect(frame.locator("main h1")).to_have_text(f"{title} fi")
            return replace(done, read=done.read | {title}, place=title)
        case ("answer", name, value, result):
            frame.locator(f'#{name} input[value="{value}"]').check()
            frame.locator(f"#{name} .check").click()
            expect(frame.locator(f"#{name} .result .verdict").first).to_be_visible()
            return replace(done, answers={**done.answers, name: max(result, done.answers.get(name, 0))})
        case ("mark", name, value):
            settle(frame)  # before, a mark is in the page alone
            again = frame.get_by_role("button", name="Yritä uudelleen")
            if again.is_visible():
                again.click()
            frame.locator(f'#{name} input[value="{value}"]').check()
            return done
        case ("hand in", *_):
            expect(frame.locator("#k-yksi input[value='3']")).to_be_checked()
            frame.get_by_role("button", name="Palauta koe").click()
            expect(frame.locator("#koe > .result")).to_contain_text("Paras tulos")
            return replace(done, attempts=done.attempts + 1)
    raise AssertionError(step)


def shown_again(frame: Frame, done: Done) -> None:
    """Wait until the course shows where the learner left it."""
    expect(frame.locator(".saved")).not_to_be_empty()
    if done.place:
        expect(frame.locator("main h1")).to_have_text(f"{done.place} fi")


def kill(visit: Visit) -> dict[str, Any]:
    """Close the tab without a word, and give what the platform has by then."""
    saved = visit.saved()
    visit.frame.evaluate(KILL)
    visit.watched.page.close()
    return saved


@pytest.fixture
def lms(browser: Browser, tmp_path: Path) -> Iterator[Lms]:
    """Give a strict platform."""
    with ExitStack() as stack:
        yield Lms(browser, tmp_path / "unpacked", stack, strict_api)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Write the sample package, with a test that can be taken any number of times."""
    folder = write_sample(tmp_path / "package")
    for page in folder.glob("*/tulkki/koe.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace('data-attempts="2"', 'data-attempts="0"'), encoding="utf-8")
    return folder


@pytest.mark.parametrize(("version", "steps"), [("1.2", ROUND), ("2004", SCRIPT)])
def test_a_tab_killed_after_each_of_sixty_steps(
    lms: Lms, package: Path, version: Version, steps: tuple[tuple[Any, ...], ...]
) -> None:
    """In the same browser nothing that was answered is lost, though the platform had no time to be told."""
    saved: dict[str, Any] = {}
    done = Done()
    for number, step in enumerate(steps):
        visit = lms.launch(version, package, "index.html", saved=saved)
        shown_again(visit.frame, done)
        assert done.missing_in(visit.value("cmi.suspend_data")) == [], (number, step)
        done = do(visit.frame, step, done)
        saved = kill(visit)
    assert done.attempts == len(steps) // len(ROUND)


@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_another_device_misses_at_most_the_unanswered_step(lms: Lms, package: Path, version: Version) -> None:
    """What the platform has been told is all that another device knows: at most one step behind."""
    saved: dict[str, Any] = {}
    before = done = Done()
    for number, step in enumerate(ROUND):
        if step[0] == "mark":
            continue
        visit = lms.launch(version, package, "index.html", saved=saved, new_browser=True)
        shown_again(visit.frame, done)
        assert before.missing_in(visit.value("cmi.suspend_data")) == [], (number, step)
        before = done
        if step[0] == "hand in":
            for mark in (("mark", "k-yksi", 3), ("mark", "k-monta", 4)):
                do(visit.frame, mark, done)
        if step[0] in ("answer", "hand in"):
            page = "Koe" if step[0] == "hand in" else "Kysymykset"
            expect(visit.frame.locator("main h1")).to_have_text(re.compile(page))
        done = do(visit.frame, step, done)
        let_tell(visit.frame)
        saved = kill(visit)
        assert done.missing_in(saved["suspend_data"]) == [], (number, step)
