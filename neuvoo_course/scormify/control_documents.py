"""The schema files a package carries at its root: not ours to distribute, so set-up brings them."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from ..files import Blob, Files
from .outline import Standard

FOLDER = "NEUVOO_CONTROL_DOCUMENTS"
"""Environment variable that names another folder to take them from."""


class ControlDocumentsMissing(Exception):
    """Set-up has not brought the control documents; the message names the command that does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"the control documents of SCORM are not in {folder}.\n"
            "Bring them with `python3 tools/set_up.py course` (or `make course`)."
        )

    def __reduce__(self) -> tuple[type[ControlDocumentsMissing], tuple[Path]]:
        return ControlDocumentsMissing, (self.folder,)  # on its way out of another process


def control_documents(standard: Standard) -> Files:
    """Give the schema files of a standard, to be put at a package's root."""
    folder = control_folder() / standard.target
    found = _read(folder, folder.stat().st_mtime_ns) if folder.is_dir() else {}
    if not any(name.endswith(".xsd") for name in found):
        raise ControlDocumentsMissing(folder)
    return found


@lru_cache(maxsize=8)
def _read(folder: Path, _changed: int) -> Files:
    """Read a folder once for all packages, and again when set-up has brought it anew."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): Blob.of(path.read_bytes()) for path in files}


def control_folder() -> Path:
    """Give where they lie, or would."""
    chosen = os.environ.get(FOLDER)
    return Path(chosen) if chosen else Path(__file__).parent / "control_documents"
