"""What ships: one short script, and the same words in each language."""

from __future__ import annotations

import gzip
import re
import subprocess

import pytest
import rjsmin

from neuvoo_course.runtime import FOLDER, ORDER, joined, runtime_source, runtime_texts
from tests.judges.places import NODE_MODULES, ROOT, brought

LANGUAGES = ("fi", "sv", "en")
LIMIT = 7_900
"""Bytes of the whole script after gzip: with the styles it must be well under 11 kB."""


def test_every_file_is_in_the_order() -> None:
    assert {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.js")} == set(ORDER)


def test_it_is_small() -> None:
    assert len(gzip.compress(runtime_source().encode(), 9, mtime=0)) < LIMIT


def test_platforms_find_the_words_they_look_for() -> None:
    assert "cmi.core.lesson_status" in runtime_source()
    assert "cmi.completion_status" in runtime_source()


def test_nothing_is_ever_put_in_as_markup() -> None:
    written = rjsmin.jsmin(joined(ORDER))
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", ".style"):
        assert word not in written, word


def test_types_hold() -> None:
    compiler = brought(NODE_MODULES / ".bin/tsc")
    checked = subprocess.run([compiler, "-p", ROOT], capture_output=True, text=True, check=False)
    assert checked.stdout == ""
    assert checked.returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_complete(language: str) -> None:
    ours, model = runtime_texts(language), runtime_texts("en")
    assert list(ours) == list(model)
    for key, text in ours.items():
        assert text.strip()
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", model[key])), key


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    script = runtime_source()
    for key in runtime_texts("en"):
        assert f'"{key}"' in script, key
