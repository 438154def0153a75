"""The real training, built once for all tests of a process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from neuvoo_course.building import Request, build
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.targets import TARGETS
from neuvoo_course.workspace import Workspace, open_course

ROOT = Path(__file__).parents[2]
AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="session")
def training() -> Workspace:
    """Open the training that lies in this repository."""
    return open_course(ROOT, AS_OF)


@pytest.fixture(scope="session")
def built(training: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build Helsinki, Espoo and Mariehamn in every target, with the locks as they are committed."""
    out = tmp_path_factory.mktemp("built")
    regions = tuple(find_region(training.course, name) for name in ("helsinki", "049", "Mariehamn"))
    list(build(training, Request(regions=regions, as_of=AS_OF, out=out, targets=tuple(TARGETS), locked=True)))
    return out


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """Give Helsinki's web site."""
    return built / "helsinki/site"
