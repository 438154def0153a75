"""The command `neuvoo scormify`: from a folder to a package, and what it says when it will not."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from neuvoo_course.commands.scormify import TARGETS, scormify
from neuvoo_course.scormify import Standard
from tests.judges.schemas import validate_manifest


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "theme").mkdir(parents=True)
    (folder / "index.html").write_text("<p>Hei</p>")
    (folder / "theme" / "style.css").write_text("p {}")
    return folder


def run(pages: Path, *options: str, target: str = "scorm12", output: str = "out.zip") -> Result:
    """Run the command with all it needs, and options after that."""
    path = str(pages.parent / output)
    given = [str(pages), "--target", target, "--title", "Työ & tuki", "-o", path, *options]
    return CliRunner().invoke(scormify, given)


def package(pages: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(pages.parent / "out.zip")


def left(pages: Path) -> list[str]:
    """Give what lies beside the folder."""
    return sorted(found.name for found in pages.parent.iterdir() if found != pages)


@pytest.mark.parametrize("target", TARGETS)
def test_a_package_of_each_standard(target: str, pages: Path) -> None:
    result = run(pages, target=target)

    assert result.exit_code == 0, result.output
    assert result.output.strip() == str(pages.parent / "out.zip")
    with package(pages) as found:
        assert found.testzip() is None
        assert {"index.html", "theme/style.css", "metadata.xml", "xml.xsd" if "4" in target else "ims_xml.xsd"} <= set(
            found.namelist()
        )
        assert validate_manifest(found.read("imsmanifest.xml"), Standard.of(target).target) == []
        assert "Työ &amp; tuki" in found.read("imsmanifest.xml").decode()


def test_targets_are_all_standards() -> None:
    assert tuple(standard.target for standard in Standard) == TARGETS


def test_the_same_bytes_twice(pages: Path) -> None:
    run(pages)
    first = (pages.parent / "out.zip").read_bytes()
    run(pages, output="again.zip")

    assert (pages.parent / "again.zip").read_bytes() == first


def test_page_and_language_can_be_named(pages: Path) -> None:
    (pages / "start.html").write_text("x")
    assert run(pages, "--launch", "start.html", "--language", "sv").exit_code == 0

    run(pages, "--launch", "start.html", output="finnish.zip")
    assert b'xml:lang="fi"' in zipfile.ZipFile(pages.parent / "finnish.zip").read("metadata.xml")
    assert b' href="start.html"' in package(pages).read("imsmanifest.xml")
    assert b'xml:lang="sv"' in package(pages).read("metadata.xml")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--launch", "gone.html"), "'gone.html' is not among the files"),
        (("--language", "x y"), "'x y' is not a language tag"),
        (("--title", " "), "the title is empty"),
    ],
)
def test_bad_input_is_said_and_nothing_written(options: tuple[str, ...], said: str, pages: Path) -> None:
    result = run(pages, *options)

    assert result.exit_code == 1
    assert said in result.output
    assert left(pages) == []


def test_every_unsafe_name_is_said(pages: Path) -> None:
    (pages / "sivü.html").touch()
    (pages / "imsmanifest.xml").touch()
    (pages / "what?.html").touch()
    result = run(pages)

    assert result.exit_code == 1
    assert "sivü.html" in result.output
    assert "what?.html" in result.output
    assert left(pages) == []


def test_a_folder_that_is_a_package_already(pages: Path) -> None:
    (pages / "imsmanifest.xml").touch()
    result = run(pages)

    assert result.exit_code == 1
    assert "imsmanifest.xml" in result.output


def test_no_page_at_the_top(pages: Path) -> None:
    (pages / "index.html").unlink()
    result = run(pages)

    assert result.exit_code == 1
    assert "no page" in result.output


def test_a_failure_leaves_the_earlier_package(pages: Path) -> None:
    (pages.parent / "out.zip").write_bytes(b"earlier")
    assert run(pages, "--launch", "gone.html").exit_code == 1

    assert (pages.parent / "out.zip").read_bytes() == b"earlier"


def test_missing_control_documents_name_the_command(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUVOO_CONTROL_DOCUMENTS", str(pages))
    result = run(pages)

    assert result.exit_code == 1
    assert "tools/set_up.py course" in result.output
    assert left(pages) == []


def test_a_place_that_cannot_be_written(pages: Path) -> None:
    (pages.parent / "file").touch()
    result = run(pages, output="file/out.zip")

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


@pytest.mark.parametrize("output", ["pages/out.zip", "pages/theme/out.zip", "other/../pages/out.zip"])
def test_a_package_inside_the_folder_is_wrong_use(output: str, pages: Path) -> None:
    """It would be in the next package, and that one in the one after."""
    result = run(pages, output=output)

    assert result.exit_code == 2
    assert not (pages / "out.zip").exists()


@pytest.mark.parametrize(
    "given",
    [
        ["gone", "--target", "scorm12", "--title", "T", "-o", "a.zip"],
        [".", "--target", "scorm13", "--title", "T", "-o", "a.zip"],
        [".", "--target", "scorm12", "-o", "a.zip"],
        [".", "--target", "scorm12", "--title", "T"],
        [".", "--title", "T", "-o", "a.zip"],
        [".", "--target", "scorm12", "--title", "T", "-o", ".."],
    ],
)
def test_wrong_use(given: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert CliRunner().invoke(scormify, given).exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_help_is_given_without_loading_the_heavy_parts() -> None:
    script = (
        "import sys; from neuvoo_course.commands.scormify import scormify;"
        "scormify(['--help'], standalone_mode=False);"
        "sys.exit('lxml' in sys.modules or 'deflate' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "scorm2004-4" in done.stdout
