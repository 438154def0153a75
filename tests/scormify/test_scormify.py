"""Whole packages: what is in them, and that they come out the same."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from neuvoo_course.archive import Compressor, write_zip
from neuvoo_course.files import Blob
from neuvoo_course.scormify import Standard, control_documents, scormify
from tests.judges.schemas import validate_manifest
from tests.scormify.samples import ALL, FILES, OUTLINE, turned


@pytest.mark.parametrize("standard", ALL)
def test_a_package_holds_the_files_untouched_and_what_lms_need(standard: Standard) -> None:
    schemas = control_documents(standard)
    package = scormify(FILES, OUTLINE, standard=standard, control_documents=schemas)

    assert package.keys() == {*FILES, *schemas, "imsmanifest.xml", "metadata.xml"}
    assert {path: package[path] for path in FILES} == FILES
    assert {path: package[path] for path in schemas} == schemas


def test_without_metadata_and_control_documents_only_the_manifest_is_added() -> None:
    package = scormify(FILES, replace(OUTLINE, metadata=None), standard=Standard.SCORM_12)

    assert package.keys() == {*FILES, "imsmanifest.xml"}


@pytest.mark.parametrize("standard", ALL)
def test_the_archive_of_a_package_is_the_same_bytes_each_time(standard: Standard, tmp_path: Path) -> None:
    schemas = control_documents(standard)
    for name, files in (("a.zip", FILES), ("b.zip", turned(FILES))):
        package = scormify(files, OUTLINE, standard=standard, control_documents=schemas)
        write_zip(tmp_path / name, package, Compressor())

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as found:
        assert found.testzip() is None
        assert found.namelist()[0] == "imsmanifest.xml"
        assert validate_manifest(found.read("imsmanifest.xml"), standard.target) == []


def test_standards_differ_in_manifest_and_metadata_alone() -> None:
    one, other = (
        scormify(FILES, OUTLINE, standard=standard) for standard in (Standard.SCORM_12, Standard.SCORM_2004_4)
    )

    assert {path for path in one if one[path] != other[path]} == {"imsmanifest.xml", "metadata.xml"}


def test_metadata_name_the_page_as_the_manifest_writes_it() -> None:
    files = {"a b.html": Blob.of("")}
    outline = replace(OUTLINE, items=(replace(OUTLINE.items[0], href="a b.html?x=1"),))

    assert b">a%20b.html?x=1<" in scormify(files, outline, standard=Standard.SCORM_12)["metadata.xml"].data


def test_standards_by_the_names_of_targets() -> None:
    assert [standard.target for standard in Standard] == ["scorm12", "scorm2004-3", "scorm2004-4"]
    for standard in Standard:
        assert Standard.of(standard.target) is standard
    with pytest.raises(KeyError):
        Standard.of("scorm13")
