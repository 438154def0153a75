#!/usr/bin/env python3
"""Make the scripts that ship, small: `make runtime`, after a change in neuvoo_course/runtime/."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from neuvoo_course.runtime import BUILT, BUNDLES, SHARED, bundle, source_hash

TERSER = Path(__file__).parents[1] / "node_modules/.bin/terser"
OPTIONS = (
    "--compress",
    "passes=3,ecma=2020,unsafe_arrows=true,unsafe_methods=true,inline=1",
    "--mangle",
    "--ecma",
    "2020",
)
OURS = "|".join([*(name for name in SHARED if not name.islower()), "(?:is|has)[A-Z][A-Za-z]*"])
"""Names of properties that no data and no platform has: two words in one, of a kind that only we write."""


def minified() -> dict[str, str]:
    """Give each script without comments, spaces or long names; names of properties stay unless they are ours."""
    with tempfile.TemporaryDirectory() as folder:
        # One list of short names for all scripts, since they call each other.
        names = ("--mangle-props", f"regex=/^(?:{OURS})$/", "--name-cache", str(Path(folder, "names.json")))
        return {name: _minified(bundle(name), names) for name in BUNDLES}


def _minified(script: str, names: tuple[str, ...]) -> str:
    done = subprocess.run([TERSER, *OPTIONS, *names], input=script, capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\n") + "\n"


def main() -> None:
    BUILT.mkdir(exist_ok=True)
    for name, script in minified().items():
        (BUILT / name).write_text(script, encoding="utf-8")
    (BUILT / "source.sha256").write_text(source_hash() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
