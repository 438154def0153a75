"""What is heard of a page: roles, names and states that matter, a line each, and nothing twice."""

from __future__ import annotations

import pytest

from tests.judges.chromium import WatchedPage
from tests.judges.heard import heard

PAGE = """<!DOCTYPE html><html lang="fi"><title>Sivu</title><main><h1>Sivu</h1>
<p>Teksti <a href="#x">linkki</a></p>
<label><input type="checkbox" checked> Rasti</label>
<button aria-disabled="true" aria-describedby="d"><b>Nappi</b></button><p id="d" hidden>Selitys</p>
<p aria-hidden="true">Ei kuulu</p>
<label>Kenttä <input value="arvo"></label>
<p role="status">Tila</p>
<div tabindex="-1" id="at">Tähän</div></main></html>"""

LINES = """\
main
  heading "Sivu", level 1
  paragraph
    "Teksti"
    link "linkki"
  checkbox "Rasti", checked
  button "Nappi", disabled, described: Selitys
  "Kenttä"
  textbox "Kenttä", value: arvo
  status, live polite
    "Tila"
  generic "Tähän", has the focus
"""


@pytest.mark.browser
def test_what_is_heard(browser_page: WatchedPage) -> None:
    browser_page.page.set_content(PAGE)
    browser_page.page.locator("#at").focus()
    assert heard(browser_page.page, "main") == LINES
