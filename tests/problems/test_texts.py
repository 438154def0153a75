"""The three languages say the same things: same keys, same words filled in, and nothing that cannot be filled."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import neuvoo_course
from neuvoo_course.problems import WARNINGS, Location, problem
from neuvoo_course.problems.show import CLOSER_HINTS, LANGUAGES, catalogue, message_and_hint

PACKAGE = Path(neuvoo_course.__file__).parent
CODES = sorted(catalogue("en").keys() - {"labels", "expected"})
OTHERS = [language for language in LANGUAGES if language != "en"]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def reported() -> Iterator[str]:
    """Give the codes that the program's own source reports: the first argument of each call of `problem`."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "problem":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    yield str(first.value)


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_keys(language: str) -> None:
    english, other = catalogue("en"), catalogue(language)
    assert {name: set(table) for name, table in other.items()} == {name: set(table) for name, table in english.items()}


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_words_are_filled_in(language: str) -> None:
    for name, table in catalogue("en").items():
        for key, text in table.items():
            assert placeholders(catalogue(language)[name][key]) == placeholders(text), f"{language} {name}.{key}"


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english(language: str) -> None:
    for code in CODES:
        assert catalogue(language)[code]["message"] != catalogue("en")[code]["message"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_stand_in_order_and_say_something(language: str) -> None:
    assert [name for name in catalogue(language) if name not in ("labels", "expected")] == CODES
    for name, table in catalogue(language).items():
        for key, text in table.items():
            assert text.strip() == text != "", f"{name}.{key}"
            assert "\n" not in text, f"{name}.{key}"


def test_what_the_program_reports_is_in_the_catalogue() -> None:
    found = set(reported())
    assert "raw-html" in found
    assert found <= set(CODES)


def test_warnings_are_codes() -> None:
    assert set(CODES) >= WARNINGS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_text_can_be_filled(code: str, language: str) -> None:
    entry = catalogue(language)[code]
    values = {name: f"<{name}>" for text in entry.values() for name in placeholders(text)}
    for known in ("", *(name for name in CLOSER_HINTS if name in entry)):
        closer = {name: f"<{name}>" if name == known else "" for name in CLOSER_HINTS}
        message, hint = message_and_hint(problem(code, Location("x"), **{**values, **closer}), language)
        shown = message + hint
        assert all(f"<{name}>" in shown for name in placeholders(entry["message"]))
        assert {name for name in CLOSER_HINTS if f"<{name}>" in hint} == {known} - {""}
