"""Accessibility, as the rules of axe-core see it."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import Frame, Page

from tests.judges.places import NODE_MODULES, brought

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules whose outcome the look of a page may change."""
RUN = """([type, values, without]) => axe
    .run(document, {
        runOnly: {type, values},
        rules: Object.fromEntries(without.map((rule) => [rule, {enabled: false}])),
        iframes: false,
        resultTypes: ["violations"],
    })
    .then(result => result.violations)"""


def violations(page: Page | Frame) -> list[str]:
    """Give what breaks WCAG 2.2 A or AA in a page as it is now: a line for each place, empty if all is well.

    Works under a strict content security policy, since nothing is added to the document.
    """
    return _run(page, "tag", TAGS)


def structure_violations(page: Page | Frame) -> list[str]:
    """Give what breaks WCAG whatever the look: for a page whose like has been looked at in another language."""
    return _run(page, "tag", TAGS, without=COLOURS)


def colour_violations(page: Page | Frame) -> list[str]:
    """Give those that another look may bring, when all the rules have been tried in one."""
    return _run(page, "rule", COLOURS)


def _run(page: Page | Frame, kind: str, names: tuple[str, ...], without: tuple[str, ...] = ()) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(RUN, [kind, list(names), list(without)])
    return [_line(violation, node) for violation in found for node in violation["nodes"]]


@cache
def _axe() -> str:
    source = brought(NODE_MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8")
    return source + "\n;undefined"


def _line(violation: dict[str, Any], node: dict[str, Any]) -> str:
    place = " ".join(str(part) for part in node["target"])
    return f"{violation['id']} ({violation['impact']}): {violation['help']}: {place}: {node['html']}"
