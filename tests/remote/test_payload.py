"""What an object holds, in pieces."""

from __future__ import annotations

from pathlib import Path

import pytest

from neuvoo_course.cache import Cache
from neuvoo_course.files import Blob
from neuvoo_course.remote.content_types import OTHER, content_type
from neuvoo_course.remote.payload import Payload
from neuvoo_course.source.files import MEDIA_SUFFIXES, PICTURE_SUFFIXES
from neuvoo_course.source.stamps import Stamps


@pytest.fixture
def payload(tmp_path: Path) -> Payload:
    (tmp_path / "a.mp4").write_bytes(b"0123456789")
    return Payload([b"ab", Stamps(tmp_path, Cache()).blob("a.mp4"), b"", b"cd"], "video/mp4")


@pytest.mark.parametrize("length", [1, 3, 7, 14, 100])
def test_pieces_are_of_one_length_and_together_all_bytes(payload: Payload, length: int) -> None:
    pieces = list(payload.pieces(length))
    assert b"".join(pieces) == b"ab0123456789cd"
    assert {len(piece) for piece in pieces[:-1]} <= {length}
    assert 0 < len(pieces[-1]) <= length
    assert payload.size == 14
    assert list(payload.pieces(length)) == pieces


def test_nothing_is_one_empty_piece() -> None:
    assert list(Payload.of("a.txt", b"").pieces(5)) == [b""]
    assert list(Payload.of("a.txt", Blob.of("")).pieces(5)) == [b""]


def test_every_file_a_course_may_hold_has_a_type() -> None:
    for suffix in (*PICTURE_SUFFIXES, *MEDIA_SUFFIXES, ".html", ".css", ".js"):
        assert content_type(f"a/b{suffix}") != OTHER, suffix
    assert content_type("a/B.HTML") == "text/html; charset=utf-8"
    assert content_type("a/b") == content_type("a.b/c.unheard") == OTHER
