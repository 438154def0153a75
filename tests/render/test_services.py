"""A list of services as markup: whole without scripts, every text in its own language, headings in order."""

from __future__ import annotations

from typing import Any

import pytest

from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from neuvoo_course.resolve import resolve
from tests.make import make, xml
from tests.resolve.test_services import REGIONS, entry

TEXTS = {f"national/m/a.{language}.md": "# A\n\n::: services\nIntro.\n:::\n" for language in ("fi", "sv", "en")}
FOUR = (
    entry("a", "Ääni") + entry("b") + entry("c", topics="b, a") + entry("d", topics="b").replace("[fi]", "[ar, sv, fi]")
)


def page(services: str, text: str = "", language: str = "fi", **more: str) -> str:
    """Give a page's article in a language; `text` is the Finnish page's, if it is not the usual one."""
    own = {"national/m/a.fi.md": f"# A\n\n{text}\n"} if text else {}
    made = make({**TEXTS, **REGIONS, **own, "national/services.yaml": services, **more})
    edition, _ = resolve(made.course, made.locks, made.variant("Espoo", language))
    files = Renderer(made.course.pictures, lambda _: Blob.of(b"")).render(edition)
    return files[f"{language}/m/a.html"].data.decode()


def tree(services: str, text: str = "", language: str = "fi") -> Any:
    article = page(services, text, language).partition("<article>")[2].partition("</article>")[0]
    return xml(f"<div>{article}</div>").xpath("//div[contains(@class, 'services')]")[0]


def test_an_entry_says_all_it_knows() -> None:
    text = entry("a", "Piste & <neuvo>").replace("[fi]", "[so, ar, en, fi]").replace("topics: [a]", "topics: [b, a]")
    text += '  address: "https://a.fi/?x=1&y=2"\n  phone: +358 (9) 12-34\n  place: {fi: Katu 1}\n'
    (one,) = tree(text).xpath("ul[@role='list']/li")
    (link,) = one.xpath("h2/a")
    assert link.text == "Piste & <neuvo>"
    assert (link.get("href"), link.get("target")) == ("https://a.fi/?x=1&y=2", "_blank")
    assert [" ".join(line.xpath("string()").split()) for line in one.xpath("p")] == [
        "Piste & <neuvo>",
        "Kielet: suomi, englanti, arabia, somali",
        "Aiheet: Aihe A, Aihe B",
        "Puhelin: +358 (9) 12-34",
        "Paikka: Katu 1",
        "Lähde: s. Tiedot tarkistettu 1.11.2026.",
    ]
    assert one.xpath("p/a/@href") == ["tel:+35891234"]


def test_an_entry_says_no_more_than_it_knows() -> None:
    (one,) = tree(entry("a", topics="")).xpath(".//li")
    assert len(one.xpath("p")) == 3
    assert one.xpath(".//a") == []


@pytest.mark.parametrize(("language", "words"), [("sv", "Språk: finska"), ("en", "Languages: Finnish")])
def test_names_of_languages_are_in_the_page_s_language(language: str, words: str) -> None:
    assert tree(entry("a"), language=language).xpath("string(.//li/p[2])") == words


def test_what_falls_back_is_marked_as_being_in_another_language() -> None:
    one = tree(entry("a", languages="fi") + "  address: https://a.fi\n  place: {fi: Katu 1}\n", language="sv")
    assert one.xpath("string(.//h2/@lang)") == "fi"
    assert one.xpath("string(.//h2/a/span/@lang)") == "sv"  # the note on the window is the page's
    assert one.xpath(".//li/p[1]/@lang") == ["fi"]
    assert one.xpath(".//li/p/span/@lang") == ["fi"]
    assert "Här visas den på finska." in one.xpath("string(.//li/p[last()])")
    translated = tree(entry("a"), language="sv")
    assert translated.xpath(".//li//@lang") == []
    assert "visas" not in translated.xpath("string(.//li)")


@pytest.mark.parametrize(
    ("text", "list_level", "level"),
    [
        ("::: services\n:::", None, "h2"),
        ("::: services title=T\n:::", "h2", "h3"),
        ("## B\n\n::: services\n:::", None, "h3"),
        ("## B\n\n### C\n\n::: services title=T\n:::", "h4", "h5"),
        ("::: services title=T\n### B\nx\n:::", "h2", "h4"),
        ("::: services\n## B\nx\n:::", None, "h3"),
        ("::: tabs\n## B\n::: services\n:::\n:::", None, "h3"),
        ("## B\n\n::: cards\n### C\n::: services\n:::\n:::", None, "h3"),
    ],
)
def test_headings_follow_those_of_the_text(text: str, list_level: str | None, level: str) -> None:
    found = tree(entry("a"), text)
    assert [one.tag for one in found.xpath("*[1]") if one.text == "T"] == [one for one in [list_level] if one]
    assert [one.tag for one in found.xpath(".//li/*[1]")] == [level]


def test_without_services_a_sentence_says_so() -> None:
    empty = tree("")
    assert [one.text for one in empty.xpath("p")] == ["Intro.", "Tähän ei ole vielä lisätty palveluja."]
    assert empty.xpath("ul | div") == []


def test_there_is_something_to_choose_with_from_four_services_on() -> None:
    found = tree(FOUR)
    assert found.get("class") == "services activity"
    (filters,) = found.xpath("div[@class='filters']")
    assert (filters.get("role"), filters.get("hidden")) == ("group", "hidden")
    assert [one.text for one in filters.xpath("label")] == ["Kieli ", "Aihe "]
    languages, topics = filters.xpath("label/select")
    assert [(one.get("value"), one.text) for one in languages] == [
        ("", "Kaikki kielet"),
        ("fi", "suomi"),
        ("sv", "ruotsi"),
        ("ar", "arabia"),
    ]
    assert [(one.get("value"), one.text) for one in topics] == [
        ("", "Kaikki aiheet"),
        ("a", "Aihe A"),
        ("b", "Aihe B"),
    ]
    assert found.xpath(".//li/@data-languages") == ["fi", "fi", "ar sv fi", "fi"]
    assert found.xpath(".//li/@data-topics") == ["a", "b a", "b", "a"]
    three = tree(FOUR.partition("d:\n")[0])
    assert (three.get("class"), three.xpath("div")) == ("services", [])


def test_a_choice_that_leaves_none_is_not_offered() -> None:
    same = "".join(entry(name) for name in "abcd")
    assert tree(same).xpath(".//select") == []
    assert tree(same).get("class") == "services"
    one_topic = tree(FOUR + entry("e", topics="b") + entry("f", topics="b"), "::: services topic=b\n:::")
    assert one_topic.xpath(".//select/@name") == ["languages"]


def test_only_pages_with_a_list_fetch_the_style() -> None:
    assert "activities.css" in page("")
    assert "activities.css" not in page("", "Text.")


def test_a_page_with_the_list_is_each_region_s_own_and_others_are_shared() -> None:
    own = {"regional/sipoo/services.yaml": entry("b"), "national/m/b.fi.md": "# B\n"}
    made = make({**TEXTS, **REGIONS, **own, "national/services.yaml": entry("a")})
    renderer = Renderer(made.course.pictures, lambda _: Blob.of(b""))
    sipoo, espoo = (renderer.render(made.edition(region, "fi")) for region in ("Sipoo", "Espoo"))
    assert sipoo["fi/m/a.html"] != espoo["fi/m/a.html"]
    assert sipoo["fi/m/b.html"] is espoo["fi/m/b.html"]


def test_lists_one_after_the_other_are_of_one_level() -> None:
    html = page(entry("a"), "## B\n\n::: services title=T\n:::\n\n::: services title=U\n:::")
    assert [part[:1] for part in html.split("<h")[1:] if part[:1].isdigit()] == ["1", "2", "3", "4", "3", "4"]
