"""The training itself: without problems, equal in its languages, with a date for every source."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from neuvoo_course.building import Request, check_variants, sample_variants, variants
from neuvoo_course.model import Block, Callout, Choice, Question, Scenario, Test, walk
from neuvoo_course.resolve import resolve
from neuvoo_course.resolve.edition import Variant
from neuvoo_course.resolve.regions import all_regions, find_region
from neuvoo_course.scormify.outline import Target
from neuvoo_course.workspace import Workspace
from tests.judges.importers import Importer, import_package
from tests.judges.schemas import validate_lom12, validate_manifest
from tests.whole.conftest import AS_OF

pytestmark = pytest.mark.whole
LANGUAGES = ("fi", "sv", "en")


def test_has_no_problems(training: Workspace) -> None:
    assert training.problems == ()
    assert check_variants(training, sample_variants(training.course, AS_OF)) == ()


def test_locks_are_committed(training: Workspace) -> None:
    assert training.new_locks == {}


def test_every_page_is_in_every_language(training: Workspace) -> None:
    for variant in sample_variants(training.course, AS_OF):
        edition, _ = resolve(training.course, training.locks, variant)
        assert edition.fallbacks == ()
    for module in training.course.modules:
        for page in module.pages.values():
            assert tuple(page.texts) == LANGUAGES, page.key


def test_every_content_page_names_dated_sources(training: Workspace) -> None:
    for module in training.course.modules:
        for page in module.pages.values():
            for text in page.texts.values():
                if any(isinstance(block, Test) or _is_case(block) for block in walk(text.blocks)):
                    continue  # a test asks for what other pages say; a case is invented
                assert text.front.sources, text.at
                assert text.front.checked, text.at
                assert all(source.day for source in text.front.sources), text.at


def _is_case(block: Block) -> bool:
    return isinstance(block, Scenario) or (isinstance(block, Callout) and block.kind == "case")


def test_every_module_has_a_scored_test(training: Workspace) -> None:
    for module in training.course.modules:
        tests = [
            block
            for page in module.pages.values()
            for block in walk(page.texts["fi"].blocks)
            if isinstance(block, Test)
        ]
        assert len(tests) == 1, module.name
        assert len(tests[0].questions) >= 6


def test_every_option_teaches(training: Workspace) -> None:
    for module in training.course.modules:
        for page in module.pages.values():
            for text in page.texts.values():
                for block in walk(text.blocks):
                    if isinstance(block, Question) and isinstance(block.task, Choice):
                        assert all(option.feedback for option in block.task.options), block.at


@pytest.mark.parametrize("target", ["scorm12", "scorm2004-3", "scorm2004-4"])
@pytest.mark.parametrize("region", ["helsinki", "espoo", "maarianhamina"])
def test_packages_keep_to_the_schemas(built: Path, region: str, target: Target) -> None:
    with zipfile.ZipFile(built / region / f"neuvonta-{region}-{target}.zip") as package:
        assert package.testzip() is None
        assert validate_manifest(package.read("imsmanifest.xml"), target) == []
        if target == "scorm12":
            assert validate_lom12(package.read("metadata.xml")) == []


@pytest.mark.importer
@pytest.mark.parametrize("importer", ["scormhost", "xblock"])
@pytest.mark.parametrize("target", ["scorm12", "scorm2004-4"])
def test_real_platforms_import_and_launch(built: Path, importer: Importer, target: str) -> None:
    status = "cmi.core.lesson_status" if target == "scorm12" else "cmi.completion_status"
    package = built / f"helsinki/neuvonta-helsinki-{target}.zip"
    imported = import_package(importer, package, {status: "completed"})
    assert "Helsinki" in imported.title
    assert "Vieraskielisten asukkaiden ohjaus ja neuvonta" in (imported.content or "")


def test_national_pages_are_the_same_bytes_in_every_region(training: Workspace, built: Path) -> None:
    """Only pages that ask for a fact, hold a filled slot or stand beside a regional page differ."""
    sites = [built / region / "site" for region in ("helsinki", "espoo")]
    pages = {path.relative_to(sites[1]).as_posix() for path in sites[1].rglob("fi/*/*.html")}
    differing = {page for page in pages if (sites[0] / page).read_bytes() != (sites[1] / page).read_bytes()}
    helsinki, espoo = (shown_in(training, region) for region in ("helsinki", "Espoo"))
    assert differing == {f"fi/{key}.html" for key, shown in espoo.items() if helsinki[key] != shown}
    assert len(differing) < len(pages) / 2


def shown_in(training: Workspace, region: str) -> dict[str, tuple[object, ...]]:
    """Give what each of a region's Finnish pages shows: its text, and the names of the pages before and after it."""
    found = find_region(training.course, region)
    edition, _ = resolve(training.course, training.locks, Variant(found, found.languages, AS_OF))
    names = [None, *((page.key, page.texts["fi"].title) for page in edition.pages), None]
    texts = [(page.key, page.texts["fi"]) for page in edition.pages]
    return {
        key: (text.title, text.blocks, text.references, before, after)
        for (key, text), before, after in zip(texts, names, names[2:], strict=False)
    }


def test_every_municipality_resolves(training: Workspace) -> None:
    regions = tuple(all_regions(training.course))
    areas = [one for one in training.course.regions.values() if one.employment_area]
    assert len({region.output_name for region in regions}) == len(regions) == 308 + len(areas)
    request = Request(regions=regions, as_of=date(2027, 1, 1), out=Path("unused"))
    assert check_variants(training, variants(request)) == ()
