"""On what a run was measured, and whether anything else kept the machine busy."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from pathlib import Path

from neuvoo_course import __version__

BUSY = 0.5
"""Programs wanting a processor in the last minute, from which on figures are doubtful."""


def description() -> str:
    """Describe the machine, the programs and the day in a line, and say in another when the machine is busy."""
    load = os.getloadavg()[0]
    parts = (
        date.today().isoformat(),
        f"neuvoo {__version__}",
        f"Python {platform.python_version()}",
        f"{platform.system()} {platform.machine()}",
        f"{os.cpu_count()} × {_processor()}",
        f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        f"load {load:.2f} at the start",
    )
    return ", ".join(parts) + (f"\n{_warning(load)}" if load > BUSY else "")


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", path.read_text(encoding="utf-8")) if path.exists() else None
    return found[1].strip() if found else platform.processor() or "processor of unknown make"


def _warning(load: float) -> str:
    return f"WARNING: the machine is busy (load {load:.2f}): times are longer than they should be; ratios hold better."
