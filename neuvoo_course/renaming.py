"""Another name for a page or a module, everywhere it stands: files, lists, links and locks, with the number kept.

All changes are worked out as texts first, so that a name that cannot be given changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .locks import Lock, format_lock, lock_path, renamed
from .problems import nearest
from .source.settings import NAME
from .workspace import Workspace


class RenameError(Exception):
    """The old name is not there, or the new one cannot be given."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Where a file goes, and its text there."""

    old: str
    new: str
    text: str


def rename(workspace: Workspace, old: str, new: str) -> tuple[str, ...]:
    """Rename a page (`module/page`) or a module; give the paths that were changed."""
    _require_possible(workspace, old, new)
    changes = tuple(_changes(workspace, old, new))
    root = workspace.source.root
    for change in changes:
        (root / change.new).parent.mkdir(parents=True, exist_ok=True)
        (root / change.new).write_text(change.text, encoding="utf-8", newline="\n")
        if change.new != change.old:
            (root / change.old).unlink(missing_ok=True)
    _move_other_files(workspace, old, new)
    for change in changes:
        _remove_if_empty((root / change.old).parent)
    return tuple(change.new for change in changes)


def _remove_if_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _require_possible(workspace: Workspace, old: str, new: str) -> None:
    known = {name for lock in workspace.locks.values() for name in _present(lock)}
    if old not in known:
        near = nearest(old, known)
        raise RenameError(f"There is no page or module {old!r}." + (f" Did you mean {near!r}?" if near else ""))
    if old.count("/") != new.count("/"):
        raise RenameError(f"{old!r} and {new!r} are not both pages (module/page) or both modules.")
    if not all(re.fullmatch(NAME.rstrip("$"), part) for part in new.split("/")):
        raise RenameError(f"{new!r} has letters a name cannot have: use a–z, digits and hyphens.")
    if "/" in old and old.split("/")[0] != new.split("/")[0]:
        raise RenameError(f"{old!r} and {new!r} are in two modules: a page keeps its number in its own module alone.")
    taken = {
        entry.name for lock in workspace.locks.values() for entry in lock.entries if entry.kind in ("page", "module")
    }
    if new in taken:
        raise RenameError(f"{new!r} is or was in use: its number belongs to other progress.")


def _present(lock: Lock) -> Iterator[str]:
    return (entry.name for entry in lock.entries if entry.kind in ("page", "module") and not entry.removed)


def _changes(workspace: Workspace, old: str, new: str) -> Iterator[_Change]:
    locks = {
        lock_path(owner): format_lock(renamed(lock, old, new))
        for owner, lock in workspace.locks.items()
        if lock.entries
    }
    for path, text in workspace.source.texts.items():
        moved, written = _moved(path, old, new), _rewritten(path, text, old, new)
        if path not in locks and (moved, written) != (path, text):
            yield _Change(path, moved, written)
    for path, text in locks.items():
        if text != workspace.source.texts.get(path):
            yield _Change(path, path, text)


def _moved(path: str, old: str, new: str) -> str:
    """Give the new path of a file that belongs to what is renamed, else the old one."""
    folder = r"(national|modules|regional/[^/]+)"
    if "/" in old:
        return re.sub(rf"^{folder}/{re.escape(old)}(\.[^/.]+\.md)$", rf"\1/{new}\2", path)
    return re.sub(rf"^{folder}/{re.escape(old)}/", rf"\1/{new}/", path)


def _rewritten(path: str, text: str, old: str, new: str) -> str:
    if path.endswith(".md"):
        return _relinked(path, text, old, new)
    if path.endswith(".yaml"):
        return _relisted(path, text, old, new)
    return text


def _relinked(path: str, text: str, old: str, new: str) -> str:
    """Change links to the page, and `after:`/`before:` of pages that stand beside it."""
    end = r"(?=[)#>\s]|$)" if "/" in old else r"(?=/)"
    opening = r"\]\(\s*<?/|^ {0,3}\[[^\]]+\]:\s*<?/"  # in the text, or a reference at its end
    text = re.sub(rf"({opening}){re.escape(old)}{end}", rf"\g<1>{new}", text, flags=re.M)
    module, _, page = old.partition("/")
    if page and path.split("/")[-2] == module:
        beside = rf"^((?:after|before)[ \t]*:[ \t]*){re.escape(page)}(?=[ \t]*$)"
        text = re.sub(beside, rf"\g<1>{new.partition('/')[2]}", text, flags=re.M)
    return text


def _relisted(path: str, text: str, old: str, new: str) -> str:
    """Change a name in the lists it stands in: modules, pages, hide."""
    module, _, page = old.partition("/")
    if path == "course.yaml" and not page:
        return _in_list(text, "modules", rf"(?<![\w-]){old}(?![\w-])", new)
    if path == f"modules/{module}/module.yaml" and page:
        return _in_list(text, "pages", rf"(?<![\w-]){page}(?![\w-])", new.partition("/")[2])
    if path.startswith("regional/"):
        return _in_list(text, "hide", rf"(?<![\w/-])(/?){old}(?![\w-])", rf"\g<1>{new}")
    return text


def _in_list(text: str, key: str, old: str, new: str) -> str:
    """Change what a pattern finds inside one list, and nowhere else."""
    match = re.search(rf"^{key}:.*?(?=^\w|\Z)", text, flags=re.M | re.S)
    if not match:
        return text
    listed = re.sub(old, new, match[0])
    return text[: match.start()] + listed + text[match.end() :]


def _move_other_files(workspace: Workspace, old: str, new: str) -> None:
    """Move a module's pictures and other files along with it."""
    source = workspace.source
    root: Path = source.root
    for path in {*source.pictures, *source.media}.difference(source.texts):
        moved = _moved(path, old, new)
        if moved != path:
            (root / moved).parent.mkdir(parents=True, exist_ok=True)
            (root / path).rename(root / moved)
