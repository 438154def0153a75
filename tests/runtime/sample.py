"""A small package written by hand, just as `docs/runtime.md` says a package is: the runtime's own proving ground."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from neuvoo_course.runtime import activity_texts, reporting_texts, runtime_files, runtime_texts

LANGUAGES = {"fi": "Suomi", "sv": "Svenska"}
TITLES = {"fi": "Koulutus", "sv": "Utbildning"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
MODULES: list[dict[str, Any]] = [
    {
        "number": 1,
        "name": "tulkki",
        "title": "Tulkki",
        "minutes": 30,
        "pages": [
            ["tulkki/alku", "0.1", "Alku"],
            ["tulkki/kysymykset", "0.2", "Kysymykset"],
            ["tulkki/koe", "0.3", "Koe"],
        ],
    },
    {"number": 2, "name": "ohjaus", "title": "Ohjaus", "minutes": 10, "pages": [["ohjaus/siirto", "1.1", "Siirto"]]},
]
PAGES: list[list[str]] = [page for module in MODULES for page in module["pages"]]
TESTS = [{"place": "0.1", "module": 1, "points": 5, "pass": 80, "attempts": 2}]
STYLE = """
[hidden] { display: none !important; }
.announcer { position: absolute; clip-path: inset(50%); }
a, button, summary, label { display: inline-block; margin: 8px; min-width: 24px; line-height: 30px; }
input { width: 24px; height: 24px; }
img { width: 10px; }
"""


def write_sample(folder: Path, **changes: object) -> Path:
    """Write the package; `changes` replace parts of the course data."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in _files(changes).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def _files(changes: dict[str, object]) -> dict[str, str]:
    files = {**runtime_files(), "theme.css": STYLE, "papers.css": "", "media/dot.svg": _PICTURE}
    files["index.html"] = _contents("fi", "", "index.html", MODULES)
    for module in MODULES:
        path = f"module-{module['number']}.html"
        extra = f' data-module="{module["number"]}"'
        files[path] = _contents("fi", "", path, [module], extra)
    for language in LANGUAGES:
        files[f"course.{language}.js"] = _course(language, changes)
        files[f"contents.{language}.js"] = _listed(language)
        files[f"reporting.{language}.js"] = f"var neuvooReportingWords = {json.dumps(reporting_texts(language))};\n"
        files[f"activities.{language}.js"] = f"var neuvooWords = {json.dumps(activity_texts(language))};\n"
        files[f"{language}/index.html"] = _contents(language, "../", f"{language}/index.html", MODULES)
        files[f"{language}/about.html"] = _document(
            language,
            "../",
            f"{language}/about.html",
            "About",
            '<main id="main"><h1 tabindex="-1">About</h1><p class="self-check">Unknown.</p></main>',
        )
        for name, _, title in PAGES:
            files[f"{language}/{name}.html"] = _page(language, name, title)
    return files


_PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>'


def _course(language: str, changes: dict[str, object]) -> str:
    course = {
        "format": 2,
        "id": "sample-091",
        "language": language,
        "languages": list(LANGUAGES.items()),
        "majority": "fi",
        "owners": ["", "helsinki"],
        "rule": {"pages": 100, "tests": True},
        "modules": [_places(module) for module in MODULES],
        "tests": TESTS,
        "texts": runtime_texts(language),
        **changes,
    }
    return f"var neuvooCourse = {json.dumps(course)};\n"


def _places(module: dict[str, Any]) -> dict[str, Any]:
    return {"number": module["number"], "places": [place for _, place, _ in module["pages"]]}


def _listed(language: str) -> str:
    contents = {
        "language": language,
        "title": TITLES[language],
        "region": "Helsinki",
        "modules": [{key: value for key, value in module.items() if key != "number"} for module in MODULES],
        "testPages": ["tulkki/koe"],
    }
    return f"var neuvooContents = {json.dumps(contents)};\n"


def _document(language: str, root: str, path: str, title: str, main: str, extra: str = "") -> str:
    return f"""<!DOCTYPE html>
<html lang="{language}" dir="ltr">
<head>
  <meta charset="utf-8"/>
  <title>{title} – {TITLES[language]}</title>
  <meta name="viewport" content="width=device-width, initial-scale=1"/>
  <meta http-equiv="Content-Security-Policy" content="{POLICY}"/>
  <link rel="stylesheet" href="{root}theme.css"/>
</head>
<body data-root="{root}" data-path="{path}" data-language="{language}"{extra}>
  <a class="skip" href="#main">Skip</a>
  <header class="top"><a class="home" href="{root}{language}/index.html">Contents {language}</a></header>
  {main}
  <footer class="bottom"><a href="{root}{language}/about.html">About</a></footer>
  <script src="{root}course.{language}.js" defer="defer"></script>
  <script src="{root}runtime.js" defer="defer"></script>
</body>
</html>
"""


def _contents(language: str, root: str, path: str, modules: list[dict[str, Any]], extra: str = "") -> str:
    sections = "".join(_section(language, root, module) for module in modules)
    switch = "".join(
        f'<li><a href="{root}{code}/index.html" hreflang="{code}" lang="{code}">{name}</a></li>'
        for code, name in LANGUAGES.items()
    )
    main = (
        f'<main id="main" class="contents" data-script="papers.js"><h1>{TITLES[language]}</h1>'
        f'<p class="rule">Read all.</p>'
        f'<ul class="languages">{switch}</ul>{sections}</main>'
    )
    return _document(language, root, path, "Contents", main, extra)


def _section(language: str, root: str, module: dict[str, Any]) -> str:
    items = "".join(
        f'<li><a href="{root}{language}/{name}.html" data-page="{name}">{title}</a></li>'
        for name, _, title in module["pages"]
    )
    return (
        f'<section class="module" data-module="{module["name"]}"><h2>{module["title"]}</h2>'
        f'<ol class="pages">{items}</ol></section>'
    )


def _page(language: str, name: str, title: str) -> str:
    names = [page[0] for page in PAGES]
    at = names.index(name)
    before = f'<a rel="prev" href="../{names[at - 1]}.html">Previous</a>' if at else ""
    after = f'<a rel="next" href="../{names[at + 1]}.html">Next</a>' if at + 1 < len(names) else ""
    main = (
        f'<main id="main" data-page="{name}" data-place="{PAGES[at][1]}"><p class="module-title">Module</p>'
        f'<article><h1 tabindex="-1">{title} {language}</h1>'
        f'<p><img src="../../media/dot.svg" alt="Dot"/> <a href="#end">Down</a></p>{BODIES.get(name, "")}'
        f'<p id="end">The end.</p></article>'
        f'<nav class="pager" aria-label="Pages">{before}{after}</nav></main>'
    )
    return _document(language, "../../", f"{language}/{name}.html", title, main)


def question(name: str, place: str, kind: str, correct: set[int], **values: object) -> str:
    """Write a question of three options (two for true or false); option numbers are those of a lock, not 1, 2, 3."""
    numbers = [1, 2] if kind == "truefalse" else [1, 3, 4]
    input_type, role = ("checkbox", "group") if kind == "multiple" else ("radio", "radiogroup")
    options = "".join(
        f'<label class="option"><input type="{input_type}" name="{name}" value="{number}"/> '
        f"<span>Option {number}</span></label>"
        for number in numbers
    )
    key = "".join(
        f'<li data-option="{number}"{" data-correct=" + chr(34) + "true" + chr(34) if number in correct else ""}>'
        f'<p class="verdict">Option {number}</p> <div class="feedback"><p>About {number}.</p></div></li>'
        for number in numbers
    )
    data = {"revision": 1, "points": 1, "tries": 0, **values}
    attributes = " ".join(f'data-{key}="{value}"' for key, value in data.items())
    return (
        f'<form class="question" id="{name}" data-question="{place}" data-kind="{kind}" {attributes}>'
        f'<div class="prompt" id="{name}-prompt"><p>Question {name}?</p></div>'
        f'<div class="options" role="{role}" aria-labelledby="{name}-prompt">{options}</div>'
        f'<details class="key"><summary>Answer</summary><ul>{key}</ul>'
        f'<div class="explanation"><p>Because {name}.</p></div></details></form>'
    )


BODIES = {
    "tulkki/kysymykset": question("yksi", "0.1", "single", {3})
    + question("monta", "0.2", "multiple", {1, 4}, revision=5)
    + question("totta", "0.3", "truefalse", {1}, tries=1),
    "tulkki/koe": '<section class="test" id="koe" data-test="0.1" data-pass="80" data-attempts="2" '
    'data-feedback="end" aria-labelledby="koe-title"><h2 id="koe-title">Koe</h2>'
    + question("k-yksi", "0.4", "single", {3}, points=1)
    + question("k-monta", "0.5", "multiple", {1, 4}, points=4)
    + "</section>",
}
