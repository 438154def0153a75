"""The schema files that set-up brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from neuvoo_course.scormify import ControlDocumentsMissing, Standard, control_documents
from tests.scormify.samples import ALL, BOTH_2004

FOLDER = "NEUVOO_CONTROL_DOCUMENTS"


@pytest.mark.parametrize("standard", BOTH_2004)
def test_scorm_2004_has_its_schemas(standard: Standard) -> None:
    assert {"imscp_v1p1.xsd", "adlcp_v1p3.xsd", "imsss_v1p0.xsd", "xml.xsd"} <= control_documents(standard).keys()


def test_scorm_12_has_its_schemas() -> None:
    assert control_documents(Standard.SCORM_12).keys() == {
        "imscp_rootv1p1p2.xsd",
        "adlcp_rootv1p2.xsd",
        "imsmd_rootv1p2p1.xsd",
        "ims_xml.xsd",
    }


def test_editions_have_their_own() -> None:
    third, fourth = (control_documents(standard)["adlcp_v1p3.xsd"] for standard in BOTH_2004)

    assert third != fourth


@pytest.mark.parametrize("standard", ALL)
def test_missing_ones_name_the_command(standard: Standard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / standard.target).mkdir()
    (tmp_path / standard.target / "readme.txt").touch()
    monkeypatch.setenv(FOLDER, str(tmp_path))

    with pytest.raises(ControlDocumentsMissing, match=r"python3 tools/set_up\.py course.*make course") as raised:
        control_documents(standard)
    assert str(tmp_path / standard.target) in str(raised.value)


def test_another_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "scorm12" / "common").mkdir(parents=True)
    (tmp_path / "scorm12" / "a.xsd").write_text("a")
    (tmp_path / "scorm12" / "common" / "b.xsd").write_text("b")
    monkeypatch.setenv(FOLDER, str(tmp_path))

    found = control_documents(Standard.SCORM_12)
    assert {path: blob.data for path, blob in found.items()} == {"a.xsd": b"a", "common/b.xsd": b"b"}


def test_a_variable_set_to_nothing_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, "")

    assert control_documents(Standard.SCORM_12)
