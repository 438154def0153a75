"""Blocks and inline text as markup: each form once, everything escaped, no element left open."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from neuvoo_course.files import Blob
from neuvoo_course.model import Code, CodeSpan, Emphasis, Heading, Link, Paragraph, Picture, Strong, Text
from neuvoo_course.problems import Location
from neuvoo_course.render import Renderer
from neuvoo_course.render.markup import BlockWriter, PageContext
from tests.make import make, question, xml

AT = Location("national/m/a.fi.md")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'


def body(text: str, language: str = "fi", *, region: str = "Espoo", **more: str) -> str:
    """Give what stands between a page's title and the end of its article."""
    files = {f"national/m/a.{language}.md": f"# A\n\n{text}\n"} | more
    made = make(files)
    renderer = Renderer(made.course.pictures, lambda _: Blob.of(SVG), made.course.media)
    rendered = renderer.render(made.edition(region, language))
    page = rendered[f"{language}/m/a.html"].data.decode()
    return page.partition("</h1>\n")[2].partition("</article>")[0].strip()


def tree(text: str, **more: str) -> Any:
    return xml(f"<div>{body(text, **more)}</div>")


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Text.", "<p>Text.</p>"),
        ("One\ntwo", "<p>One\ntwo</p>"),
        ("One\\\ntwo", "<p>One<br/>two</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("## A & B", '<h2 id="h-a-b">A &amp; B</h2>'),
        ("## Äänet\n\n### Ölj*yt*", '<h2 id="h-aanet">Äänet</h2>\n<h3 id="h-oljyt">Ölj<em>yt</em></h3>'),
        ("## ؟", '<h2 id="h-x">؟</h2>'),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("3. a", '<ol start="3">\n<li>a</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("---", "<hr/>"),
        ("```\n<b>\n```", '<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>'),
        ("[a](/m/a)", '<p><a href="a.html">a</a></p>'),
        ("[a](/m/a#h-x)", '<p><a href="a.html#h-x">a</a></p>'),
    ],
)
def test_prose(text: str, markup: str) -> None:
    assert body(text) == markup


def test_links_to_other_modules_terms_and_the_web() -> None:
    more = {
        "national/n/b.fi.md": "# B\n",
        "national/glossary.yaml": "word:\n  term: {fi: sana}\n  meaning: {fi: selitys}\n",
    }
    assert body("[b](/n/b)", **more) == '<p><a href="../n/b.html">b</a></p>'
    word = '<p><a class="term" href="../glossary.html#term-word">w</a></p>'
    assert body("[w](term:word)", **more).partition("\n")[0] == word
    (outside,) = tree("[w](https://example.org/?a=1&b=2)", **more).xpath("//a")
    assert outside.get("href") == "https://example.org/?a=1&b=2"
    assert (outside.get("target"), outside.get("rel")) == ("_blank", "noopener noreferrer")
    assert outside.xpath("string(span[@class='hidden'])").strip() == "(avautuu uuteen ikkunaan)"


def test_an_address_by_itself_is_its_own_text() -> None:
    assert tree("<https://example.org/a>").xpath("string(//a)").startswith("https://example.org/a")


def test_a_table_can_be_scrolled_and_knows_its_heads() -> None:
    found = tree("| A | B | C |\n|:-:|--:|---|\n| 1 | 2 | 3 |")
    assert found.xpath("//th/@scope") == ["col"] * 3
    assert [one.get("class") for one in found.xpath("//th | //td")] == ["center", "right", None] * 2
    (box,) = found.xpath("//div[table]")
    assert (box.get("role"), box.get("tabindex")) == ("region", "0")
    assert box.get("aria-label") == "Taulukko"


TABLE = "| A |\n|---|\n| 1 |"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f'## First & "B"\n\n{TABLE}\n\n### *Second*\n\n{TABLE}', ['First & "B"', "Second"]),
        (f"## A\n\n::: accordion\n## Own\n{TABLE}\n:::", ["Own"]),
        (f"## A\n\n::: tabs\n## One\n{TABLE}\n\n## Two\n{TABLE}\n:::", ["One", "Two"]),
        (f"## A\n\n::: timeline\n## 1994\n{TABLE}\n:::", ["1994"]),
        (f"## A\n\n::: cards\n## Card\n{TABLE}\n:::", ["Card"]),
        (f"## A\n\n::: scenario\n## Scene\n{TABLE}\n:::", ["Scene"]),
    ],
)
def test_a_table_is_called_by_what_it_stands_under(text: str, names: list[str]) -> None:
    assert tree(text).xpath("//div[@role='region']/@aria-label") == [f"Taulukko: {name}" for name in names]


def test_a_question_is_called_by_its_number_and_its_instruction_belongs_to_the_answer() -> None:
    found = tree("::: question multiple id=q\nQ?\n\n- [x] a\n- [ ] b\n:::")
    (form,) = found.xpath("//form")
    assert found.xpath("string(//*[@id=$id])", id=form.get("aria-labelledby")) == "Kysymys 1"
    (group,) = found.xpath("//*[@role='group']")
    assert found.xpath("string(//*[@id=$id])", id=group.get("aria-describedby")).startswith("Valitse kaikki")


@pytest.mark.parametrize("kind", ["note", "tip", "warning", "case", "summary"])
def test_a_callout_says_its_kind_in_words(kind: str) -> None:
    (plain,) = tree(f"::: {kind}\nText.\n:::").xpath(f"//div[@class='callout {kind}']")
    assert plain.xpath("string(p[@class='callout-title'])").strip()
    (titled,) = tree(f'::: {kind} title="Own & <title>"\nText.\n:::').xpath("//p[@class='callout-title']")
    assert titled.xpath("string()").endswith("Own & <title>")


def test_an_empty_callout_says_nothing_of_aland() -> None:
    assert "Ahvenanmaa" not in body("::: note\n:::")
    assert "lainsäädäntö" not in body("::: note\n:::")


def test_the_note_on_aland_is_in_the_language_of_the_text() -> None:
    for language, word in (("fi", "Ahvenanmaa"), ("sv", "Åland"), ("en", "Åland")):
        note = body("{{ wellbeing_county.name }}", language, region="Mariehamn")
        assert 'class="callout aland"' in note
        assert word in note


def test_an_accordion_is_details() -> None:
    found = tree("::: accordion\n## One\nFirst.\n\n### Inner\n\n## *Two*\nSecond.\n:::")
    assert [one.xpath("string()") for one in found.xpath("//details/summary")] == ["One", "Two"]
    assert found.xpath("//details[1]/h3/text()") == ["Inner"]


# ---------------------------------------------------------------- headings


def test_ids_of_headings_are_given_once_a_page() -> None:
    found = tree("## A\n\n## A\n\n::: note\n## A\n:::\n\n## A 2")
    assert found.xpath("//h2/@id") == ["h-a", "h-a--2", "h-a--3", "h-a-2"]


# ---------------------------------------------------------------- pictures


def test_a_picture_by_itself_is_a_figure_and_one_in_a_line_is_not() -> None:
    (figure,) = tree('![Alt "x" & <y>](p.svg "Caption & <z>")', **{"national/m/p.svg": ""}).xpath("//figure")
    assert figure.xpath("img/@alt") == ['Alt "x" & <y>']
    assert figure.xpath("figcaption/text()") == ["Caption & <z>"]
    assert figure.xpath("img/@width | img/@height") == ["40", "30"]
    assert figure.xpath("img/@src") == ["../../media/national/m/p.svg"]
    inline = tree("Before ![A](p.svg) after", **{"national/m/p.svg": ""})
    assert inline.xpath("//figure") == []
    assert inline.xpath("//p/img/@alt") == ["A"]


def test_a_wide_picture_can_be_opened_by_itself() -> None:
    files = {"national/m/a.fi.md": "# A\n\n![A](p.svg)\n", "media/p.svg": ""}
    for width, links in ((599, []), (600, ["../../media/p.svg"])):
        made = make(files)
        picture = Blob.of(SVG.replace(b"0 0 40", f"0 0 {width}".encode()))
        page = Renderer(made.course.pictures, lambda _, blob=picture: blob).render(made.edition())["fi/m/a.html"]  # type: ignore[misc]
        assert xml(page.data).xpath("//figure/a/@href") == links


def test_a_picture_of_the_language_goes_before_one_of_none() -> None:
    both = {"media/p.svg": "", "media/p.sv.svg": ""}
    assert tree("![A](p.svg)", language="sv", **both).xpath("//img/@src") == ["../../media/p.sv.svg"]
    assert tree("![A](p.svg)", language="fi", **both).xpath("//img/@src") == ["../../media/p.svg"]
    near = both | {"national/m/p.svg": ""}
    assert tree("![A](p.svg)", language="sv", **near).xpath("//img/@src") == ["../../media/national/m/p.svg"]


def test_an_odd_name_is_a_link_that_works() -> None:
    (source,) = tree("![A](<a #1 100%.svg>)", **{"media/a #1 100%.svg": ""}).xpath("//img/@src")
    assert source == "../../media/a%20%231%20100%25.svg"


# ---------------------------------------------------------------- questions and tests


@pytest.mark.parametrize(
    ("kind", "role", "control"),
    [("single", "radiogroup", "radio"), ("multiple", "group", "checkbox"), ("truefalse", "radiogroup", "radio")],
)
def test_a_question_is_a_form_that_can_be_read_without_scripts(kind: str, role: str, control: str) -> None:
    text = question("q", "- No & \\<no>", "x Yes").replace("single", kind).replace("id=q", "id=q points=3 tries=2")
    (form,) = tree(text.replace("- [x] Yes\n", "- [x] Yes\n  > Because.\n\nAfter.\n")).xpath("//form")
    assert {name: form.get(f"data-{name}") for name in ("question", "kind", "revision", "points", "tries")} == {
        "question": "0.1",
        "kind": kind,
        "revision": "1",
        "points": "3",
        "tries": "2",
    }
    (group,) = form.xpath(f"*[@role='{role}']")
    assert form.xpath(f"//*[@id='{group.get('aria-labelledby')}']/p/text()") == ["q?"]
    assert group.xpath("label/input/@type") == [control] * 2
    assert group.xpath("label/input/@value") == ["1", "2"]
    assert len(set(group.xpath("label/input/@name"))) == 1
    assert [label.xpath("string()").strip() for label in group.xpath("label")] == ["No & <no>", "Yes"]
    (key,) = form.xpath("details")
    assert key.xpath(".//li/@data-option") == ["1", "2"]
    assert key.xpath(".//li[@data-correct='true']/@data-option") == ["2"]
    assert key.xpath("string(.//li[2]//*[@class='feedback'])").strip() == "Because."
    assert key.xpath("string(.//*[@class='explanation'])").strip() == "After."


def test_questions_are_counted_from_one_outside_and_in_each_test() -> None:
    first, second, third, fourth, fifth = (question(name) for name in "abcde")
    text = f"{first}\n::: test id=t\n{second}\n{third}:::\n\n{fourth}\n::: test id=u\n{fifth}:::"
    numbers = tree(text).xpath("//p[@class='question-number']/text()")
    assert [number.split()[-1] for number in numbers] == ["1", "1", "2", "2", "1"]


def test_a_test_says_how_it_is_passed() -> None:
    text = f"::: test id=t pass=65 attempts=3\n{question('q')}:::"
    (section,) = tree(text).xpath("//section")
    attributes = {name: section.get(f"data-{name}") for name in ("test", "pass", "attempts", "feedback")}
    assert attributes == {"test": "0.1", "pass": "65", "attempts": "3", "feedback": "end"}
    rule = section.xpath("string(p[@class='test-rule'])")
    assert "65" in rule
    assert "3" in rule.replace("65", "")
    unlimited = tree(text.replace(" attempts=3", "")).xpath("string(//p[@class='test-rule'])")
    assert unlimited != rule
    assert "{" not in rule + unlimited


def test_a_region_s_question_names_its_owner() -> None:
    more = {"regional/x/region.yaml": 'municipality: "049"\n', "regional/x/m/inner.fi.md": question("q")}
    found = tree(f"{question('p')}\n::: slot id=inner\n:::", **more)
    assert found.xpath("//form/@data-question") == ["0.1", "1.1"]


# ---------------------------------------------------------------- anything at all

texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=20)
"""What can stand in a file of text; XML has no place for control characters and half characters."""
inlines = st.recursive(
    st.builds(Text, texts)
    | st.builds(CodeSpan, texts)
    | st.builds(Picture, st.just("p.svg"), texts, texts, st.just(AT)),
    lambda inner: (
        st.builds(Emphasis, st.tuples(inner))
        | st.builds(Strong, st.tuples(inner))
        | st.builds(Link, st.just("web"), texts.map("https://".__add__), st.tuples(inner), st.just(AT))
    ),
    max_leaves=6,
)
runs = st.lists(inlines, min_size=1, max_size=3).map(tuple)
MAKERS: tuple[Callable[[Any], Any], ...] = (
    lambda run: Paragraph(run, AT),
    lambda run: Heading(2, run, AT),
    lambda run: Code("".join(one.text for one in run if isinstance(one, Text)), AT),
)


@settings(max_examples=200)
@given(runs, st.sampled_from(MAKERS))
def test_no_text_breaks_out_of_its_element(run: Any, make_block: Callable[[Any], Any]) -> None:
    context = PageContext("m", {"media/p.svg"}, lambda _: None, ("",), {}, {})
    block = make_block(run)
    markup = BlockWriter(context, Renderer(frozenset(), Blob.of).environment, "fi").blocks((block,))
    as_xml = xml(f"<div>{markup}</div>")
    as_html = html.fragment_fromstring(f"<div>{markup}</div>")
    tags = [one.tag for one in as_xml.iter(etree.Element)]
    assert set(tags) <= {"div", "p", "h2", "pre", "code", "em", "strong", "a", "span", "img", "figure", "figcaption"}
    if tags.count("a") < 2:  # HTML ends a link where another begins; Markdown lets none stand in another
        assert [one.tag for one in as_html.iter(etree.Element)] == tags
    assert not re.search(r"\son\w+=", re.sub(r'"[^"]*"', "", markup.replace("&lt;", "")).partition(">")[0])
