"""The review of the training's text: what it measures, and what the text must keep to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from neuvoo_course.workspace import open_course
from tests.make import make, write
from tools.review_text import FOLDER, ROOT, measured, readability, sources


def test_sentences_and_words_are_counted() -> None:
    course = make(
        {"national/m/a.fi.md": "# A\n\nKoira haukkuu pihalla. Kissa nukkuu! Mitä 8.1.2026 tapahtui siellä?\n"}
    ).course
    page = course.modules[0].pages["a"]
    found = measured(page, page.texts["fi"])
    assert (found.length.to_read, found.length.words) == (10, 10)  # its title, and the day as a word
    assert found.sentences == ((3, "Koira haukkuu pihalla."), (3, "Mitä 8.1.2026 tapahtui siellä?"))


def test_feedback_counts_and_the_longest_word_is_told() -> None:
    options = "- [x] Se\n  > Palaute lähetetään vastaanottokeskukselle heti.\n- [ ] Muu\n"
    text = f"# A\n\n::: question single id=q\nMikä tämä on?\n\n{options}:::\n"
    page = make({"national/m/a.fi.md": text}).course.modules[0].pages["a"]
    found = measured(page, page.texts["fi"])
    assert found.sentences[0] == (4, "Palaute lähetetään vastaanottokeskukselle heti.")
    assert found.long_words == ("vastaanottokeskukselle",)


def test_sources_and_outside_links_are_listed_with_their_pages(tmp_path: Path) -> None:
    text = "---\nsources:\n- Laki, https://example.org/laki , 2026-11-21\n---\n# A\n\n[Muualla](https://example.org/muu).\n"
    listed = sources(open_course(write(tmp_path, {"national/m/a.fi.md": text}), date(2026, 11, 22)))
    assert "| Laki | https://example.org/laki | 2026-11-21 | m/a |" in listed
    assert "| https://example.org/muu | m/a |" in listed


def test_services_are_listed_with_their_source_and_day(tmp_path: Path) -> None:
    services = (
        "info:\n  name: {fi: Infopiste}\n  what: {fi: Neuvoo.}\n  topics: [neuvonta]\n  languages: [fi]\n"
        "  address: https://example.org/info\n  source: kooste\n  checked: 2026-11-21\n"
    )
    texts = {"national/m/a.fi.md": "# A\n", "national/topics.yaml": "neuvonta: {fi: Neuvonta}\n"}
    folder = write(tmp_path, {**texts, "national/services.yaml": services})
    listed = sources(open_course(folder, date(2026, 11, 22)))
    assert "| Infopiste | https://example.org/info | kooste | 2026-11-21 | the whole country |" in listed


@pytest.mark.whole
def test_the_training_keeps_to_plain_language() -> None:
    training = open_course(ROOT, date(2026, 11, 22)).course
    for page in training.all_pages():
        for text in page.texts.values():
            found = measured(page, text)
            assert found.average < 15, (found.key, found.language, found.average)
            # A case is a story, and as long as its longest way.
            limit = 620 if page.name in ("tapaus", "harjoitustapaus") else 500
            assert found.length.to_read <= limit, (found.key, found.language, found.length.to_read)


@pytest.mark.whole
def test_both_pages_are_there_and_can_be_written_anew() -> None:
    training = open_course(ROOT, date(2026, 11, 22))
    for name, text in (("readability", readability(training)), ("sources", sources(training))):
        assert (FOLDER / f"{name}.md").read_text(encoding="utf-8").split("\n")[0] == text.split("\n")[0]
