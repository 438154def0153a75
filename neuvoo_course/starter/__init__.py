"""The course that `neuvoo new` makes: the files beside this one, with the course's id and title filled in."""

from __future__ import annotations

import json
from pathlib import Path

from ..anchors import ascii_words

FOLDER = Path(__file__).parent
SUFFIXES = (".yaml", ".md")


class StarterError(Exception):
    """A course cannot be started there."""


def start_course(directory: Path, title: str) -> tuple[str, ...]:
    """Write the starter into an empty or new folder; give the paths written."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise StarterError(f"{directory} is not empty: a new course starts in an empty folder.")
    name = ascii_words(title) or "course"
    values = {"{id}": name if name[0].isalpha() else f"course-{name}", "{title}": json.dumps(title, ensure_ascii=False)}
    paths = sorted(path for path in FOLDER.rglob("*") if path.suffix in SUFFIXES)
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.name == "course.yaml":
            for place, value in values.items():
                text = text.replace(place, value)
        target = directory / path.relative_to(FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    return tuple(path.relative_to(FOLDER).as_posix() for path in paths)
