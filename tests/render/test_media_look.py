"""Videos, recordings and files to download in a browser: with captions, by keyboard, in every look, and on paper."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage
from tests.judges.keyboard import tab_to
from tests.judges.lms import Lms
from tests.judges.server import serve
from tests.media.samples import PDF, write_course
from tests.render.test_look import LONG, LOOKS, open_all, too_wide
from tests.render.test_media import built

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
KNOWN = "[...document.querySelectorAll('video, audio')].every(one => one.readyState >= 1)"
"""Whether every player knows how long its file is."""
SHOWN = """one => [...one.textTracks].filter(track => track.mode === 'showing')
    .map(track => [track.language, [...track.cues].map(cue => cue.text)])"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the course of `samples.py` as a site in Finnish and Swedish."""
    return built(write_course(tmp_path_factory.mktemp("media")), "site", "fi", "sv")


@contextmanager
def opened(browser: Browser, site: Path, path: str = "fi/m/a.html", **how: Any) -> Iterator[Page]:
    """Open a page under the policy, and hold it to that."""
    with serve(site) as server, browser.new_context(**{"viewport": PHONE, **how}) as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.goto(server.url(path))
        yield watched.page
        watched.assert_clean()


def until(page: Page, expression: str) -> None:
    """Wait for something to be so; the policy does not let a page evaluate texts by itself."""
    for _ in range(200):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(40)
    raise AssertionError(expression)


# ---------------------------------------------------------------- playing


def test_every_player_knows_its_file(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        until(page, KNOWN)
        lengths = page.evaluate("[...document.querySelectorAll('video, audio')].map(one => one.duration)")
        assert len(lengths) == 3
        assert all(0.9 < length < 2 for length in lengths)
        assert page.locator("video").first.evaluate("one => [one.videoWidth, one.videoHeight]") == [160, 90]
        assert page.evaluate("[...document.querySelectorAll('video, audio')].every(one => one.paused)")


@pytest.mark.parametrize(("language", "said"), [("fi", "Ihmiset tulevat tänne."), ("sv", "Folk kommer hit.")])
def test_captions_of_the_page_s_language_are_shown(browser: Browser, site: Path, language: str, said: str) -> None:
    with opened(browser, site, f"{language}/m/a.html") as page:
        until(page, "[...document.querySelector('video').textTracks].some(one => one.cues?.length)")
        [(shown, cues)] = page.locator("video").first.evaluate(SHOWN)
        assert (shown, len(cues), cues[0]) == (language, 2, said)


def test_the_browser_without_mp4_plays_the_second_format(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        until(page, KNOWN)
        page.locator("video").first.evaluate(
            "one => { one.querySelector('source').remove(); one.load(); return new Promise(f => one.oncanplay = f) }"
        )
        assert str(page.locator("video").first.evaluate("one => one.currentSrc")).endswith("haastattelu.webm")


def test_space_plays_the_video_that_tab_reaches(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        until(page, KNOWN)
        tab_to(page, "video")
        page.keyboard.press("Space")
        until(page, "document.querySelector('video').currentTime > 0.2")
        until(page, "document.querySelector('video').ended")
        tab_to(page, "audio")
        page.keyboard.press("Space")
        until(page, "document.querySelector('audio').currentTime > 0.2")


def test_a_player_works_after_a_swap_and_stops_at_the_next(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/m/b.html") as page:
        page.get_by_role("link", name="alkuun").click()
        expect(page.locator("h1")).to_have_text("Kuuntele ja katso")
        until(page, KNOWN)
        expect(page.locator(".media figcaption").first).to_have_css("font-weight", "700")
        page.evaluate("window.player = document.querySelector('video'); player.loop = true; player.play()")
        until(page, "player.currentTime > 0.1")
        page.locator("nav.pager a[rel=next]").click()
        expect(page.locator("h1")).to_have_text("Toinen")
        until(page, "player.paused")


# ---------------------------------------------------------------- files


def test_a_file_is_saved_under_its_name_and_the_visit_goes_on(lms: Lms, site: Path) -> None:
    visit = lms.launch("1.2", site, "fi/m/a.html")
    with visit.watched.page.expect_download() as saved:
        visit.frame.get_by_role("link", name="Tulkin tilauslomake").press("Enter")
    assert saved.value.suggested_filename == "tilauslomake.fi.pdf"
    assert Path(saved.value.path()).read_bytes().startswith(PDF)
    expect(visit.frame.locator("h1")).to_have_text("Kuuntele ja katso")
    assert visit.calls("Finish") == []


# ---------------------------------------------------------------- looks


@pytest.mark.parametrize("look", LOOKS)
def test_no_state_breaks_wcag_in_any_look(browser: Browser, site: Path, look: str) -> None:
    with opened(browser, site, **LOOKS[look]) as page:
        until(page, KNOWN)
        assert violations(page) == []
        open_all(page)
        page.locator("video").first.evaluate("one => one.play()")
        assert violations(page) == []


@pytest.mark.parametrize("selector", ["video", "audio", ".transcript summary", ".file a"])
def test_the_focus_is_seen(browser: Browser, site: Path, selector: str) -> None:
    with opened(browser, site) as page:
        tab_to(page, selector)
        style = page.evaluate("{ const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement);"
                              " [outlineStyle, outlineWidth] }")  # fmt: skip
        assert style == ["solid", "3px"]


def test_players_have_names_for_who_hears_the_page(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        tree = page.locator("article").aria_snapshot()
        for name in ("Neuvoja kertoo työstään", "Äänite", "Reitti neuvontapisteeseen"):
            assert f'figure "{name}"' in tree
        assert 'link "Tulkin tilauslomake (PDF, 120 kt)"' in tree.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_nothing_scrolls_sideways(browser: Browser, tmp_path: Path, direction: str) -> None:
    course = write_course(tmp_path)
    for page_file in course.glob("national/m/a.*.md"):
        text = page_file.read_text(encoding="utf-8").replace('title="', f'title="{LONG}{LONG} ')
        page_file.write_text(text.replace("Valkoinen", LONG * 2), encoding="utf-8")
    how: dict[str, Any] = {"viewport": {"width": 320, "height": 600}}
    with opened(browser, built(course, "site", "fi", "sv"), **how) as page:
        page.evaluate("direction => { document.documentElement.dir = direction }", direction)
        until(page, KNOWN)
        open_all(page)
        assert too_wide(page) == []


def test_a_page_does_not_jump_when_its_video_arrives(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        until(page, KNOWN)
        arrived = page.locator("video").first.bounding_box()
        page.locator("video").first.evaluate(
            "one => { one.removeAttribute('poster'); one.replaceChildren(); one.load() }"
        )
        empty = page.locator("video").first.bounding_box()
        assert arrived
        assert empty
        assert abs(arrived["height"] - empty["height"]) < 2


def test_targets_are_large_enough(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        for target in page.locator("article :is(summary, .file a)").all():
            box = target.bounding_box() or {"width": 0, "height": 0}
            assert min(box["width"], box["height"]) >= 24, target


# ---------------------------------------------------------------- without scripts, without a server, on paper


def test_without_scripts_players_and_transcripts_are_there(browser: Browser, site: Path) -> None:
    with opened(browser, site, java_script_enabled=False) as page:
        expect(page.locator("video").first).to_be_visible()
        expect(page.get_by_text("Ihmiset tulevat tänne kirje kädessä.")).to_be_hidden()
        page.locator(".transcript summary").first.click()
        expect(page.get_by_text("Ihmiset tulevat tänne kirje kädessä.")).to_be_visible()


def test_from_a_folder_videos_play_and_the_transcript_stands_for_the_captions(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.goto((site / "fi/m/a.html").as_uri())
        until(watched.page, KNOWN)
        watched.page.locator(".transcript summary").first.click()
        expect(watched.page.get_by_text("Ihmiset tulevat tänne kirje kädessä.")).to_be_visible()
        assert [error for error in watched.errors if ".vtt" not in error] == []


def test_paper_has_titles_and_transcripts_in_full_and_no_players(browser: Browser, site: Path) -> None:
    with opened(browser, site) as page:
        until(page, KNOWN)
        for note in page.locator(".printed").all():
            expect(note).to_be_hidden()
        page.emulate_media(media="print")
        for shown in page.locator(".media figcaption, .printed, .transcript > p, .transcript .turn, .file").all():
            expect(shown).to_be_visible()
        for hidden in page.locator("video, audio").all():
            expect(hidden).to_be_hidden()
        expect(page.locator(".file").first).to_contain_text("Tulkin tilauslomake (PDF")
