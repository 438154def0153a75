"""A pretend learning platform: scorm-again in a real browser, noting every call that a package makes.

It is lenient in places where a platform is not (SCORM 1.2 above all): it shows that a package works, not that
every value is right.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Frame

from tests.judges.chromium import WatchedPage
from tests.judges.places import NODE_MODULES, brought
from tests.judges.server import Served, serve

Version = Literal["1.2", "2004"]
Data = dict[str, Any]
"""A data model as nested dictionaries, without the `cmi` in front."""

Api = Callable[[Version], bytes]
"""Gives the script that a platform's API comes from."""

HOST_PAGE = Path(__file__).with_name("lms_host.html")
LEARNER: dict[Version, Data] = {
    "1.2": {
        "core": {
            "student_id": "learner-1",
            "student_name": "Virtanen, Aino",
            "credit": "credit",
            "lesson_mode": "normal",
            "entry": "ab-initio",
        }
    },
    "2004": {
        "learner_id": "learner-1",
        "learner_name": "Virtanen, Aino",
        "credit": "credit",
        "mode": "normal",
        "entry": "ab-initio",
    },
}


class Call(NamedTuple):
    """One call of the API, with its outcome."""

    method: str
    arguments: list[str]
    result: str
    error: str
    """The error code right after the call; `0` is none."""


class Visit:
    """A package that a learner has open."""

    def __init__(self, version: Version, watched: WatchedPage, before: Data | None) -> None:
        self.version = version
        self.watched = watched
        self._before = before

    @property
    def frame(self) -> Frame:
        """The frame with the package in it."""
        frame = self.watched.page.frame("sco")
        assert frame is not None
        return frame

    def calls(self, method: str = "") -> list[Call]:
        """Give every call so far in order, or those of one method (`SetValue` also finds `LMSSetValue`)."""
        calls = [Call(*call) for call in self.watched.page.evaluate("window.calls")]
        return [call for call in calls if call.method.removeprefix("LMS") == method or not method]

    def refused(self) -> list[Call]:
        """Give the calls that failed or left an error code."""
        return [call for call in self.calls() if call.result == "false" or call.error != "0"]

    def data(self) -> Data:
        """Give the whole data model as it is now, committed or not."""
        data: Data = self.watched.page.evaluate("window.data()")
        return data

    def value(self, name: str) -> str:
        """Give one value of the data model, such as `cmi.core.lesson_status`; empty if there is none."""
        found: Any = {"cmi": self.data()}
        for part in name.split("."):
            found = found.get(part, "") if isinstance(found, dict) else ""
        return str(found)

    def leave(self) -> None:
        """Leave the package as a learner does, so that it can say its last words."""
        self.watched.page.evaluate("document.querySelector('iframe').src = 'about:blank'")
        self.frame.wait_for_url("about:blank")

    def saved(self) -> Data:
        """Give what the platform hands out at the next launch: the last commit, or what it had before."""
        committed: Data | None = self.watched.page.evaluate("window.committed")
        return (self._before or {}) if committed is None else _for_next_launch(self.version, committed)


class Lms:
    """A platform with one learner. Launches share a browser's storage unless told otherwise."""

    def __init__(self, browser: Browser, folder: Path, stack: ExitStack, api: Api | None = None) -> None:
        self._api = api or scorm_again
        self._browser = browser
        self._folder = folder
        self._stack = stack
        self._context: BrowserContext | None = None
        self._served: dict[Path, Served] = {}
        self._pages: dict[str, str | bytes] = {}

    def launch(
        self,
        version: Version,
        package: Path,
        href: str,
        *,
        saved: Data | None = None,
        learner_language: str | None = None,
        new_browser: bool = False,
    ) -> Visit:
        """Open a package (a folder or a zip) at its launch file, with what was saved the last time."""
        served = self._serve(package)
        self._pages[f"/lms/{version}.js"] = self._api(version)
        host = f"/lms/{len(self._pages)}.html"
        data = _merged(LEARNER[version], saved or {}, _language(version, learner_language))
        self._pages[host] = _host_page(version, data, f"/package/{href}")
        watched = WatchedPage.watch(self._browser_context(new_browser).new_page())
        watched.page.goto(served.url(host))
        return Visit(version, watched, saved)

    def _serve(self, package: Path) -> Served:
        if package not in self._served:
            folder = package if package.is_dir() else self._unpack(package)
            self._served[package] = self._stack.enter_context(serve(folder, at="/package/", pages=self._pages))
        return self._served[package]

    def _unpack(self, package: Path) -> Path:
        folder = self._folder / f"{len(self._served)}-{package.stem}"
        with zipfile.ZipFile(package) as packed:
            packed.extractall(folder)
        return folder

    def _browser_context(self, new: bool) -> BrowserContext:
        if self._context is None or new:
            self._context = self._stack.enter_context(self._browser.new_context())
        return self._context


def scorm_again(version: Version) -> bytes:
    """Give the script of the lenient platform."""
    return brought(NODE_MODULES / "scorm-again/dist" / f"scorm{version.replace('.', '')}.min.js").read_bytes()


def _host_page(version: Version, data: Data, launch: str) -> str:
    """Write the page that holds the API and a frame for the package."""
    config = json.dumps({"version": version, "data": data, "launch": launch}).replace("<", "\\u003c")
    return HOST_PAGE.read_text(encoding="utf-8").replace("VERSION", version).replace("{CONFIG}", config)


def _for_next_launch(version: Version, committed: Data) -> Data:
    """Do what a platform does between two launches; SCORM 2004 keeps nothing unless the exit was `suspend`."""
    data: Data = _without_empty(committed)
    core: Data = data.get("core", {}) if version == "1.2" else data
    suspended = core.pop("exit", "") == "suspend"
    core.pop("session_time", None)
    if not suspended and version == "2004":
        return {}
    core["entry"] = "resume" if suspended else ""
    return data


def _without_empty(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    kept = {key: _without_empty(inner) for key, inner in value.items()}
    return {key: inner for key, inner in kept.items() if inner not in ("", {})}


def _merged(*layers: Data) -> Data:
    """Lay nested dictionaries over each other."""
    merged: Data = {}
    for layer in layers:
        for key, value in layer.items():
            merged[key] = _merged(merged.get(key, {}), value) if isinstance(value, dict) else value
    return merged


def _language(version: Version, language: str | None) -> Data:
    name = "student_preference" if version == "1.2" else "learner_preference"
    return {name: {"language": language}} if language else {}


@pytest.fixture
def lms(browser: Browser, tmp_path: Path) -> Iterator[Lms]:
    """Give a platform, and close all that it opened."""
    with ExitStack() as stack:
        yield Lms(browser, tmp_path / "unpacked", stack)
