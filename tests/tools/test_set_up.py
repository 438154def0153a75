"""Set-up does each step once, forgets a failed one, and takes packages from no address of its own."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path

import pytest

from tests.judges.places import ROOT
from tools import set_up
from tools.set_up import SetUpError, Step


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a project's folder in which set-up works, with one lock file."""
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "KEPT", tmp_path / ".set-up")
    monkeypatch.setattr(set_up, "CONTROL_DOCUMENTS", tmp_path / "control_documents")
    (tmp_path / "lock.txt").write_text("1")
    return tmp_path


class Recorder:
    """A step's work, that can be told to fail."""

    def __init__(self, result: Path) -> None:
        self.result = result
        self.times = 0
        self.fails = False

    def __call__(self) -> None:
        """Work."""
        self.times += 1
        if self.fails:
            raise SetUpError("no network")
        self.result.touch()


@pytest.fixture
def work(place: Path, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Make the plan `course` a single step."""
    work = Recorder(place / "result")
    monkeypatch.setitem(set_up.PLANS, "course", (Step("a step", work, ("lock.txt",), "result"),))
    return work


def test_a_second_run_has_nothing_to_do(work: Recorder, capsys: pytest.CaptureFixture[str]) -> None:
    assert set_up.main(["course"]) == 0
    assert "set-up: a step …" in capsys.readouterr().out
    assert set_up.main(["course"]) == 0
    assert capsys.readouterr().out == "set-up: course: nothing to do\n"
    assert work.times == 1


def test_a_changed_lock_runs_the_step_again(work: Recorder, place: Path) -> None:
    set_up.main(["course"])
    (place / "lock.txt").write_text("2")
    set_up.main(["course"])
    assert work.times == 2


def test_a_lost_result_runs_the_step_again(work: Recorder) -> None:
    set_up.main(["course"])
    work.result.unlink()
    set_up.main(["course"])
    assert work.times == 2


def test_a_failed_step_is_forgotten(work: Recorder, place: Path) -> None:
    set_up.main(["course"])
    (place / "lock.txt").write_text("2")
    work.fails = True
    with pytest.raises(SetUpError):
        set_up.main(["course"])
    assert list((place / ".set-up").glob("*.stamp")) == []
    (place / "lock.txt").write_text("1")
    work.fails = False
    set_up.main(["course"])
    assert work.times == 3


@pytest.mark.parametrize("arguments", [[], ["everything"], ["course", "test"]])
def test_an_unknown_plan_is_wrong_use(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert set_up.main(arguments) == 2
    assert "course|quick|test" in capsys.readouterr().err


def test_a_failed_command_tells_what_it_said(place: Path) -> None:
    with pytest.raises(SetUpError, match=r"(?s)no such thing.*`sh -c echo .*` failed \(exit 3\)"):
        set_up.run("sh", "-c", "echo no such thing >&2; exit 3")


def test_a_file_with_another_hash_is_refused(place: Path) -> None:
    with pytest.raises(SetUpError, match=r"lock\.txt is not the file"):
        set_up.check_integrity(place / "lock.txt", "sha512-AAAA")


def test_only_control_documents_are_unpacked(place: Path) -> None:
    inside = place / "package/lib/schemas/definitionFiles"
    for name in ("scorm12edition/a.xsd", "other/b.xsd", "c.xsd"):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).touch()
    with tarfile.open(place / "a.tgz", "w:gz") as packed:
        packed.add(place / "package", "package")
    with tarfile.open(place / "a.tgz") as packed:
        for member in packed.getmembers():
            set_up.unpack_control_document(packed, member)
    found = [path.relative_to(place) for path in (place / "control_documents").rglob("*.xsd")]
    assert found == [Path("control_documents/scorm12/a.xsd")]


def test_no_lock_names_an_address() -> None:
    for path in (ROOT / "requirements").iterdir():
        assert "://" not in path.read_text(), path.name
        assert "--index-url" not in path.read_text(), path.name
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, package in packages.items() if "resolved" in package] == []


def test_every_locked_package_has_a_hash() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        lines = path.read_text().replace("\\\n", " ").splitlines()
        assert [line for line in lines if "==" in line and "--hash=sha256:" not in line] == [], path.name
