"""Addresses in manifests."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neuvoo_course.archive import unsafe_paths
from neuvoo_course.files import Blob
from neuvoo_course.scormify.hrefs import encode_href, encode_path, split_href

FILES = {"index.html": Blob.of(""), "c#1.html": Blob.of("")}
SAFE_PATHS = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1).filter(
    lambda path: not unsafe_paths([path])
)


@pytest.mark.parametrize(
    ("href", "path", "rest"),
    [
        ("index.html", "index.html", ""),
        ("index.html?a=1#b?c", "index.html", "?a=1#b?c"),
        ("index.html#b?c", "index.html", "#b?c"),
        ("c#1.html", "c#1.html", ""),
        ("", "", ""),
        ("?a", "", "?a"),
    ],
)
def test_split_href(href: str, path: str, rest: str) -> None:
    assert split_href(href, FILES) == (path, rest)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a/b c.html", "a/b%20c.html"),
        ("100%.html", "100%25.html"),
        ("a%20b.html", "a%2520b.html"),
        ("a&b'c.html", "a%26b%27c.html"),
        ("-_.~", "-_.~"),
    ],
)
def test_encode_path(path: str, written: str) -> None:
    assert encode_path(path) == written


@given(SAFE_PATHS)
def test_any_safe_path_can_be_read_back(path: str) -> None:
    written = encode_path(path)

    assert unquote(written) == path
    assert not set(written) & set(" ?#<>\"&'")
    assert encode_href(path, {path: Blob.of("")}) == written


def test_a_query_string_is_encoded_only_where_it_is_not() -> None:
    assert encode_href("index.html?q=ä b&done=100%25", FILES) == "index.html?q=%C3%A4%20b&done=100%25"
