"""YAML files that hold entries by name: glossary, topics, services. A faulty entry does not cost the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...problems import Problem, problem
from ...source.settings import NAME
from ...source.yaml import YamlDocument, read_yaml

Report = Callable[[Problem], None]


def read_entries(path: str, text: str, report: Report) -> Iterator[tuple[str, YamlDocument]]:
    """Give each entry's name and the document, of a file that may be empty."""
    document = read_yaml(path, text)
    for fault in document.problems:
        report(fault)
    data = document.data or {}
    if not isinstance(data, dict):
        report(problem("setting-wrong", document.at(), key="", expected="mapping"))
        return
    for name in data:
        if re.fullmatch(NAME.rstrip("$"), name):
            yield name, document
        else:
            report(problem("setting-wrong", document.key_at(name), key=name, expected="name"))
