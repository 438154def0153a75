"""Videos, recordings and files to download as markup, and what they bring into a package."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path
from typing import Any

import pytest

from neuvoo_course.building import Request, build
from neuvoo_course.render.media import size_in_words
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.targets import Options
from neuvoo_course.workspace import open_course
from tests.make import DAY, content, write
from tests.media.samples import course_files, write_course
from tests.render.test_markup import body, tree

VIDEO = '::: video v.mp4 title="A & B"\nSaid *so*.\n:::'


def built(course: Path, target: str, *languages: str) -> Path:
    """Build a course for Espoo and give the package."""
    workspace = open_course(course, DAY)
    assert workspace.problems == ()
    request = Request(
        (find_region(workspace.course, "Espoo"),),
        DAY,
        course / "build",
        languages=languages,
        targets=(target,),
        options=Options(control_documents=False),
    )
    [package] = build(workspace, request)
    return package.path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return content(built(write_course(tmp_path_factory.mktemp("media")), "site", "fi"))


def figure(text: str, **files: str) -> Any:
    (found,) = tree(text, **files).xpath("figure")
    return found


# ---------------------------------------------------------------- markup


def test_a_video_is_a_named_player_with_its_transcript_below() -> None:
    found = figure(VIDEO, **{"media/v.mp4": "", "media/v.fi.vtt": ""})
    (video,) = found.xpath("video")
    assert found.xpath("string(figcaption[@id=$id])", id=video.get("aria-labelledby")) == "A & B"
    assert (video.get("controls"), video.get("preload"), video.get("autoplay")) == ("controls", "metadata", None)
    assert video.xpath("source/@src") == ["../../media/v.mp4"]
    assert video.xpath("source/@type") == ["video/mp4"]
    assert found.xpath("string(details[@class='transcript']/summary)") == "Tekstivastine: A & B"
    assert found.xpath("string(details/p)") == "Said so."


def test_a_browser_without_a_player_has_a_link_that_does_not_end_the_visit() -> None:
    (link,) = figure(VIDEO, **{"media/v.mp4": ""}).xpath("video/a")
    assert (link.get("href"), link.get("target"), link.text) == ("../../media/v.mp4", "_blank", "Avaa tiedosto: A & B")


def test_captions_of_the_text_s_language_are_shown_at_once() -> None:
    files = {"media/v.mp4": "", "media/v.webm": "", "media/v.fi.vtt": "", "media/v.sv.vtt": "", "media/v.so.vtt": ""}
    (video,) = figure(VIDEO, **files).xpath("video")
    tracks = [dict(track.attrib) for track in video.xpath("track[@kind='captions']")]
    assert [(one["srclang"], one["label"], one.get("default")) for one in tracks] == [
        ("fi", "Suomi", "default"),
        ("so", "Soomaali", None),
        ("sv", "Svenska", None),
    ]
    assert video.xpath("source/@type") == ["video/mp4", "video/webm"]


def test_a_poster_stands_there_until_the_video_plays() -> None:
    (video,) = figure(VIDEO, **{"media/v.mp4": "", "media/v.png": ""}).xpath("video")
    assert video.get("poster") == "../../media/v.png"


def test_a_silent_video_says_so() -> None:
    found = figure("::: video v.mp4 silent\nSeen.\n:::", **{"media/v.mp4": ""})
    assert found.xpath("p[@class='kind']/text()") == ["Videossa ei ole ääntä."]
    assert found.xpath("string(figcaption)") == "Video"


def test_a_recording_has_a_player_of_its_own() -> None:
    found = figure("::: audio c.opus\nSaid.\n:::", **{"media/c.opus": "", "media/c.fi.vtt": ""})
    (audio,) = found.xpath("audio")
    assert (audio.get("playsinline"), audio.get("poster"), audio.xpath("track")) == (None, None, [])
    assert audio.xpath("source/@type") == ["audio/ogg; codecs=opus"]
    assert found.xpath("string(figcaption)") == "Äänite"
    assert found.xpath("p[@class='printed']/text()") == ["Äänite. Toistettavissa verkkokoulutuksessa."]


def test_players_of_a_page_have_names_of_their_own() -> None:
    found = tree(f"{VIDEO}\n\n{VIDEO}", **{"media/v.mp4": ""})
    assert found.xpath("//video/@aria-labelledby") == found.xpath("//figcaption/@id") == ["media-1", "media-2"]


def test_a_download_says_what_it_is_and_how_large() -> None:
    block = '::: download a.pdf title="A & B"\nFill it *in*.\n:::'
    (found,) = tree(block, **{"media/a.pdf": "x" * 119_600}).xpath("div[@class='download']")
    (link,) = found.xpath("p[@class='file']/a")
    assert (link.get("href"), link.get("download"), link.get("target")) == ("../../media/a.pdf", "a.pdf", "_blank")
    assert link.xpath("string()") == "A & B (PDF,\N{NO-BREAK SPACE}120\N{NO-BREAK SPACE}kt)"
    assert found.xpath("string(p[2])") == "Fill it in."


def test_a_download_without_a_title_shows_its_name() -> None:
    assert ">a.docx <" in body("::: download a.docx\n:::", **{"media/a.docx": ""})


@pytest.mark.parametrize(
    ("size", "finnish", "english"),
    [
        (0, "1 kt", "1 kB"),
        (1_499, "1 kt", "1 kB"),
        (120_400, "120 kt", "120 kB"),
        (999_499, "999 kt", "999 kB"),
        (999_500, "1,0 Mt", "1.0 MB"),
        (1_540_000, "1,5 Mt", "1.5 MB"),
        (9_960_000, "10 Mt", "10 MB"),
        (123_456_789, "123 Mt", "123 MB"),
    ],
)
def test_a_size_is_said_as_its_language_writes_it(size: int, finnish: str, english: str) -> None:
    assert size_in_words(size, "fi").replace("\N{NO-BREAK SPACE}", " ") == finnish
    assert size_in_words(size, "en").replace("\N{NO-BREAK SPACE}", " ") == english


def test_facts_in_a_transcript_are_filled_and_a_player_outlives_its_text() -> None:
    inside = "::: only region=sipoo\nSaid.\n:::"
    assert "Espoossa" in body("::: video v.mp4\n{{ region.in }}\n:::", **{"media/v.mp4": ""})
    found = figure(f"::: video v.mp4\n{inside}\n:::", **{"media/v.mp4": "", **SIPOO})
    assert (len(found.xpath("video")), found.xpath("details")) == (1, [])


SIPOO = {"regional/sipoo/region.yaml": 'municipality: "753"\n'}


# ---------------------------------------------------------------- packages


def test_a_package_holds_what_its_pages_show_and_nothing_else(site: dict[str, bytes]) -> None:
    files = course_files()
    shown = {path for path in site if path.startswith("media/")}
    assert shown == {
        "media/haastattelu.mp4",
        "media/haastattelu.webm",
        "media/haastattelu.fi.vtt",
        "media/haastattelu.sv.vtt",
        "media/haastattelu.png",
        "media/national/m/puhelu.mp3",
        "media/national/m/kartta.webm",
        "media/national/m/tilauslomake.fi.pdf",
        "media/lista.csv",
    }
    assert {site[path] == files.get(path, files.get(path.removeprefix("media/"))) for path in shown} == {True}


def test_a_manifest_lists_the_files_and_media_are_stored_as_they_are(tmp_path: Path) -> None:
    package = built(write_course(tmp_path), "scorm12")
    with zipfile.ZipFile(package) as archive:
        manifest = archive.read("imsmanifest.xml").decode()
        methods = {info.filename: info.compress_type for info in archive.infolist()}
    media = [path for path in methods if path.startswith("media/")]
    assert len(media) == 10
    assert [path for path in media if f'<file href="{path}"/>' not in manifest] == []
    stored = {path for path in media if methods[path] == zipfile.ZIP_STORED}
    assert stored >= {"media/haastattelu.mp4", "media/haastattelu.webm", "media/national/m/puhelu.mp3"}
    assert methods["media/national/m/tilauslomake.fi.pdf"] == zipfile.ZIP_DEFLATED


def test_a_large_video_is_held_in_memory_once_and_not_read_to_be_checked(tmp_path: Path) -> None:
    size = 19_000_000
    text = "# A\n\n::: video v.mp4 silent\nSeen.\n:::\n"
    course = write(tmp_path, {"national/m/a.fi.md": text, "media/v.mp4": "\0\0\0\x18ftypmp42" + "\0" * size})
    open_course(course, DAY)
    tracemalloc.start()
    try:
        open_course(course, DAY)
        checked = tracemalloc.get_traced_memory()[1]
        tracemalloc.reset_peak()
        package = built(course, "scorm12")
        packed = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert package.stat().st_size > size
    assert checked < size / 4
    assert packed < size * 1.5
