"""What the search looks in: plain words of pages and glossary, without what would give answers away."""

from __future__ import annotations

import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from neuvoo_course.files import Blob, Files
from neuvoo_course.render import Renderer
from neuvoo_course.render.passages import Passage, passages_of
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Variant
from neuvoo_course.resolve.regions import find_region
from tests.make import DAY, complete_workspace, make, question, xml

PRESENTED = (Path(__file__).parent / "presented.md").read_text(encoding="utf-8")


def passages(text: str, **more: str) -> tuple[Passage, ...]:
    """Give the passages of a page's text."""
    made = make({"national/m/a.fi.md": f"# Sivu\n\n{text}\n", **more})
    page = made.edition().pages[0].texts["fi"]
    return passages_of(page.blocks, page.language)


def words(text: str) -> str:
    return "\n".join(f"{one.heading}\n{one.text}" for one in passages(text))


workspace = cache(complete_workspace)


@cache
def files(region: str) -> Files:
    return rendered(Renderer(workspace().course.pictures, workspace().source.picture), region)


def rendered(renderer: Renderer, region: str) -> Files:
    variant = Variant(find_region(workspace().course, region), ("fi", "sv", "en"), DAY)
    return renderer.render(resolve(workspace().course, workspace().locks, variant)[0])


def value(blob: Blob) -> dict[str, Any]:
    """Give what a script names."""
    found: dict[str, Any] = json.loads(blob.data.decode("ascii").partition("=")[2].rstrip(";\n"))
    return found


# ---------------------------------------------------------------- passages


def test_each_heading_opens_a_passage() -> None:
    found = passages("Alku.\n\n## Yksi\n\nTeksti *yksi*.\n\n## Kaksi\n\n## Yksi\n\nToinen.")
    assert [(one.anchor, one.heading, one.text) for one in found] == [
        ("", "", "Alku."),
        ("h-yksi", "Yksi", "Teksti yksi."),
        ("h-kaksi", "Kaksi", ""),
        ("h-yksi--2", "Yksi", "Toinen."),
    ]


def test_lines_without_a_mark_at_their_end_are_told_apart() -> None:
    assert passages("Muista:\n\n- karttaa\n- tulkkia\n\nLoppu.")[0].text == "Muista: karttaa · tulkkia · Loppu."


def test_a_table_is_read_row_by_row() -> None:
    assert passages("| Asia | Kuka |\n|---|---|\n| Etuus | Kela |")[0].text == "Asia | Kuka · Etuus | Kela"


def test_a_page_without_text_has_a_passage() -> None:
    assert passages("::: test id=koe\n" + question("salainen") + ":::") == (Passage("", "", "", "fi"),)


def test_letters_are_one_character_and_hyphens_that_do_not_show_are_gone() -> None:
    assert passages("Tyo\u0308\u00adto\u0308n")[0].text == "Työtön"


def test_what_is_said_in_blocks_is_found() -> None:
    found = words(PRESENTED)
    for word in PRESENTED.split():
        if word in ("tulkki", "Asiakas:", "kartta"):
            assert word in found


@pytest.mark.parametrize("kind", ["accordion", "tabs", "cards", "timeline"])
def test_the_parts_of_what_folds_have_their_heading_and_the_place_before_them(kind: str) -> None:
    text = f"## Ylä\n\n::: {kind}\n### Avattava\nSisällä.\n\n### Muu\nMuuta.\n:::\n\nPerässä."
    assert [(one.anchor, one.heading, one.text) for one in passages(text)[1:]] == [
        ("h-yla", "Ylä", "Perässä."),
        ("h-yla", "Avattava", "Sisällä."),
        ("h-yla", "Muu", "Muuta."),
    ]


def test_tests_feedback_and_answers_stay_out() -> None:
    practice = "::: question single id=a\nKuka kysyy?\n\n- [x] vastaus\n  > palaute\n- [ ] hylky\n\nselitys\n:::\n"
    gap = "::: question gap id=b\nTäydennä.\n\nTulkin varaa [[viranomainen]].\n:::\n"
    test = "::: test id=koe\n" + practice.replace("id=a", "id=c").replace("kysyy", "salaa") + ":::\n"
    found = words(f"{practice}\n{gap}\n{test}")
    assert "Kuka kysyy?" in found
    for secret in ("vastaus", "palaute", "hylky", "selitys", "viranomainen", "salaa"):
        assert secret not in found, secret


def test_of_a_story_only_the_beginning_is_found() -> None:
    story = (
        "::: scenario\n## Tiskillä\nAsiakas tulee.\n\n- [Kysyn](#loppu)\n  > Seuraus.\n\n## Loppu\nHän kiittää.\n:::"
    )
    found = words(story)
    assert "Asiakas tulee." in found
    assert "Seuraus" not in found
    assert "kiittää" not in found


# ---------------------------------------------------------------- scripts


@pytest.mark.parametrize("region", ["Helsinki", "Kerava", "sipoo", "Mariehamn"])
def test_every_place_found_is_in_its_page(region: str) -> None:
    made = files(region)
    for language in ("fi", "sv", "en"):
        pages = {
            **value(made[f"search.{language}.js"])["pages"],
            **value(made[f"search-region.{language}.js"])["pages"],
        }
        documents = {path for path in made if path.startswith(f"{language}/") and path.count("/") == 2}
        assert {f"{language}/{key}.html" for key in pages} == documents
        for key, found in pages.items():
            tree = xml(made[f"{language}/{key}.html"].data)
            for anchor, heading, *_ in found:
                titles = [" ".join("".join(one.itertext()).split()) for one in tree.iter("h2", "h3", "h4", "summary")]
                assert not heading or heading in titles
                assert not anchor or tree.xpath(f"//*[@id='{anchor}']"), (key, anchor)
        glossary = xml(made[f"{language}/glossary.html"].data)
        for name, word, *_ in value(made[f"search.{language}.js"])["terms"]:
            assert glossary.xpath(f"string(//dt[@id='term-{name}'])") == word


def test_what_no_region_touches_is_made_once() -> None:
    renderer = Renderer(workspace().course.pictures, workspace().source.picture)
    one, other = rendered(renderer, "Helsinki"), rendered(renderer, "Espoo")
    assert one["search.fi.js"] is other["search.fi.js"]
    # One asks for facts, the other has text for some days.
    assert list(value(one["search-region.fi.js"])["pages"]) == ["alku/palvelut", "tyo/muutokset"]
    assert other["search.fi.js"] == files("Espoo")["search.fi.js"]


def test_a_region_s_own_pages_are_in_its_own_script() -> None:
    own = value(files("sipoo")["search-region.fi.js"])["pages"]
    assert {"alku/alueella", "tyo/ohje"} <= set(own)
    assert "tyo/ohje" not in value(files("sipoo")["search.fi.js"])["pages"]


def test_a_text_in_another_language_says_so() -> None:
    made = make(
        {"national/m/a.fi.md": "# Vain\n\nSuomeksi.\n", "national/m/b.fi.md": "# B\n", "national/m/b.sv.md": "# B\n"}
    )
    found = Renderer(frozenset(), lambda _: Blob.of(b"")).render(made.edition("Espoo", "fi", "sv"))
    assert value(found["search.sv.js"])["pages"]["m/a"] == [["", "", "Suomeksi.", "fi"]]
    assert value(found["search.fi.js"])["pages"]["m/a"] == [["", "", "Suomeksi."]]


def test_a_language_without_known_forms_is_searched_by_beginnings() -> None:
    made = make({"national/m/a.fi.md": "# A\n\nTeksti.\n", "national/m/a.ar.md": "# ا\n\nنص\n"})
    forms = value(Renderer(frozenset(), lambda _: Blob.of(b"")).render(made.edition("091", "fi", "ar"))["search.ar.js"])
    assert forms["forms"] == {"shapes": [], "joints": [], "least": 0}


def test_the_search_costs_little_more_than_the_text() -> None:
    """The texts are there once, and the rest does not grow with them."""
    made = files("Espoo")
    script = value(made["search.fi.js"])
    rest = len(gzip.compress(json.dumps([script["forms"], script["texts"]]).encode(), 9))
    assert rest < 1_100
    text = "\n".join(f"{one[1]}\n{one[2]}" for page in script["pages"].values() for one in page)
    text += "\n".join(f"{one[1]}\n{one[2]}" for one in script["terms"])
    plain = len(gzip.compress(text.encode(), 9))
    assert len(gzip.compress(made["search.fi.js"].data, 9)) - rest < 1.2 * plain


def test_every_page_leads_to_the_search() -> None:
    for path, blob in files("Espoo").items():
        if path.endswith(".html"):
            assert xml(blob.data).xpath("count(//footer/a[contains(@href, 'search.html')])") == 1, path
