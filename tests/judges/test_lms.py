"""The pretend LMS is held to a package of a few lines in each version."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.judges.lms import Call, Lms, Version

pytestmark = pytest.mark.browser

SCO_12 = """<!DOCTYPE html><html lang="fi"><title>1.2</title><h1>Tervetuloa</h1><script>
const api = parent.API;
api.LMSInitialize("");
document.title = api.LMSGetValue("cmi.core.entry") + " " + api.LMSGetValue("cmi.suspend_data");
document.documentElement.lang = api.LMSGetValue("cmi.student_preference.language") || "fi";
api.LMSSetValue("cmi.core.lesson_status", "incomplete");
api.LMSSetValue("cmi.suspend_data", "page=2");
api.LMSCommit("");
addEventListener("pagehide", () => {
  api.LMSSetValue("cmi.core.session_time", "0000:00:10.00");
  api.LMSSetValue("cmi.core.exit", "suspend");
  api.LMSFinish("");
});
</script></html>"""
SCO_2004 = (
    SCO_12.replace("parent.API", "parent.API_1484_11")
    .replace("LMSFinish", "Terminate")
    .replace("api.LMS", "api.")
    .replace("cmi.core.lesson_status", "cmi.completion_status")
    .replace("student_preference", "learner_preference")
    .replace("0000:00:10.00", "PT10S")
    .replace("cmi.core.", "cmi.")
)
SCOS: dict[Version, str] = {"1.2": SCO_12, "2004": SCO_2004}
VERSIONS = pytest.mark.parametrize("version", ["1.2", "2004"])
STATUS = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}


@pytest.fixture
def package(tmp_path: Path, version: Version) -> Path:
    """Write the package's folder."""
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "index.html").write_text(SCOS[version], encoding="utf-8")
    return folder


@VERSIONS
def test_every_call_is_noted(lms: Lms, package: Path, version: Version) -> None:
    visit = lms.launch(version, package, "index.html")
    prefix = "LMS" if version == "1.2" else ""
    assert visit.calls()[0] == Call(f"{prefix}Initialize", [""], "true", "0")
    assert visit.calls("SetValue")[0].arguments == [STATUS[version], "incomplete"]
    assert visit.value(STATUS[version]) == "incomplete"
    visit.watched.assert_clean()


@VERSIONS
def test_leaving_lets_the_package_say_its_last_words(lms: Lms, package: Path, version: Version) -> None:
    visit = lms.launch(version, package, "index.html")
    visit.leave()
    assert visit.calls()[-1].method in {"LMSFinish", "Terminate"}
    assert visit.calls()[-1].result == "true"


@VERSIONS
def test_the_next_launch_resumes(lms: Lms, package: Path, version: Version) -> None:
    first = lms.launch(version, package, "index.html")
    assert first.frame.title().startswith("ab-initio")
    first.leave()
    second = lms.launch(version, package, "index.html", saved=first.saved())
    assert second.frame.title() == "resume page=2"
    second.leave()
    total = {"1.2": second.data().get("core", {}).get("total_time"), "2004": second.value("cmi.total_time")}
    assert total[version] in {"00:00:20", "0000:00:20", "0000:00:20.00", "PT20S"}


@VERSIONS
def test_only_what_was_committed_is_saved(lms: Lms, package: Path, version: Version) -> None:
    visit = lms.launch(version, package, "index.html")
    api = visit.frame.evaluate_handle("parent.API || parent.API_1484_11")
    api.evaluate("api => (api.LMSSetValue || api.SetValue)('cmi.suspend_data', 'never committed')")
    assert visit.value("cmi.suspend_data") == "never committed"
    assert "never" not in str(visit.saved())


def test_2004_forgets_a_visit_that_was_not_suspended(lms: Lms, tmp_path: Path) -> None:
    (tmp_path / "sco.html").write_text(SCO_2004.replace('"suspend"', '"normal"'), encoding="utf-8")
    visit = lms.launch("2004", tmp_path, "sco.html")
    visit.leave()
    assert visit.saved() == {}


@VERSIONS
def test_refused_calls_are_told(lms: Lms, package: Path, version: Version) -> None:
    visit = lms.launch(version, package, "index.html")
    assert [call for call in visit.refused() if "GetValue" not in call.method] == []
    api = visit.frame.evaluate_handle("parent.API || parent.API_1484_11")
    api.evaluate("api => (api.LMSSetValue || api.SetValue)('cmi.nothing', 'x')")
    assert visit.refused()[-1].arguments == ["cmi.nothing", "x"]
    assert visit.refused()[-1].result == "false"


@VERSIONS
def test_objectives_and_interactions_survive(lms: Lms, package: Path, version: Version) -> None:
    visit = lms.launch(version, package, "index.html")
    api = visit.frame.evaluate_handle("parent.API || parent.API_1484_11")
    for name, value in [("objectives.0.id", "a"), ("interactions.0.id", "q1"), ("interactions.0.type", "choice")]:
        api.evaluate(f"api => (api.LMSSetValue || api.SetValue)('cmi.{name}', '{value}')")
    visit.leave()
    again = lms.launch(version, package, "index.html", saved=visit.saved())
    assert again.value("cmi.objectives.0.id") == "a"
    assert again.value("cmi.interactions.0.id") == "q1"


@VERSIONS
def test_the_learners_language_is_handed_out(lms: Lms, package: Path, version: Version) -> None:
    visit = lms.launch(version, package, "index.html", learner_language="sv")
    assert visit.frame.locator("html").get_attribute("lang") == "sv"


@VERSIONS
def test_a_zip_is_unpacked(lms: Lms, package: Path, tmp_path: Path, version: Version) -> None:
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(package / "index.html", "sco/start.html")
    visit = lms.launch(version, archive, "sco/start.html?x=1")
    assert visit.frame.get_by_role("heading").inner_text() == "Tervetuloa"


@VERSIONS
def test_storage_is_shared_unless_told_otherwise(lms: Lms, package: Path, version: Version) -> None:
    lms.launch(version, package, "index.html").frame.evaluate("localStorage.setItem('x', '1')")
    read = "localStorage.getItem('x')"
    assert lms.launch(version, package, "index.html").frame.evaluate(read) == "1"
    assert lms.launch(version, package, "index.html", new_browser=True).frame.evaluate(read) is None


def test_one_platform_runs_both_versions(lms: Lms, tmp_path: Path) -> None:
    for version, sco in SCOS.items():
        (tmp_path / version).mkdir()
        (tmp_path / version / "index.html").write_text(sco, encoding="utf-8")
    for version in (*SCOS, *SCOS):
        assert lms.launch(version, tmp_path / version, "index.html").value(STATUS[version]) == "incomplete"
