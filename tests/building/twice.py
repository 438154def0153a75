"""Building twice: with what earlier builds left, and with nothing of it. Both must give the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest import mock

from neuvoo_course.building import Package, Request, build
from neuvoo_course.cache import Cache
from neuvoo_course.problems import ProblemsFound
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.scormify.control_documents import FOLDER
from neuvoo_course.targets import Options
from neuvoo_course.workspace import open_course
from tests.make import DAY, content

from .switches import ASKED, DAYS, START, SWITCHES, State, write_course

REGIONS = ("Espoo", "sipoo", "Mariehamn")


def run(course: Path, *regions: str, cache: Cache | None = None, out: Path | None = None, **more: Any) -> list[Package]:
    """Build a course folder as the command does, without control documents unless they are asked for."""
    workspace = open_course(course, more.get("as_of", DAY), cache)
    found = tuple(find_region(workspace.course, name) for name in regions or ("Espoo",))
    request = Request(found, DAY, out or course / "build", options=Options(control_documents=False))
    return list(build(workspace, replace(request, **more)))


def told(packages: Sequence[Package]) -> list[Package]:
    """Give what is told of packages, whether they were written or not and wherever they lie."""
    return [replace(one, address=Path(*one.path.parts[-2:]).as_posix(), is_new=True, why=()) for one in packages]


@dataclass
class Twice:
    """One course with two places for its packages: `kept` is built with a cache, `plain` without."""

    folder: Path
    cache: Cache | None = None  # a new one for each build where none is given
    jobs: int = 1
    regions: tuple[str, ...] = REGIONS
    state: dict[str, int] = field(default_factory=lambda: dict(START))

    def turn(self, **switches: int) -> None:
        """Turn some switches, build twice, and compare."""
        self.state |= switches
        write_course(self.folder / "course", self.state)
        self._write_control_documents()
        for out in ("kept", "plain"):
            harm(self.folder / out, self.state["harm"])
        kept, plain = self._built("kept", self.cache or Cache(self.folder / "cache")), self._built("plain", Cache())
        assert kept == plain, self._turned()
        here, there = content(self.folder / "kept"), content(self.folder / "plain")
        assert sorted(here) == sorted(there), self._turned()
        assert [path for path in here if here[path] != there[path]] == [], self._turned()

    def _built(self, name: str, cache: Cache) -> object:
        documents = self.state["control-documents"]
        with mock.patch.dict(os.environ, {FOLDER: str(self.folder / "documents")}):
            try:
                packages = run(
                    self.folder / "course",
                    *self.regions,
                    cache=cache,
                    out=self.folder / name,
                    as_of=DAYS[self.state["day"]],
                    languages=ASKED[self.state["asked-languages"]] if self.state["languages"] != 2 else (),
                    split_languages=bool(self.state["split"]),
                    options=Options(control_documents=bool(documents)),
                    jobs=self.jobs,
                )
            except ProblemsFound as error:
                return sorted(error.problems)
        return told(packages)

    def _write_control_documents(self) -> None:
        for target in ("scorm12", "scorm2004-4"):
            place = self.folder / "documents" / target / "some.xsd"
            place.parent.mkdir(parents=True, exist_ok=True)
            text = f"<!-- {self.state['control-documents']} -->"
            if not place.is_file() or place.read_text(encoding="utf-8") != text:
                place.unlink(missing_ok=True)  # set-up brings files anew
                place.write_text(text, encoding="utf-8")

    def _turned(self) -> str:
        return ", ".join(f"{name}={value}" for name, value in self.state.items() if value) or "as in the beginning"


def harm(out: Path, kind: int) -> None:
    """Do to a place for packages what hands and accidents do."""
    archives, pages = sorted(out.rglob("*.zip")), sorted(out.rglob("site*/fi/m/*.html"))
    match kind:
        case 1:
            for one in archives[:1]:
                one.unlink()
        case 2:
            shutil.rmtree(out / "espoo", ignore_errors=True)
        case 3:
            for one in archives:
                one.write_bytes(one.read_bytes()[:-1] + b"?")
        case 4:
            for one in pages[:2]:
                one.write_bytes(one.read_bytes().replace(b"<", b"?", 1))
        case 5:
            for one in pages[1:]:
                one.unlink()
        case 6:
            for one in pages[:1]:
                one.with_name("mine.html").write_text("mine", encoding="utf-8")
        case 7:
            for one in archives:
                os.truncate(one, 10)


__all__ = ["REGIONS", "SWITCHES", "State", "Twice", "harm", "run", "told"]
