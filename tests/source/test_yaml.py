"""Plain values stay text, everything knows its place, and nothing in a file can harm the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neuvoo_course.problems import Location
from neuvoo_course.source.yaml import DEPTH_LIMIT, YamlDocument, read_yaml


def read(text: str) -> YamlDocument:
    return read_yaml("a.yaml", text)


def faults(text: str) -> list[tuple[str, int, int]]:
    return [(found.code, found.at.line, found.at.column) for found in read(text).problems]


# ---------------------------------------------------------------- text


@pytest.mark.parametrize(
    "value",
    [
        "091",
        "020",
        "on",
        "no",
        "yes",
        "true",
        "8:30",
        "2026-11-21",
        "1_000",
        "0x1F",
        "1e3",
        ".inf",
        "~",
        "null",
        "1.10",
    ],
)
def test_plain_values_stay_text(value: str) -> None:
    assert read(f"a: {value}\n").data == {"a": value}
    assert read(f"- {value}\n").data == [value]


@pytest.mark.parametrize("key", ["on", "no", "091", "8:30", "null", "å ä ö"])
def test_keys_stay_text(key: str) -> None:
    assert read(f"{key}: x\n").data == {key: "x"}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("'yksi: kaksi'", "yksi: kaksi"),
        ('"\\u00e4 \\"x\\""', 'ä "x"'),
        ("|\n  eka\n  toka\n", "eka\ntoka\n"),
        (">\n  eka\n  toka\n", "eka toka\n"),
        ("eka\n  toka", "eka toka"),
        ("", ""),
        ("''", ""),
        ("x # huomautus", "x"),
        ("x#y", "x#y"),
        ("😀 €", "😀 €"),
    ],
)
def test_every_way_of_writing_a_text(written: str, value: str) -> None:
    assert read(f"a: {written}").data == {"a": value}


def test_lists_and_mappings_nest() -> None:
    document = read("sivut:\n  - alku\n  - {slot: alueella}\n  - [a, b]\n")
    assert document.data == {"sivut": ["alku", {"slot": "alueella"}, ["a", "b"]]}


@pytest.mark.parametrize("text", ["", "\n\n", "# vain huomautus\n", "---\n"])
def test_an_empty_document_has_no_problems(text: str) -> None:
    document = read(text)
    assert (document.data or None, document.problems) == (None, [])


# ---------------------------------------------------------------- places


def test_keys_and_values_know_their_places() -> None:
    document = read("# alku\ntitle:\n  fi: Ääni\n  sv: 'Ljud'\npages:\n  - alku\n  - {slot: x}\n")
    assert document.key_at("title") == Location("a.yaml", 2, 1)
    assert document.key_at("title", "sv") == Location("a.yaml", 4, 3)
    assert document.at("title", "fi") == Location("a.yaml", 3, 7)
    assert document.at("pages", 0) == Location("a.yaml", 6, 5)
    assert document.at("pages", 1, "slot") == Location("a.yaml", 7, 12)


def test_columns_are_counted_in_characters() -> None:
    assert read("{ä€😀: 1, b: 2}").key_at("b").column == 10


def test_the_place_of_something_missing_is_its_parents() -> None:
    document = read("a:\n  b: 1\n")
    assert document.at("a", "c", "d") == Location("a.yaml", 2, 3)
    assert document.at("x") == Location("a.yaml", 1, 1)
    assert document.key_at("a", "c") == document.at("a")


def test_a_list_entry_has_no_key_and_its_value_stands_for_it() -> None:
    assert read("a: [x, y]").key_at("a", 1) == Location("a.yaml", 1, 8)


def test_a_part_is_a_document_with_the_same_places() -> None:
    whole = read("tulkki:\n  term: {fi: tulkki}\nmuu:\n  term: {fi: muu}\n")
    part = whole.below("muu")
    assert part.data == {"term": {"fi": "muu"}}
    assert part.at() == whole.at("muu")
    assert part.key_at("term", "fi") == Location("a.yaml", 4, 10)
    assert not any("tulkki" in path for path in part.keys)


# ---------------------------------------------------------------- faults


def test_a_key_twice_is_told_with_the_first_line() -> None:
    document = read("a: 1\nb: 2\na: 3\n")
    [found] = document.problems
    assert (found.code, found.at, dict(found.values)) == (
        "yaml-duplicate-key",
        Location("a.yaml", 3, 1),
        {"key": "a", "line": "1"},
    )
    assert document.data == {"a": "1", "b": "2"}


def test_the_same_key_may_stand_in_two_mappings() -> None:
    assert faults("a: {fi: 1}\nb: {fi: 1}\n") == []


def test_equal_values_are_not_aliases() -> None:
    assert faults("a: [x, x, '', '']\nb: [x, x]\n") == []


def test_an_alias_is_refused() -> None:
    assert [code for code, *_ in faults("a: &x [1]\nb: *x\n")] == ["yaml-alias"]


def test_an_alias_bomb_is_not_unfolded() -> None:
    rows = [f"a{step}: &a{step} [*a{step - 1}, *a{step - 1}]" for step in range(1, 60)]
    document = read("\n".join(["a0: &a0 [x, x]", *rows]))
    assert {found.code for found in document.problems} == {"yaml-alias"}
    assert len(document.problems) == 2 * len(rows)


def test_a_list_that_holds_itself_ends() -> None:
    assert [code for code, *_ in faults("a: &a [*a]")] == ["yaml-alias"]


def test_merge_keys_mean_nothing() -> None:
    assert read("<<: {a: 1}\nb: 2\n").data == {"<<": {"a": "1"}, "b": "2"}


@pytest.mark.parametrize(
    "tag",
    [
        "!!python/object/apply:os.system",
        "!!python/object:os.system",
        "!!python/name:os.system",
        "!own",
        "!!int",
        "!!binary",
    ],
)
def test_tags_are_harmless(tag: str) -> None:
    assert read(f'a: {tag} "091"\n').data == {"a": "091"}


@pytest.mark.parametrize("levels", [DEPTH_LIMIT + 1, 500, 100_000])
def test_great_depth_is_refused(levels: int) -> None:
    """The composer follows nesting by recursion: a deep file would end the process."""
    assert faults("[" * levels + "]" * levels) == [("yaml-broken", 1, DEPTH_LIMIT + 1)]


def test_depth_within_the_limit_is_read() -> None:
    assert faults("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT) == []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ("a: 1\n---\nb: 2\n", 2, 1),
        ("a: 1\n? [x]\n: 2\n", 2, 3),
        ("a: 1\nb: \x07\n", 2, 1),
        ("\ta: 1\n", 1, 1),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(text: str, line: int, column: int) -> None:
    assert faults(text) == [("yaml-broken", line, column)]


@settings(deadline=None)
@given(st.text(st.sampled_from("ab:-[]{},&*!|>'\"#%@?~ \n\t0ä"), max_size=60))
def test_it_never_raises_and_places_are_inside_the_file(text: str) -> None:
    document = read(text)
    lines = text.split("\n")
    for found in document.problems:
        assert 1 <= found.at.line <= len(lines) + 1
    for at in (*document.keys.values(), *document.values.values()):
        assert at.column <= len(lines[at.line - 1]) + 1
