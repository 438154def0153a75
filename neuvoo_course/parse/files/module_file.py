"""module.yaml → a module that has no pages yet."""

from __future__ import annotations

from ...model import Module, PageEntry
from ...problems import Location, Problem, problem
from ...source.settings import ModuleFile, SlotEntry, validate
from ...source.yaml import YamlDocument, read_yaml
from .texts import Report, check_texts


def read_module(path: str, text: str, languages: tuple[str, ...]) -> tuple[Module | None, tuple[Problem, ...]]:
    """Give a module with the list of its pages, or None and why there is none."""
    document = read_yaml(path, text)
    file, problems = validate(ModuleFile, document)
    if file is None:
        return None, tuple(problems)
    check_texts(file.title, languages, document.key_at("title"), "title", problems.append)
    if file.objectives:
        listed = dict.fromkeys(file.objectives, "")
        check_texts(listed, languages, document.key_at("objectives"), "objectives", problems.append)
    module = Module(
        name=path.split("/")[1],
        titles=file.title,
        objectives={language: tuple(lines) for language, lines in file.objectives.items()},
        minutes=file.duration,
        minutes_at=document.at("duration"),
        closed=file.closed,
        entries=_entries(file, document, problems.append),
        pages={},
        at=Location(path),
    )
    return module, tuple(problems)


def _entries(file: ModuleFile, document: YamlDocument, report: Report) -> tuple[PageEntry, ...]:
    entries: dict[str, PageEntry] = {}
    for index, written in enumerate(file.pages):
        is_slot = isinstance(written, SlotEntry)
        name = written.slot if isinstance(written, SlotEntry) else written
        at = document.at("pages", index, "slot") if is_slot else document.at("pages", index)
        if name in entries:
            report(problem("page-listed-twice", at, page=name))
        entries[name] = PageEntry(name, is_slot, at)
    return tuple(entries.values())
