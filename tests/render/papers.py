"""A course with what there is to print: pages with questions and pictures, tests, notes in two modules."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from neuvoo_course.archive import write_folder
from neuvoo_course.files import Blob, Files
from neuvoo_course.render import Renderer
from tests.make import Made, make, module_file, question

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 360"><rect width="720" height="360" fill="#eef"/>'
    '<circle cx="120" cy="180" r="60" fill="#1d4f91"/></svg>'
)
LANGUAGES = ("fi", "sv", "en")
NOTES = {
    "fi": ("Ennen tapaamista", "Varaa tulkki", "Varaa aikaa", "Milloin olet viimeksi tilannut tulkin?"),
    "sv": ("Före mötet", "Boka tolk", "Reservera tid", "När bokade du tolk senast?"),
    "en": ("Before the meeting", "Book an interpreter", "Reserve time", "When did you last book an interpreter?"),
}
TITLES = {"fi": "Tulkki mukana", "sv": "Med tolk", "en": "With an interpreter"}
PARAGRAPH = "Tulkki tilataan ajoissa. Kerro kieli, murre ja aihe, ja varaa aikaa kaksin verroin. " * 6


def first_page(language: str) -> str:
    """Give a page with a picture, an accordion, practice, a list to tick and a question to ponder."""
    title, book, time, ask = NOTES[language]
    return (
        f"# {TITLES[language]}\n\n{PARAGRAPH}\n\n## {book}\n\n{PARAGRAPH}\n\n![{book}.](kuva.svg)\n\n"
        f"::: accordion\n## {time}\n{PARAGRAPH}\n:::\n\n"
        f"{question('harjoitus', '- Asiakas', 'x Viranomainen')}\n"
        f'::: checklist id=lista title="{title}"\nKatso [sivu](/m/koe) ja [kohta](#h-lopuksi).\n\n'
        f"- {book}\n- {time}\n:::\n\n"
        f"::: reflection id=pohdi\n{ask}\n:::\n\n## Lopuksi\n\n{PARAGRAPH}\n"
    )


@cache
def course(sco: str = "course", modules: int = 2, pages: int = 100, attempts: int = 0) -> Made:
    names = ["m", *(f"n{number}" for number in range(2, modules + 1))]
    files = {
        f"modules/{name}/module.yaml": module_file(
            f"{name} ohjaus ja neuvonta monikielisessä palvelussa", ["a", "koe"] if name == "m" else ["a"], LANGUAGES
        )
        for name in names
    }
    for language in LANGUAGES:
        files[f"national/m/a.{language}.md"] = first_page(language)
        files[f"national/m/koe.{language}.md"] = (
            f"# Koe\n\n::: test id=koe attempts={attempts}\n{question('k', '- Ei', 'x Kyllä')}:::\n"
        )
        for name in names[1:]:
            ask = NOTES[language][3]
            files[f"national/{name}/a.{language}.md"] = (
                f"# {name} {TITLES[language]}\n\n{PARAGRAPH}\n\n::: reflection id=pohdi\n{ask}\n:::\n"
            )
    settings = f"publisher: Neuvonta\nversion: '2026.1'\nsco: {sco}\ncompletion: {{pages: {pages}}}\n"
    return make({**files, "national/m/kuva.svg": PICTURE}, settings=settings)


def rendered(region: str = "Espoo", **how: Any) -> Files:
    made = course(**how)
    renderer = Renderer(made.course.pictures, lambda _: Blob.of(PICTURE))
    return renderer.render(made.edition(region, *LANGUAGES))


def written(place: Path, **how: Any) -> Path:
    write_folder(place, rendered(**how))
    return place
