"""Blocks that are read or worked with as markup: whole without scripts, and named for whoever hears the page."""

from __future__ import annotations

import pytest

from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from tests.make import make
from tests.render.test_markup import body, tree

STORY = "## A & B\nHere.\n\n- [*On*](#b)\n  > So.\n- [Off](#b)\n\n## B\nThere."


def test_a_dialogue_is_a_list_of_turns_with_their_speakers() -> None:
    found = tree("::: dialogue\nA: One & *two*.\nB: Three.\nC: Four.\nA: Five.\n:::")
    (turns,) = found.xpath("//ol[@class='dialogue']")
    assert turns.get("role") == "list"
    assert turns.get("aria-label") == "Keskustelu"
    assert turns.xpath("li/p[@class='speaker']/text()") == ["A", "B", "C", "A"]
    assert [one.xpath("string(p[2])") for one in turns.xpath("li")] == ["One & two.", "Three.", "Four.", "Five."]
    assert turns.xpath("li/@class") == ["turn", "turn other", "turn third", "turn"]


def test_a_scenario_is_scenes_with_links_between_them() -> None:
    found = tree(f"::: scenario\n{STORY}\n:::\n\n::: scenario\n{STORY}\n:::")
    first, second = found.xpath("//*[contains(@class, 'scenario')]")
    assert first.xpath("*[@class='scene']/h2/text()") == ["A & B", "B"]
    assert first.xpath("*[@class='scene']/@id") == ["scene-1-a-b", "scene-1-b"]
    assert first.xpath(".//ul[@class='choices']/li/a/@href") == ["#scene-1-b", "#scene-1-b"]
    assert first.xpath(".//ul[@class='choices']/li/a/@data-scene") == ["B", "B"]
    assert second.xpath(".//ul[@class='choices']/li/a/@href") == ["#scene-2-b", "#scene-2-b"]
    assert [one.xpath("string()").strip() for one in first.xpath(".//*[@class='consequence']")] == ["So."]
    assert first.xpath("*[@class='scene'][2]/p[@class='scene-end']/text()") == ["Tilanne päättyy tähän."]
    assert len(first.xpath(".//*[@class='scene-end']")) == 1


def test_where_a_choice_leads_is_told_on_paper_in_plain_words() -> None:
    found = tree('::: scenario\n## A\n- [On](#b-c)\n\n## *B* & "c"\nx\n:::')
    assert found.xpath("//a/@data-scene") == ['B & "c"']


def test_a_checklist_is_a_group_of_boxes_with_labels() -> None:
    (group,) = tree("::: checklist id=c\nFirst.\n\n- *a*\n- b\n\n  More.\n\nLast.\n:::").xpath("div")
    title = group.xpath("p[1]")[0]
    assert (group.get("role"), group.get("aria-labelledby"), title.text) == ("group", title.get("id"), "Tarkistuslista")
    assert group.get("data-note") == "c"
    assert [one.xpath("string()").strip() for one in group.xpath(".//label")] == ["a", "b"]
    assert len(group.xpath(".//label/input[@type='checkbox']")) == 2
    assert group.xpath("p[last()]/text()") == ["Vain sinulle: tätä ei lähetetä minnekään. "]


def test_a_reflection_is_a_labelled_box_to_write_in_that_says_it_is_not_sent() -> None:
    (block,) = tree('::: reflection id=r title="Oma & muu"\nWhy?\n:::').xpath("div")
    (area,) = block.xpath("textarea")
    assert block.xpath("string(*[@id=$id])", id=area.get("aria-labelledby")) == "Why?"
    assert block.xpath("p[1]/text()") == ["Oma & muu"]
    assert block.xpath("p[last()]/text()") == ["Vain sinulle: tätä ei lähetetä minnekään. "]
    assert "</textarea>" in body("::: reflection id=r\nWhy?\n:::")


def test_tabs_are_parts_with_headings_until_a_script_makes_tabs_of_them() -> None:
    found = tree("::: tabs\n### A\na\n\n### B\nb\n:::")
    assert found.xpath("//*[@class='tab']/h3/text()") == ["A", "B"]
    assert found.xpath("//*[@class='tab']/@id") == ["tab-1-1", "tab-1-2"]


def test_cards_open_without_scripts() -> None:
    found = tree("::: cards\n### A\na\n\n### B\nb\n:::")
    assert found.xpath("//*[@class='cards']/details/summary/text()") == ["A", "B"]


def test_a_timeline_is_a_list_with_headings() -> None:
    found = tree("::: timeline\n### 1994\na\n\n### 2025\nb\n:::")
    assert found.xpath("//ol[@class='timeline']/li/h3/text()") == ["1994", "2025"]


def test_a_numbered_picture_is_a_figure_and_a_list() -> None:
    text = "::: numbered-picture\n![Alt](p.svg)\n\n1. *One* a\n2. Two\n:::"
    (block,) = tree(text, **{"national/m/p.svg": ""}).xpath("div")
    assert [one.tag for one in block] == ["figure", "ol"]
    assert block.xpath("ol/li/em/text()") == ["One"]


def test_a_card_is_a_group_with_a_title() -> None:
    (card,) = tree("::: card\n- One\n:::").xpath("div")
    assert card.xpath("string(*[@id=$id])", id=card.get("aria-labelledby")) == "Muistikortti"


@pytest.mark.parametrize("block", ["dialogue\nA: x", "cards\n## A\nx", "reflection id=r\nx"])
def test_only_pages_that_need_it_fetch_the_activities_style(block: str) -> None:
    made = make({"national/m/a.fi.md": f"# A\n\n::: note\n::: {block}\n:::\n:::\n", "national/m/b.fi.md": "# B\n"})
    files = Renderer(made.course.pictures, lambda _: Blob.of(b"")).render(made.edition("Espoo", "fi"))
    link = '<link rel="stylesheet" href="../../activities.css"/>'
    assert link in files["fi/m/a.html"].data.decode()
    assert "activities.css" not in files["fi/m/b.html"].data.decode()
    assert ".dialogue" in files["activities.css"].data.decode()
