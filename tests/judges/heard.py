"""What a screen reader gets of a part of a page: Chromium's accessibility tree, a line for each thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Page

SILENT = {"generic", "none", "InlineTextBox", "LineBreak", "ListMarker", "LabelText", "MenuListPopup", "rowgroup"}
"""Roles that say nothing by themselves; what is in them is heard."""
WHOLE = {"StaticText", "button", "option", "tab", "textbox"}
"""Roles whose name or value is all there is in them."""
ROLES = {"DisclosureTriangle": "disclosure"}
"""Chromium's own names of roles, as people call them."""
STATES = ("checked", "selected", "expanded", "disabled", "invalid", "level", "hasPopup", "live", "modal", "readonly")
DULL = {"", "false", "none", "off", "menu"}
"""Values of states that go without saying, where it is no choice of the learner's."""
TOLD_EITHER_WAY = {"checked", "selected", "expanded"}

Node = dict[str, Any]


def heard(page: Page, selector: str) -> str:
    """Give the accessibility tree below the first element that fits the selector, as indented lines."""
    session = page.context.new_cdp_session(page)
    session.send("Accessibility.enable")
    nodes: list[Node] = session.send("Accessibility.getFullAXTree")["nodes"]
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    found = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    wanted = session.send("DOM.describeNode", {"nodeId": found})["node"]["backendNodeId"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    start = next(node for node in nodes if node.get("backendDOMNodeId") == wanted)
    lines = list(_lines(start, by_id, 0))
    # A text that only repeats the name above it is a part of what it names.
    told = [line for above, line in zip(["", *lines], lines, strict=False) if not _repeats(line, above)]
    return "".join(f"{line}\n" for line in told)


def _repeats(line: str, above: str) -> bool:
    text = line.strip()
    return text.startswith('"') and f" {text}" in above and not above.strip().startswith('"')


def _lines(node: Node, by_id: dict[str, Node], depth: int) -> Iterator[str]:
    role, name = _value(node, "role"), " ".join(_value(node, "name").split())
    is_heard = not node["ignored"] and (role not in SILENT or "has the focus" in _states(node, role))
    if is_heard and (name or role != "StaticText"):
        yield "  " * depth + _line(node, ROLES.get(role, role), name)
        depth += 1
    if role not in WHOLE:
        for child in node.get("childIds", ()):
            if child in by_id:
                yield from _lines(by_id[child], by_id, depth)


def _line(node: Node, role: str, name: str) -> str:
    shown = f'"{name}"' if role == "StaticText" else f'{role} "{name}"' if name else role
    value, description = _value(node, "value"), _value(node, "description")
    parts = [shown, *_states(node, role)]
    parts += [f"value: {value}"] if value and value != name else []
    parts += [f"described: {description}"] if description and description != name else []
    return ", ".join(parts)


def _states(node: Node, role: str) -> Iterator[str]:
    found = {entry["name"]: str(entry["value"].get("value", "")).lower() for entry in node.get("properties", ())}
    for name in STATES:
        value = found.get(name)
        if value is None or (value in DULL and name not in TOLD_EITHER_WAY) or (name == "level" and role != "heading"):
            continue
        yield f"not {name}" if value == "false" else name if value == "true" else f"{name} {value}"
    if "focused" in found:
        yield "has the focus"


def _value(node: Node, key: str) -> str:
    return str(node.get(key, {}).get("value", ""))
