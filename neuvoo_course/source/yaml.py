"""YAML as authors mean it: every plain value is text, and every value knows its place.

YAML 1.1 reads `091` as 73, `on` as true and `8:30` as 510. Here a scalar is text, an empty one too; the settings'
own types turn text into numbers and days. A key twice or an alias is a problem; a tag means nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from ..problems import Location, Problem, problem

Path = tuple[str | int, ...]
Data = str | list[Any] | dict[str, Any] | None

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEPTH_LIMIT = 50


@dataclass(slots=True)
class YamlDocument:
    """A document's data, with the place of each key and value by its path of keys."""

    path: str
    data: Data = None
    keys: dict[Path, Location] = field(default_factory=dict)
    values: dict[Path, Location] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def at(self, *path: str | int) -> Location:
        """Give the place of the value at a path of keys, or of its nearest parent."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.values:
                return self.values[path[:length]]
        return Location(self.path)

    def key_at(self, *path: str | int) -> Location:
        """Give the place of a key, or of the value where there is no key (a list's entry)."""
        return self.keys.get(path) or self.at(*path)

    def below(self, *path: str | int) -> YamlDocument:
        """Give the part of the document at a path of keys as a document of its own."""
        data: Any = self.data
        for key in path:
            data = data[key]
        size = len(path)
        keys = {place[size:]: at for place, at in self.keys.items() if place[:size] == path and place != path}
        values = {place[size:]: at for place, at in self.values.items() if place[:size] == path}
        return YamlDocument(self.path, data, keys, values)


def read_yaml(path: str, text: str) -> YamlDocument:
    """Read one document with positions. What is wrong is in `problems`; `data` is then what could be read."""
    document = YamlDocument(path)
    try:
        if _scanned(document, text):
            _read(_compose(text), document)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        document.problems.append(problem("yaml-broken", _place(path, mark), reason=error.problem or ""))
    except yaml.reader.ReaderError as error:
        at = Location(path, text.count("\n", 0, error.position) + 1)
        document.problems.append(problem("yaml-broken", at, reason="special characters are not allowed"))
    return document


def _scanned(document: YamlDocument, text: str) -> bool:
    """Look for what must not reach the composer, which follows nesting and aliases as deep as they go."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        place = _place(document.path, event.start_mark)
        if isinstance(event, yaml.AliasEvent):
            document.problems.append(problem("yaml-alias", place))
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEPTH_LIMIT:
            document.problems.append(problem("yaml-broken", place, reason=f"more than {DEPTH_LIMIT} levels"))
            return False
    return not document.problems


def _compose(text: str) -> Any:
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _place(path: str, mark: Any) -> Location:
    return Location(path, mark.line + 1, mark.column + 1) if mark else Location(path)


def _read(node: Any, document: YamlDocument) -> None:
    """Take a document's nodes in: its data, and where each key and value stands."""
    document.values[()] = Location(document.path)
    if node is not None:
        document.data = _value(node, (), document)


def _value(node: Any, path: Path, document: YamlDocument) -> Data:
    if path:
        document.values[path] = _place(document.path, node.start_mark)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, document)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*path, index), document) for index, item in enumerate(node.value)]
    return str(node.value)


def _mapping(node: Any, path: Path, document: YamlDocument) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        at = _place(document.path, key_node.start_mark)
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        if not key:
            document.problems.append(problem("yaml-broken", at, reason="a key must be a word"))
        elif key in data:
            line = document.keys[(*path, key)].line
            document.problems.append(problem("yaml-duplicate-key", at, key=key, line=line))
        else:
            document.keys[(*path, key)] = at
            data[key] = _value(value_node, (*path, key), document)
    return data
