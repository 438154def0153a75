"""What belongs to a video by its name, in which language."""

from __future__ import annotations

from neuvoo_course.archive import COMPRESSED_ALREADY
from neuvoo_course.checks.media import STARTS
from neuvoo_course.media import (
    SUFFIXES,
    captions_of,
    captions_path,
    find_media,
    poster_of,
    sources_of,
    suffix,
)
from neuvoo_course.model import Media
from neuvoo_course.problems import Location

VIDEO = Media("video", "a.mp4", "", False, (), Location("national/m/p.fi.md"))


def captions(*known: str, path: str = "media/a.mp4", language: str = "fi") -> list[tuple[str, str]]:
    return list(captions_of(known, path, VIDEO, language))


def test_a_file_is_found_as_a_picture_is() -> None:
    known = {"media/a.mp4", "media/a.sv.mp4", "national/m/a.en.mp4"}
    found = {language: find_media(known, VIDEO, language) for language in ("fi", "sv", "en")}
    assert found == {"fi": "media/a.mp4", "sv": "media/a.sv.mp4", "en": "national/m/a.en.mp4"}


def test_captions_come_in_every_language_there_is_the_text_s_own_first() -> None:
    known = ("media/a.sv.vtt", "media/a.ar.vtt", "media/a.fi.vtt", "media/ab.en.vtt", "media/a.b.en.vtt", "media/a.vtt")
    assert captions(*known) == [
        ("fi", "media/a.fi.vtt"),
        ("ar", "media/a.ar.vtt"),
        ("sv", "media/a.sv.vtt"),
    ]
    assert captions(*known, language="en") == [
        ("ar", "media/a.ar.vtt"),
        ("fi", "media/a.fi.vtt"),
        ("sv", "media/a.sv.vtt"),
    ]


def test_a_video_of_one_language_has_captions_in_that_language_alone() -> None:
    known = ("media/a.fi.vtt", "media/a.sv.vtt")
    assert captions(*known, path="media/a.fi.mp4") == [("fi", "media/a.fi.vtt")]
    assert captions("media/a.sv.vtt", path="media/a.fi.mp4") == []


def test_where_captions_are_expected() -> None:
    assert captions_path("media/a.mp4", VIDEO, "fi") == "media/a.fi.vtt"
    assert captions_path("media/a.fi.mp4", VIDEO, "fi") == "media/a.fi.vtt"


def test_the_written_file_comes_first_then_the_same_in_other_formats() -> None:
    known = {"media/a.mp4", "media/a.webm", "media/a.mp3", "media/b.webm"}
    assert sources_of(known, "video", "media/a.mp4") == ("media/a.mp4", "media/a.webm")
    assert sources_of(known, "video", "media/a.webm") == ("media/a.webm", "media/a.mp4")
    assert sources_of(known, "audio", "media/a.mp3") == ("media/a.mp3",)


def test_a_poster_is_the_picture_of_the_same_name() -> None:
    assert poster_of({"media/a.png", "media/a.fi.jpg"}, "media/a.mp4", "fi") == "media/a.fi.jpg"
    assert poster_of({"media/a.png", "media/a.fi.jpg"}, "media/a.mp4", "sv") == "media/a.png"
    assert poster_of({"media/a.svg", "other/a.png"}, "media/a.mp4", "sv") is None


def test_endings_are_small_letters() -> None:
    assert [suffix(path) for path in ("a/B.MP4", "a.fi.pdf", "a", ".vtt", "a.b/c")] == [".mp4", ".pdf", "", "", ""]


def test_no_kind_can_act_and_each_is_looked_into() -> None:
    endings = {ending for kind in SUFFIXES.values() for ending in kind}
    assert endings - STARTS.keys() == {".mp4", ".m4a", ".mp3", ".txt", ".csv"}
    assert not endings & {".docm", ".xlsm", ".pptm", ".dotm", ".exe", ".zip", ".html", ".htm", ".svg", ".js", ".xml"}


def test_what_is_packed_already_is_stored() -> None:
    plain = {".pdf", ".rtf", ".txt", ".csv", ".ics"}
    assert {end for kind in SUFFIXES.values() for end in kind} - set(COMPRESSED_ALREADY) == plain
