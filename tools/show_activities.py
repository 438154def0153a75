#!/usr/bin/env python3
"""Make docs/activities.md and its pictures from the course in docs/activities/: `make activities`.

The course has a page for each activity. It is built as any course, and each page is photographed as it is on a phone
and on a desktop; the document puts the pictures beside the source.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from neuvoo_course.building import Request, build
from neuvoo_course.model import Page, plain
from neuvoo_course.resolve.regions import find_region
from neuvoo_course.workspace import Workspace, open_course

ROOT = Path(__file__).parents[1]
COURSE = ROOT / "docs/activities"
DOCUMENT = ROOT / "docs/activities.md"
PICTURES = ROOT / "docs/pictures/activities"
SITE = ROOT / "build/activities"
WIDTHS = {"phone": 360, "desktop": 800}
INTRODUCTION = """\
# Every activity

What an author can write, and what the learner gets: on a phone to the left, on a desktop to the right. How each is
written is explained in the [authoring guide](authoring.en.md). This page is made by `make activities` from the course
in [activities/](activities/); to try them, build that: `neuvoo build helsinki --course docs/activities --target site`.
"""


def document(workspace: Workspace) -> str:
    """Give the text of the document: each page's title, pictures and source."""
    pages = (page for module in workspace.course.modules for page in module.pages.values())
    return INTRODUCTION + "".join(_entry(page, workspace.source.texts[page.at.path]) for page in pages)


def _entry(page: Page, source: str) -> str:
    title = plain(next(iter(page.texts.values())).title)
    shown = " ".join(f"![{title}, {width}](pictures/activities/{page.name}-{width}.png)" for width in WIDTHS)
    return f"\n## {title}\n\n{shown}\n\n```markdown\n{source.strip()}\n```\n"


def build_site(workspace: Workspace) -> Path:
    """Build the course as a web site, and give its folder."""
    region = find_region(workspace.course, "Helsinki")
    request = Request((region,), date.today(), SITE, targets=("site",))
    (package,) = build(workspace, request)
    return package.path


def photograph(site: Path, pages: list[str]) -> None:
    """Take a picture of each page's text at each width."""
    from playwright.sync_api import sync_playwright

    from tests.judges.chromium import FLAGS
    from tests.judges.server import serve

    PICTURES.mkdir(parents=True, exist_ok=True)
    with serve(site) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for width, pixels in WIDTHS.items():
            tab = browser.new_page(viewport={"width": pixels, "height": 600})
            for page in pages:
                tab.goto(server.url(f"en/{page}.html"))
                tab.wait_for_load_state("networkidle")
                name = page.partition("/")[2]
                tab.locator(".pager").evaluate("pager => pager.remove()")
                for word in tab.locator("a.term").all():
                    word.click()
                tab.locator("main").screenshot(path=PICTURES / f"{name}-{width}.png")
        browser.close()


def main() -> None:
    workspace = open_course(COURSE, date.today())
    site = build_site(workspace)
    pages = [page.key for module in workspace.course.modules for page in module.pages.values()]
    photograph(site, pages)
    DOCUMENT.write_text(document(workspace), encoding="utf-8")
    print(f"{DOCUMENT.relative_to(ROOT)}: {len(pages)} activities; try them in {site.relative_to(ROOT)}/index.html")


if __name__ == "__main__":
    main()
