"""Another name for a page or module: everywhere it stands, nowhere else, and the number stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from neuvoo_course.renaming import RenameError, rename
from neuvoo_course.workspace import Workspace, open_course

from .make import DAY, complete_course, content, question, write

PAGES = {
    "course.yaml": "id: course\ntitle: {fi: C, sv: C}\nlanguages: [fi, sv]\nmodules: [m, m-two]  # m first\n",
    "modules/m/module.yaml": "# a, b\ntitle: {fi: a, sv: a}\nduration: 5\npages:\n  - a\n  - a-b\n  - {slot: own}\n",
    "modules/m-two/module.yaml": "title: {fi: Two, sv: Two}\nduration: 5\npages: [a]\n",
    "national/m/a.fi.md": f"---\nregional: both\n---\n# A\n\n## X\n\n![P](p.svg)\n\n{question('q')}",
    "national/m/a.sv.md": f"---\nregional: both\n---\n# A\n\n## X\n\n![P](p.svg)\n\n{question('q')}",
    "national/m/a-b.fi.md": (
        "# AB\n\n[a](/m/a) [a](/m/a#h-x) [a](/m/a 'T') [ab](/m/a-b) [two](/m-two/a) [w](https://example.org/m/a)\n\n"
        "[ref][1] [a](</m/a>) a /m/a m/a\n\n[1]: /m/a\n"
    ),
    "national/m/a-b.sv.md": "# AB\n\nafter: a\n\n[a](/m/a).\n",
    "national/m-two/a.fi.md": "# Two\n\n[a](/m/a) [two](/m-two/a)\n",
    "national/m-two/a.sv.md": "# Two\n",
    "national/m/p.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
    "national/m/v.mp4": "",
    "national/m/v.fi.vtt": "WEBVTT\n",
    "regional/x/region.yaml": 'municipality: "091"\nhide: [m/a]\n',
    "regional/x/m/own.fi.md": "# Own\n\n[a](/m/a)\n",
    "regional/x/m/extra.fi.md": "---\nafter: a\n\nchecked: 2026-01-01\n---\n# Extra\n\n[own](/m/own)\n",
    "regional/x/m-two/more.fi.md": "---\nbefore: a\n---\n# More\n",
    "regional/y/region.yaml": "municipality: '049'\nhide:\n  - /m/a   # not here\n",
    "regional/z/region.yaml": 'municipality: "092"\n',
    "regional/z/m/a.fi.md": f"# Ours\n\n{question('ours')}",
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Write the course with its locks, as a build leaves it."""
    root = write(tmp_path / "course", PAGES)
    for path, text in opened(root).new_locks.items():
        (root / path).write_text(text, encoding="utf-8")
    return root


def opened(root: Path) -> Workspace:
    workspace = open_course(root, DAY)
    assert workspace.problems == ()
    return workspace


def numbers(workspace: Workspace) -> dict[tuple[str, str], list[tuple[str, int]]]:
    return {
        (owner, kind): [(entry.name, entry.number) for entry in lock.entries if entry.kind == kind]
        for owner, lock in workspace.locks.items()
        for kind in ("module", "page", "question")
    }


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


# ---------------------------------------------------------------- a page


def test_a_page_moves_in_every_language_and_region(course: Path) -> None:
    changed = rename(opened(course), "m/a", "m/new")
    files = set(content(course))
    for path in ("national/m/{}.fi.md", "national/m/{}.sv.md", "regional/z/m/{}.fi.md"):
        assert path.format("new") in files
        assert path.format("new") in changed
        assert path.format("a") not in files
    assert {"national/m/a-b.fi.md", "national/m-two/a.fi.md", "national/m/p.svg"} <= files


def test_links_follow_and_what_only_looks_like_one_stays(course: Path) -> None:
    rename(opened(course), "m/a", "m/new")
    assert text(course, "national/m/a-b.fi.md") == (
        "# AB\n\n[a](/m/new) [a](/m/new#h-x) [a](/m/new 'T') [ab](/m/a-b) [two](/m-two/a) [w](https://example.org/m/a)\n\n"
        "[ref][1] [a](</m/new>) a /m/a m/a\n\n[1]: /m/new\n"
    )
    assert text(course, "national/m-two/a.fi.md") == "# Two\n\n[a](/m/new) [two](/m-two/a)\n"
    assert text(course, "regional/x/m/own.fi.md") == "# Own\n\n[a](/m/new)\n"


def test_lists_and_neighbours_follow(course: Path) -> None:
    rename(opened(course), "m/a", "m/new")
    assert text(course, "modules/m/module.yaml") == PAGES["modules/m/module.yaml"].replace("- a\n", "- new\n")
    assert text(course, "modules/m-two/module.yaml") == PAGES["modules/m-two/module.yaml"]
    assert text(course, "course.yaml") == PAGES["course.yaml"]
    assert text(course, "regional/x/region.yaml") == 'municipality: "091"\nhide: [m/new]\n'
    assert text(course, "regional/y/region.yaml") == "municipality: '049'\nhide:\n  - /m/new   # not here\n"
    extra = PAGES["regional/x/m/extra.fi.md"]
    assert text(course, "regional/x/m/extra.fi.md") == extra.replace("after: a\n", "after: new\n")
    assert text(course, "regional/x/m-two/more.fi.md") == PAGES["regional/x/m-two/more.fi.md"]


def test_numbers_stay_and_the_locks_are_whole(course: Path) -> None:
    before = numbers(opened(course))
    rename(opened(course), "m/a", "m/new")
    workspace = opened(course)
    assert workspace.new_locks == {}
    after = numbers(workspace)
    renamed = {key: [("m/new" if name == "m/a" else name, number) for name, number in value]
               for key, value in before.items()}  # fmt: skip
    assert after == renamed
    assert ("m/new", 1) in after["", "page"]


def test_a_slot_page_moves_with_its_slot(course: Path) -> None:
    rename(opened(course), "m/own", "m/ours")
    assert "{slot: ours}" in text(course, "modules/m/module.yaml")
    assert "[own](/m/ours)" in text(course, "regional/x/m/extra.fi.md")
    workspace = opened(course)
    assert workspace.new_locks == {}
    assert {entry.name for entry in workspace.locks["x"].entries} == {"m/ours", "m/extra", "m-two/more"}


def test_a_region_s_own_page_moves(course: Path) -> None:
    assert set(rename(opened(course), "m/extra", "m/more")) == {"regional/x/m/more.fi.md", "regional/x/ids.lock"}
    assert opened(course).new_locks == {}


def test_a_page_may_get_the_name_of_a_question(course: Path) -> None:
    rename(opened(course), "m/a", "m/q")
    assert opened(course).new_locks == {}


# ---------------------------------------------------------------- a module


def test_a_module_moves_with_all_it_holds(course: Path) -> None:
    before = numbers(opened(course))
    rename(opened(course), "m", "basics")
    files = set(content(course))
    assert not any("/m/" in path for path in files)
    assert {"modules/basics/module.yaml", "national/basics/p.svg", "regional/z/basics/a.fi.md"} <= files
    assert {"national/basics/v.mp4", "national/basics/v.fi.vtt"} <= files
    assert not {"national/m/v.mp4", "national/m/v.fi.vtt"} & files
    assert text(course, "course.yaml").splitlines()[3] == "modules: [basics, m-two]  # basics first"
    assert text(course, "regional/x/region.yaml") == 'municipality: "091"\nhide: [basics/a]\n'
    assert "[two](/m-two/a) [w](https://example.org/m/a)" in text(course, "national/basics/a-b.fi.md")
    assert text(course, "national/m-two/a.fi.md") == "# Two\n\n[a](/basics/a) [two](/m-two/a)\n"
    workspace = opened(course)
    assert workspace.new_locks == {}
    after = numbers(workspace)
    assert [number for _, number in after["", "page"]] == [number for _, number in before["", "page"]]
    assert after["", "module"] == [("basics", 1), ("m-two", 2)]
    assert after["z", "question"] == [("basics/ours", 1)]


def test_there_and_back_leaves_the_course_as_it_was(tmp_path: Path) -> None:
    course = complete_course(tmp_path / "course")
    before = content(course)
    for old, new in (("alku", "uusi"), ("uusi/palvelut", "uusi/muut"), ("tyo/ohje", "tyo/opas")):
        rename(opened(course), old, new)
    assert content(course) != before
    for old, new in (("tyo/opas", "tyo/ohje"), ("uusi/muut", "uusi/palvelut"), ("uusi", "alku")):
        rename(opened(course), old, new)
    assert content(course) == before


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("m/gone", "m/new", "no page or module 'm/gone'"),
        ("m/ab", "m/new", r"Did you mean 'm/a-b'\?"),
        ("m/q", "m/new", "no page or module 'm/q'"),  # a question
        ("m/a", "new", "not both"),
        ("m", "m/new", "not both"),
        ("m/a", "m/Ä", "letters a name cannot have"),
        ("m/a", "m/New", "letters a name cannot have"),
        ("m/a", "m/../x", "not both"),
        ("m/a", "m/..", "letters a name cannot have"),
        ("m/a", "m/", "letters a name cannot have"),
        ("m/a", "m/new\n", "letters a name cannot have"),
        ("m/a", "m/a-b", "is or was in use"),
        ("m/a", "m/a", "is or was in use"),
        ("m/a", "m/extra", "is or was in use"),
        ("m", "m-two", "is or was in use"),
        ("m/a", "m-two/b", "are in two modules"),
    ],
)
def test_a_name_that_cannot_be_given_changes_nothing(course: Path, old: str, new: str, said: str) -> None:
    before = content(course)
    with pytest.raises(RenameError, match=said):
        rename(opened(course), old, new)
    assert content(course) == before


def test_a_name_that_once_was_in_use_is_not_given_again(course: Path) -> None:
    lock = text(course, "ids.lock")
    assert "page 3 m-two/a\n" in lock
    lock = lock.replace("page 3 m-two/a\n", "page 3 m-two/a\npage 4 m/former removed\n").replace("page=3", "page=4")
    (course / "ids.lock").write_text(lock, encoding="utf-8")
    with pytest.raises(RenameError, match="is or was in use"):
        rename(opened(course), "m/a", "m/former")
