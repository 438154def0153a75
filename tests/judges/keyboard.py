"""A learner with a keyboard alone: Tab, arrows, Space and Enter, and letters where something is typed."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something that fits the selector has the focus."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard on {page.url}")


def answer_parts(page: Page, form: Locator) -> None:
    """Answer a question of matching, ordering, gaps or a number rightly."""
    if form.get_attribute("data-kind") == "ordering":
        put_in_order(page, form)
    else:
        for field in form.locator(".options [data-part]").all():
            fill(page, form, field.get_attribute("data-part") or "")


def put_in_order(page: Page, form: Locator) -> None:
    """Take each item up to its place, beginning with the first."""
    right = form.locator(".key [data-part]").evaluate_all("all => all.map(one => one.dataset.part)")
    for place, part in enumerate(right):
        order = form.locator(".items li").evaluate_all("all => all.map(one => one.dataset.part)")
        if steps := order.index(part) - place:
            tab_to(page, f"#{form.get_attribute('id')} [data-part='{part}'] [data-way=up]")
            for _ in range(steps):
                page.keyboard.press("Enter")


def fill(page: Page, form: Locator, part: str) -> None:
    entry = form.locator(f".key [data-part='{part}']")
    tab_to(page, f"#{form.get_attribute('id')} .options [data-part='{part}']")
    answer = entry.get_attribute("data-answer")
    if answer is None:
        accepted = entry.locator(".accepted")
        page.keyboard.type(entry.get_attribute("data-value") or accepted.first.text_content() or "")
        return
    for _ in range(20):
        if page.evaluate("document.activeElement.value") == answer:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{answer} cannot be chosen by keyboard")
