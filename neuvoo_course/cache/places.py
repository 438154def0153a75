"""Where a cache lies, and whether what lies there may be trusted."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

VARIABLE = "NEUVOO_CACHE"
"""Environment variable that names another folder; `off` keeps nothing."""

_NAME = "neuvoo-course"


def cache_folder() -> Path | None:
    """Give the user's cache folder, or None where the user wants none."""
    chosen = os.environ.get(VARIABLE, "")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen).expanduser().resolve()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local") / _NAME / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches" / _NAME
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / _NAME


def is_safe(folder: Path) -> bool:
    """Whether nobody but the user can have written there; a folder that is missing is made so."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except OSError:
        return False
    if not stat.S_ISDIR(found.st_mode):
        return False
    if not hasattr(os, "getuid"):
        return True  # Windows: the user's profile has its own rights
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
