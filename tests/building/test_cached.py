"""A build that finds what earlier ones left gives the same files and tells the same as one that finds nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from neuvoo_course.cache import Cache, LiveCache
from tests.make import write

from .switches import SWITCHES
from .twice import Twice, run

EVERY = [(name, value) for name, count in SWITCHES.items() for value in range(1, count)]
TURN = st.dictionaries(st.sampled_from(list(SWITCHES)), st.integers(0, 7), min_size=1, max_size=4)
TURNS = st.lists(
    TURN.map(lambda turn: {name: value % SWITCHES[name] for name, value in turn.items()}), min_size=2, max_size=7
)
WALK = settings(suppress_health_check=list(HealthCheck), print_blob=True)


def fours(turned: list[tuple[str, int]]) -> Iterator[dict[str, int]]:
    """Give turns of four switches each."""
    return (dict(turned[start : start + 4]) for start in range(0, len(turned), 4))


def walk(turns: list[dict[str, int]], *, jobs: int = 1) -> None:
    """Turn switches and build after each turn; the last build is of what was there first."""
    with tempfile.TemporaryDirectory() as folder:
        course = Twice(Path(folder), jobs=jobs)
        for turn in ({}, *turns, dict.fromkeys(SWITCHES, 0)):
            course.turn(**turn)


@pytest.mark.slow
def test_every_change_is_seen(tmp_path: Path) -> None:
    """Each switch in each of its positions, with one of another kind."""
    course, before = Twice(tmp_path, regions=("sipoo", "Mariehamn")), dict[str, int]()
    half = len(EVERY) // 2
    for turned in zip(EVERY[:half], EVERY[half:], strict=False):
        course.turn(**dict.fromkeys(before, 0) | dict(turned))
        before = dict(turned)


@pytest.mark.whole
def test_every_change_alone_is_seen(tmp_path: Path) -> None:
    course, before = Twice(tmp_path), ""
    for name, value in EVERY:
        course.turn(**{before or name: 0, name: value})
        before = name


@pytest.mark.slow
@given(TURNS)
@settings(WALK, max_examples=3)
def test_any_changes_are_seen(turns: list[dict[str, int]]) -> None:
    walk(turns)


@pytest.mark.whole
@given(TURNS)
@settings(WALK, max_examples=20)
def test_many_changes_are_seen(turns: list[dict[str, int]]) -> None:
    walk(turns)


@pytest.mark.whole
@given(TURNS)
@settings(WALK, max_examples=3)
def test_changes_are_seen_by_several_processes(turns: list[dict[str, int]]) -> None:
    walk(turns, jobs=2)


@pytest.mark.slow
def test_changes_are_seen_in_one_long_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a living cache has let go of comes back as another object with the same text."""
    monkeypatch.setattr(LiveCache, "HELD", 60)
    course = Twice(tmp_path, LiveCache(tmp_path / "cache"), regions=("sipoo", "Mariehamn"))
    for turn in fours(EVERY[::4]):
        course.turn(**turn)
        course.turn(**dict.fromkeys(turn, 0))


TOGETHER: list[list[dict[str, int]]] = [
    [{"replace": 2, "order": 2}, {"area": 1}],  # a region's question gets another place in the saved state
    [{"notes": 2}, {"picture": 2}],  # a picture among the notes, of another size
    [{"slot-text": 4}, {"picture-regional": 1}],  # a picture for the language of a passage in another one
    [{"slot-text": 4}, {"locks": 1}, {"locks": 0}],
    [{"page-swedish": 1}, {"picture-swedish": 1}],  # a page shown in another language than its package's
    [{"page-more": 1}, {"page-more": 0, "link": 1}, {"hide": 1}],
    [{"split": 1, "asked-languages": 1}, {"split": 0}, {"harm": 5}],
    [{"languages": 3}, {"languages": 2}, {"fallback": 1, "languages": 0, "page-swedish": 1}],
    [{"day": 1}, {"day": 0}, {"day": 1}],
    [{"control-documents": 1}, {"control-documents": 2}],
    [{"asked-languages": 1}, {"asked-languages": 2}, {"asked-languages": 0, "split": 1}, {"split": 0}],
    [{"question": 2}, {"locks": 1, "question": 1}],
    [{"empty-slot": 1}, {"dated": 1}, {"empty-slot": 0}],
]


@pytest.mark.parametrize(
    "turns", [*TOGETHER[:2], *(pytest.param(turns, marks=pytest.mark.slow) for turns in TOGETHER[2:])]
)
def test_changes_that_matter_together_are_seen(tmp_path: Path, turns: list[dict[str, int]]) -> None:
    course = Twice(tmp_path, regions=("sipoo", "Kerava"))
    for turn in ({}, *turns):
        course.turn(**turn)


# ---------------------------------------------------------------- what random turns seldom meet


def both(course: Path, *regions: str) -> None:
    """Build regions in one go, and each alone without a cache: the search of each must be its own."""
    run(course, *regions, cache=Cache(course / "cache"), out=course / "many", targets=("site",))
    for region in regions:
        run(course, region, out=course / "one", targets=("site",))
        for path in (course / "one" / region.lower() / "site").rglob("*.*"):
            other = course / "many" / path.relative_to(course / "one")
            assert path.read_bytes() == other.read_bytes(), path.name


def test_a_region_whose_pages_are_all_its_own_leaves_the_search_of_others_alone(tmp_path: Path) -> None:
    own = {
        "national/m/a.fi.md": "---\nregional: replace\n---\n# A\n",
        "regional/sipoo/region.yaml": 'municipality: "753"\n',
        "regional/sipoo/m/a.fi.md": "# Oma\n",
    }
    both(write(tmp_path, own), "Sipoo", "Espoo")


def test_an_edition_without_pages_has_both_searches(tmp_path: Path) -> None:
    both(write(tmp_path, {"national/m/a.fi.md": "---\nfrom: 2030-01-01\n---\n# A\n"}), "Espoo")
