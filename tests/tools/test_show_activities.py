"""docs/activities.md shows every activity with its source, as the course beside it has it."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from neuvoo_course.model import QuestionKind
from neuvoo_course.parse.blocks import KINDS
from neuvoo_course.workspace import Workspace, lock_problems, open_course
from tests.make import DAY
from tools.show_activities import COURSE, DOCUMENT, PICTURES, WIDTHS, document

NOT_SHOWN = {"only", "slot"}
"""They choose text and show nothing of their own."""


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    """Open the course of the activities."""
    return open_course(COURSE, DAY)


def test_the_course_has_no_problems(workspace: Workspace) -> None:
    assert (*workspace.problems, *lock_problems(workspace)) == ()


def test_the_document_is_current(workspace: Workspace) -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(workspace), "run `make activities`"


def test_every_activity_is_shown() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    kinds = set(re.findall(r"^::: ([a-z-]+)", text, re.MULTILINE))
    assert kinds == KINDS.keys() - NOT_SHOWN
    assert set(re.findall(r"^::: question ([a-z]+)", text, re.MULTILINE)) == set(get_args(QuestionKind))


def test_every_activity_has_its_pictures(workspace: Workspace) -> None:
    pages = [page for module in workspace.course.modules for page in module.pages]
    expected = {f"{page}-{width}.png" for page in pages for width in WIDTHS}
    assert {path.name for path in PICTURES.iterdir()} == expected
