"""Where `tools/set_up.py` has put the tools."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NODE_MODULES = ROOT / "node_modules"
SET_UP = ROOT / ".set-up"
CONTROL_DOCUMENTS = ROOT / "neuvoo_course/scormify/control_documents"


def brought(path: Path) -> Path:
    """Give a path that set-up brings, or fail with the command that brings it."""
    if not path.exists():
        raise FileNotFoundError(f"{path.relative_to(ROOT)} is missing: run `python3 tools/set_up.py test`")
    return path
