"""Fixtures that any test may ask for."""

from hypothesis import settings

from tests.judges.chromium import browser, browser_page
from tests.judges.lms import lms

__all__ = ["browser", "browser_page", "lms"]

settings.register_profile("neuvoo", deadline=None)  # a busy machine is no failure
settings.load_profile("neuvoo")
