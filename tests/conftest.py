"""Fixtures that any test may ask for."""

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
    """Begin with what takes longest, so that no process waits for another's last test."""
    items.sort(key=lambda item: item.get_closest_marker("whole") is None)
