"""Pictures made light, on pages: which file which screen fetches, how large it is drawn, and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from neuvoo_course.archive import write_folder
from neuvoo_course.cache import Cache
from neuvoo_course.files import Blob, Files
from neuvoo_course.light_pictures import LightPictures
from neuvoo_course.render import Renderer
from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage, settle
from tests.judges.server import serve
from tests.light_pictures.samples import drawing, jpeg, noise, written
from tests.make import make, xml
from tests.render.test_look import too_wide

PICTURES = {
    "media/photo.jpg": jpeg(1600, 1200),
    "media/small.jpg": jpeg(400, 300),
    "media/screen.png": written(drawing(), "PNG"),
    "media/light.jpg": written(noise(200, 150), "JPEG"),
}
TEXT = """# A

![A field](photo.jpg "In June")

In a line ![A pen](small.jpg) too.

![A screen](screen.png)
"""


def rendered(text: str = TEXT, pictures: Mapping[str, bytes] = PICTURES) -> Files:
    made = make({"national/m/a.fi.md": text, **dict.fromkeys(pictures, "")})
    read = lambda path: Blob.of(pictures[path])  # noqa: E731
    light = LightPictures(made.course.pictures, read, Cache())
    return Renderer(made.course.pictures, read, light=light).render(made.edition("Espoo", "fi"))


def images(text: str, pictures: Mapping[str, bytes] = PICTURES) -> list[dict[str, str]]:
    """Give the attributes of every picture of a page."""
    return [dict(image.attrib) for image in xml(rendered(text, pictures)["fi/m/a.html"].data).xpath("//main//img")]


# ---------------------------------------------------------------- markup


def test_a_photograph_offers_its_widths() -> None:
    (image,) = images("# A\n\n![A](photo.jpg)\n")
    assert image == {
        "src": "../../media/photo.jpg/1440.webp",
        "srcset": "../../media/photo.jpg/720.webp 720w, ../../media/photo.jpg/1440.webp 1440w",
        "sizes": "(max-width: 704px) 100vw, 704px",
        "alt": "A",
        "width": "1440",
        "height": "1080",
    }


def test_what_comes_in_one_width_offers_no_choice() -> None:
    (image,) = images("# A\n\n![A](screen.png)\n")
    assert image == {"src": "../../media/screen.png/1800.webp", "alt": "A", "width": "1800", "height": "300"}


def test_an_original_that_stays_is_shown_as_ever() -> None:
    (image,) = images("# A\n\n![A](light.jpg)\n")
    assert image == {"src": "../../media/light.jpg", "alt": "A"}
    assert rendered("# A\n\n![A](light.jpg)\n")["media/light.jpg"].data == PICTURES["media/light.jpg"]


def test_a_wide_picture_opens_its_widest_copy() -> None:
    (page,) = (xml(rendered("# A\n\n![A](photo.jpg)\n")["fi/m/a.html"].data),)
    assert page.xpath("//figure/a/@href") == ["../../media/photo.jpg/1440.webp"]
    assert page.xpath("//figure/@class") == ["wide"]


def test_an_odd_name_does_not_break_the_list_of_widths() -> None:
    name = "media/a, b 2x #1 100%.jpg"
    (image,) = images("# A\n\n![A](<a, b 2x #1 100%.jpg>)\n", {name: PICTURES["media/photo.jpg"]})
    below = "../../media/a%2C%20b%202x%20%231%20100%25.jpg"
    assert image["srcset"] == f"{below}/720.webp 720w, {below}/1440.webp 1440w"


def test_regional_pictures_lie_below_media_too() -> None:
    files = {
        "national/m/a.fi.md": "# A\n",
        "regional/x/region.yaml": 'municipality: "049"\n',
        "regional/x/m/b.fi.md": "---\nafter: a\n---\n# B\n\n![B](p.jpg)\n",
        "regional/x/m/p.jpg": "",
    }
    made = make(files)
    read = lambda _: Blob.of(PICTURES["media/photo.jpg"])  # noqa: E731
    light = LightPictures(made.course.pictures, read, Cache())
    packed = Renderer(made.course.pictures, read, light=light).render(made.edition("Espoo", "fi"))
    below = "media/regional/x/m/p.jpg"
    assert [path for path in sorted(packed) if "media" in path] == [f"{below}/1440.webp", f"{below}/720.webp"]


# ---------------------------------------------------------------- in a browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("light") / "site"
    write_folder(place, rendered())
    return place


def shown(page: Page) -> list[tuple[str, int]]:
    """Give which file of each picture is shown, and how wide."""
    page.wait_for_function("() => [...document.images].every(one => one.complete && one.naturalWidth)")
    script = "[...document.images].map(one => [one.currentSrc, one.getBoundingClientRect().width])"
    return [("/".join(source.split("/")[-2:]), round(width)) for source, width in page.evaluate(script)]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "density", "photo", "drawn"),
    [
        (360, 2, 720, 360),
        (390, 3, 1440, 390),
        (1280, 1, 720, 703),
        (1280, 2, 1440, 703),
    ],
)
def test_each_screen_fetches_the_width_it_needs(
    browser: Browser, site: Path, width: int, density: int, photo: int, drawn: int
) -> None:
    how: dict[str, Any] = {"viewport": {"width": width, "height": 800}, "device_scale_factor": density}
    with serve(site) as server, browser.new_context(**how) as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.goto(server.url("fi/m/a.html"))
        settle(watched.page)
        assert shown(watched.page) == [
            (f"photo.jpg/{photo}.webp", drawn),
            ("small.jpg/400.webp", min(400, width - 32)),
            ("screen.png/1800.webp", drawn),
        ]
        assert too_wide(watched.page) == []
        assert violations(watched.page) == []
        assert sum(url.endswith(".webp") for url in watched.requests) == 3
        watched.assert_clean()


@pytest.mark.browser
def test_pages_show_their_pictures_from_a_folder_too_without_scripts(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto((site / "fi/m/a.html").as_uri())
        for picture in page.locator("main img").all():
            expect(picture).to_be_visible()
        assert [width for _, width in shown(page)] == [703, 400, 703]


@pytest.mark.browser
def test_a_printed_module_has_the_widest_copies(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context(viewport={"width": 360, "height": 800}) as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.add_init_script("window.print = () => { window.printed = true }")
        watched.page.goto(server.url("fi/index.html"))
        watched.page.locator("[data-print=module]").click()
        watched.page.wait_for_function("() => window.printed")
        names = [name for name, _ in shown(watched.page)]
        assert names == ["photo.jpg/1440.webp", "small.jpg/400.webp", "screen.png/1800.webp"]
        watched.assert_clean()
