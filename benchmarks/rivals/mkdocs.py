"""MkDocs: plain Markdown to web pages; with a packager behind it, to a SCORM package."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

from ..measuring import Command, Task
from .install import python_environment
from .packagers import packing
from .rival import Inputs
from .texts import write_plain

VERSION = "1.6.1"
REQUIREMENTS = (f"mkdocs=={VERSION}",)


def pages(inputs: Inputs) -> Task:
    """Make web pages of the texts."""
    return Task(Command(_building(inputs.folder, inputs.course), folder=inputs.folder))


def packaged(inputs: Inputs) -> Task:
    """Make web pages of the texts, and a package of them."""
    building = _building(inputs.folder, inputs.course)
    both = (building, packing(inputs.folder / "site", inputs.folder))
    line = " && ".join(shlex.join(words) for words in both)
    return Task(Command(("sh", "-c", line), folder=inputs.folder))


def _building(folder: Path, course: Path) -> tuple[str, ...]:
    texts = folder / "docs"
    modules = write_plain(course, texts)
    (texts / "index.md").write_text("# Mittauskurssi\n", encoding="utf-8")
    listed = [{module: [f"{module}/{page}.md" for page in pages]} for module, pages in modules.items()]
    settings = {"site_name": "Mittauskurssi", "use_directory_urls": False, "nav": [{"Alku": "index.md"}, *listed]}
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML too
    python = python_environment(f"mkdocs-{VERSION}", *REQUIREMENTS)
    return (str(python), "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml"))
