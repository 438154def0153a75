"""What ships: one short script, and the same words in each language."""

from __future__ import annotations

import gzip
import re
import subprocess

import pytest
import rjsmin

from neuvoo_course.render.theme import style_sheets
from neuvoo_course.runtime import (
    ACTIVITIES,
    BUILT,
    BUNDLES,
    CORE,
    FOLDER,
    PAPERS,
    REPORTING,
    SEARCH,
    SHARED,
    activity_texts,
    joined,
    reporting_texts,
    runtime_files,
    runtime_texts,
    search_texts,
    source_hash,
    used_in,
)
from tests.judges.places import NODE_MODULES, ROOT, brought
from tools.build_runtime import minified

LANGUAGES = ("fi", "sv", "en")
LIMITS = {"runtime.js": 7_200, "activities.js": 7_060, "papers.js": 2_250, "reporting.js": 2_600, "search.js": 3_000}
"""Bytes after gzip: with the styles and the course data a page of text must stay under 11 kB."""

EVERY_FILE = tuple(file for files in BUNDLES.values() for file in files)


def test_every_file_is_in_a_bundle() -> None:
    written = {str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.js") if BUILT not in path.parents}
    assert written == set(EVERY_FILE)


def test_everything_together_is_small() -> None:
    """Scripts and styles as one stream; the words of texts and search are data of the course."""
    everything = "".join([*runtime_files().values(), *style_sheets("#0000bf").values()])
    assert len(gzip.compress(everything.encode(), 9, mtime=0)) < 25_000


@pytest.mark.parametrize("name", BUNDLES)
def test_scripts_are_small(name: str) -> None:
    assert len(gzip.compress(runtime_files()[name].encode(), 9, mtime=0)) < LIMITS[name]


def test_what_ships_was_made_from_these_sources() -> None:
    made_from = (BUILT / "source.sha256").read_text(encoding="utf-8").strip()
    assert made_from == source_hash(), "run `make runtime` and commit neuvoo_course/runtime/built/"


@pytest.mark.node
def test_what_ships_is_what_the_tool_makes() -> None:
    brought(NODE_MODULES / ".bin/terser")
    assert runtime_files() == minified()


def test_only_what_is_used_is_shared() -> None:
    written = rjsmin.jsmin(joined(tuple(file for file in EVERY_FILE if file not in CORE)))
    assert used_in(written) == list(SHARED)


def test_platforms_find_the_words_they_look_for() -> None:
    assert "cmi.core.lesson_status" in runtime_files()["runtime.js"]
    assert "cmi.completion_status" in runtime_files()["runtime.js"]


def test_nothing_is_ever_put_in_as_markup() -> None:
    written = rjsmin.jsmin(joined(EVERY_FILE))
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", ".style"):
        assert word not in written, word


@pytest.mark.node
def test_types_hold() -> None:
    compiler = brought(NODE_MODULES / ".bin/tsc")
    checked = subprocess.run([compiler, "-p", ROOT], capture_output=True, text=True, check=False)
    assert checked.stdout == ""
    assert checked.returncode == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_complete(language: str) -> None:
    ours = runtime_texts(language) | activity_texts(language) | reporting_texts(language) | search_texts(language)
    model = runtime_texts("en") | activity_texts("en") | reporting_texts("en") | search_texts("en")
    assert list(ours) == list(model)
    for key, text in ours.items():
        assert text.strip()
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", model[key])), key


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    bundles = (
        (runtime_texts("en"), (*CORE, *PAPERS)),
        (activity_texts("en"), ACTIVITIES),
        (reporting_texts("en"), REPORTING),
        (search_texts("en"), SEARCH),
    )
    for texts, files in bundles:
        script = joined(files)
        for key in texts:
            assert f'"{key}"' in script, key


def test_no_name_is_given_twice() -> None:
    """The files share one scope, and the compiler lets the last of two functions win."""
    outermost = r"^(?:async )?(?:function|const|let|class) (\w+)"
    names = re.findall(outermost, joined(EVERY_FILE), re.MULTILINE)
    assert sorted({name for name in names if names.count(name) > 1}) == []
