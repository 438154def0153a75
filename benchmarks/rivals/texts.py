"""The sample course's texts as plain Markdown: what other programs understand of them.

Made for the texts that `generated_course.py` writes. Notes keep their words and lose their frame, links become paths
from page to page, questions are left out.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

_LINK = re.compile(r"\]\(/([\w-]+/[\w-]+)\)")
_TEST = re.compile(r"\n::: test .*", re.DOTALL)
_FENCE = re.compile(r"^:::.*\n", re.MULTILINE)


def write_plain(course: Path, folder: Path) -> dict[str, tuple[str, ...]]:
    """Write all pages as plain Markdown, module/page.md, with their pictures; give the modules with their pages."""
    return dict(_written(course / "national", folder))


def plain(text: str) -> str:
    """Give a page's text without what only we understand."""
    return _LINK.sub(r"](../\1.md)", _FENCE.sub("", _TEST.sub("\n", text)))


def _written(national: Path, folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for module in sorted(national.iterdir(), key=lambda path: (len(path.name), path.name)):
        target = folder / module.name
        target.mkdir(parents=True)
        for picture in module.glob("*.png"):
            shutil.copy(picture, target / picture.name)
        pages = sorted(module.glob("*.fi.md"))
        for page in pages:
            name = page.name.removesuffix(".fi.md")
            (target / f"{name}.md").write_text(plain(page.read_text(encoding="utf-8")), encoding="utf-8")
        yield module.name, tuple(page.name.removesuffix(".fi.md") for page in pages)
