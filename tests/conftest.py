"""Fixtures that any test may ask for."""

from tests.judges.chromium import browser, browser_page
from tests.judges.lms import lms

__all__ = ["browser", "browser_page", "lms"]
