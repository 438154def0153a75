"""Fixtures that any test may ask for."""

import gc
import os

import pytest
from hypothesis import settings

from tests.judges.chromium import browser, browser_page
from tests.judges.lms import lms
from tests.templates import compile_once

__all__ = ["browser", "browser_page", "lms"]

settings.register_profile("neuvoo", deadline=None)  # a busy machine is no failure
settings.load_profile("neuvoo")

os.environ["NEUVOO_CACHE"] = "off"  # what a test finds is what it made; tests of the cache have one of their own

compile_once()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes longest first, so that no process waits for another's last test; and browsers, which bring threads
    into a process, after tests that fork."""
    items.sort(key=lambda item: (_is(item, "browser"), not _is(item, "whole")))


def _is(item: pytest.Item, marker: str) -> bool:
    return item.get_closest_marker(marker) is not None


def pytest_collection_finish() -> None:
    """Let no collecting of garbage go through what stays to the end: thousands of tests."""
    gc.freeze()
