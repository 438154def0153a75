"""glossary.yaml → terms."""

from __future__ import annotations

from ...model import Term
from ...problems import Problem
from ...source.settings import TermEntry, validate
from ...source.yaml import YamlDocument
from .entries import read_entries
from .texts import Report, check_texts

GLOSSARY = "national/glossary.yaml"


def read_terms(text: str, languages: tuple[str, ...]) -> tuple[dict[str, Term], tuple[Problem, ...]]:
    """Give the terms of the glossary by name; a faulty one is left out and told."""
    problems: list[Problem] = []
    entries = read_entries(GLOSSARY, text, problems.append)
    terms = {name: _term(name, document, languages, problems.append) for name, document in entries}
    return {name: term for name, term in terms.items() if term}, tuple(problems)


def _term(name: str, document: YamlDocument, languages: tuple[str, ...], report: Report) -> Term | None:
    file, faults = validate(TermEntry, document.below(name))
    for fault in faults:
        report(fault)
    if file is None:
        return None
    at = document.key_at(name)
    check_texts(file.term, languages, at, f"{name}.term", report)
    check_texts(file.meaning, languages, at, f"{name}.meaning", report)
    return Term(name, file.term, file.meaning, at)
