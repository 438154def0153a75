#!/usr/bin/env python3
"""Make the scripts that ship, small: `make runtime`, after a change in neuvoo_course/runtime/."""

from __future__ import annotations

import subprocess
from pathlib import Path

from neuvoo_course.runtime import BUILT, BUNDLES, bundle, source_hash

TERSER = Path(__file__).parents[1] / "node_modules/.bin/terser"
OPTIONS = (
    "--compress",
    "passes=3,ecma=2020,unsafe_arrows=true,unsafe_methods=true,inline=1",
    "--mangle",
    "--ecma",
    "2020",
)


def minified(script: str) -> str:
    """Give a script without comments, spaces or long names. Names of properties stay: they may be the platform's."""
    done = subprocess.run([TERSER, *OPTIONS], input=script, capture_output=True, text=True, check=True)
    return done.stdout.rstrip("\n") + "\n"


def main() -> None:
    BUILT.mkdir(exist_ok=True)
    for name in BUNDLES:
        (BUILT / name).write_text(minified(bundle(name)), encoding="utf-8")
    (BUILT / "source.sha256").write_text(source_hash() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
