"""A course of one short page in Arabic and one in Finnish, each shown in both: the interface speaks no Arabic."""

from __future__ import annotations

from pathlib import Path

from neuvoo_course.archive import write_folder
from neuvoo_course.files import Blob
from neuvoo_course.render import Renderer
from tests.make import make

TEXT = (Path(__file__).parent / "arabic.md").read_text(encoding="utf-8")
FILES = {
    "course.yaml": """\
id: course
title: {fi: Kurssi, ar: دورة}
languages: [fi, ar]
extra_languages: [ar]
modules: [m, n]
""",
    "modules/m/module.yaml": """\
title: {fi: Tulkki, ar: المترجم}
duration: 5
objectives: {fi: [Osaat tilata tulkin.], ar: [طلب مترجم]}
pages: [a]
""",
    "modules/n/module.yaml": """\
title: {fi: Muut, ar: أخرى}
duration: 5
pages: [b]
""",
    "national/m/a.ar.md": TEXT,
    "national/n/b.fi.md": "# Vain suomeksi\n\n::: question single id=b\nKumpi?\n\n- [x] tämä\n- [ ] tuo\n:::\n",
    "national/glossary.yaml": """\
tulkki:
  term: {fi: tulkki, ar: مترجم}
  meaning: {fi: Ammattilainen., ar: شخص ينقل الكلام من لغة إلى أخرى.}
""",
}


def write_right_to_left(folder: Path) -> Path:
    """Write the course as a web site, and give its folder."""
    made = make(FILES)
    write_folder(folder, Renderer(frozenset(), _no_picture).render(made.edition("Espoo", "fi", "ar")))
    return folder


def _no_picture(path: str) -> Blob:
    raise AssertionError(path)
