"""The builder reckons with the longest state that a learner of an edition can get."""

from __future__ import annotations

from typing import Any

from neuvoo_course.building import sample_variants
from neuvoo_course.locks import Entry, Kind, Lock, LockedOption
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.state_size import LIMIT, longest_state
from tests.make import DAY, complete_workspace, make, question
from tests.runtime.pure import ask
from tests.runtime.test_state import base36, vectors

DONE: dict[Kind, tuple[Any, ...]] = {"page": ("read",), "question": ("answer", 3, 3), "test": ("attempt", 1000)}


def everything(owner: str, lock: Lock) -> list[list[Any]]:
    """Give what a learner does who does all there ever was."""
    names = [(what, f"{owner}.{base36(number)}") for what in DONE for number in range(1, lock.count(what) + 1)]
    return [[DONE[what][0], name, *DONE[what][1:]] for what, name in names]


def test_a_learner_who_does_everything_stays_below() -> None:
    workspace = complete_workspace()
    for variant in sample_variants(workspace.course, DAY):
        edition, problems = resolve(workspace.course, workspace.locks, variant)
        assert problems == ()
        bound = longest_state(edition, workspace.locks)
        steps: list[list[Any]] = [
            ["session", 46655],
            ["done", 3],
            ["day", 46655],
            ["field", "k", "1"],
            ["field", "l", "fi"],
        ]
        for owner in edition.owners:
            steps += everything(owner, workspace.locks[owner])
        (text,) = ask(("print", steps))
        assert len(text) <= len(bound) < LIMIT
        assert len(bound) - len(text) < 400


def test_the_longest_state_is_one_that_the_runtime_reads() -> None:
    workspace = complete_workspace()
    for variant in sample_variants(workspace.course, DAY):
        bound = longest_state(resolve(workspace.course, workspace.locks, variant)[0], workspace.locks)
        (read,) = ask(("again", bound))
        assert vectors(read) == vectors(bound)
        assert len(read) == len(bound)


def test_the_largest_test_in_hand_counts() -> None:
    many = "".join(question(f"q{n}", "- a", "x b", "- c", "- d", "- e") for n in range(40))
    made = make({"national/m/a.fi.md": f"# A\n\n::: test id=t\n{many}:::\n\n::: test id=u\n{question('r')}:::\n"})
    state = longest_state(made.edition(), made.locks)
    (hand,) = [field for field in state.split(";") if field.startswith("a=")]
    assert hand.count(":") == 40
    assert "0.14:ff" in hand


def test_480_pages_and_500_questions_fit() -> None:
    made = make({"national/m/a.fi.md": f"# A\n\n{question('q')}"})
    options = (LockedOption(1, True, "abcdef"),)
    entries = [Entry("module", 1, "m"), Entry("page", 1, "m/a"), Entry("question", 1, "m/q", 1, options)]
    entries += [Entry("page", n, f"m/{n}", removed=True) for n in range(2, 481)]
    entries += [Entry("question", n, f"m/{n}", 1, options, removed=True) for n in range(2, 501)]
    entries += [Entry("test", n, f"m/t{n}", removed=True) for n in range(1, 41)]
    locks = {**made.locks, "": Lock(tuple(entries))}
    edition, problems = resolve(made.course, locks, made.variant("Helsinki"))
    assert problems == ()
    assert len(longest_state(edition, locks)) < 1000
