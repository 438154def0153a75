"""Every document of a package: well formed as XML and as HTML, safe, linked, and regional only where its text asks."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from lxml import etree, html

from neuvoo_course.files import Files
from neuvoo_course.model import Completion
from neuvoo_course.render import Renderer
from neuvoo_course.render.pages import Frame, rule_in_words
from neuvoo_course.render.theme import Inline
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Edition, Variant
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.workspace import Workspace
from tests.make import DAY, complete_workspace, make, xml

REGIONS = ("Helsinki", "Espoo", "Mariehamn", "Kerava", "sipoo", "keski-uusimaa")
LANGUAGES = ("fi", "sv", "en")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@cache
def workspace() -> Workspace:
    return complete_workspace()


@cache
def edition(region: str, languages: tuple[str, ...] = LANGUAGES) -> Edition:
    variant = Variant(find_region(workspace().course, region), languages, DAY)
    found, problems = resolve(workspace().course, workspace().locks, variant)
    assert problems == ()
    return found


@cache
def files(region: str, languages: tuple[str, ...] = LANGUAGES) -> Files:
    return Renderer(workspace().course.pictures, workspace().source.picture).render(edition(region, languages))


def documents(region: str) -> Iterator[tuple[str, str]]:
    """Give every document of a region's package with its path."""
    for path, blob in files(region).items():
        if path.endswith(".html"):
            yield path, blob.data.decode()


def trees(region: str) -> Iterator[tuple[str, Any]]:
    for path, text in documents(region):
        yield path, xml(text)


def every(tree: Any, path: str) -> list[Any]:
    return list(tree.xpath(path))


# ---------------------------------------------------------------- markup


@pytest.mark.parametrize("region", REGIONS)
def test_every_document_is_well_formed_xml(region: str) -> None:
    paths = [path for path, _ in trees(region)]
    assert len(paths) >= 1 + 3 * (4 + 7)
    assert {"index.html", "fi/index.html", "sv/about.html", "en/glossary.html", "fi/tyo/koe.html"} <= set(paths)


@pytest.mark.parametrize("region", REGIONS)
def test_every_document_means_the_same_as_html(region: str) -> None:
    """`<div/>` is whole in XML and stays open in HTML: then elements would lie elsewhere."""
    for path, text in documents(region):
        assert text.startswith("<!DOCTYPE html>\n<html"), path
        empty = re.findall(r"<([a-z0-9]+)[^<>]*/>", text)
        assert set(empty) <= VOID, path
        opened = re.findall(r"<([a-z0-9]+)(?:\s[^<>]*)?(?<!/)>", text)
        assert not VOID & set(opened), path
        as_xml, as_html = xml(text), html.document_fromstring(text.encode())
        assert [one.tag for one in as_html.iter(etree.Element)] == [one.tag for one in as_xml.iter(etree.Element)], path
        assert text_of(as_html) == text_of(as_xml), path


def text_of(tree: Any) -> str:
    return " ".join("".join(tree.itertext()).split())


@pytest.mark.parametrize("region", REGIONS)
def test_every_document_has_one_title_and_one_main_and_ids_of_their_own(region: str) -> None:
    for path, tree in trees(region):
        assert len(every(tree, "//h1")) == len(every(tree, "//main[@id='main']")) == 1, path
        assert every(tree, "//h1[@tabindex='-1']"), path
        twice = [name for name, count in Counter(every(tree, "//@id")).items() if count > 1]
        assert twice == [], path
        named = {name for value in every(tree, "//@aria-labelledby | //@for") for name in value.split()}
        assert named <= set(every(tree, "//@id")), path


def test_the_second_heading_of_the_same_words_has_another_id() -> None:
    tree = xml(files("Espoo")["fi/alku/tervetuloa.html"].data)
    assert every(tree, "//h2/@id") == ["h-saannot", "h-saannot--2"]


@pytest.mark.parametrize("region", REGIONS)
def test_headings_skip_no_level(region: str) -> None:
    for path, tree in trees(region):
        levels = [int(one.tag[1]) for one in every(tree, "//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(levels)), path


# ---------------------------------------------------------------- nothing acts, nothing reaches out


@pytest.mark.parametrize("region", REGIONS)
def test_nothing_acts_by_itself(region: str) -> None:
    for path, tree in trees(region):
        assert every(tree, "//@style | //iframe | //object | //embed | //base") == [], path
        assert every(tree, "//@*[starts-with(name(), 'on')]") == [], path
        for script in every(tree, "//script"):
            assert script.text is None, path
            assert script.get("src").endswith(("runtime.js", f"course.{tree.get('lang')}.js")), path
        policy = every(tree, "//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert "unsafe" not in policy
        assert "http" not in policy
        inline = "".join(f" '{Inline.of('', style.text).hash}'" for style in every(tree, "//style"))
        assert policy.startswith(f"default-src 'none'; script-src 'self'; style-src 'self'{inline}; "), path


@pytest.mark.parametrize("region", REGIONS)
def test_the_first_page_waits_for_no_style_sheet(region: str) -> None:
    sheets = {name: files(region)[name].data.decode() for name in ("theme.css", "print.css")}
    for path, tree in trees(region):
        is_first = path.endswith("index.html")
        inside = {style.get("data-name"): style.text for style in every(tree, "//style")}
        assert inside == (sheets if is_first else {}), path
        linked = {posixpath.basename(link) for link in every(tree, "//link[@rel='stylesheet']/@href")}
        assert linked & sheets.keys() == (set() if is_first else sheets.keys()), path


@pytest.mark.parametrize("region", REGIONS)
def test_only_links_that_a_person_follows_lead_out(region: str) -> None:
    for path, tree in trees(region):
        for element in every(tree, "//*[@href or @src]"):
            address = element.get("href") or element.get("src")
            if urlsplit(address).scheme == "tel":
                assert element.tag == "a", path
            elif urlsplit(address).scheme:
                assert element.tag == "a", path
                assert element.get("target") == "_blank", path
                assert element.get("rel") == "noopener noreferrer", path
            else:
                assert not address.startswith(("/", "//")), path


@pytest.mark.parametrize("region", REGIONS)
def test_every_local_link_leads_somewhere(region: str) -> None:
    ids = {path: set(every(tree, "//@id")) for path, tree in trees(region)}
    seen = 0
    for path, tree in trees(region):
        for address in every(tree, "//@href | //@src"):
            parts = urlsplit(address)
            if parts.scheme:
                continue
            seen += 1
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            target = target if parts.path else path
            assert target in files(region), (path, address)
            assert not parts.fragment or parts.fragment in ids[target], (path, address)
    assert seen > 300


@pytest.mark.parametrize("region", REGIONS)
def test_everything_in_the_package_is_led_to(region: str) -> None:
    scripts = ("activities", "reporting")  # fetched where there are questions, and where there is an LMS
    fetched = {f"{name}.js" for name in scripts}
    fetched |= {f"{name}.{one}.js" for name in (*scripts, "contents", "search", "search-region") for one in LANGUAGES}
    fetched |= {one for _, tree in trees(region) for one in every(tree, "//main/@data-script")}
    reached = {"index.html", *fetched}
    for path, tree in trees(region):
        folder = posixpath.dirname(path)
        for address in every(tree, "//@href | //@src"):
            if not urlsplit(address).scheme:
                reached.add(posixpath.normpath(posixpath.join(folder, unquote(urlsplit(address).path))))
    assert files(region).keys() <= reached


def test_previous_and_next_go_through_the_whole_course() -> None:
    for region in REGIONS:
        for language in LANGUAGES:
            expected = [f"{language}/{page.key}.html" for page in edition(region).pages]
            path, walked = expected[0], [expected[0]]
            while following := every(xml(files(region)[path].data), "//a[@rel='next']/@href"):
                path = posixpath.normpath(posixpath.join(posixpath.dirname(path), following[0]))
                walked.append(path)
            assert walked == expected
            assert every(xml(files(region)[path].data), "//a[@rel='contents']/@href") == ["../index.html"]
            back = every(xml(files(region)[expected[0]].data), "//a[@rel='prev']")
            assert back == []


# ---------------------------------------------------------------- languages


@pytest.mark.parametrize("region", REGIONS)
def test_every_document_says_its_language(region: str) -> None:
    for path, tree in trees(region):
        language = path.split("/")[0] if "/" in path else "fi"
        assert (tree.get("lang"), tree.get("dir")) == (language, "ltr"), path
        assert every(tree, "//body/@data-language") == [language]
        assert every(tree, "//body/@data-path") == [path]
        assert every(tree, "//body/@data-root") == ["../" * path.count("/")]


def test_a_page_in_fallback_says_so_and_in_which_language_it_is() -> None:
    for path, tree in trees("Espoo"):
        fallback = {"sv/tyo/ohje.html": "fi", "en/alku/kysymykset.html": "fi"}.get(path)
        assert every(tree, "//article/@lang") == ([fallback] if fallback else []), path
        notes = every(tree, "//p[@class='fallback-note']")
        assert len(notes) == (1 if fallback else 0), path
        assert all(note.getparent().tag == "main" for note in notes)


def test_the_program_s_own_words_are_in_the_language_that_lang_says() -> None:
    page = xml(files("Espoo")["en/alku/kysymykset.html"].data)
    (article,) = every(page, "//article")
    assert every(article, ".//form//p[@class='question-number']/text()")[0] == "Kysymys 1"
    assert every(article, ".//summary/text()")[0] == "Näytä vastaus"
    assert every(page, "//a[@class='skip']/text()") == ["Skip to content"]


@pytest.mark.parametrize(("language", "shown"), [("fi", None), ("sv", "fi"), ("en", "fi")])
def test_regional_text_in_another_language_is_marked(language: str, shown: str | None) -> None:
    page = xml(files("Kerava")[f"{language}/alku/palvelut.html"].data)
    (picture,) = every(page, "//img")
    around = every(picture, "ancestor::div[@lang]")
    assert [one.get("lang") for one in around] == ([shown] if shown else [])
    assert picture.get("src") == "../../media/kartta.fi.svg"  # as the text is Finnish
    note = every(page, "//div[@lang]/preceding-sibling::p[@class='fallback-note']/text()")
    assert len(note) == (1 if shown else 0)


def test_any_language_of_a_course_may_fall_back_to_any_other() -> None:
    made = make(
        {
            "national/m/a.fi.md": "# A\n\n::: slot id=inner\n:::\n",
            "national/m/a.ar.md": "# A\n\n::: slot id=inner\n:::\n",
            "national/m/b.ar.md": "# B\n",
            "regional/x/region.yaml": 'municipality: "091"\n',
            "regional/x/m/inner.ar.md": "Text.\n",
        }
    )
    rendered = Renderer(frozenset(), lambda _: pytest.fail("no pictures")).render(made.edition("091", "fi", "ar"))
    slot = xml(rendered["fi/m/a.html"].data)
    assert every(slot, "//div[@lang='ar']/@dir") == ["rtl"]
    page = xml(rendered["fi/m/b.html"].data)
    assert every(page, "//article/@lang | //article/@dir") == ["ar", "rtl"]
    assert every(page, "//p[@class='fallback-note']/text()") == ["Tämä teksti on muulla kielellä: العربية."]
    assert xml(rendered["ar/m/a.html"].data).get("dir") == "rtl"


def test_the_contents_page_switches_language_where_there_are_several() -> None:
    tree = xml(files("Espoo")["sv/index.html"].data)
    links = every(tree, "//ul[@class='languages']//a")
    assert [(one.get("lang"), one.get("href"), one.text) for one in links] == [
        ("fi", "../fi/index.html", "Suomi"),
        ("sv", "../sv/index.html", "Svenska"),
        ("en", "../en/index.html", "English"),
    ]
    assert [one.get("hreflang") for one in links if one.get("aria-current") == "true"] == ["sv"]
    single = xml(files("Espoo", ("sv",))["index.html"].data)
    assert every(single, "//ul[@class='languages']") == []
    assert single.get("lang") == "sv"


def test_the_package_opens_in_its_first_language() -> None:
    tree = xml(files("Espoo", ("sv", "fi"))["index.html"].data)
    assert tree.get("lang") == "sv"
    assert every(tree, "//ol/li[1]/a/@href")[0] == "sv/alku/tervetuloa.html"


# ---------------------------------------------------------------- what is regional


def differing(one: str, other: str) -> set[str]:
    """Give the files that are not the same in two packages, without their language."""
    paths = files(one).keys() | files(other).keys()
    return {
        re.sub(r"^(fi|sv|en)/|\.(fi|sv|en)(?=\.js$)", "", path)
        for path in paths
        if files(one).get(path) != files(other).get(path)
    }


REGIONAL_ALWAYS = {"index.html", "about.html", "course.js", "contents.js"}


@pytest.mark.parametrize(("one", "other"), [("Helsinki", "Espoo"), ("Espoo", "Mariehamn")])
def test_only_a_page_that_asks_for_facts_differs_between_regions(one: str, other: str) -> None:
    assert differing(one, other) == REGIONAL_ALWAYS | {"alku/palvelut.html", "search-region.js"}


def test_which_pages_a_region_s_overlays_change() -> None:
    assert differing("Espoo", "sipoo") == REGIONAL_ALWAYS | {
        "theme.css",  # the area's colour
        "search.js",  # pages that it has not
        "search-region.js",
        "alku/palvelut.html",
        "alku/alueella.html",
        "alku/ennen.html",
        "alku/tervetuloa.html",  # its next page is another
        "alku/kysymykset.html",  # its previous page is another
        "tyo/ohje.html",
        "tyo/oma-lisa.html",
        "tyo/vanha.html",
        "tyo/muutokset.html",  # its link to the hidden page is cut
    }


def test_no_page_holds_what_would_make_it_regional() -> None:
    page = files("Espoo")["fi/alku/tervetuloa.html"].data.decode()
    for word in ("Espoo", "Svenska", "koekurssi", "1/", "2026 &lt;1&gt;"):
        assert word not in page


def test_one_renderer_writes_a_shared_page_once() -> None:
    renderer = Renderer(workspace().course.pictures, workspace().source.picture)
    first, second = renderer.render(edition("Helsinki")), renderer.render(edition("Espoo"))
    with_pages_of_its_own = renderer.render(edition("sipoo"))
    assert first["fi/tyo/koe.html"] is second["fi/tyo/koe.html"] is with_pages_of_its_own["fi/tyo/koe.html"]
    assert first["fi/alku/palvelut.html"] is not second["fi/alku/palvelut.html"]
    assert {path: blob.digest for path, blob in second.items()} == {
        path: blob.digest for path, blob in files("Espoo").items()
    }


# ---------------------------------------------------------------- escaping

AWKWARD = """<&>"'"""


def test_what_an_author_writes_is_text_and_not_markup() -> None:
    page = files("Espoo")["fi/alku/tervetuloa.html"].data.decode()
    tree = xml(page)
    assert every(tree, "//h1/text()") == ["Tervetuloa & hei <kaikki>"]
    assert every(tree, "//title/text()") == ["Tervetuloa & hei <kaikki> – Alku & perusteet"]
    assert every(tree, "//img/@alt")[0] == 'Kaavio: "kysy" & <kuuntele>'
    assert every(tree, "//figcaption/text()") == ['Kuva "1" & <2>']
    assert every(tree, "//pre/code/text()") == ['<script>alert("&")</script>\n']
    assert every(tree, "//div[@class='callout note']/p[1]")[0].xpath("string()").endswith("Huom & <tärkeää>")
    assert every(tree, "//details[@class='sources']//a/@href") == ['https://example.org/a?b=1&c="2"']
    assert "<kaikki>" not in page


def test_options_glossary_and_region_are_text_too() -> None:
    test = xml(files("Espoo")["fi/tyo/koe.html"].data)
    labels = [label.xpath("string()").strip() for label in every(test, "//label")]
    assert labels[:2] == ['Asiakas & "ystävä"', "Viranomainen <aina>"]
    assert every(test, "//section/h2/text()") == ["Koe & <arvio>"]
    glossary = xml(files("Espoo")["fi/glossary.html"].data)
    assert 'Henkilö, joka kääntää puhetta & "viittomia" <samalla>.' in every(glossary, "//dd/text()")
    about = text_of(xml(files("Espoo")["fi/about.html"].data))
    assert "2026 <1>" in about
    assert "Kunta & kumppanit" in about
    contents = xml(files("Espoo")["fi/index.html"].data)
    assert every(contents, "//h1/text()") == ['Neuvonta & "ohjaus" <alkeet>']
    assert "Osaat <neuvoa>" in every(contents, "//details//li/text()")


# ---------------------------------------------------------------- contents, about, glossary


def test_the_contents_page_lists_every_page_and_says_the_rule() -> None:
    tree = xml(files("sipoo")["fi/index.html"].data)
    assert every(tree, "//ol//a/@data-page") == [page.key for page in edition("sipoo").pages]
    assert every(tree, "//section/@data-module") == ["alku", "tyo"]
    assert every(tree, "//p[@class='region']/text()") == ["Sipoo"]
    assert "90" in every(tree, "//p[@class='rule']/text()")[0]


def test_the_glossary_is_in_the_order_of_its_language() -> None:
    def order(language: str) -> list[str]:
        return every(xml(files("Espoo")[f"{language}/glossary.html"].data), "//dt/text()")

    assert (order("fi"), order("sv")) == (["pääasia", "tulkki"], ["huvudsak", "tolk"])


def test_a_course_without_terms_has_no_glossary() -> None:
    made = make({"national/m/a.fi.md": "# A\n"})
    rendered = Renderer(frozenset(), lambda _: pytest.fail("no pictures")).render(made.edition())
    assert "fi/glossary.html" not in rendered
    assert not any(b"glossary" in blob.data for path, blob in rendered.items() if path.endswith(".html"))


@pytest.mark.parametrize(
    ("rule", "has_tests", "said"),
    [
        ((100, True, 80), True, "You complete the course when you have read every page and passed every test. A test"),
        ((90, True, 80), True, "read at least 90 % of the pages and passed every test. A test is passed with 80 %"),
        ((0, True, 65), True, "You complete the course when you have passed every test. A test is passed with 65 %"),
        ((100, True, 80), False, "You complete the course when you have read every page."),
        ((100, False, 80), True, "You complete the course when you have read every page."),
        ((50, False, 80), False, "at least 50 % of the pages."),
        ((0, False, 80), True, "The course has no requirements for completion."),
    ],
)
def test_the_rule_in_words(rule: tuple[int, bool, int], has_tests: bool, said: str) -> None:
    sentence = rule_in_words(Completion(*rule), "en", has_tests=has_tests)
    assert said in sentence
    assert ("A test is passed" in sentence) == ("A test" in said)


@pytest.mark.parametrize(
    ("path", "root", "home"),
    [("index.html", "", "fi/"), ("fi/index.html", "../", ""), ("fi/m/a.html", "../../", "../")],
)
def test_a_document_knows_the_way_to_the_root_and_to_its_contents(path: str, root: str, home: str) -> None:
    frame = Frame(path, "fi", "T", has_glossary=False)
    assert (frame.root, frame.home) == (root, home)


# ---------------------------------------------------------------- one SCO a module


def test_a_module_has_a_launch_page_of_its_own_where_it_is_an_sco() -> None:
    pages = {f"national/{module}/a.fi.md": "# A\n" for module in ("one", "two")}
    no_pictures = Renderer(frozenset(), lambda _: pytest.fail("no pictures"))
    rendered = no_pictures.render(make(pages, settings="sco: module\n").edition())
    tree = xml(rendered["module-2.html"].data)
    assert every(tree, "//section/@data-module") == ["two"]
    assert every(tree, "//body/@data-module") == ["2"]
    assert every(tree, "//title/text()") == ["Module two"]
    assert every(tree, "//ol//a/@href") == ["fi/two/a.html"]
    assert not any("module-" in path for path in no_pictures.render(make(pages).edition()))
