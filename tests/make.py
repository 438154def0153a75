"""Courses for tests, made of a few strings: what a test does not say is filled in."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import etree

from neuvoo_course.locks import Lock, assign, named_things
from neuvoo_course.media import CAPTIONS
from neuvoo_course.model import Blocks, Course, inlines_of, plain
from neuvoo_course.parse.course import parse_course
from neuvoo_course.problems import Problem
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Edition, EditionPage, Variant
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.source.files import MEDIA_SUFFIXES, TEXT_SUFFIXES, Source
from neuvoo_course.workspace import Workspace, open_course

COMPLETE = Path(__file__).parent / "courses" / "complete"
"""A small course with one of everything. Copy it (`complete_course`) to build it."""

DAY = date(2026, 11, 21)


def question(name: str, *options: str) -> str:
    """Give a question; options are written as `x right` or `- wrong`."""
    lines = [f"- [{'x' if one[0] == 'x' else ' '}] {one[2:]}" for one in options or ("- no", "x yes")]
    return f"::: question single id={name}\n{name}?\n\n" + "\n".join(lines) + "\n:::\n"


def with_defaults(files: Mapping[str, str]) -> dict[str, str]:
    """Give the files of a whole course: course.yaml and module.yaml are made from the pages where they are not given.

    `settings` (not a path) is put at the end of course.yaml.
    """
    whole = {path: text for path, text in files.items() if path != "settings"}
    pages = [match for path in whole if (match := re.match(r"national/([^/]+)/([^/.]+)\.([^.]+)\.md$", path))]
    languages = sorted({page[3] for page in pages} | {"fi"}, key=["fi", "sv", "en", "ar"].index)
    modules = dict.fromkeys([page[1] for page in pages] + [p.split("/")[1] for p in whole if p.startswith("modules/")])
    for module in modules:
        names = dict.fromkeys(page[2] for page in pages if page[1] == module)
        whole.setdefault(f"modules/{module}/module.yaml", module_file(module, list(names), languages))
    titles = ", ".join(f"{language}: Course" for language in languages)
    whole.setdefault(
        "course.yaml",
        f"id: course\ntitle: {{{titles}}}\nlanguages: [{', '.join(languages)}]\nmodules: [{', '.join(modules)}]\n"
        + files.get("settings", ""),
    )
    return whole


def module_file(name: str, pages: list[str], languages: list[str] | tuple[str, ...] = ("fi",), more: str = "") -> str:
    """Give a module.yaml; a page written `slot: x` is a slot."""
    listed = ", ".join(f"{{{page}}}" if page.startswith("slot: ") else page for page in pages)
    titles = ", ".join(f"{language}: Module {name}" for language in languages)
    return f"title: {{{titles}}}\nduration: 5\npages: [{listed}]\n{more}"


@dataclass(frozen=True)
class Made:
    """A course in memory, with a number for everything in it."""

    course: Course
    problems: tuple[Problem, ...]

    @cached_property
    def locks(self) -> dict[str, Lock]:
        return {owner: assign(Lock(), things) for owner, things in named_things(self.course).items()}

    def variant(self, region: str, *languages: str, day: date = DAY) -> Variant:
        found = find_region(self.course, region)
        return Variant(found, languages or found.languages, day)

    def edition(self, region: str = "Helsinki", *languages: str, day: date = DAY) -> Edition:
        """Resolve for a region, expecting no problems."""
        edition, problems = resolve(self.course, self.locks, self.variant(region, *languages, day=day))
        assert problems == ()
        return edition

    def problems_for(self, region: str, *languages: str) -> tuple[Problem, ...]:
        return resolve(self.course, self.locks, self.variant(region, *languages))[1]


def make(files: Mapping[str, str], **more: str) -> Made:
    """Make a course in memory, expecting it to be without problems. Pictures are named by their paths alone."""
    made = make_faulty({**files, **more})
    assert made.problems == (), made.problems
    return made


def make_faulty(files: Mapping[str, str]) -> Made:
    """Make a course in memory and keep its problems."""
    whole = with_defaults(files)
    texts = {path: text for path, text in whole.items() if path.endswith(TEXT_SUFFIXES)}
    media = {path: len(text) for path, text in whole.items() if path.endswith((*MEDIA_SUFFIXES, CAPTIONS))}
    pictures = frozenset(whole.keys() - texts.keys() - media.keys())
    course, problems = parse_course(Source(Path("nowhere"), texts, pictures, (), media))
    return Made(course, problems)


def page_of(edition: Edition, key: str) -> EditionPage:
    return next(page for page in edition.pages if page.key == key)


def keys(edition: Edition) -> list[str]:
    """Give the names of an edition's pages, in order."""
    return [page.name for page in edition.pages]


def says(edition: Edition, key: str, language: str = "fi") -> str:
    """Give a page's words in a language, pieces joined by spaces."""
    return words_in(page_of(edition, key).texts[language].blocks)


def words_in(blocks: Blocks) -> str:
    return " ".join(plain((inline,)).strip() for inline in inlines_of(blocks) if not hasattr(inline, "children"))


def write(root: Path, files: Mapping[str, str]) -> Path:
    """Write a whole course into a folder."""
    for path, text in with_defaults(files).items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")
    return root


def complete_course(place: Path) -> Path:
    """Copy the complete course into a folder."""
    return Path(shutil.copytree(COMPLETE, place))


def complete_workspace() -> Workspace:
    """Open the complete course where it lies; nothing may be written there."""
    workspace = open_course(COMPLETE, DAY)
    assert workspace.problems == ()
    assert workspace.new_locks == {}
    return workspace


def xml(data: bytes | str) -> Any:
    """Read markup as XML. The type is Any because an XPath may give anything."""
    return etree.fromstring(data.encode() if isinstance(data, str) else data)


def content(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder, hidden ones too, with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
