"""How problems look on the screen."""

from __future__ import annotations

import pytest

from neuvoo_course.problems import Location, Problem, ProblemsFound, nearest, problem
from neuvoo_course.problems.show import (
    WIDEST,
    count_problems,
    message_and_hint,
    message_language,
    show_problem,
    show_problems,
)

BROKEN = problem("link-broken", Location("national/a/b.fi.md", 3, 12), target="/a/c", near="/a/b")
DUE = problem("page-review-due", Location("national/a/b.fi.md"), day="2026-11-01")


def caret(shown: str) -> int:
    """Give the column, from 0, of the caret below the excerpt's line."""
    line = next(line for line in shown.splitlines() if line.strip(" |") == "^")
    return line.index("^") - len("  | ")


def excerpt(shown: str) -> str:
    return next(line for line in shown.splitlines() if line.startswith("  | ")).removeprefix("  | ")


# ---------------------------------------------------------------- one problem


def test_a_problem_shows_its_place_its_line_and_a_hint() -> None:
    assert show_problem(BROKEN, "Lue [tästä](/a/c).", "en").splitlines() == [
        "national/a/b.fi.md:3:12: error: the link leads nowhere: /a/c [link-broken]",
        "  | Lue [tästä](/a/c).",
        "  |            ^",
        "  hint: did you mean '/a/b'?",
    ]


def test_it_speaks_finnish_and_swedish() -> None:
    assert show_problem(BROKEN, "", "fi").splitlines() == [
        "national/a/b.fi.md:3:12: virhe: linkki ei vie mihinkään: /a/c [link-broken]",
        "  vihje: tarkoititko '/a/b'?",
    ]
    assert show_problem(DUE, "", "sv").splitlines() == [
        "national/a/b.fi.md:1:1: varning: sidan skulle granskas senast 2026-11-01 [page-review-due]",
        "  tips: kontrollera uppgifterna och skriv sedan nya dagar vid 'checked' och 'review'",
    ]


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Äiti ja isä: {{ x }}", "{{"),
        ("å ä ö Å Ä Ö € – ” {{ x }}", "{{"),
        ("\t\tsarkain {{ x }}", "{{"),
        ("{{ x }}", "{{"),
        ("lopussa {{", "{{"),
    ],
)
def test_the_caret_stands_under_the_character_it_means(line: str, mark: str) -> None:
    shown = show_problem(Problem(Location("a.md", 1, line.index(mark) + 1), "raw-html"), line, "en")
    assert excerpt(shown)[caret(shown) :].startswith(mark)


@pytest.mark.parametrize("before", [0, 50, 99, 100, 101, 150, 199, 200, 500, 930])
def test_a_long_line_is_cut_round_the_place(before: int) -> None:
    line = "ä" * before + "!" + "ö" * (1000 - before)
    shown = show_problem(Problem(Location("a.md", 1, before + 1), "raw-html"), line, "en")
    assert len(excerpt(shown)) <= WIDEST
    assert excerpt(shown)[caret(shown)] == "!"


def test_a_line_of_the_greatest_width_is_whole() -> None:
    line = "x" * WIDEST
    assert excerpt(show_problem(Problem(Location("a.md", 1, WIDEST), "raw-html"), line, "en")) == line


@pytest.mark.parametrize("line", ["", "   ", "\t"])
def test_an_empty_line_is_not_shown(line: str) -> None:
    assert "|" not in show_problem(BROKEN, line, "en")


def test_a_hint_without_a_near_name_says_what_to_do() -> None:
    far = problem("link-broken", Location("a.md"), target="/x/y", near="")
    assert message_and_hint(far, "en")[1] == "a page is '/module/page', a heading of this page '#h-its-words'"


def test_what_is_expected_is_told_in_the_language() -> None:
    wrong = problem("setting-wrong", Location("course.yaml"), key="review", expected="date")
    assert message_and_hint(wrong, "en")[1] == "it should be: a day such as 2026-11-21"
    assert message_and_hint(wrong, "fi")[1] == "siinä pitäisi olla: päivä, esimerkiksi 2026-11-21"


def test_an_expectation_without_words_is_told_as_it_is() -> None:
    wrong = problem("setting-wrong", Location("course.yaml"), key="pass", expected="0–100")
    assert message_and_hint(wrong, "sv")[1] == "det ska vara: 0–100"


def test_braces_of_the_author_are_not_filled_in() -> None:
    odd = problem("link-form", Location("a.md"), address="{address}{}{{x}}")
    assert message_and_hint(odd, "en")[0].endswith(": {address}{}{{x}}")


# ---------------------------------------------------------------- all of them


def test_problems_come_in_order_of_files_and_lines_each_once() -> None:
    found = [
        Problem(Location("b.md", 1, 1), "raw-html"),
        Problem(Location("a.md", 10, 1), "raw-html"),
        Problem(Location("a.md", 9, 5), "raw-html"),
        Problem(Location("a.md", 9, 5), "raw-html"),
        Problem(Location("a.md", 9, 2), "raw-html"),
    ]
    places = [block.split(" ")[0] for block in show_problems(found, lambda _: "", "en").split("\n\n")]
    assert places == ["a.md:9:2:", "a.md:9:5:", "a.md:10:1:", "b.md:1:1:", "4"]


def test_the_lines_are_asked_for_by_place() -> None:
    shown = show_problems([BROKEN], lambda at: f"rivi {at.line} tiedostossa {at.path}", "en")
    assert excerpt(shown) == "rivi 3 tiedostossa national/a/b.fi.md"


@pytest.mark.parametrize(
    ("problems", "language", "count"),
    [
        ([], "en", "0 errors"),
        ([], "fi", "0 virhettä"),
        ([BROKEN], "en", "1 error"),
        ([BROKEN], "fi", "1 virhe"),
        ([DUE], "en", "0 errors, 1 warning"),
        ([BROKEN, BROKEN, DUE, DUE], "en", "2 errors, 2 warnings"),
        ([BROKEN, BROKEN, DUE, DUE], "fi", "2 virhettä, 2 varoitusta"),
        ([BROKEN, BROKEN, DUE, DUE], "sv", "2 fel, 2 varningar"),
    ],
)
def test_errors_and_warnings_are_counted(problems: list[Problem], language: str, count: str) -> None:
    assert count_problems(problems, language) == count


def test_the_count_is_the_last_line() -> None:
    assert show_problems([BROKEN, DUE, DUE], lambda _: "", "en").endswith("\n\n1 error, 1 warning")


# ---------------------------------------------------------------- the language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "fi"),
        ({"LANG": "sv_FI.UTF-8"}, "sv"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "sv_FI.UTF-8"}, "sv"),
        ({"LANG": "fi_FI.UTF-8", "LC_MESSAGES": "sv_FI.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "NEUVOO_LANGUAGE": "fi"}, "fi"),
        ({"NEUVOO_LANGUAGE": "", "LANG": "sv_SE"}, "sv"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], language: str) -> None:
    assert message_language(environment) == language


# ---------------------------------------------------------------- the values


def test_a_problem_is_the_same_value_however_its_words_are_given() -> None:
    at = Location("a.md")
    assert problem("fact-several", at, fact="x", region="y") == problem("fact-several", at, region="y", fact="x")


def test_only_warnings_let_a_build_go_on() -> None:
    assert BROKEN.is_error
    assert not DUE.is_error


def test_problems_found_are_sorted_and_each_once() -> None:
    error = ProblemsFound([BROKEN, DUE, BROKEN])
    assert error.problems == (DUE, BROKEN)
    assert str(error) == "2 problems"


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("noet", ["note", "tip"], "note"),
        ("NOTE", ["note", "tip"], "note"),
        ("helsinki", ["Helsinki", "Espoo"], "Helsinki"),
        ("xyz", ["note", "tip"], ""),
        ("", ["note"], ""),
        ("note", [], ""),
    ],
)
def test_the_nearest_known_name(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near
