"""What is made to be printed: the certificate, the learner's own notes, a module."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from neuvoo_course.render import Renderer
from tests.judges.axe import violations
from tests.judges.chromium import WatchedPage, let_tell, settle
from tests.judges.keyboard import tab_to
from tests.judges.lms import Data, Lms, Version, Visit
from tests.judges.server import serve
from tests.judges.strict import strict_api
from tests.make import make, xml
from tests.render.papers import rendered, written
from tests.render.test_look import LOOKS, too_wide
from tests.runtime.platform import PRESENT
from tests.runtime.test_state import base36
from tests.runtime.test_visit import check_calls

DAY = (date(2026, 11, 22) - date(2020, 1, 1)).days
DONE = f"1;c={base36(DAY)};d=3;s=3;t0=fa01;v0=7;o="
"""A learner who has read three pages and passed the test with everything right."""
MODULE = "Module m ohjaus ja neuvonta monikielisessä palvelussa"
A4 = {"format": "A4", "margin": dict.fromkeys(("top", "right", "bottom", "left"), "15mm")}
PRINT = (
    "window.print = () => { window.printed = (window.printed || 0) + 1; window.dispatchEvent(new Event('printed')) }"
)
browser_test = pytest.mark.browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the course once."""
    return written(tmp_path_factory.mktemp("papers") / "site")


@contextmanager
def opened(
    browser: Browser, site: Path, path: str, state: str = DONE, name: str = "Virtanen, Aino", **how: Any
) -> Iterator[Page]:
    """Open a page for a learner whom a platform knows by name, with a saved state."""
    values = {"cmi.suspend_data": state, "cmi.core.student_name": name}
    with serve(site) as server, browser.new_context(**how) as context:
        watched = WatchedPage.watch(context.new_page())
        watched.page.add_init_script(PRESENT + f"Object.assign(platform.values, {json.dumps(values)});{PRINT}")
        watched.page.goto(server.url(path))
        settle(watched.page)
        yield watched.page
        watched.assert_clean()


def facts(page: Page | Frame) -> dict[str, str]:
    """Give what the sheet says, without what it leaves out."""
    expect(page.locator("[data-when=done]")).to_be_visible()
    rows = [row for row in page.locator(".facts tr").all() if row.is_visible()]
    return {row.locator("th").inner_text(): row.locator("td").inner_text() for row in rows}


def has_printed(page: Page, times: int) -> None:
    page.wait_for_function("times => window.printed === times", arg=times)


def sheets(page: Page) -> int:
    """Give how many sheets of A4 the page takes on paper."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(**A4)))  # type: ignore[arg-type]


def on_paper(page: Page) -> str:
    """Give the words that paper shows."""
    page.emulate_media(media="print")
    text: str = page.locator("body").inner_text()
    page.emulate_media(media="screen")
    return text


# ---------------------------------------------------------------- what lies in a package


def test_certificate_and_notes_are_the_same_in_every_region() -> None:
    espoo, mariehamn = rendered("Espoo"), rendered("Mariehamn")
    for language in ("fi", "sv", "en"):
        for name in ("certificate", "notes"):
            path = f"{language}/{name}.html"
            assert espoo[path].data == mariehamn[path].data
            assert "Espoo" not in espoo[path].data.decode()


def test_every_note_of_the_course_is_on_the_page_of_notes_under_an_id_of_its_own() -> None:
    files = rendered()
    for language in ("fi", "sv", "en"):
        tree = xml(files[f"{language}/notes.html"].data)
        found = [(one.getparent().getparent().get("data-place"), one.get("data-note")) for one in notes_in(tree)]
        assert found == [("0.1", "lista"), ("0.1", "pohdi"), ("0.3", "pohdi")]
        ids = tree.xpath("//@id")
        assert len(set(ids)) == len(ids)
        assert set(tree.xpath("//@aria-labelledby")) <= set(ids)
        links = tree.xpath("//*[@data-note='lista']/p/a/@href")
        assert links == ["m/koe.html", "m/a.html#h-lopuksi"]
    assert notes_in(xml(files["fi/m/a.html"].data))[0].get("aria-labelledby") == "n-lista"


def notes_in(tree: Any) -> list[Any]:
    return list(tree.xpath("//*[@data-note]"))


def test_a_course_without_notes_has_no_page_of_them() -> None:
    made = make({"national/m/a.fi.md": "# A\n"})
    files = Renderer(frozenset(), lambda _: pytest.fail("no pictures")).render(made.edition())
    assert "fi/notes.html" not in files
    assert b"notes.html" not in files["fi/index.html"].data
    assert "fi/certificate.html" in files


def test_a_region_s_own_notes_are_on_its_page_alone() -> None:
    note = "::: reflection id={id}\nKuka?\n:::\n"
    made = make(
        {
            "national/m/a.fi.md": "# A\n\n::: slot id=oma\n:::\n" + note.format(id="yhteinen"),
            "national/m/a.sv.md": "# A\n\n::: slot id=oma\n:::\n" + note.format(id="yhteinen"),
            "regional/x/region.yaml": 'municipality: "091"\n',
            "regional/x/m/oma.fi.md": note.format(id="alueen"),
        }
    )
    renderer = Renderer(frozenset(), lambda _: pytest.fail("no pictures"))
    pages = {code: renderer.render(made.edition(code, "fi", "sv")) for code in ("049", "091", "092")}
    assert pages["049"]["fi/notes.html"] is pages["092"]["fi/notes.html"]
    named = xml(pages["091"]["fi/notes.html"].data).xpath("//@data-note")
    assert named == ["alueen", "yhteinen"]
    foreign = xml(pages["091"]["sv/notes.html"].data).xpath("//div[@lang='fi']//@data-note")
    assert foreign == ["alueen"]


# ---------------------------------------------------------------- the certificate


@browser_test
@pytest.mark.parametrize("version", ["1.2", "2004"])
def test_a_learner_takes_the_course_and_gets_the_certificate(
    browser: Browser, site: Path, version: Version, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        visit = Lms(browser, tmp_path, stack, strict_api).launch(version, site, "fi/index.html")
        frame = visit.frame
        follow(frame, "Tulkki mukana")
        follow(frame, "Tietoa koulutuksesta")
        follow(frame, "Todistus koulutuksen suorittamisesta")
        expect(frame.locator(".to-do li")).to_have_text(
            [
                f"Lue kaikki sivut: olet lukenut 1/3. Jatka sivusta Koe ({MODULE})",
                f"Läpäise koe, kun saat vähintään 80 % pisteistä: Koe ({MODULE})",
            ]
        )
        expect(frame.locator("[data-when=done]")).to_be_hidden()
        frame.locator(".to-do a").last.click()
        frame.get_by_label("Kyllä").check()
        frame.get_by_role("button", name="Palauta koe").click()
        follow(frame, "n2 Tulkki mukana")
        follow(frame, "Etusivu")
        follow(frame, "Todistus koulutuksen suorittamisesta")
        expect(frame.locator(".learner")).to_have_text("Aino Virtanen")
        today = frame.evaluate("new Intl.DateTimeFormat('fi', {dateStyle: 'long'}).format(new Date())")
        said = facts(frame)
        assert said["Suorituspäivä"] == today
        assert said["Kokeiden tulos"] == "100 %"
        assert said["Suorituksen vaatimukset"] == "Kaikki sivut luettu. Jokainen koe läpäisty."
        assert "noin 5 minuuttia" in said["Sisältö"]
        expect(frame.locator(".what")).to_have_text("Course")
        expect(frame.get_by_text("Espoo")).to_be_visible()
        let_tell(frame)
        name_is_kept_nowhere(visit)
        visit.leave()
        check_calls(visit)


def name_is_kept_nowhere(visit: Visit) -> None:
    kept = visit.frame.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "Virtanen" not in kept
    assert "Aino" not in kept
    assert not [call for call in visit.calls("SetValue") if "Aino" in str(call.arguments)]


def follow(frame: Frame, link: str) -> None:
    """Click a link of the page itself, and wait for what it leads to."""
    frame.locator("main, footer, header").get_by_role("link", name=link).first.click()
    expect(frame.locator("h1:visible")).to_be_focused()


@browser_test
@pytest.mark.parametrize(
    ("language", "day"), [("fi", "22. marraskuuta 2026"), ("sv", "22 november 2026"), ("en", "22 November 2026")]
)
def test_the_day_is_written_in_each_language(browser: Browser, site: Path, language: str, day: str) -> None:
    with opened(browser, site, f"{language}/certificate.html", timezone_id="Europe/Helsinki") as page:
        assert day in facts(page).values()
        assert "{" not in on_paper(page)


@browser_test
def test_the_day_is_the_learner_s_own(browser: Browser, site: Path) -> None:
    state = "1;s=3;t0=fa01;v0=3;o="
    with opened(browser, site, "index.html", state, locale="fi-FI", timezone_id="Pacific/Kiritimati") as page:
        # Noon of Helsinki is the next day there.
        page.clock.set_fixed_time("2026-11-22T10:30:00Z")
        page.get_by_role("link", name="n2 Tulkki mukana").last.click()
        expect(page.locator("h1:visible")).to_have_text("n2 Tulkki mukana")
        page.get_by_role("link", name="Tietoa koulutuksesta").click()
        page.get_by_role("link", name="Todistus").click()
        expect(page.locator("[data-fact=day]").first).to_have_text("23. marraskuuta 2026")
        assert facts(page)["Suorituspäivä"] == "23. marraskuuta 2026"


@browser_test
def test_the_earlier_day_of_two_devices_stays(browser: Browser, site: Path, tmp_path: Path) -> None:
    with ExitStack() as stack:
        lms = Lms(browser, tmp_path, stack, strict_api)
        first = lms.launch("1.2", site, "fi/certificate.html", saved=saved_state("1;c=1yg;d=3;s=2;v0=7;o="))
        assert facts(first.frame)["Suorituspäivä"] == written_day(first.frame, "1yg")
        first.leave()
        other = lms.launch("1.2", site, "fi/certificate.html", saved=saved_state("1;c=200;d=3;s=9;v0=7;o="))
        assert facts(other.frame)["Suorituspäivä"] == written_day(other.frame, "1yg")
        let_tell(other.frame)
        assert ";c=1yg;" in other.value("cmi.suspend_data")
        other.leave()


def saved_state(state: str) -> Data:
    return {"suspend_data": state, "core": {"lesson_status": "passed", "entry": "resume"}}


def written_day(frame: Frame, day: str) -> str:
    script = "day => new Intl.DateTimeFormat('fi', {dateStyle: 'long'}).format(new Date(2020, 0, 1 + day))"
    return str(frame.evaluate(script, int(day, 36)))


@browser_test
def test_a_platform_that_only_knows_that_it_is_done_gets_no_invented_day(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/certificate.html", state="") as page:
        expect(page.locator(".to-do li")).to_have_count(2)
    passed = "platform.values['cmi.core.lesson_status'] = 'passed';"
    with serve(site) as server, browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(PRESENT + passed)
        page.goto(server.url("fi/certificate.html"))
        assert facts(page).keys().isdisjoint({"Suorituspäivä", "Kokeiden tulos"})
        let_tell(page)
        assert ";c=" not in page.evaluate("window.platform.values['cmi.suspend_data']")


@browser_test
def test_without_a_name_paper_has_a_line_for_it(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/certificate.html", name="") as page:
        facts(page)
        expect(page.locator(".learner")).to_be_hidden()
        expect(page.locator(".by-hand")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator(".learner")).to_be_visible()
        expect(page.locator(".learner")).to_have_css("border-bottom-style", "solid")
        expect(page.locator(".by-hand")).to_be_hidden()


@browser_test
@pytest.mark.parametrize("name", ["", "von Wachenfeldt-Lindström, Maria Alexandra Elisabet Kristiina"])
def test_twelve_modules_fit_one_sheet(browser: Browser, tmp_path: Path, name: str) -> None:
    state = DONE.replace("v0=7", "v0=1fff")
    with opened(browser, written(tmp_path / "site", modules=12), "fi/certificate.html", state, name) as page:
        assert facts(page)["Sisältö"].count("noin 5 minuuttia") == 12
        assert sheets(page) == 1
        paper = on_paper(page)
        for shown in ("Todistus", "Espoo", "22. marraskuuta 2026", "Neuvonta", "2026.1", "rekisteriote"):
            assert shown in paper
        for hidden in ("Etusivu", "Tulosta", "Tietoa koulutuksesta"):
            assert hidden not in paper


@browser_test
def test_a_module_alone_has_its_own_certificate_and_notes(browser: Browser, tmp_path: Path) -> None:
    site = written(tmp_path / "site", sco="module")
    with opened(browser, site, "module-2.html", state="", locale="fi-FI") as page:
        expect(page.locator(".certificate-link")).to_be_hidden()
        page.get_by_role("link", name="n2 Tulkki mukana").last.click()
        expect(page.locator("h1:visible")).to_have_text("n2 Tulkki mukana")
        page.get_by_role("link", name="Etusivu").first.click()
        page.get_by_role("link", name="Todistus").click()
        said = facts(page)
        assert said["Suorituksen vaatimukset"] == "Kaikki sivut luettu."
        assert said["Sisältö"].startswith("Module n2")
        expect(page.locator(".what")).to_contain_text("Module n2")
        expect(page.get_by_text("on suorittanut koulutuksen moduulin")).to_be_visible()
        expect(page.locator("[data-fact=course]")).to_have_text("Course")
        page.get_by_role("link", name="Etusivu").first.click()
        page.get_by_role("link", name="Omat muistiinpanot").click()
        expect(page.locator(".notes-of:visible")).to_have_count(1)
        expect(page.locator(".notes-of:visible h2")).to_contain_text("Module n2")


@browser_test
def test_a_share_of_the_pages_is_said_as_such(browser: Browser, tmp_path: Path) -> None:
    site = written(tmp_path / "site", pages=60)
    with opened(browser, site, "fi/certificate.html", state="1;s=1;o=") as page:
        expect(page.locator(".to-do li").first).to_contain_text("Lue vähintään 2 sivua: olet lukenut 0/3.")
    with opened(browser, site, "fi/certificate.html") as page:
        assert facts(page)["Suorituksen vaatimukset"].startswith("Vähintään 60 % sivuista luettu.")


@browser_test
def test_no_attempts_left_is_said(browser: Browser, tmp_path: Path) -> None:
    site = written(tmp_path / "site", attempts=1)
    with opened(browser, site, "fi/certificate.html", state="1;s=1;t0=1;v0=7;o=") as page:
        expect(page.locator(".to-do li")).to_contain_text(["(yrityksiä ei ole jäljellä)"])


@browser_test
def test_what_a_platform_knows_that_answers_late_comes_to_the_certificate(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/certificate.html", state="1;s=1;o=") as page:
        expect(page.locator(".to-do")).to_be_visible()
    with serve(site) as server, browser.new_context() as context:
        page = context.new_page()
        page.clock.install()
        page.add_init_script(PRESENT + f"platform.throws = true; platform.values['cmi.suspend_data'] = '{DONE}';")
        page.goto(server.url("fi/certificate.html"))
        expect(page.locator(".to-do")).to_be_visible()
        page.evaluate("window.platform.throws = false")
        page.clock.run_for(31_000)
        assert facts(page)["Kokeiden tulos"] == "100 %"


@browser_test
def test_without_scripts_the_certificate_says_what_it_needs(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(server.url("fi/certificate.html"))
        expect(page.get_by_text("Todistus tarvitsee skriptejä")).to_be_visible()
        expect(page.locator("[data-when=done], [data-when=undone]").first).to_be_hidden()
        page.goto(server.url("fi/index.html"))
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.locator(".certificate-link")).to_be_hidden()
        page.get_by_role("link", name="Omat muistiinpanot").click()
        expect(page.get_by_role("checkbox")).to_have_count(2)


# ---------------------------------------------------------------- the learner's own notes


@browser_test
def test_notes_are_the_same_on_their_page_and_among_all(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/m/a.html") as page:
        page.get_by_label("Varaa tulkki").check()
        page.get_by_role("textbox").fill("Eilen.")
        page.get_by_role("link", name="Etusivu").first.click()
        page.get_by_role("link", name="Omat muistiinpanot").click()
        expect(page.get_by_label("Varaa tulkki")).to_be_checked()
        expect(page.get_by_role("textbox").first).to_have_value("Eilen.")
        page.get_by_role("textbox").last.fill("Toisen osion oma.")
        page.get_by_label("Varaa aikaa").check()
        page.get_by_role("link", name="n2 Tulkki mukana").last.click()
        expect(page.locator("h1:visible")).to_have_text("n2 Tulkki mukana")
        expect(page.get_by_role("textbox")).to_have_value("Toisen osion oma.")
        page.go_back()
        page.get_by_role("link", name="English").click()
        expect(page.get_by_label("Reserve time")).to_be_checked()
        expect(page.get_by_role("textbox").last).to_have_value("Toisen osion oma.")
        expect(page.locator(".bar .progress")).to_contain_text("3 of 3")


@browser_test
def test_paper_has_only_the_notes_that_were_written(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/notes.html") as page:
        expect(page.locator(".kept [role=status]").first).not_to_be_empty()
        assert on_paper(page).split() == ["Omat", "muistiinpanot"]
        page.get_by_label("Varaa aikaa").check()
        paper = on_paper(page)
        assert "Ennen tapaamista" in paper
        assert "Varaa aikaa" in paper
        for left_out in ("Varaa tulkki", "Pohdi", "Module n2", "Vain sinulle", "Tyhjennä"):
            assert left_out not in paper
        page.get_by_role("textbox").last.fill("Rivi.\nToinen rivi.")
        paper = on_paper(page)
        assert "Toinen rivi." in paper
        assert paper.count("Milloin olet viimeksi tilannut tulkin?") == 1
        page.get_by_role("button", name="Tulosta").click()
        assert page.evaluate("window.printed") == 1


# ---------------------------------------------------------------- a module


def print_first_module(page: Page) -> None:
    page.get_by_role("button", name="Tulosta moduuli Module m").click()
    has_printed(page, 1)


@browser_test
def test_a_module_is_printed_with_all_its_pages_and_nothing_else(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/index.html", state="1;s=1;o=") as page:
        expect(page.locator("main .progress")).to_have_count(page.locator("section.module").count())
        before = page.locator("main").inner_text()
        print_first_module(page)
        paper = on_paper(page)
        for shown in ("Course – Espoo", "Module m ohjaus", "Tulkki mukana", "Kysymys 1", "Varaa tulkki", "Kyllä"):
            assert shown in paper
        for hidden in ("Etusivu", "Module n2", "Tulosta", "Näytä vastaus", "Omat muistiinpanot", "Edellinen"):
            assert hidden not in paper
        assert page.locator(".printout img").evaluate_all("all => all.map(one => one.naturalWidth > 0)") == [True]
        assert sheets(page) in {2, 3}
        twice = "all => all.map(one => one.id).filter((id, at, ids) => ids.indexOf(id) !== at)"
        assert page.locator("[id]").evaluate_all(twice) == []
        expect(page.locator(".printout")).to_be_hidden()
        assert violations(page) == []
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        expect(page.locator(".printout")).to_have_count(0)
        assert page.locator("main").inner_text() == before
        expect(page.locator(".bar .progress")).to_contain_text("0/3")
        let_tell(page)
        assert "v0=" not in page.evaluate("window.platform.values['cmi.suspend_data']")


@browser_test
def test_printing_twice_leaves_one_sheet_and_the_pages_still_work(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/index.html") as page:
        for _ in range(2):
            page.evaluate("window.printed = 0")
            print_first_module(page)
        expect(page.locator(".printout")).to_have_count(1)
        page.get_by_role("link", name="Tulkki mukana").first.click()
        expect(page.locator("h1:visible")).to_have_text("Tulkki mukana")
        expect(page.locator(".printout")).to_have_count(0)
        expect(page.locator(".check")).to_be_visible()


@browser_test
def test_the_launch_page_prints_with_pictures_from_where_they_lie(browser: Browser, site: Path) -> None:
    with opened(browser, site, "index.html", state="1;s=1;o=", locale="fi-FI") as page:
        print_first_module(page)
        assert page.locator(".printout img").evaluate_all("all => all.map(one => one.naturalWidth > 0)") == [True]


@browser_test
def test_pages_that_do_not_come_are_told(browser: Browser, site: Path) -> None:
    with serve(site) as server, browser.new_context() as context:
        page = context.new_page()
        page.goto(server.url("fi/index.html"))
        page.route("**/koe.html", lambda route: route.abort())
        page.get_by_role("button", name="Tulosta moduuli Module m").click()
        expect(page.get_by_role("status").filter(has_text="Sivuja ei saatu haettua.")).to_be_visible()
        expect(page.locator(".printout")).to_have_count(0)


@browser_test
def test_from_a_folder_no_module_is_offered(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site.as_uri()}/fi/index.html")
        settle(page)
        page.wait_for_timeout(300)
        expect(page.get_by_role("button")).to_have_count(0)
        page.goto(f"{site.as_uri()}/fi/notes.html")
        expect(page.get_by_role("button", name="Tulosta")).to_be_visible()


# ---------------------------------------------------------------- looks


PLACES = {
    "contents": ("fi/index.html", DONE),
    "done": ("fi/certificate.html", DONE),
    "undone": ("sv/certificate.html", "1;s=1;o="),
    "notes": ("en/notes.html", DONE),
}


@browser_test
@pytest.mark.parametrize("look", LOOKS)
def test_nothing_breaks_wcag_in_any_look(browser: Browser, site: Path, look: str) -> None:
    for path, state in PLACES.values():
        with opened(browser, site, path, state, **LOOKS[look]) as page:
            ready(page)
            assert violations(page) == [], path


def ready(page: Page) -> None:
    expect(page.locator("button[data-print]:visible, .to-do li").first).to_be_visible()


@browser_test
def test_nothing_scrolls_sideways_and_targets_are_large_enough(browser: Browser, site: Path) -> None:
    for path, state in PLACES.values():
        name = "Kotoutumispalvelujenjärjestämisvelvollisuus, Kotoutumispalvelujenjärjestämisvelvollisuus"
        with opened(browser, site, path, state, name, viewport={"width": 320, "height": 600}) as page:
            ready(page)
            assert too_wide(page) == [], path
            for target in page.locator("main :is(button, .certificate-link a, .own-notes a):visible").all():
                assert (target.bounding_box() or {"height": 0})["height"] >= 24


@browser_test
def test_by_keyboard_from_the_contents_to_paper(browser: Browser, site: Path) -> None:
    with opened(browser, site, "fi/index.html") as page:
        ready(page)
        page.evaluate("window.addEventListener('printed', () => window.dispatchEvent(new Event('afterprint')))")
        tab_to(page, "[data-print=module]")
        page.keyboard.press("Enter")
        has_printed(page, 1)
        expect(page.locator("[data-print=module]").first).to_be_focused()
        tab_to(page, ".own-notes a")
        page.keyboard.press("Enter")
        expect(page.locator("h1:visible")).to_have_text("Omat muistiinpanot")
        tab_to(page, "[data-print=page]")
        page.keyboard.press("Space")
        has_printed(page, 2)
