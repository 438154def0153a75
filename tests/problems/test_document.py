"""docs/problems.md says what the catalogue says."""

from __future__ import annotations

from pathlib import Path

from neuvoo_course.problems import WARNINGS
from neuvoo_course.problems.document import codes, problems_page
from neuvoo_course.problems.show import catalogue

DOCUMENT = Path(__file__).parents[2] / "docs" / "problems.md"


def test_the_document_is_current() -> None:
    command = "python -m neuvoo_course.problems.document > docs/problems.md"
    assert DOCUMENT.read_text(encoding="utf-8") == problems_page(), f"run: {command}"


def test_every_code_stands_once_in_order() -> None:
    headings = [line.removeprefix("## ") for line in problems_page().splitlines() if line.startswith("## ")]
    assert headings == sorted(catalogue("en").keys() - {"labels", "expected"})


def test_warnings_are_told_from_errors() -> None:
    page = problems_page()
    for code in codes():
        kind = "warning" if code in WARNINGS else "error"
        assert f"## {code}\n\n```text\n{kind}: " in page


def test_an_entry_has_both_languages_and_both_hints() -> None:
    entry = problems_page().partition("## fact-unknown\n")[2].partition("## ")[0]
    assert entry.splitlines() == [
        "",
        "```text",
        "error: there is no register fact '{fact}'",
        "  hint: write for example '{{ region.in }}' or '{{ wellbeing_county.name }}'",
        "  hint: did you mean '{{ {near} }}'?",
        "virhe: rekisterissä ei ole tietoa '{fact}'",
        "  vihje: kirjoita esimerkiksi '{{ region.in }}' tai '{{ wellbeing_county.name }}'",
        "  vihje: tarkoititko '{{ {near} }}'?",
        "```",
        "",
    ]
