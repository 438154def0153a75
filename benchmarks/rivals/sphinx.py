"""Sphinx with plct-bulder-for-sphinx: plain Markdown to web pages, and SCORM packages that point to them."""

from __future__ import annotations

from pathlib import Path

from ..measuring import Command, Task, run
from .install import python_environment
from .rival import Inputs
from .texts import write_plain

VERSION = "7.1.2"
PLCT_VERSION = "0.0.5"
REQUIREMENTS = (
    f"sphinx=={VERSION}",
    f"plct-bulder-for-sphinx=={PLCT_VERSION}",
    "myst-parser==4.0.1",
    "docutils==0.20.1",
    "setuptools==65.5.0",  # has pkg_resources, which the builder imports
)
SETTINGS = """
project = "Mittauskurssi"
language = "fi"
extensions = ["myst_parser", "plct_bulder_for_sphinx.builder.plct_builder"]
additional_build_targets = ["scorm"]
content_uri = "https://course.invalid/"
"""


def anew(inputs: Inputs) -> Task:
    """Read all texts and write everything."""
    return Task(Command((*_building(inputs), "-E", "-a"), folder=inputs.folder))


def again(inputs: Inputs) -> Task:
    """Build once more what has been built: Sphinx keeps what it has read."""
    command = Command(_building(inputs), folder=inputs.folder)
    run(command)
    return Task(command)


def _building(inputs: Inputs) -> tuple[str, ...]:
    texts = inputs.folder / "texts"
    modules = write_plain(inputs.course, texts)
    (texts / "conf.py").write_text(SETTINGS, encoding="utf-8")
    _write_contents(texts / "index.md", "Mittauskurssi", [f"{module}/index" for module in modules])
    for module, pages in modules.items():
        _write_contents(texts / module / "index.md", module, pages)
    python = python_environment(f"sphinx-{VERSION}", *REQUIREMENTS)
    return (str(python), "-m", "sphinx", "-q", "-b", "plct_builder", str(texts), str(inputs.folder / "built"))


def _write_contents(path: Path, title: str, pages: list[str] | tuple[str, ...]) -> None:
    listed = "\n".join(pages)
    path.write_text(f"# {title}\n\n```{{toctree}}\n{listed}\n```\n", encoding="utf-8")
