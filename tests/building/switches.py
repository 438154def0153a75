"""A small course with one of everything, as the value of some switches: each is a thing that an author may change.

Every state can be come back to, so that a build meets what an earlier one made. A test turns switches at random.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from tests.make import question
from tests.media.samples import FOLDER as MEDIA

State = Mapping[str, int]

SWITCHES: Mapping[str, int] = {
    # the course
    "title": 2,
    "description": 3,
    "version": 2,
    "publisher": 2,
    "licence": 2,
    "keywords": 2,
    "rule": 3,
    "sco": 2,
    "report": 2,
    "languages": 5,
    "extra": 2,
    "fallback": 2,
    "targets": 3,
    # modules and pages
    "module-title": 2,
    "objectives": 3,
    "minutes": 3,
    "order": 3,
    "modules": 2,
    "text": 3,
    "heading": 2,
    "page-title": 3,
    "page-swedish": 2,
    "page-more": 2,
    "link": 2,
    "empty-slot": 2,
    "dated": 2,
    "sources": 3,
    "question": 4,
    "test": 3,
    "notes": 4,
    "locks": 2,
    # terms
    "terms": 5,
    # files
    "picture": 4,
    "picture-swedish": 2,
    "picture-beside": 2,
    "picture-regional": 2,
    "picture-unused": 2,
    "captions": 3,
    "poster": 3,
    "video-webm": 2,
    "download": 2,
    # regions
    "accent": 3,
    "region-languages": 2,
    "slot-page": 3,
    "slot-text": 5,
    "hide": 2,
    "replace": 3,
    "add": 4,
    "area": 3,
    "only": 2,
    # services
    "services": 3,
    "own-services": 4,
    "topics": 3,
    # what is asked of the build
    "day": 2,
    "split": 2,
    "asked-languages": 3,
    "control-documents": 3,
    # what happens to packages between builds
    "harm": 8,
}
"""Name → how many positions it has; 0 is where all begin."""

START: State = dict.fromkeys(SWITCHES, 0)
_MOMENTS = count(1_700_000_000)
DAYS = (date(2026, 11, 21), date(2027, 1, 2))
LANGUAGES = (("fi", "sv", "en"), ("sv", "fi", "en"), ("fi", "sv"), ("fi", "sv", "en", "ar"), ("fi", "en", "sv"))
TARGETS = (["scorm12", "site"], ["scorm2004-4", "site"], ["site"])
ASKED = ((), ("sv", "fi"), ("en",))


def files_of(state: State) -> dict[str, bytes]:
    """Give a course folder's files."""
    texts = {
        **_settings(state),
        **_common_page(state),
        **_asking_page(state),
        **_regional_page(state),
        **_media_page(state),
        **_notes_page(state),
        **_other_pages(state),
        **_regions(state),
        **_services(state),
        **_glossary(state),
    }
    return {path: text.encode() for path, text in texts.items()} | _media(state)


def _yaml(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _in_all(state: State, text: str) -> dict[str, str]:
    return {language: f"{text} {language}" for language in LANGUAGES[state["languages"]]}


def _settings(state: State) -> dict[str, str]:
    languages = LANGUAGES[state["languages"]]
    description = ({}, _in_all(state, "About"), {"fi": "Vain suomeksi"})[state["description"]]
    course = {
        "id": "course",
        "version": ("1", "2")[state["version"]],
        "title": _in_all(state, ("Course", "Another")[state["title"]]),
        "description": description,
        "languages": languages,
        "extra_languages": ([], ["en"])[state["extra"]] if "en" in languages else [],
        "fallback": ({}, {"sv": ["en", "fi"]})[state["fallback"]] if "en" in languages else {},
        "modules": (["m", "k"], ["k", "m"])[state["modules"]],
        "completion": ({}, {"pages": 60, "pass_mark": 50}, {"tests": "not-needed"})[state["rule"]],
        "targets": TARGETS[state["targets"]],
        "sco": ("course", "module")[state["sco"]],
        "report": ("none", "answers")[state["report"]],
        "publisher": ("", "Kunta & muut")[state["publisher"]],
        "licence": ("", "CC BY 4.0")[state["licence"]],
        "keywords": ({}, {"fi": ["neuvonta"]})[state["keywords"]],
    }
    orders = (
        ["common", "asking", "regional", {"slot": "own"}, "media", "notes"],
        ["asking", "common", "media", {"slot": "own"}, "regional", "notes"],
        ["common", {"slot": "own"}, "asking", "regional", "notes", "media"],
    )
    module = {
        "title": _in_all(state, ("Module", "Part")[state["module-title"]]),
        "objectives": ({}, _objectives(state, "Osaat", "Tiedät"), _objectives(state, "Tiedät", "Osaat"))[
            state["objectives"]
        ],
        **({}, {"duration": 5}, {"duration": 7})[state["minutes"]],
        "pages": orders[state["order"]],
    }
    other = {"title": _in_all(state, "Other"), "duration": 3, "pages": ["plain", *["more"] * state["page-more"]]}
    return {
        "course.yaml": _yaml(course),
        "modules/m/module.yaml": _yaml(module),
        "modules/k/module.yaml": _yaml(other),
    }


def _objectives(state: State, *texts: str) -> dict[str, list[str]]:
    return {language: [f"{text} {language}" for text in texts] for language in LANGUAGES[state["languages"]]}


# ---------------------------------------------------------------- pages


def _common_page(state: State) -> dict[str, str]:
    term = "[tulkki](term:tulkki) ja [asia](term:asia)" if state["terms"] != 4 else "tulkki"
    body = (
        "\n{sources}# {title}\n\n{text} {term}.\n\n## {heading}\n\n![Kuva](p.svg)\n\n"
        "![Beside](beside.svg)\n\n{link}\n\n| a | b |\n|---|---|\n| c | {term} |\n"
    )
    values = {
        "sources": (
            "",
            "---\nchecked: 2026-10-01\nsources:\n  - Laki, https://example.org/a, 2026-09-01\n---\n",
            "---\nchecked: 2026-10-02\nsources:\n  - Laki, https://example.org/a, 2026-09-02\n---\n",
        )[state["sources"]],
        "text": ("Yhteinen", "Muuttunut", "Yhteinen &amp; muu")[state["text"]],
        "heading": ("Otsikko", "Toinen otsikko")[state["heading"]],
        "term": term,
        "link": ("[Eteenpäin](/m/asking)", "[Omaa](/m/extra-not-there)")[0],
    }
    title = ("Yhteinen", "Yhteinen uusi", "Tervetuloa, {{ region.name }}")[state["page-title"]]
    pages = {"national/m/common.fi.md": body.lstrip("\n").format(**values, title=title)}
    if not state["page-swedish"]:
        pages["national/m/common.sv.md"] = body.lstrip("\n").format(
            **values | {"sources": "", "text": "Gemensam"}, title="Gemensam"
        )
    return pages


def _asking_page(state: State) -> dict[str, str]:
    first = (
        question("q1", "- no", "x yes"),
        question("q1", "x yes", "- no"),
        question("q1", "- no", "x yes", "- perhaps"),
        question("q1", "- no", "x yes").replace("q1?", "Kysytään [tulkki](term:tulkki)?")
        if state["terms"] != 4
        else question("q1", "- no", "x yes").replace("q1?", "Kysytään?"),
    )[state["question"]]
    of = " objective=1" if state["objectives"] else ""
    opened = ("pass=80", "pass=60 attempts=2", "counts=last")[state["test"]]
    test = question("q2").replace("id=q2", f"id=q2{of}") + question("q3")
    return {
        f"national/m/asking.{language}.md": f"# Kysyy\n\n{first}\n::: test id=t {opened} title=Testi\n{test}:::\n"
        for language in ("fi", "sv")
    }


def _regional_page(state: State) -> dict[str, str]:
    slot = "::: slot id=more\n:::\n\n" if state["empty-slot"] else ""
    only = ("753", "049")[state["only"]]
    dated = "" if state["dated"] else "::: only from=2027-01-01\nUusi.\n:::\n\n"
    link = "[vanha](/k/plain)" if state["link"] else "vanha"
    return {
        f"national/m/regional.{language}.md": (
            f"---\nregional: both\n---\n# Alueella\n\nOlet {{{{ region.in }}}}, {link}."
            "\n\n{{ wellbeing_county.list }}"
            f"\n\n::: only region={only}\nVain siellä.\n:::\n\n{dated}{slot}"
            "::: slot id=contact\nSoita kuntaan.\n:::\n\n::: services title=Palvelut\nValitse.\n:::\n"
        )
        for language in ("fi", "sv")
    }


def _media_page(state: State) -> dict[str, str]:
    body = (
        "# Katso\n\n::: video v.mp4 title=Video\nSelitys.\n:::\n\n"
        "::: download form.pdf title=Lomake\nTäytä.\n:::\n\n![Kuva](p.svg)\n"
    )
    return {f"national/m/media.{language}.md": body for language in ("fi", "sv")}


def _notes_page(state: State) -> dict[str, str]:
    title = ("Muista", "Muista tämä", "Muista", "Muista")[state["notes"]]
    term = "[tulkki](term:tulkki)" if state["terms"] != 4 else "tulkki"
    more = (f"- Varaa {term}\n", f"- Varaa {term}\n", f"- Varaa {term}\n- ![Kuva](p.svg)\n", "- Varaa\n")[
        state["notes"]
    ]
    body = f"# {title}\n\n::: checklist id=list title=Lista\n{more}- Kysy\n:::\n\n::: reflection id=own\nMieti.\n:::\n"
    return {f"national/m/notes.{language}.md": body for language in ("fi", "sv")}


def _other_pages(state: State) -> dict[str, str]:
    pages = {f"national/k/plain.{language}.md": f"# Plain {language}\n\nTeksti.\n" for language in ("fi", "sv", "en")}
    if "en" not in LANGUAGES[state["languages"]]:
        del pages["national/k/plain.en.md"]
    if state["page-more"]:
        pages["national/k/more.fi.md"] = "# Lisää\n\nVain suomeksi.\n"
    return pages


# ---------------------------------------------------------------- terms, services, regions


def _glossary(state: State) -> dict[str, str]:
    if state["terms"] == 4:
        return {}
    words, meanings = _in_all(state, "tulkki"), _in_all(state, "Kääntää puhetta.")
    match state["terms"]:
        case 1:
            words["fi"] = "kielitulkki"
        case 2:
            meanings["sv"] = "Tolkar."
        case 3:
            meanings["fi"] = "Kääntää."
    other = {"term": _in_all(state, "asia"), "meaning": _in_all(state, "Asia.")}
    return {"national/glossary.yaml": _yaml({"tulkki": {"term": words, "meaning": meanings}, "asia": other})}


def _service(state: State, name: str, **more: Any) -> dict[str, Any]:
    return {
        "name": _in_all(state, name),
        "what": _in_all(state, "Neuvoo."),
        "topics": ["neuvonta"],
        "languages": ["fi", "sv"],
        "source": "example.org",
        "checked": "2026-10-02",
        **more,
    }


def _services(state: State) -> dict[str, str]:
    topics = {"neuvonta": _in_all(state, ("Neuvonta", "Neuvo", "")[state["topics"]])}
    if state["topics"] == 2:  # an error: services have a topic that is not there
        topics = {"muu": _in_all(state, "Muu")}
    national = (
        _service(state, "Puhelin"),
        _service(state, "Puhelin", phone="+358 9 000 0000"),
        _service(state, "Puhelin", what={"fi": "Vain suomeksi."}),
    )[state["services"]]
    own: Any = (
        None,
        {"puhelin": {"hide": True}},
        {"oma": _service(state, "Oma")},
        {"puhelin": _service(state, "Meidän", languages=["ar"])},
    )[state["own-services"]]
    files = {"national/topics.yaml": _yaml(topics), "national/services.yaml": _yaml({"puhelin": national})}
    return files | ({"regional/sipoo/services.yaml": _yaml(own)} if own else {})


def _regions(state: State) -> dict[str, str]:
    sipoo: dict[str, Any] = {
        "municipality": "753",
        "accent": ("", "#6b0f5c", "#005a3c")[state["accent"]],
        "hide": ([], ["m/regional"])[state["hide"]] if not state["replace"] else [],
        "languages": ([], ["sv", "fi"])[state["region-languages"]],
    }
    files = {"regional/sipoo/region.yaml": _yaml({key: value for key, value in sipoo.items() if value})}
    if state["slot-page"]:
        files["regional/sipoo/m/own.fi.md"] = ("", "# Meillä\n\nOma.\n", "# Täällä\n\nOma.\n")[state["slot-page"]]
    if state["slot-text"]:
        texts = ("", "Soita meille.", "Soita [tulkille](/k/plain).", "Soita {{ region.in }}.", "Soita: ![Oma](oma.svg)")
        files["regional/sipoo/m/contact.fi.md"] = texts[state["slot-text"]] + "\n"
    if state["slot-text"] == 3:
        files["regional/sipoo/m/contact.sv.md"] = "Ring.\n"
    if state["replace"]:
        own = ("", "# Oma sivu\n\nOma.\n", f"# Oma sivu\n\n{question('own')}")
        files["regional/sipoo/m/regional.fi.md"] = own[state["replace"]]
    if state["add"]:
        where = ("", "after: common", "before: notes", "after: common\nfrom: 2027-01-01")[state["add"]]
        files["regional/sipoo/m/extra.fi.md"] = f"---\n{where}\n---\n# Lisäsivu\n\nLisää.\n"
    if state["area"]:
        files["regional/alue/region.yaml"] = _yaml({"employment_area": "11", "accent": "#123456"})
        files["regional/alue/m/own.fi.md"] = ("", "# Alueen\n\nOma.\n", "# Alueen uusi\n\nOma.\n")[state["area"]]
        files["regional/alue/m/contact.fi.md"] = "Soita {{ region.in }}.\n"
    return files


def _media(state: State) -> dict[str, bytes]:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 3"><desc>{1}</desc></svg>'
    picture = (drawing.format(4, "a"), drawing.format(4, "b"), drawing.format(5, "a"), drawing.format(900, "a"))
    files = {
        "media/p.svg": picture[state["picture"]].encode(),
        "media/beside.svg": drawing.format(7, "m").encode(),
        "media/v.mp4": (MEDIA / "sample.mp4").read_bytes(),
        "media/form.pdf": b"%PDF-1.4\n" + b"x" * (100, 2000)[state["download"]],
        "regional/sipoo/m/oma.svg": drawing.format(6, "oma").encode(),
    }
    if state["picture-swedish"]:
        files["media/p.sv.svg"] = drawing.format(8, "sv").encode()
    if state["picture-beside"]:
        files["national/m/beside.svg"] = drawing.format(9, "n").encode()
    if state["picture-regional"]:
        files["regional/sipoo/m/oma.fi.svg"] = drawing.format(11, "oma fi").encode()
    if state["picture-unused"]:
        files["media/unused.svg"] = drawing.format(1, "unused").encode()
    captions = "WEBVTT\n\n00:00.000 --> 00:01.000\n{}\n"
    files["media/v.fi.vtt"] = captions.format(("Hei.", "Hei taas.", "Hei.")[state["captions"]]).encode()
    files["media/v.sv.vtt"] = captions.format("Hej.").encode()
    if state["captions"] == 2:
        files["media/v.en.vtt"] = captions.format("Hi.").encode()
    if state["poster"]:
        files[("", "media/v.png", "media/v.sv.png")[state["poster"]]] = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
    if state["video-webm"]:
        files["media/v.webm"] = (MEDIA / "sample.webm").read_bytes()
    return files


def write_course(root: Path, state: State) -> None:
    """Make a folder hold a state's files: what is the same stays untouched, what the program wrote stays."""
    files = files_of(state)
    folders = {path.rpartition("/")[0] for path in files}
    for path in [*root.rglob("*.*")]:
        name = path.relative_to(root).as_posix()
        if name not in files and not (path.name == "ids.lock" and name.rpartition("/")[0] in {"", *folders}):
            path.unlink()
    for name, data in files.items():
        place = root / name
        if not place.is_file() or place.read_bytes() != data:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            moment = next(_MOMENTS)
            os.utime(place, (moment, moment))  # long ago: what was changed just now is never taken on its stamp
    if state["locks"]:
        (root / "ids.lock").unlink(missing_ok=True)
