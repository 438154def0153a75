"""The search without a browser: which words fit, which pages come first, what is shown of them."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from tests.judges.places import ROOT
from tests.runtime.searching import ask, entry

pytestmark = pytest.mark.node

LANGUAGES = ("fi", "sv", "en")
TABLES = Path(__file__).parent / "forms"
"""What is looked for; words that it must find, and words that are others however alike. What fits by less than a half
may be found, but after all that is meant."""


@cache
def table(language: str) -> list[dict[str, str]]:
    with (TABLES / f"{language}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def vocabulary(language: str) -> str:
    """Give every word of the table and of the training itself: more than enough to be taken for another."""
    words = [word for row in table(language) for word in (row["find"] + " " + row["not"]).split()]
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "national").glob(f"*/*.{language}.md"))]
    return " ".join([*words, *texts])


def fits(language: str) -> list[dict[str, float]]:
    queries = [re.split(r"\W", row["query"])[0] for row in table(language)]
    found: list[dict[str, float]] = ask("fits", language, [entry("t", ["", "", vocabulary(language)])], *queries)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_found_in_all_its_forms(language: str) -> None:
    rows = table(language)
    assert len(rows) >= 25
    wanted = [
        (row["query"], word, found)
        for row, found in zip(rows, fits(language), strict=True)
        for word in row["find"].split()
    ]
    missed = [(query, word) for query, word, found in wanted if word not in found]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_words_are_not_taken_for_it(language: str) -> None:
    wrong = [
        (row["query"], word)
        for row, found in zip(table(language), fits(language), strict=True)
        for word in row["not"].split()
        if found.get(word, 0) >= 0.5
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_that_stands_nowhere_is_found_by_the_others(language: str) -> None:
    """Every word of a row is looked for in a text that has all the others, but not it."""
    missed = []
    for row in table(language)[::4]:
        forms = [word for word in row["find"].split() if word[:3] == row["query"][:3]]
        if len(forms) > 1:
            text = [entry("t", ["", "", " ".join(forms[1:])])]
            missed += [forms[0]] if not ask("fits", language, text, forms[0])[0] else []
    assert missed == []


def found(query: str, *entries: dict[str, object], language: str = "fi") -> list[str]:
    return [title for title, *_ in ask("find", language, entries, query)[0]["found"]]


def test_a_title_comes_before_a_heading_and_a_heading_before_text() -> None:
    pages = (
        entry("Teksti", ["", "", "Tulkki tulee."]),
        entry("Väliotsikko", ["h-a", "Tulkki", "Muuta."]),
        entry("Tulkki", ["", "", "Muuta."]),
        entry("Ei mitään", ["", "", "Muuta."]),
    )
    assert found("tulkki", *pages) == ["Tulkki", "Väliotsikko", "Teksti"]


def test_the_right_spelling_comes_first_and_dots_may_be_left_out() -> None:
    pages = (entry("a", ["", "", "Näin tehdään."]), entry("b", ["", "", "Nain kerran."]))
    assert found("näin", *pages) == ["a", "b"]
    assert found("nain", *pages) == ["b", "a"]
    assert found("tyottomyys", entry("c", ["", "", "Työttömyyden alku."])) == ["c"]


def test_the_word_itself_comes_before_its_forms_and_these_before_compounds() -> None:
    texts = {"yhdyssana": "Etätulkki.", "muoto": "Tulkin.", "sana": "Tulkki."}
    assert found("tulkki", *(entry(name, ["", "", text]) for name, text in texts.items())) == [
        "sana",
        "muoto",
        "yhdyssana",
    ]


def test_the_rarer_word_counts_for_more() -> None:
    common = [entry(f"p{number}", ["", "", "asiakas"]) for number in range(8)]
    both = entry("molemmat", ["", "", "asiakas kyyhkynen"])
    assert found("asiakas kyyhkynen", *common, both) == ["molemmat"]
    answer = ask("find", "fi", [*common, entry("kyyhky", ["", "", "kyyhkynen"])], "asiakas kyyhkynen")[0]
    assert answer["found"][0][0] == "kyyhky"
    assert answer["hasAll"] is False


def test_pages_with_all_words_leave_out_the_others() -> None:
    pages = (entry("yksi", ["", "", "Tulkki."]), entry("kaksi", ["", "", "Tulkki."], ["h-b", "", "Aika."]))
    answer = ask("find", "fi", pages, "aika tulkki")[0]
    assert [one[0] for one in answer["found"]] == ["kaksi"]
    assert answer["hasAll"] is True


def test_the_place_shown_is_where_most_of_the_words_are() -> None:
    page = entry("Sivu", ["", "", "Tulkki."], ["h-a", "Varaus", "Varaa tulkki ajoissa."], ["h-b", "Aika", "Varaa."])
    [[_, anchor, extract]] = ask("find", "fi", [page], "tulkki varaa")[0]["found"]
    assert anchor == "h-a"
    assert [text for text, is_marked in extract if is_marked] == ["Varaa", "tulkki"]


def test_an_extract_is_short_and_cut_between_words() -> None:
    text = "alku " * 80 + "tulkki " + "loppu " * 80
    [[*_, extract]] = ask("find", "fi", [entry("Sivu", ["", "", text.strip()])], "tulkki")[0]["found"]
    shown = "".join(part for part, _ in extract)
    assert shown.startswith("… alku")
    assert shown.endswith("loppu …")
    assert "tulkki" in shown
    assert len(shown) < 200


def test_markup_is_text() -> None:
    text = "<b>tulkki</b> & muuta"
    [[*_, extract]] = ask("find", "fi", [entry("Sivu", ["", "", text])], "tulkki")[0]["found"]
    assert "".join(part for part, _ in extract) == text


@pytest.mark.parametrize(
    ("query", "proposal"),
    [("tukki", "tulkki"), ("tulkkki", "tulkki"), ("tulki", ""), ("xyz", ""), ("tulkki osoiet", "tulkki osoite")],
)
def test_the_nearest_known_word_is_proposed(query: str, proposal: str) -> None:
    pages = [entry("Sivu", ["", "", "tulkki osoite kunta"])]
    assert ask("find", "fi", pages, query)[0]["proposal"] == proposal


@pytest.mark.parametrize("query", ["", " ", "-", "'\"<>&", "(", "\\", "[a", "1/2", "👍", "a" * 400, "ا"])
def test_whatever_is_typed_is_no_pattern(query: str) -> None:
    answer = ask("find", "fi", [entry("Sivu", ["", "", "tulkki osoite"])], query)[0]
    assert answer["found"] == []


def test_single_letters_beside_words_are_left_out() -> None:
    assert found("EU:n laki", entry("Sivu", ["", "", "EU ja lait."])) == ["Sivu"]
    assert found("client's", entry("Page", ["", "", "Clients come."]), language="en") == ["Page"]
