"""Edition → files: pages, styles, runtime, pictures and other files, the same whatever the target.

A `Renderer` keeps what it has made: a page that asks for nothing regional is written once, however many regions
show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..anchors import Anchors
from ..files import Blob, Files
from ..model import Blocks, Presented, Question, Test, walk
from ..pictures import path_in_package
from ..resolve.edition import Edition, EditionModule, EditionPage
from ..runtime import runtime_files
from .course_data import activity_words, course_data, reporting_words
from .markup import BlockWriter, PageContext
from .notes import NotesFinder, PageNotes
from .pages import Frame, about_view, certificate_view, contents_view, page_view, term_view, term_views
from .picture_size import picture_size
from .search import Search
from .theme import style_sheets
from .words import marks, words


class Renderer:
    """Renders editions of one course. `read_picture` gives the bytes of any file by its path in the course folder."""

    def __init__(
        self, pictures: frozenset[str], read_picture: Callable[[str], Blob], media: Mapping[str, int] | None = None
    ) -> None:
        self.pictures = pictures
        self.media = media or {}  # path → bytes
        self.picture = cache(read_picture)
        self.sizes = cache(lambda path: picture_size(self.picture(path).data))
        self.pages: dict[tuple[object, ...], tuple[Blocks, Blob, frozenset[str]]] = {}
        self.papers: dict[tuple[object, ...], Blob] = {}
        self.notes_finder = NotesFinder()
        self.search = Search()

    @cached_property
    def environment(self) -> Environment:
        environment = Environment(
            loader=PackageLoader("neuvoo_course.render"),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            keep_trailing_newline=True,
        )
        environment.filters |= {"plain": str, "marks": marks}  # for attributes, where words cannot be marked themselves
        return environment

    def render(self, edition: Edition) -> Files:
        """Give every file of an edition but what a target adds."""
        files: dict[str, Blob] = {
            **{name: Blob.of(script) for name, script in runtime_files().items()},
            **{name: Blob.of(sheet) for name, sheet in style_sheets(edition.variant.region.accent).items()},
        }
        used_files: set[str] = set()
        for language in edition.variant.languages:
            files[f"course.{language}.js"] = Blob.of(course_data(edition, language))
            files[f"activities.{language}.js"] = Blob.of(activity_words(language))
            files[f"reporting.{language}.js"] = Blob.of(reporting_words(language))
            files |= self.search.files(edition, language)
            files |= self.fixed_pages(edition, language)
            for module in edition.modules:
                for page in module.pages:
                    path = f"{language}/{page.key}.html"
                    files[path], used = self.page(edition, module, page, language)
                    used_files |= used
        if edition.settings.sco == "module":
            files |= dict(self.module_contents(edition, module) for module in edition.modules)
        files["index.html"] = self.contents(edition, "index.html", edition.variant.languages[0])
        files |= {path_in_package(path): self.picture(path) for path in sorted(used_files)}
        return files

    def module_contents(self, edition: Edition, module: EditionModule) -> tuple[str, Blob]:
        """Give the launch page of one module, for packages with one SCO a module."""
        path = f"module-{module.number}.html"
        return path, self.contents(edition, path, edition.variant.languages[0], module)

    def page(
        self, edition: Edition, module: EditionModule, page: EditionPage, language: str
    ) -> tuple[Blob, frozenset[str]]:
        text = page.texts[language]
        view = page_view(edition, module, page, language)
        frame = self.frame(edition, f"{language}/{page.key}.html", language, f"{view.title} – {view.module_title}")
        places = (tuple(page.questions.items()), tuple(page.tests.items()), edition.owners if page.questions else ())
        key = (id(text.blocks), frame, view, places)
        if key in self.pages:
            return self.pages[key][1:]
        writer = self.writer(edition, page, language, objectives=module.objectives.get(text.language, ()))
        body = writer.blocks(text.blocks)
        values = {
            "page": view,
            "body": body,
            "text_words": words(text.language),
            "terms": [term_view(edition, name, tag, text.language) for name, tag in writer.used_terms.items()],
            "has_activities": has_activities(text.blocks) or bool(writer.used_terms),
        }
        blob = self.document("page.html", frame, **values)
        used = frozenset(writer.used_files)
        self.pages[key] = (text.blocks, blob, used)  # the blocks are kept so that their id stays theirs
        return blob, used

    def writer(self, edition: Edition, page: EditionPage, language: str, **shown: Any) -> BlockWriter:
        context = PageContext(
            module=page.module,
            pictures=self.pictures,
            picture_sizes=self.sizes,
            owners=edition.owners,
            questions=page.questions,
            tests=page.tests,
            media=self.media,
            **shown,
        )
        return BlockWriter(context, self.environment, page.texts[language].language)

    def fixed_pages(self, edition: Edition, language: str) -> dict[str, Blob]:
        """Give the pages every package has, in one language."""
        texts = words(language)
        files = {f"{language}/index.html": self.contents(edition, f"{language}/index.html", language)}
        about = self.frame(edition, f"{language}/about.html", language, str(texts["about"]))
        files[about.path] = self.document("about.html", about, about=about_view(edition, language))
        files |= self.certificate(edition, language)
        if notes := self.notes_finder.notes(edition, language):
            files |= self.notes(edition, notes, language)
        search = self.frame(edition, f"{language}/search.html", language, str(texts["search"]))
        files[search.path] = self.document("search.html", search)
        if edition.terms:
            glossary = self.frame(edition, f"{language}/glossary.html", language, str(texts["glossary"]))
            files[glossary.path] = self.document("glossary.html", glossary, terms=list(term_views(edition, language)))
        return files

    def certificate(self, edition: Edition, language: str) -> dict[str, Blob]:
        """Give the certificate, the same for every region."""
        frame = self.frame(edition, f"{language}/certificate.html", language, words(language)["certificate"])
        if (frame,) not in self.papers:
            view = certificate_view(edition, language)
            self.papers[frame,] = self.document("certificate.html", frame, certificate=view)
        return {frame.path: self.papers[frame,]}

    def notes(self, edition: Edition, notes: tuple[PageNotes, ...], language: str) -> dict[str, Blob]:
        """Give the page of the learner's own notes; regional only where a region has notes or titles of its own."""
        frame = self.frame(edition, f"{language}/notes.html", language, words(language)["notes"])
        key = (frame, *(one.key for one in notes))  # `notes_finder` keeps the blocks, so that their ids stay theirs
        if key not in self.papers:
            pairs = zip(notes, self.note_bodies(edition, notes, language), strict=True)
            modules = [list(group) for _, group in groupby(pairs, lambda pair: pair[0].page.module)]
            self.papers[key] = self.document("notes.html", frame, modules=modules)
        return {frame.path: self.papers[key]}

    def note_bodies(self, edition: Edition, notes: tuple[PageNotes, ...], language: str) -> list[Markup]:
        """Give the blocks of each page as the page of notes shows them: links from there, ids one of a kind there."""
        anchors, presented, bodies = Anchors(), Counter[str](), []
        for one in notes:
            writer = self.writer(edition, one.page, language, up="", here=f"{one.page.key}.html")
            writer.anchors, writer.presented, writer.prefix = anchors, presented, f"{one.page.module}-"
            bodies.append(writer.blocks(one.blocks))
        return bodies

    def contents(self, edition: Edition, path: str, language: str, module: EditionModule | None = None) -> Blob:
        title = module.titles[language] if module else edition.settings.titles[language]
        frame = self.frame(edition, path, language, title, sco=module.number if module else 0)
        has_notes = bool(self.notes_finder.notes(edition, language))
        view = contents_view(edition, frame, (module,) if module else edition.modules, has_notes=has_notes)
        return self.document("contents.html", frame, contents=view)

    def frame(self, edition: Edition, path: str, language: str, title: str, sco: int = 0) -> Frame:
        return Frame(path, language, title, bool(edition.terms), sco)

    def document(self, template: str, frame: Frame, **values: Any) -> Blob:
        html = self.environment.get_template(template).render(frame=frame, words=words(frame.language), **values)
        return Blob.of(html)


def has_activities(blocks: Blocks) -> bool:
    """Whether a page needs the script and the styles that only some pages have."""
    return any(isinstance(block, Question | Test | Presented) for block in walk(blocks))
