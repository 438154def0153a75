"""The pages' own words: every language has every text, with the same places to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from markupsafe import escape

from neuvoo_course.render.words import INTERFACE_LANGUAGES, day, direction, fallback_note, language_name, marks, words


def texts(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Give every text with its path of keys; a list's lines are numbered."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from texts(value, f"{path}{key}.")
        elif isinstance(value, list):
            yield from ((f"{path}{key}.{number}", line) for number, line in enumerate(value))
        else:
            yield f"{path}{key}", value


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_every_language_says_everything(language: str) -> None:
    found, model = dict(texts(words(language))), dict(texts(words("en")))
    assert found.keys() == model.keys()
    for path, text in found.items():
        assert text.strip() == text != "", path
        assert set(re.findall(r"{\w*}", text)) == set(re.findall(r"{\w*}", model[path])), path


def test_languages_do_not_share_their_sentences() -> None:
    finnish, swedish, english = (dict(texts(words(language))) for language in INTERFACE_LANGUAGES)
    for path, text in english.items():
        if " " in text and "{" not in text:
            assert len({text, finnish[path], swedish[path]}) == 3, path


def test_a_language_without_words_of_its_own_speaks_english() -> None:
    assert words("ar") == words("en") != words("fi")


def test_english_words_among_another_language_say_so() -> None:
    borrowed = words("ar")
    marked = '<span lang="en" dir="ltr">{}</span>'
    assert escape(borrowed["next"]) == marked.format("Next")
    assert escape(borrowed["callouts"]["note"]) == marked.format("Note")
    assert escape(borrowed["about_page"]["privacy_lines"][0]).startswith('<span lang="en"')
    assert escape(borrowed["minutes"].format(minutes=5)) == marked.format("about 5 minutes")
    assert escape(borrowed["question"] + " <1>") == marked.format("Question &lt;1&gt;")
    assert escape(fallback_note("ar", "fi")) == marked.format("This text is in another language: Suomi.")
    assert escape(day(date(2026, 1, 5), "ar")) == marked.format("5 January 2026")
    assert escape(words("en")["next"]) == "Next"


def test_an_attribute_has_such_words_plain_and_is_marked_itself() -> None:
    assert type(str(words("ar")["next"])) is str
    assert marks(words("ar")["next"]) == ' lang="en" dir="ltr"'
    assert marks(words("fi")["next"]) == ""


def test_languages_call_themselves_by_their_own_names() -> None:
    assert [language_name(tag) for tag in ("fi", "sv", "en", "ar", "xx")] == [
        "Suomi",
        "Svenska",
        "English",
        "العربية",
        "xx",
    ]


@pytest.mark.parametrize(
    ("language", "written"),
    [("fi", "5.1.2026"), ("sv", "5.1.2026"), ("en", "5 January 2026"), ("ar", "5 January 2026")],
)
def test_a_day_is_written_as_its_language_does(language: str, written: str) -> None:
    assert day(date(2026, 1, 5), language) == written


@pytest.mark.parametrize(("language", "way"), [("fi", "ltr"), ("ar", "rtl"), ("fa-AF", "rtl"), ("ckb", "rtl")])
def test_some_languages_run_from_right_to_left(language: str, way: str) -> None:
    assert direction(language) == way


@pytest.mark.parametrize("language", [*INTERFACE_LANGUAGES, "ar"])
@pytest.mark.parametrize("shown", [*INTERFACE_LANGUAGES, "so"])
def test_there_is_a_note_for_every_fallback(language: str, shown: str) -> None:
    assert fallback_note(language, shown).endswith(".")
    assert "{" not in fallback_note(language, shown)
