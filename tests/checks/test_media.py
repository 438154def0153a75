"""What the checks see in videos, recordings, captions and files to download."""

from __future__ import annotations

import pytest

from neuvoo_course.checks import check_course
from neuvoo_course.checks.captions import captions_faults
from neuvoo_course.checks.media import HEAVY, is_what_it_says
from neuvoo_course.checks.subject import Subject
from neuvoo_course.files import Blob
from neuvoo_course.media import suffix
from tests.make import DAY, make
from tests.media.samples import FOLDER, captions, mp3, office

VIDEO = "::: video v.mp4\nSaid.\n:::"
GOOD = captions("One.", "Two.").decode()
BEGINNINGS = {
    ".mp4": (FOLDER / "sample.mp4").read_bytes(),
    ".webm": (FOLDER / "sample.webm").read_bytes(),
    ".mp3": mp3(),
    ".m4a": b"\0\0\0\x1cftypM4A ",
    ".ogg": b"OggS\0\2",
    ".pdf": b"%PDF-1.7\n",
    ".docx": office(),
    ".rtf": b"{\\rtf1\\ansi",
    ".txt": "Ääni\n".encode("latin-1"),
    ".ics": b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n",
}


def found(pages: dict[str, str], starts: dict[str, bytes] | None = None) -> list[tuple[str, str, int]]:
    """Give code, file and line of what is wrong; files begin as their names say where nothing else is given."""
    made = make({path: f"# A\n\n{text}\n" if path.endswith(".md") else text for path, text in pages.items()})

    def start(path: str, count: int) -> bytes:
        return ((starts or {}).get(path) or BEGINNINGS[suffix(path)])[:count]

    subject = Subject(made.course, lambda path: Blob.of(pages[path]), DAY, start)
    return [(one.code, one.at.path, one.at.line) for one in dict.fromkeys(check_course(subject))]


def test_a_video_with_captions_in_each_language_is_good() -> None:
    pages = {"national/m/a.fi.md": VIDEO, "national/m/a.sv.md": VIDEO, "media/v.mp4": ""}
    assert found({**pages, "media/v.fi.vtt": GOOD, "media/v.sv.vtt": GOOD}) == []
    assert found({**pages, "media/v.fi.vtt": GOOD}) == [("video-without-captions", "national/m/a.sv.md", 3)]


def test_a_silent_video_and_a_recording_need_no_captions() -> None:
    text = "::: video v.mp4 silent\nSeen.\n:::\n\n::: audio c.mp3\nSaid.\n:::"
    assert found({"national/m/a.fi.md": text, "media/v.mp4": "", "media/c.mp3": ""}) == []


def test_captions_of_every_language_are_read() -> None:
    pages = {"national/m/a.fi.md": VIDEO, "media/v.mp4": "", "media/v.fi.vtt": GOOD, "media/v.en.vtt": "WEBVTT\n"}
    assert found(pages) == [("captions-empty", "media/v.en.vtt", 1)]


def test_a_second_format_is_looked_into_too() -> None:
    pages = {"national/m/a.fi.md": VIDEO, "media/v.mp4": "", "media/v.webm": "", "media/v.fi.vtt": GOOD}
    assert found(pages, {"media/v.webm": b"RIFF"}) == [("media-not-what-it-says", "media/v.webm", 1)]


def test_a_heavy_file_is_told_once_for_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "::: download d.pdf\n:::"
    pages = {"national/m/a.fi.md": text, "national/m/a.sv.md": text, "national/m/b.fi.md": text}
    pages["national/m/b.sv.md"] = text
    assert HEAVY == 20_000_000
    monkeypatch.setattr("neuvoo_course.checks.media.HEAVY", 4)
    assert found({**pages, "media/d.pdf": "1234"}) == []
    assert found({**pages, "media/d.pdf": "12345"}) == [("media-heavy", "media/d.pdf", 1)]


def test_files_nobody_shows_are_let_be() -> None:
    assert found({"national/m/a.fi.md": "Text.", "media/v.mp4": "", "media/v.fi.vtt": "no"}) == []


@pytest.mark.parametrize("name", ["/etc/v.mp4", "../v.mp4", "a/../v.mp4", "https://example.org/v.mp4", "C:\\v.mp4"])
def test_a_file_outside_is_no_file(name: str) -> None:
    pages = {"national/m/a.fi.md": f"::: video {name}\nSaid.\n:::", "media/v.mp4": "", "media/v.fi.vtt": GOOD}
    assert found(pages) == [("media-outside", "national/m/a.fi.md", 3)]


@pytest.mark.parametrize(
    ("block", "file"),
    [
        *(("video", name) for name in ("a.mp3", "a.avi", "a.vtt", "a.mp4.exe", "a")),
        *(("audio", name) for name in ("a.mp4", "a.wav")),
        *(("download", name) for name in ("a.exe", "a.xlsm", "a.html", "a.zip", "a.mp4")),
    ],
)
def test_a_file_of_another_kind_is_told_before_it_is_looked_for(block: str, file: str) -> None:
    pages = {"national/m/a.fi.md": f"::: {block} {file}\nSaid.\n:::"}
    assert found(pages) == [("media-wrong-kind", "national/m/a.fi.md", 3)]


def test_names_that_a_package_cannot_hold_are_told() -> None:
    for name in ("ä.pdf", "a?.pdf", "a<b.pdf"):
        pages = {"national/m/a.fi.md": f"::: download {name}\n:::", f"media/{name}": ""}
        assert found(pages) == [("media-name", "national/m/a.fi.md", 3)]


def test_a_title_holds_no_facts() -> None:
    for block in ("download a.pdf", "card", "reflection id=r"):
        pages = {"national/m/a.fi.md": f'::: {block} title="{{{{ region.name }}}}"\nx\n:::', "media/a.pdf": ""}
        assert found(pages) == [("fact-misplaced", "national/m/a.fi.md", 3)]


def test_languages_show_the_same_files() -> None:
    one, two = "::: download a.pdf\n:::", "::: download b.pdf\n:::"
    files = {"media/a.pdf": "", "media/b.pdf": ""}
    assert found({"national/m/a.fi.md": f"{one}\n\n{two}", "national/m/a.sv.md": f"{two}\n\n{one}", **files}) == []
    assert found({"national/m/a.fi.md": f"{one}\n\n{two}", "national/m/a.sv.md": one, **files}) == [
        ("media-differs", "national/m/a.sv.md", 1)
    ]


# ---------------------------------------------------------------- first bytes


@pytest.mark.parametrize("ending", BEGINNINGS)
def test_a_file_that_begins_as_its_kind_does_is_good(ending: str) -> None:
    assert is_what_it_says(ending, BEGINNINGS[ending])


@pytest.mark.parametrize("ending", BEGINNINGS)
def test_a_program_or_nothing_is_no_file_of_any_kind(ending: str) -> None:
    assert not is_what_it_says(ending, b"")
    assert not is_what_it_says(ending, b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0")
    assert not is_what_it_says(ending, b"\x7fELF\2\1\1\0\0\0\0\0\0\0\0\0")


def test_a_sound_in_aac_is_no_mp3_though_it_begins_alike() -> None:
    assert not is_what_it_says(".mp3", b"\xff\xf1\x50\x80")
    assert is_what_it_says(".mp3", b"ID3\4\0")
    assert is_what_it_says(".mp3", b"\xff\xf3\x40\xc0")


def test_text_may_be_in_any_encoding() -> None:
    assert is_what_it_says(".csv", "nimi;ääni".encode("utf-16"))
    assert not is_what_it_says(".csv", b"a\0b")


# ---------------------------------------------------------------- captions


def faults(text: str) -> list[tuple[str, int]]:
    return [(one.code, one.at.line) for one in captions_faults("v.vtt", text)]


TIMES = "00:01.000 --> 00:02.000"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"WEBVTT\n\n{TIMES}\nHi",
        f"WEBVTT - a title\nKind: captions\n\n{TIMES}\nHi\n",
        f"WEBVTT\n\n\n\n{TIMES} align:start position:10%\n- Hi\n- Ho\n\n\n",
        "WEBVTT\n\n100:00:01.000 --> 100:59:59.999\nlong\n",
        f"WEBVTT\n\nNOTE 1 --> 2\nnothing\n\nSTYLE\n::cue {{ color: red }}\n\nREGION\nid:a\n\n{TIMES}\n<v A>Hi</v>\n",
        f"WEBVTT\n{TIMES}\nHi\n\n{TIMES}\nat the same time\n",
        "WEBVTT\n\n00:01.000 --> 00:09.000\na\n\n00:02.000 --> 00:03.000\nb\n",
    ],
)
def test_captions_that_a_browser_reads_are_good(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("captions-header", 1), ("captions-empty", 1)]),
        ("WEBVTT", [("captions-empty", 1)]),
        ("WEBVTT\n\nNOTE later\n", [("captions-empty", 1)]),
        (f"\nWEBVTT\n\n{TIMES}\nHi\n", [("captions-header", 1)]),
        (f"WEBVTTX\n\n{TIMES}\nHi\n", [("captions-header", 1)]),
        ("1\n00:00:01,000 --> 00:00:02,000\nHi\n", [("captions-header", 1), ("captions-time", 2)]),
        ("WEBVTT\n\n0:01.000 --> 0:02.000\nHi\n", [("captions-time", 3)]),
        ("WEBVTT\n\n00:01 --> 00:02\nHi\n", [("captions-time", 3)]),
        ("WEBVTT\n\n00:01.000-->00:02.000\nHi\n", [("captions-time", 3)]),
        ("WEBVTT\n\n00:61.000 --> 00:62.000\nHi\n", [("captions-time", 3)]),
        (f"WEBVTT\n\n{TIMES}\nHi\n\nand more after an empty line\n", [("captions-time", 6)]),
        ("WEBVTT\n\n00:02.000 --> 00:02.000\nHi\n", [("captions-order", 3)]),
        (f"WEBVTT\n\n00:01.500 --> 00:02.000\nHi\n\n2\n{TIMES}\nHo\n", [("captions-order", 7)]),
        (f"WEBVTT\n\n{TIMES}\nHi\n00:02.000 --> 00:01.000\nHo\n", [("captions-order", 5)]),
    ],
)
def test_what_a_browser_would_drop_is_told_at_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    assert faults(text) == expected
