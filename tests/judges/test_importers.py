"""Real importers take a small package and object to what is none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.judges.importers import IMPORTERS, Imported, Importer, Refused, import_package
from tests.judges.test_schemas import MANIFESTS

pytestmark = pytest.mark.importer

ACCEPTED = pytest.mark.parametrize("importer", IMPORTERS)
CONTENT = '<!DOCTYPE html><html lang="fi"><title>Ä</title><script>/* {} */</script></html>'


def pack(folder: Path, manifest: str, content: str = CONTENT) -> Path:
    """Write a package of two files."""
    path = folder / "package.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("imsmanifest.xml", manifest)
        packed.writestr("index.html", content)
    return path


def check(imported: Imported, versions: set[str]) -> None:
    """Assert what holds for both importers."""
    assert imported.title in {"Kurssi", "Ensimmäinen"}
    assert imported.version in versions
    assert imported.launch == "index.html"
    assert imported.content
    assert "<title>Ä</title>" in imported.content
    assert imported.warnings == []


@ACCEPTED
def test_scorm_12(tmp_path: Path, importer: Importer) -> None:
    package = pack(tmp_path, MANIFESTS["scorm12"], CONTENT.format("cmi.core.lesson_status"))
    values = {"cmi.core.lesson_status": "completed", "cmi.suspend_data": "page=2"}
    imported = import_package(importer, package, values)
    check(imported, {"1.2", "SCORM_12"})
    assert imported.values.items() >= values.items()


@ACCEPTED
def test_scorm_2004(tmp_path: Path, importer: Importer) -> None:
    package = pack(tmp_path, MANIFESTS["scorm2004-4"], CONTENT.format("cmi.completion_status"))
    values = {"cmi.completion_status": "completed", "cmi.success_status": "passed", "cmi.location": "2"}
    imported = import_package(importer, package, values)
    check(imported, {"2004 4th Edition", "SCORM_2004"})
    assert imported.values.items() >= values.items()


@ACCEPTED
def test_what_is_no_package_is_refused(tmp_path: Path, importer: Importer) -> None:
    path = tmp_path / "package.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("index.html", CONTENT)
    with pytest.raises(Refused, match=r"Bad Request|Could not find 'imsmanifest\.xml'"):
        import_package(importer, path, {})


@ACCEPTED
def test_a_missing_launch_file_shows(tmp_path: Path, importer: Importer) -> None:
    package = pack(tmp_path, MANIFESTS["scorm12"].replace("index.html", "missing.html"))
    imported = import_package(importer, package, {"cmi.core.lesson_status": "completed"})
    assert imported.launch == "missing.html"
    assert imported.content is None


def test_open_edx_warns_of_a_package_that_reports_nothing(tmp_path: Path) -> None:
    package = pack(tmp_path, MANIFESTS["scorm12"])
    (warning,) = import_package("xblock", package, {}).warnings
    assert "does not appear to report completion" in warning
