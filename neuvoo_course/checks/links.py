"""Links lead somewhere: pages, terms, and places on the same page."""

from __future__ import annotations

from collections.abc import Iterator

from ..anchors import anchor
from ..model import Course, Heading, Link, PageText, plain
from ..problems import Problem, nearest, problem
from .subject import Subject


def check(subject: Subject) -> Iterator[Problem]:
    course = subject.course
    national = {f"{module.name}/{entry.name}" for module in course.modules for entry in module.entries}
    for page, text in subject.texts():
        known = national | _own_pages(course, page.owner)
        for inline in text.all_inlines:
            if isinstance(inline, Link):
                yield from _link(inline, known, course, text)


def _own_pages(course: Course, folder: str) -> set[str]:
    """Give the pages that a region's folder, and those it inherits from, may add."""
    pages: set[str] = set()
    seen: set[str] = set()
    while folder in course.regions and folder not in seen:
        seen.add(folder)
        region = course.regions[folder]
        pages |= {overlay.page.key for overlay in region.overlays if overlay.page}
        folder = region.extends
    return pages


def _link(link: Link, known: set[str], course: Course, text: PageText) -> Iterator[Problem]:
    match link.kind:
        case "page" if link.target not in known:
            yield problem("link-broken", link.at, target=f"/{link.target}", near=_near(f"/{link.target}", known))
        case "page" if link.fragment:
            yield from _fragment(link, course, text.language)
        case "term" if link.target not in course.terms:
            near = nearest(link.target, course.terms)
            yield problem("term-unknown", link.at, term=link.target, near=near)
        case "anchor":
            anchors = _anchors(text)
            if link.target not in anchors:
                near = nearest(link.target, anchors)
                yield problem("link-broken", link.at, target=f"#{link.target}", near=f"#{near}" if near else "")


def _fragment(link: Link, course: Course, language: str) -> Iterator[Problem]:
    """Hold a link into a national page to that page's headings; a regional page may be another in each region."""
    module, _, name = link.target.partition("/")
    page = next((one.pages.get(name) for one in course.modules if one.name == module), None)
    if page and language in page.texts:
        anchors = _anchors(page.texts[language])
        if link.fragment not in anchors:
            near = nearest(link.fragment, anchors)
            target = f"/{link.target}#{link.fragment}"
            yield problem("link-broken", link.at, target=target, near=f"/{link.target}#{near}" if near else "")


def _anchors(text: PageText) -> list[str]:
    return [anchor(plain(block.children)) for block in text.all_blocks if isinstance(block, Heading)]


def _near(target: str, known: set[str]) -> str:
    return nearest(target, [f"/{key}" for key in sorted(known)])
