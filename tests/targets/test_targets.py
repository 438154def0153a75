"""Real editions as packages: their manifests hold to the standards, and their identifiers to the locks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from neuvoo_course.archive import Compressor, write_zip
from neuvoo_course.files import Files
from neuvoo_course.locks import Lock, assign, named_things
from neuvoo_course.render import Renderer
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Edition, Variant
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.scormify import Standard
from neuvoo_course.targets import TARGETS, Options, require_ready
from tests.judges.importers import IMPORTERS, Importer, import_package
from tests.judges.schemas import validate_lom12, validate_manifest
from tests.make import DAY, Made, complete_workspace, make, module_file, question, xml

REGIONS = ("Espoo", "sipoo", "keski-uusimaa", "Mariehamn")
SCORM = tuple(standard.target for standard in Standard)
BARE = Options(control_documents=False)


@cache
def edition(region: str) -> Edition:
    workspace = complete_workspace()
    found = find_region(workspace.course, region)
    return resolve(workspace.course, workspace.locks, Variant(found, found.languages, DAY))[0]


@cache
def files(region: str) -> Files:
    workspace = complete_workspace()
    return Renderer(workspace.course.pictures, workspace.source.picture).render(edition(region))


def package(region: str, target: str, options: Options = BARE) -> Files:
    return TARGETS[target].build(edition(region), files(region), options)


def test_targets_are_the_standards_and_the_site() -> None:
    assert list(TARGETS) == ["scorm12", "scorm2004-3", "scorm2004-4", "site"]
    assert [target.is_archive for target in TARGETS.values()] == [True, True, True, False]


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("target", SCORM)
def test_manifests_of_a_real_course_are_valid(region: str, target: Any) -> None:
    made = package(region, target)
    assert validate_manifest(made["imsmanifest.xml"].data, target) == []
    if target == "scorm12":
        assert validate_lom12(made["metadata.xml"].data) == []


@pytest.mark.parametrize("target", SCORM)
def test_a_package_is_the_rendered_files_and_what_the_standard_asks(target: str) -> None:
    made, rendered = package("Espoo", target, Options()), files("Espoo")
    assert {path: made[path] for path in rendered} == dict(rendered)
    added = made.keys() - rendered.keys()
    assert {"imsmanifest.xml", "metadata.xml"} <= added
    assert all(path.endswith((".xsd", ".dtd", ".xml")) for path in added)
    assert package("Espoo", target).keys() - rendered.keys() == {"imsmanifest.xml", "metadata.xml"}


def test_a_site_is_the_rendered_files_alone() -> None:
    assert package("Espoo", "site") == files("Espoo")


def named(made: Files, name: str) -> list[str]:
    """Give the values of an attribute anywhere in the manifest, in order."""
    return [str(value) for value in xml(made["imsmanifest.xml"].data).xpath(f"//@{name}")]


@pytest.mark.parametrize("target", SCORM)
def test_a_package_is_one_sco_that_lists_every_file(target: str) -> None:
    made = package("sipoo", target)
    assert named(made, "identifier") == ["koekurssi-753", "koekurssi-753-organization", "course", "course-resource"]
    assert sorted(set(named(made, "href"))) == sorted(files("sipoo"))


def test_titles_name_the_course_and_the_region() -> None:
    manifest = xml(package("sipoo", "scorm12")["imsmanifest.xml"].data)
    titles = manifest.xpath("//*[local-name()='title']/text()")
    assert titles == ['Neuvonta & "ohjaus" <alkeet> – Sipoo'] * 2
    swedish = package("Mariehamn", "scorm12")["imsmanifest.xml"].data.decode()
    assert "– Mariehamn" in swedish


def test_metadata_say_what_course_yaml_says() -> None:
    tree = xml(package("sipoo", "scorm12")["metadata.xml"].data)
    words = tree.xpath("//text()[normalize-space()]")
    for expected in ("En kurs med en av varje.", "ohjaus & tuki", "Kunta & kumppanit, CC BY 4.0", "2026 <1>", "PT15M"):
        assert expected in words
    mariehamn = package("Mariehamn", "scorm12")["metadata.xml"].data.decode()
    assert "Kurssi, jossa" not in mariehamn  # the package holds no Finnish


# ---------------------------------------------------------------- one SCO a module

TWO: dict[str, str] = {
    "settings": "sco: module\n",
    "modules/one/module.yaml": module_file("one", ["a", "b"]),
    "modules/two/module.yaml": module_file("two", ["c", "d"]),
    "course.yaml": "id: course\ntitle: {fi: Course}\nlanguages: [fi]\nmodules: [one, two]\nsco: module\n",
    "national/one/a.fi.md": "# A\n\n![P](p.svg)\n",
    "national/one/b.fi.md": f"# B\n\n{question('q')}",
    "national/two/c.fi.md": "# C\n\n[A](/one/a)\n",
    "national/two/d.fi.md": "# D\n",
    "media/one/p.svg": "",
    "national/one/p.svg": "",
}


def made_package(made: Made, target: str, locks: Mapping[str, Lock] | None = None) -> Files:
    variant = made.variant("Espoo")
    found, problems = resolve(made.course, locks or made.locks, variant)
    assert problems == ()
    rendered = Renderer(made.course.pictures, lambda _: complete_workspace().source.picture("media/kartta.svg"))
    return TARGETS[target].build(found, rendered.render(found), BARE)


def test_scorm12_can_have_one_sco_a_module() -> None:
    made = made_package(make(TWO), "scorm12")
    assert validate_manifest(made["imsmanifest.xml"].data, "scorm12") == []
    manifest = xml(made["imsmanifest.xml"].data)
    items = manifest.xpath("//*[local-name()='item']")
    assert [(one.get("identifier"), one.get("identifierref"), one[0].text) for one in items] == [
        ("module-1", "module-1-resource", "Module one"),
        ("module-2", "module-2-resource", "Module two"),
    ]
    resources = {
        one.get("identifier"): (one.get("href"), one.xpath("*[local-name()='file']/@href"))
        for one in manifest.xpath("//*[local-name()='resource']")
    }
    assert resources["module-1-resource"] == ("module-1.html", ["fi/one/a.html", "fi/one/b.html", "module-1.html"])
    assert resources["module-2-resource"] == ("module-2.html", ["fi/two/c.html", "fi/two/d.html", "module-2.html"])
    assert "media/national/one/p.svg" in resources["shared-files"][1]
    assert sorted(named(made, "href")) == sorted(
        [*(path for path in made if not path.endswith(".xml")), "module-1.html", "module-2.html"]
    )


@pytest.mark.parametrize("target", ["scorm2004-3", "scorm2004-4"])
def test_scorm2004_stays_one_sco(target: Any) -> None:
    made = made_package(make(TWO), target)
    assert validate_manifest(made["imsmanifest.xml"].data, target) == []
    assert len(xml(made["imsmanifest.xml"].data).xpath("//*[local-name()='item']")) == 1


# ---------------------------------------------------------------- identifiers

CHANGED: dict[str, dict[str, str]] = {
    "titles": {
        path: re.sub(r"Course|Module (one|two)|^# \w", lambda found: f"{found[0]} anew", text, flags=re.M)
        for path, text in TWO.items()
    },
    "order of modules": TWO | {"course.yaml": TWO["course.yaml"].replace("[one, two]", "[two, one]")},
    "order of pages": TWO | {"modules/one/module.yaml": module_file("one", ["b", "a"])},
    "a page less": {path: text for path, text in TWO.items() if path != "national/two/d.fi.md"}
    | {"modules/two/module.yaml": module_file("two", ["c"])},
    "a module more": TWO
    | {
        "course.yaml": TWO["course.yaml"].replace("[one, two]", "[zero, one, two]"),
        "modules/zero/module.yaml": module_file("zero", ["e"]),
        "national/zero/e.fi.md": "# E\n",
    },
    "another version": TWO | {"course.yaml": TWO["course.yaml"] + 'version: "2"\n'},
}


@pytest.mark.parametrize("change", CHANGED)
@pytest.mark.parametrize("target", SCORM)
def test_no_change_of_the_text_changes_an_identifier(change: str, target: str) -> None:
    before, after = make(TWO), make(CHANGED[change])
    locks = {owner: assign(before.locks[owner], things) for owner, things in named_things(after.course).items()}
    first, second = made_package(before, target), made_package(after, target, locks)
    kept = identifiers(first)
    now = identifiers(second)
    if change == "a module more" and target == "scorm12":
        assert now.pop("Module zero") == ("module-3", "module-3-resource", "module-3.html")
    assert sorted(now.values()) == sorted(kept.values())
    assert second != first


def identifiers(made: Files) -> dict[str, tuple[str, ...]]:
    """Give what an LMS may hang records on, by the titles of the items."""
    manifest = xml(made["imsmanifest.xml"].data)
    organization = manifest.xpath("string(//*[local-name()='organization']/@identifier)")
    launch = {
        one.get("identifier"): one.get("href") for one in manifest.xpath("//*[local-name()='resource' and @href]")
    }
    items = {
        one[0].text: (one.get("identifier"), one.get("identifierref"), launch[one.get("identifierref")])
        for one in manifest.xpath("//*[local-name()='item']")
    }
    return items | {"": (manifest.get("identifier"), organization)}


def test_the_region_s_code_and_not_its_name_is_in_the_identifier() -> None:
    assert identifiers(package("Mariehamn", "scorm12"))[""] == ("koekurssi-478", "koekurssi-478-organization")


# ---------------------------------------------------------------- what set-up brings


def test_targets_are_ready_where_their_schemas_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    require_ready(SCORM, Options())
    monkeypatch.setenv("NEUVOO_CONTROL_DOCUMENTS", str(tmp_path))
    require_ready(["site"], Options())
    require_ready(SCORM, BARE)
    with pytest.raises(Exception, match=r"set_up\.py course"):
        require_ready(["site", "scorm2004-4"], Options())


# ---------------------------------------------------------------- real platforms


@pytest.mark.importer
@pytest.mark.parametrize("importer", IMPORTERS)
@pytest.mark.parametrize("target", ["scorm12", "scorm2004-4"])
def test_platforms_take_the_complete_course(tmp_path: Path, importer: Importer, target: str) -> None:
    path = tmp_path / "package.zip"
    write_zip(path, package("sipoo", target, Options()), Compressor())
    assert zipfile.ZipFile(path).testzip() is None
    status = "cmi.core.lesson_status" if target == "scorm12" else "cmi.completion_status"
    values = {status: "completed", "cmi.suspend_data": "1;s=1;p=0.1;o=,sipoo"}
    imported = import_package(importer, path, values)
    assert imported.launch == "index.html"
    assert imported.warnings == []
    assert imported.title.startswith('Neuvonta & "ohjaus" ')  # Open edX drops what looks like a tag
    assert imported.content
    assert 'href="fi/alku/tervetuloa.html"' in imported.content
    assert imported.values.items() >= values.items()
