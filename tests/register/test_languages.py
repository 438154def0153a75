"""Languages of services: every code named in every language, and found by what people write."""

from __future__ import annotations

import pytest

from neuvoo_course.register import LANGUAGES, codes_by_name, name_of_language, service_languages

from .table import rows

TABLE = rows("language-names.csv")


def test_the_table_is_complete_and_in_order() -> None:
    codes = [row["code"] for row in TABLE]
    assert codes == sorted(codes)
    assert len(set(codes)) == len(codes) == 77  # the Service Catalogue's 75, Sorani and Tigrinya
    assert all(row[language].strip() == row[language] != "" for row in TABLE for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_languages_have_one_name(language: str) -> None:
    names = [row[language].casefold() for row in TABLE]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_names_are_written_as_their_language_writes_them() -> None:
    assert all(row["fi"][0].islower() and row["sv"][0].islower() and row["en"][0].isupper() for row in TABLE)


def test_every_language_a_service_may_have_is_named() -> None:
    assert set(service_languages()) >= {"fi", "sv", "en", "se", "sgn-fi", "ar", "so", "ru", "et", "uk", "prs", "ckb"}
    assert name_of_language("ar", "sv") == "arabiska"
    assert name_of_language("ar", "de") == "Arabic"


@pytest.mark.parametrize(
    ("written", "code"),
    [("ar", "ar"), ("arabia", "ar"), ("arabic", "ar"), ("persia", "fa"), ("kurdi", "ku"), ("kurdiska (sorani)", "ckb")],
)
def test_a_language_is_known_by_its_names(written: str, code: str) -> None:
    assert codes_by_name()[written] == code
