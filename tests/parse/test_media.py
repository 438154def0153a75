"""`::: video`, `audio` and `download`: a file, a title, and what stands inside."""

from __future__ import annotations

import pytest

from neuvoo_course.model import Dialogue, Download, Media, Paragraph, Question, walk

from .reading import faults, only, values


def test_a_video_has_a_file_a_title_and_a_transcript() -> None:
    block = only('::: video a.mp4 title="At work"\nSaid.\n\n::: dialogue\nAino: Hi.\n:::\n:::')
    assert isinstance(block, Media)
    assert (block.kind, block.source, block.title, block.is_silent) == ("video", "a.mp4", "At work", False)
    assert [type(one) for one in block.blocks] == [Paragraph, Dialogue]


@pytest.mark.parametrize("words", ["a.mp4 silent", "silent a.mp4", "title=T silent a.mp4"])
def test_a_video_may_be_silent(words: str) -> None:
    block = only(f"::: video {words}\nSeen.\n:::")
    assert isinstance(block, Media)
    assert (block.source, block.is_silent) == ("a.mp4", True)


def test_a_recording_and_a_file_to_download() -> None:
    audio, download = only("::: audio a.mp3\nSaid.\n:::"), only("::: download a-b.pdf title=T\n:::")
    assert isinstance(audio, Media)
    assert isinstance(download, Download)
    assert (audio.kind, audio.source, audio.title) == ("audio", "a.mp3", "")
    assert (download.kind, download.source, download.title, download.blocks) == ("download", "a-b.pdf", "T", ())


def test_what_stands_inside_is_walked() -> None:
    block = only("::: download a.pdf\n::: question single id=q\nX?\n\n- [ ] a\n- [x] b\n:::\n:::")
    assert [one for one in walk((block,)) if isinstance(one, Question)]


@pytest.mark.parametrize("kind", ["video", "audio", "download"])
def test_a_block_without_a_file_is_told(kind: str) -> None:
    assert faults(f"::: {kind} title=T\nx\n:::") == [("media-without-file", 1, 5)]


def test_a_video_without_a_transcript_is_told() -> None:
    assert faults("::: video a.mp4\n:::") == [("media-without-transcript", 1, 5)]
    assert faults("::: video a.mp4 silent\n\n:::") == [("media-without-transcript", 1, 5)]
    assert faults("::: download a.pdf\n:::") == []


def test_other_words_and_keys_are_told() -> None:
    assert faults("::: video a.mp4 silnt\nx\n:::") == [("block-word-unknown", 1, 17)]
    assert values("::: video a.mp4 silnt\nx\n:::")["near"] == "silent"
    assert faults("::: audio a.mp3 silent\nx\n:::") == [("block-word-unknown", 1, 17)]
    assert faults("::: video my film.mp4\nx\n:::") == [("block-word-unknown", 1, 14)]
    assert faults("::: audio a.mp3 autoplay=yes\nx\n:::") == [("block-key-unknown", 1, 17)]
