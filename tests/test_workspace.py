"""A course folder opened: locks brought up to date in memory, every problem in one list, nothing written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from neuvoo_course.locks import format_lock, parse_lock
from neuvoo_course.problems import ProblemsFound
from neuvoo_course.workspace import Workspace, lock_problems, open_course

from .make import COMPLETE, DAY, complete_course, complete_workspace, content, question, write

PAGES = {
    "national/m/a.fi.md": f"# A\n\n{question('q')}",
    "regional/x/region.yaml": 'municipality: "091"\n',
    "regional/x/m/own.fi.md": "---\nafter: a\n---\n# Own\n",
    "regional/empty/region.yaml": 'municipality: "049"\n',
}


def opened(root: Path, **files: str) -> Workspace:
    return open_course(write(root, PAGES | files), DAY)


def test_opening_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, PAGES)
    before = content(tmp_path)
    opened(tmp_path)
    assert content(tmp_path) == before


def test_the_complete_course_is_clean_and_its_locks_are_current() -> None:
    workspace = complete_workspace()
    assert workspace.locks.keys() == {"", "sipoo", "keski-uusimaa"}
    assert lock_problems(workspace) == ()
    for path in ("ids.lock", "regional/sipoo/ids.lock"):
        text = (COMPLETE / path).read_text(encoding="utf-8")
        assert format_lock(parse_lock(path, text)[0]) == text


def test_a_first_opening_numbers_everything(tmp_path: Path) -> None:
    workspace = opened(tmp_path)
    assert workspace.problems == ()
    assert workspace.new_locks.keys() == {"ids.lock", "regional/x/ids.lock"}  # an owner of nothing needs none
    assert "page 1 m/own\n" in workspace.new_locks["regional/x/ids.lock"]
    assert [found.code for found in lock_problems(workspace)] == ["lock-out-of-date"] * 2


def test_a_lock_that_holds_everything_is_not_written_again(tmp_path: Path) -> None:
    for path, text in opened(tmp_path).new_locks.items():
        (tmp_path / path).write_text(text, encoding="utf-8")
    workspace = opened(tmp_path)
    assert workspace.new_locks == {}
    assert lock_problems(workspace) == ()
    (tmp_path / "national/m/a.fi.md").unlink()
    changed = open_course(write(tmp_path, {"national/m/a.fi.md": "# A\n"}), DAY)
    assert "question 1 m/q revision=1" in changed.new_locks["ids.lock"]
    assert changed.new_locks["ids.lock"].splitlines()[-2].endswith(" removed")


def test_a_broken_lock_is_told_and_never_written_over(tmp_path: Path) -> None:
    lock = opened(tmp_path).new_locks["ids.lock"].replace("page 1 m/a", "<<<<<<< ours\npage 1 m/a")
    (tmp_path / "ids.lock").write_text(lock, encoding="utf-8")
    workspace = opened(tmp_path)
    assert [(found.code, str(found.at)) for found in workspace.problems] == [("lock-conflict", "ids.lock:4:1")]
    assert "ids.lock" not in workspace.new_locks
    with pytest.raises(ProblemsFound):
        workspace.require_no_errors()


def test_problems_of_every_kind_come_in_one_list_in_order(tmp_path: Path) -> None:
    lock = "page 1\n"
    page = "# A\n\n[x](/m/gone)\n\n::: nothing\n:::\n\n### Deep\n"
    workspace = opened(tmp_path, **{"ids.lock": lock, "national/m/a.fi.md": page, "regional/x/region.yaml": "a: b\n"})
    assert [(found.at.path, found.at.line, found.code) for found in workspace.problems] == [
        ("ids.lock", 1, "lock-line"),
        ("national/m/a.fi.md", 3, "link-broken"),
        ("national/m/a.fi.md", 5, "block-unknown"),
        ("national/m/a.fi.md", 8, "heading-skipped"),
        ("regional/x/region.yaml", 1, "setting-unknown"),
    ]


def test_a_warning_does_not_stand_in_the_way(tmp_path: Path) -> None:
    workspace = opened(tmp_path, **{"national/m/a.fi.md": "---\nreview: 2026-11-21\n---\n# A\n"})
    assert [found.code for found in workspace.problems] == ["page-review-due"]
    workspace.require_no_errors()
    assert open_course(tmp_path, date(2026, 11, 20)).problems == ()


def test_a_folder_without_a_course_says_so(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as raised:
        open_course(tmp_path, DAY)
    assert [found.code for found in raised.value.problems] == ["course-missing"]


def test_a_course_yaml_that_cannot_be_read_shows_its_line(tmp_path: Path) -> None:
    write(tmp_path, PAGES | {"course.yaml": "id: course\nid: again\n"})
    with pytest.raises(ProblemsFound) as raised:
        open_course(tmp_path, DAY)
    (found,) = raised.value.problems
    assert (found.code, raised.value.line_of(found.at)) == ("yaml-duplicate-key", "id: again")


def test_a_copy_elsewhere_is_the_same_course(tmp_path: Path) -> None:
    copy = open_course(complete_course(tmp_path / "copy"), DAY)
    assert (copy.course, copy.locks) == (complete_workspace().course, complete_workspace().locks)
