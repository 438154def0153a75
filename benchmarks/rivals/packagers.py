"""simple-scorm-packager: it puts a manifest beside finished pages and zips them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from ..measuring import Command, Task
from .install import NpmPackage, node, npm_package
from .rival import Inputs

SIMPLE = NpmPackage("simple-scorm-packager", "0.2.7")


def simple(inputs: Inputs) -> Task:
    """Pack our finished pages."""
    source = inputs.folder / "pages"

    def fresh(_number: int) -> None:
        shutil.rmtree(source, ignore_errors=True)
        shutil.copytree(inputs.site, source)

    return Task(Command(packing(source, inputs.folder), folder=inputs.folder), fresh)


def packing(source: Path, folder: Path) -> tuple[str, ...]:
    """Give the words that pack a folder of pages, into which the packager writes its manifest and schemas."""
    settings = {
        "version": "1.2",
        "title": "Mittauskurssi",
        "language": "fi",
        "source": str(source),
        "package": {"zip": True, "outputFolder": str(folder / "packed")},
    }
    script = folder / "pack.cjs"
    found = json.dumps(str(npm_package(SIMPLE)))
    script.write_text(f"require({found})({json.dumps(settings)}, () => {{}});\n", encoding="utf-8")
    return (node(), str(script))
