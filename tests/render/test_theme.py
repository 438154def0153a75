"""The style sheet, read as text: colours that can be told apart, nothing from elsewhere, either writing direction."""

from __future__ import annotations

import gzip
import re
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from neuvoo_course.colours import NIGHT, PAPER, contrast
from neuvoo_course.render.theme import BUNDLES, FOLDER, Inline, style_sheets

ROOT = Path(__file__).parents[2]
LIMIT = 2800
"""Bytes of `theme.css` as a server sends it: a page should show at once on a slow connection."""

ACTIVITIES_LIMIT = 2700
"""And of `activities.css`, which only pages with such blocks fetch."""

PAPERS_LIMIT = 750
"""And of `papers.css`, for the pages that are made to be printed."""

SEARCH_LIMIT = 450
"""And of `search.css`, for the search page alone."""

TEXT = ("ink", "quiet", "right", "wrong")
GROUNDS = ("paper", "tint")
SCHEMES = ("light", "dark")
CITY_COLOURS = ("#0000bf", "#008741", "#006631", "#bd2719", "#0072c6", "#6b0f5c")


def properties(css: str) -> dict[str, dict[str, str]]:
    """Give the custom properties of `:root` in each colour scheme; where the dark one says nothing, the light holds."""
    dark = "".join(re.findall(r"@media screen and \(prefers-color-scheme:dark\)\{:root\{([^}]*)\}", css))
    light = "".join(re.findall(r"(?:^|\})\s*:root\{([^}]*)\}", re.sub(r"@media[^{]*\{:root\{[^}]*\}\}", "", css)))
    return {"light": named(light), "dark": named(light) | named(dark)}


def whole_style(accent: str) -> str:
    return "".join(style_sheets(accent).values())


def named(declarations: str) -> dict[str, str]:
    return dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", declarations))


@cache
def colours() -> dict[str, dict[str, str]]:
    return properties(whole_style(""))


def test_the_scheme_s_backgrounds_are_those_that_accents_are_held_against() -> None:
    assert {scheme: colours()[scheme]["paper"] for scheme in SCHEMES} == {"light": PAPER, "dark": NIGHT}
    assert set(colours()["light"]) == {*TEXT, *GROUNDS, "accent", "edge", "line"}
    assert colours()["light"].keys() == colours()["dark"].keys()


@pytest.mark.parametrize(("scheme", "text", "ground"), [*product(SCHEMES, TEXT, GROUNDS)])
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    assert contrast(colours()[scheme][text], colours()[scheme][ground]) >= 4.5


@pytest.mark.parametrize(("scheme", "ground"), [*product(SCHEMES, GROUNDS)])
def test_the_bounds_of_controls_can_be_seen(scheme: str, ground: str) -> None:
    assert contrast(colours()[scheme]["edge"], colours()[scheme][ground]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_accent_can_be_read_and_read_upon(scheme: str) -> None:
    assert contrast(colours()[scheme]["accent"], colours()[scheme]["paper"]) >= 4.5


def test_focus_rings_on_tint_are_seen_whatever_the_accent() -> None:
    """An accent that is just good enough on paper still makes a ring of 3:1 on the tint."""
    for ground, tint in ((PAPER, colours()["light"]["tint"]), (NIGHT, colours()["dark"]["tint"])):
        assert 4.5 / contrast(ground, tint) >= 3


def accents_in_use() -> list[str]:
    files = sorted(ROOT.glob("regional/*/region.yaml"))
    return [found for file in files for found in re.findall(r'^accent: "(#\w{6})"', file.read_text("utf-8"), re.M)]


@pytest.mark.parametrize("accent", [*CITY_COLOURS, *accents_in_use()])
def test_a_region_s_accent_can_be_read_in_both_schemes(accent: str) -> None:
    found = properties(whole_style(accent))
    assert found["light"]["accent"] == accent
    assert contrast(accent, PAPER) >= 4.5
    assert contrast(found["dark"]["accent"], NIGHT) >= 4.5
    without = {scheme: {**colours()[scheme], "accent": ""} for scheme in SCHEMES}
    assert {scheme: {**found[scheme], "accent": ""} for scheme in SCHEMES} == without


def test_text_is_coloured_by_name_alone() -> None:
    """So that the pairs tried above are all there are; the accent is no text on the tint."""
    used = set(re.findall(r"[{;]color:([^;}]+)", whole_style("")))
    assert used <= {f"var(--{name})" for name in (*TEXT, "accent", "paper", "mark")} | {
        "inherit",
        "ButtonText",
        "GrayText",
        "LinkText",
    }
    assert set(re.findall(r"--mark:([^;}]+)", whole_style(""))) == {"var(--right)", "var(--wrong)"}
    assert ".callout a{color:inherit}" in whole_style("")


def test_the_style_sheet_is_small() -> None:
    assert len(gzip.compress(style_sheets("#0000bf")["theme.css"].encode(), 9)) <= LIMIT
    assert len(gzip.compress(style_sheets("")["activities.css"].encode(), 9)) <= ACTIVITIES_LIMIT
    assert len(gzip.compress(style_sheets("")["papers.css"].encode(), 9)) <= PAPERS_LIMIT
    assert len(gzip.compress(style_sheets("")["search.css"].encode(), 9)) <= SEARCH_LIMIT


def test_every_file_of_the_theme_is_used() -> None:
    written = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.css")}
    assert written == {name for names in BUNDLES.values() for name in names}


def test_nothing_comes_from_elsewhere_and_nothing_moves() -> None:
    # Only what tells that a link could not be followed stays in view, until the next one is.
    style = re.sub(r"\.notice\{position:sticky;", ".notice{", whole_style(""))
    assert re.findall(r"url\(|@import|@font-face|transition|animation|scroll-behavior|sticky|fixed", style) == []


def test_both_writing_directions_are_served() -> None:
    """Only logical names: no side is left or right but by the direction of the text."""
    sided = (
        r"[{;](?!--)(?:[\w-]+-)?(?:left|right)(?:-[\w-]+)?:|:(?:left|right)\b|[{;](?:width|height|max-width|min-width):"
    )
    assert re.findall(sided, whole_style("")) == []


def test_a_sheet_in_a_page_is_allowed_by_its_hash() -> None:
    """As the digest of an empty text is written in examples of the policy."""
    assert Inline.of("theme.css", "").hash == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


@pytest.mark.parametrize("sheet", ["</style><script>", "a{content:'&'}"])
def test_a_sheet_that_could_end_its_element_goes_into_no_page(sheet: str) -> None:
    with pytest.raises(AssertionError, match="markup"):
        Inline.of("theme.css", sheet)


@pytest.mark.parametrize("accent", ["", "#0000bf"])
def test_the_theme_can_be_put_into_a_page(accent: str) -> None:
    sheet = style_sheets(accent)["theme.css"]
    assert Inline.of("theme.css", sheet).text == sheet
