"""`::: scenario`: each scene a heading, a choice a list item that links to a scene, a quotation its consequence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from ...anchors import ascii_words
from ...model import (
    Block,
    Blocks,
    Inline,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Scenario,
    Scene,
    SceneChoice,
    Section,
    inlines_of,
    plain,
)
from ...problems import nearest, problem
from .opener import BlockKind, Opener, Report
from .sections import read_sections


def build(opener: Opener, blocks: Blocks) -> Block | None:
    sections = read_sections(opener, blocks)
    scenes = tuple(_scene(section, opener.report) for section in sections)
    if not scenes:
        return None
    _check(scenes, opener)
    return Scenario(scenes, opener.at)


def _name(words: str) -> str:
    return ascii_words(words) or "x"


def _scene(section: Section, report: Report) -> Scene:
    """Part what stands below a scene's heading into its text and its choices."""
    text: list[Block] = []
    choices: list[SceneChoice] = []
    for block in section.blocks:
        found = _choices(block, report)
        if found is not None:
            choices += found
        elif isinstance(block, Quote) and choices:
            choices[-1] = replace(choices[-1], consequence=(*choices[-1].consequence, *block.blocks))
        else:
            text.append(block)
    name = _name(plain(section.title))
    return Scene(name, section.level, section.title, tuple(text), tuple(choices), section.at)


def _choices(block: Block, report: Report) -> list[SceneChoice] | None:
    """Give the choices of a list; None where it is no list of choices."""
    if not isinstance(block, ListBlock) or not any(_leads_on(link) for link in inlines_of((block,))):
        return None
    read = [(item, _choice(item)) for item in block.items]
    for item, choice in read:
        if choice is None:
            report(problem("scenario-choice", item.at))
    return [choice for _, choice in read if choice]


def _leads_on(inline: Inline) -> bool:
    return isinstance(inline, Link) and inline.kind == "anchor" and not inline.target.startswith("h-")


def _choice(item: ListItem) -> SceneChoice | None:
    match item.blocks:
        case (Paragraph(children=(Link(kind="anchor") as link,)), *below):
            inner = [one.blocks if isinstance(one, Quote) else (one,) for one in below]
            return SceneChoice(link.children, _name(link.target), tuple(chain.from_iterable(inner)), link.at)
    return None


# ---------------------------------------------------------------- checks


def _check(scenes: tuple[Scene, ...], opener: Opener) -> None:
    by_name: dict[str, Scene] = {}
    for scene in scenes:
        if scene.name in by_name:
            opener.report(problem("scenario-scene-twice", scene.at, scene=scene.name, first=by_name[scene.name].at))
        by_name.setdefault(scene.name, scene)
    missing = [choice for scene in scenes for choice in scene.choices if choice.target not in by_name]
    for choice in missing:
        near = nearest(choice.target, by_name)
        known = ", ".join(f"#{name}" for name in by_name)
        opener.report(problem("scenario-scene-missing", choice.at, scene=choice.target, near=near, known=known))
    if not missing:
        _check_ways(scenes, by_name, opener)


def _check_ways(scenes: tuple[Scene, ...], by_name: Mapping[str, Scene], opener: Opener) -> None:
    """Report what only shows when every choice is followed: scenes out of reach, and stories without an end."""
    reached = _reached(scenes[0], by_name)
    for name, scene in by_name.items():
        if name not in reached:
            opener.report(problem("scenario-scene-unreached", scene.at, scene=name))
    if all(by_name[name].choices for name in reached):
        opener.report(problem("scenario-without-end", opener.at))


def _reached(first: Scene, by_name: Mapping[str, Scene]) -> set[str]:
    reached, ahead = {first.name}, [first]
    while ahead:
        targets = {choice.target for choice in ahead.pop().choices} - reached
        reached |= targets
        ahead += [by_name[name] for name in sorted(targets)]
    return reached


KIND = BlockKind(build)
