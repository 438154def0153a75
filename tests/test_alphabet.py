"""Words in the order of the language's alphabet."""

from __future__ import annotations

import pytest

from neuvoo_course.alphabet import alphabetical


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ["Apu", "echo", "Éclair", "Zeta", "Åland", "äiti", "Ääni", "ölj"]),
        ("sv", ["arbete", "zon", "Åbo", "ärende", "öppet"]),
        ("en", ["Åland", "Alpha", "Äzure", "beta", "Öl", "zeta"]),
    ],
)
def test_words_stand_in_the_order_of_the_alphabet(language: str, words: list[str]) -> None:
    assert sorted(set(words), key=lambda word: alphabetical(word, language)) == words
