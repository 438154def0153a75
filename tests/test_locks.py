"""Permanent numbers: given once, kept through every change, and a bad merge of the file is told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoo_course.locks import (
    KINDS,
    Entry,
    Kind,
    Lock,
    LockedOption,
    Named,
    assign,
    format_lock,
    lock_path,
    named_things,
    parse_lock,
    renamed,
)
from neuvoo_course.model import Question

from .make import make, question


def pages(*names: str) -> list[Named]:
    return [Named("page", name) for name in names]


def numbers(lock: Lock, kind: Kind = "page") -> dict[str, int]:
    """Give the numbers in use."""
    return {entry.name: entry.number for entry in lock.entries if entry.kind == kind and not entry.removed}


def asked(*options: str) -> Question:
    """Give the question that is written so."""
    course = make({"national/m/a.fi.md": f"# A\n\n{question('q', *options)}"}).course
    (named,) = [named for named in named_things(course)[""] if named.question]
    assert named.question
    return named.question


def after(*versions: tuple[str, ...]) -> Entry:
    """Give the entry of a question after its options have been written so, one version after the other."""
    lock = Lock()
    for options in versions:
        lock = assign(lock, [Named("question", "m/q", asked(*options))])
    return lock.entries[0]


# ---------------------------------------------------------------- numbers


def test_numbers_run_from_one_in_each_kind() -> None:
    made = make(
        {
            "national/one/b.fi.md": f"# B\n\n::: test id=t\n{question('q')}:::\n",
            "national/one/a.fi.md": f"# A\n\n{question('r')}",
            "national/two/a.fi.md": "# A\n",
        }
    )
    assert [(entry.kind, entry.number, entry.name) for entry in made.locks[""].entries] == [
        ("module", 1, "one"),
        ("module", 2, "two"),
        ("page", 1, "one/b"),
        ("page", 2, "one/a"),
        ("page", 3, "two/a"),
        ("question", 1, "one/q"),
        ("question", 2, "one/r"),
        ("test", 1, "one/t"),
    ]


def test_what_is_removed_stays_as_a_tombstone() -> None:
    lock = assign(assign(Lock(), pages("m/a", "m/b", "m/c")), pages("m/a", "m/c"))
    assert numbers(lock) == {"m/a": 1, "m/c": 3}
    assert lock.entries[1] == Entry("page", 2, "m/b", removed=True)


def test_a_removed_options_number_is_not_given_again() -> None:
    """A test in hand names options by number alone: another option must not take a removed one's place."""
    lock = assign(Lock(), [Named("question", "m/q", asked("- a", "x b", "- c"))])
    lock = assign(lock, [Named("question", "m/q", asked("- a", "x b"))])
    lock, problems = parse_lock("ids.lock", format_lock(lock))
    lock = assign(lock, [Named("question", "m/q", asked("- a", "x b", "- d"))])
    assert (problems, [option.number for option in lock.entries[0].options]) == ((), [1, 2, 4])


def test_a_removed_last_number_is_not_given_again() -> None:
    lock = assign(assign(assign(Lock(), pages("m/a", "m/b")), pages("m/a")), pages("m/a", "m/new"))
    assert numbers(lock) == {"m/a": 1, "m/new": 3}


def test_what_comes_back_gets_its_number_back() -> None:
    lock = assign(assign(assign(Lock(), pages("m/a", "m/b")), pages("m/b")), pages("m/b", "m/new", "m/a"))
    assert numbers(lock) == {"m/a": 1, "m/b": 2, "m/new": 3}


def test_order_changes_nothing() -> None:
    lock = assign(Lock(), pages("m/a", "m/b"))
    assert assign(lock, pages("m/b", "m/a")) == lock


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), unique=True), max_size=8))
def test_a_name_never_has_another_number_and_a_number_never_another_name(history: list[list[str]]) -> None:
    lock, ever = Lock(), dict[str, int]()
    for names in history:
        lock = assign(lock, pages(*names))
        assert numbers(lock).keys() == set(names)
        assert all(ever.setdefault(name, number) == number for name, number in numbers(lock).items())
        assert [entry.number for entry in lock.entries] == list(range(1, len(ever) + 1))
    assert len(set(ever.values())) == len(ever)


# ---------------------------------------------------------------- questions


def test_a_question_has_its_options_numbered_and_is_of_revision_one() -> None:
    entry = after(("- first", "x second"))
    assert entry.revision == 1
    assert [(option.number, option.correct) for option in entry.options] == [(1, False), (2, True)]


@pytest.mark.parametrize(
    ("options", "order"),
    [
        (("- a", "x b", "- c"), [1, 2, 3]),
        (("x b", "- c", "- a"), [2, 3, 1]),
        (("- reworded", "x b", "- c"), [1, 2, 3]),
        (("- a", "x other words", "- c"), [1, 2, 3]),
        (("- c", "x other words", "- a"), [3, 2, 1]),
        (("- d", "x e", "- f"), [1, 2, 3]),
        (("- a  ", "x **b**", "- c"), [1, 2, 3]),
    ],
)
def test_rewording_and_moving_options_keep_numbers_and_revision(options: tuple[str, ...], order: list[int]) -> None:
    entry = after(("- a", "x b", "- c"), options)
    assert [option.number for option in entry.options] == order
    assert entry.revision == 1


@pytest.mark.parametrize(
    ("options", "order"),
    [
        (("x a", "- b", "- c"), [1, 2, 3]),  # another is right
        (("- a", "x b", "- c", "- d"), [1, 2, 3, 4]),  # one more
        (("- d", "- a", "x b", "- c"), [4, 1, 2, 3]),  # one more, first
        (("- a", "x b"), [1, 2]),  # one less
        (("x b", "- c"), [2, 3]),
    ],
)
def test_another_key_or_another_set_of_options_raises_the_revision(options: tuple[str, ...], order: list[int]) -> None:
    entry = after(("- a", "x b", "- c"), options)
    assert [option.number for option in entry.options] == order
    assert entry.revision == 2


def test_each_change_of_the_key_raises_the_revision_again() -> None:
    assert after(("- a", "x b"), ("x a", "- b"), ("- a", "x b"), ("- a", "x b")).revision == 3


def test_a_question_that_comes_back_is_compared_with_what_it_was() -> None:
    lock = assign(Lock(), [Named("question", "m/q", asked("- a", "x b"))])
    gone = assign(lock, [])
    assert gone.entries[0].removed
    assert assign(gone, [Named("question", "m/q", asked("- a", "x b"))]) == lock
    assert assign(gone, [Named("question", "m/q", asked("x a", "- b"))]).entries[0].revision == 2


def test_options_are_known_by_their_words_in_the_first_language() -> None:
    text = "# A\n\n" + question("q", "- {0}", "x {1}")
    both = {"national/m/a.fi.md": text.format("ei", "kyllä"), "national/m/a.sv.md": text.format("nej", "ja")}
    changed = both | {"national/m/a.sv.md": text.format("icke", "jo")}
    assert make(both).locks == make(changed).locks


# ---------------------------------------------------------------- owners


OWNED = {
    "modules/m/module.yaml": "title: {fi: M}\nduration: 5\npages: [a, {slot: s}]\n",
    "national/m/a.fi.md": "---\nregional: replace\n---\n# A\n\n::: slot id=inner\n:::\n\n" + question("national"),
    "regional/x/region.yaml": 'municipality: "091"\n',
    "regional/x/m/s.fi.md": "# S\n\n" + question("filled"),
    "regional/x/m/inner.fi.md": question("inside"),
    "regional/x/m/a.fi.md": "# A\n\n" + question("replaced"),
    "regional/x/m/own.fi.md": "---\nafter: a\n---\n# Own\n\n" + question("added"),
    "regional/y/region.yaml": 'municipality: "049"\n',
    "regional/y/m/s.fi.md": "# S\n",
}


def test_each_owner_has_numbers_of_its_own() -> None:
    locks = make(OWNED).locks
    assert numbers(locks[""]) == {"m/a": 1}
    assert numbers(locks[""], "question") == {"m/national": 1}
    assert numbers(locks["y"]) == {"m/s": 1}


def test_a_region_numbers_its_pages_but_not_those_that_stand_in_a_national_place() -> None:
    lock = make(OWNED).locks["x"]
    assert numbers(lock) == {"m/own": 1, "m/s": 2}
    assert numbers(lock, "question").keys() == {"m/filled", "m/inside", "m/replaced", "m/added"}
    assert numbers(lock, "module") == {}


def test_where_locks_lie() -> None:
    assert lock_path("") == "ids.lock"
    assert lock_path("helsinki") == "regional/helsinki/ids.lock"


# ---------------------------------------------------------------- the file

names = st.from_regex(r"[a-z0-9]{1,4}/[a-z0-9]{1,6}", fullmatch=True)
digests = st.from_regex(r"[0-9a-f]{6}", fullmatch=True)
options = st.builds(LockedOption, st.integers(1, 99), st.booleans(), digests, st.just("") | digests)


@st.composite
def locks(draw: st.DrawFn) -> Lock:
    """Give any lock: sorted, numbers 1…n of each kind."""
    entries: list[Entry] = []
    for kind in KINDS:
        for number, name in enumerate(draw(st.lists(names, unique=True, max_size=4)), 1):
            removed = draw(st.booleans())
            if kind == "question":
                held = tuple(draw(st.lists(options, max_size=4)))
                last = max([option.number for option in held], default=0) + draw(st.integers(0, 3))
                entries.append(Entry(kind, number, name, draw(st.integers(1, 50)), held, last, removed))
            else:
                entries.append(Entry(kind, number, name, removed=removed))
    return Lock(tuple(entries))


@given(locks())
def test_what_is_written_reads_back(lock: Lock) -> None:
    assert parse_lock("ids.lock", format_lock(lock)) == (lock, ())


@given(locks(), st.data())
def test_any_lost_line_is_noticed(lock: Lock, data: st.DataObject) -> None:
    lines = format_lock(lock).splitlines(keepends=True)
    entries = [number for number, line in enumerate(lines) if not line.startswith("#")]
    lost = data.draw(st.sampled_from(entries))
    (found,) = parse_lock("ids.lock", "".join(lines[:lost] + lines[lost + 1 :]))[1]
    assert found.code == ("lock-without-count" if lost == entries[-1] else "lock-lines-lost")


@given(st.text(alphabet="pagemoduls 0123/-=x,removedcount\n#", max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    parse_lock("ids.lock", text)


GOOD = format_lock(
    Lock(
        (
            Entry("module", 1, "m"),
            Entry("page", 1, "m/a"),
            Entry("page", 2, "m/b"),
            Entry("question", 1, "m/q", 1, (LockedOption(1, True, "0a1b2c"), LockedOption(2, False, "ffffff"))),
        )
    )
)
"""Its entries stand on lines 3 to 6, the counts on line 7."""


def told(text: str) -> list[tuple[str, int, dict[str, str]]]:
    return [(found.code, found.at.line, dict(found.values)) for found in parse_lock("ids.lock", text)[1]]


def test_a_good_lock_is_as_it_looks() -> None:
    assert GOOD.splitlines()[2:] == [
        "module 1 m",
        "page 1 m/a",
        "page 2 m/b",
        "question 1 m/q revision=1 options=1x0a1b2c,2-ffffff",
        "count module=1 page=2 question=1 test=0",
    ]
    assert told(GOOD) == []


def test_marks_of_a_merge_are_told_each() -> None:
    merged = GOOD.replace("page 2 m/b\n", "<<<<<<< ours\npage 2 m/b\n=======\npage 2 m/c\n>>>>>>> theirs\n")
    assert [(code, line) for code, line, _ in told(merged)] == [
        ("lock-conflict", 5),
        ("lock-conflict", 7),
        ("lock-number-twice", 8),
        ("lock-conflict", 9),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "page m/a",
        "page 0 m/a",
        "page 1",
        "pages 1 m/a",
        "page 3 m/c gone",
        "page 3 m/c revision=1 options=",
        "question 2 m/r",
        "question 2 m/r revision=0 options=",
        "question 2 m/r revision=1 options=1y000000",
        "count page",
    ],
)
def test_a_line_that_is_no_entry_is_told(line: str) -> None:
    assert told(GOOD.replace("count ", line + "\ncount ")) == [("lock-line", 7, {})]


def test_a_number_given_twice_is_told_with_the_first_line() -> None:
    values = {"kind": "page", "number": "2", "name": "m/c", "first": "5"}
    assert told(GOOD.replace("page 2 m/b\n", "page 2 m/b\npage 2 m/c\n")) == [("lock-number-twice", 6, values)]


def test_a_name_given_twice_is_told_with_the_first_line() -> None:
    values = {"kind": "page", "number": "3", "name": "m/a", "first": "4"}
    assert told(GOOD.replace("page 2 m/b\n", "page 2 m/b\npage 3 m/a\n")) == [("lock-name-twice", 6, values)]


def test_a_page_and_a_question_may_share_name_and_number() -> None:
    assert told(GOOD.replace("m/q", "m/a")) == []


def test_lost_lines_are_named() -> None:
    values = {"kind": "page", "missing": "1, 2", "counted": "2"}
    assert told(GOOD.replace("page 1 m/a\npage 2 m/b\n", "")) == [("lock-lines-lost", 5, values)]


def test_more_lines_than_counted_are_told() -> None:
    values = {"kind": "page", "missing": "–", "counted": "2"}
    assert told(GOOD.replace("page 2 m/b\n", "page 2 m/b\npage 3 m/c\n")) == [("lock-lines-lost", 8, values)]


def test_without_counts_nobody_can_tell() -> None:
    assert told(GOOD.partition("count")[0]) == [("lock-without-count", 6, {})]


# ---------------------------------------------------------------- two branches


def merged(tmp_path: Path, base: Lock, ours: Lock, theirs: Lock) -> tuple[str, int]:
    """Merge two versions as git does; give the result and how many conflicts there were."""
    files = []
    for name, lock in (("ours", ours), ("base", base), ("theirs", theirs)):
        (tmp_path / name).write_text(format_lock(lock), encoding="utf-8")
        files.append(name)
    done = subprocess.run(
        ["git", "merge-file", "-p", *files], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    return done.stdout, done.returncode


BASE = assign(Lock(), [Named("module", "m"), *pages("m/a", "m/b", "m/c", "m/d", "m/e"), Named("test", "m/t")])
HELD = [Named("module", "m"), *pages("m/a", "m/b", "m/c", "m/d", "m/e"), Named("test", "m/t")]


def test_two_branches_that_both_add_conflict_in_sight(tmp_path: Path) -> None:
    ours, theirs = assign(BASE, [*HELD, *pages("m/ours")]), assign(BASE, [*HELD, *pages("m/theirs")])
    text, conflicts = merged(tmp_path, BASE, ours, theirs)
    assert conflicts
    assert {"lock-conflict", "lock-number-twice"} == {code for code, _, _ in told(text)}


def test_two_branches_that_add_things_of_two_kinds_conflict_in_the_counts(tmp_path: Path) -> None:
    ours, theirs = assign(BASE, [*HELD, *pages("m/ours")]), assign(BASE, [*HELD, Named("module", "n")])
    text, conflicts = merged(tmp_path, BASE, ours, theirs)
    assert conflicts
    assert "lock-conflict" in {code for code, _, _ in told(text)}


def test_an_addition_and_a_removal_merge_by_themselves(tmp_path: Path) -> None:
    ours = assign(BASE, [*HELD, *pages("m/ours")])
    theirs = assign(BASE, [named for named in HELD if named.name != "m/b"])
    text, conflicts = merged(tmp_path, BASE, ours, theirs)
    assert not conflicts
    lock, problems = parse_lock("ids.lock", text)
    assert problems == ()
    assert numbers(lock) == {"m/a": 1, "m/c": 3, "m/d": 4, "m/e": 5, "m/ours": 6}


# ---------------------------------------------------------------- another name


def test_a_page_gets_another_name_and_keeps_its_number() -> None:
    lock = renamed(BASE, "m/b", "m/z")
    assert numbers(lock) == {"m/a": 1, "m/z": 2, "m/c": 3, "m/d": 4, "m/e": 5}
    assert lock.find("page", "m/b") is None


def test_a_module_takes_everything_in_it_along() -> None:
    held = [Named("module", "m"), *pages("m/a", "other/m"), Named("question", "m/q", asked()), Named("test", "m/t")]
    lock = renamed(assign(Lock(), held), "m", "n")
    assert [entry.name for entry in lock.entries] == ["n", "n/a", "other/m", "n/q", "n/t"]


def test_a_question_of_the_same_name_as_a_page_is_let_be() -> None:
    lock = renamed(assign(Lock(), [*pages("m/a"), Named("question", "m/a", asked())]), "m/a", "m/b")
    assert [(entry.kind, entry.name) for entry in lock.entries] == [("page", "m/b"), ("question", "m/a")]
