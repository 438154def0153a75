"""Edition → files: pages, styles, runtime and pictures, the same whatever the target.

A `Renderer` keeps what it has made: a page that asks for nothing regional is written once, however many regions
show it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..files import Blob, Files
from ..model import Blocks, Presented, Question, Test, walk
from ..pictures import path_in_package
from ..resolve.edition import Edition, EditionModule, EditionPage
from ..runtime import runtime_files
from .course_data import activity_words, course_data
from .markup import BlockWriter, PageContext
from .pages import Frame, about_view, contents_view, page_view, term_views
from .picture_size import picture_size
from .search import Search
from .theme import style_sheets
from .words import words


class Renderer:
    """Renders editions of one course. `read_picture` gives the bytes of a picture by its path in the course folder."""

    def __init__(self, pictures: frozenset[str], read_picture: Callable[[str], Blob]) -> None:
        self.pictures = pictures
        self.picture = cache(read_picture)
        self.sizes = cache(lambda path: picture_size(self.picture(path).data))
        self.pages: dict[tuple[object, ...], tuple[Blocks, Blob, frozenset[str]]] = {}
        self.search = Search()

    @cached_property
    def environment(self) -> Environment:
        return Environment(
            loader=PackageLoader("neuvoo_course.render"),
            autoescape=True,
            auto_reload=False,
            undefined=StrictUndefined,
            trim_blocks=True,
            keep_trailing_newline=True,
        )

    def render(self, edition: Edition) -> Files:
        """Give every file of an edition but what a target adds."""
        files: dict[str, Blob] = {
            **{name: Blob.of(script) for name, script in runtime_files().items()},
            **{name: Blob.of(sheet) for name, sheet in style_sheets(edition.variant.region.accent).items()},
        }
        pictures: set[str] = set()
        for language in edition.variant.languages:
            files[f"course.{language}.js"] = Blob.of(course_data(edition, language))
            files[f"activities.{language}.js"] = Blob.of(activity_words(language))
            files |= self.search.files(edition, language)
            files |= self.fixed_pages(edition, language)
            for module in edition.modules:
                for page in module.pages:
                    path = f"{language}/{page.key}.html"
                    files[path], used = self.page(edition, module, page, language)
                    pictures |= used
        if edition.settings.sco == "module":
            files |= dict(self.module_contents(edition, module) for module in edition.modules)
        files["index.html"] = self.contents(edition, "index.html", edition.variant.languages[0])
        files |= {path_in_package(path): self.picture(path) for path in sorted(pictures)}
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
        writer = self.writer(edition, page, language)
        values = {
            "page": view,
            "body": writer.blocks(text.blocks),
            "text_words": words(text.language),
            "has_activities": has_activities(text.blocks),
        }
        blob = self.document("page.html", frame, **values)
        pictures = frozenset(writer.used_pictures)
        self.pages[key] = (text.blocks, blob, pictures)  # the blocks are kept so that their id stays theirs
        return blob, pictures

    def writer(self, edition: Edition, page: EditionPage, language: str) -> BlockWriter:
        context = PageContext(
            module=page.module,
            pictures=self.pictures,
            picture_sizes=self.sizes,
            owners=edition.owners,
            questions=page.questions,
            tests=page.tests,
        )
        return BlockWriter(context, self.environment, page.texts[language].language)

    def fixed_pages(self, edition: Edition, language: str) -> dict[str, Blob]:
        """Give the pages every package has, in one language."""
        texts = words(language)
        files = {f"{language}/index.html": self.contents(edition, f"{language}/index.html", language)}
        about = self.frame(edition, f"{language}/about.html", language, texts["about"])
        files[about.path] = self.document("about.html", about, about=about_view(edition, language))
        search = self.frame(edition, f"{language}/search.html", language, texts["search"])
        files[search.path] = self.document("search.html", search)
        if edition.terms:
            glossary = self.frame(edition, f"{language}/glossary.html", language, texts["glossary"])
            files[glossary.path] = self.document("glossary.html", glossary, terms=list(term_views(edition, language)))
        return files

    def contents(self, edition: Edition, path: str, language: str, module: EditionModule | None = None) -> Blob:
        title = module.titles[language] if module else edition.settings.titles[language]
        frame = self.frame(edition, path, language, title, sco=module.number if module else 0)
        view = contents_view(edition, frame, (module,) if module else edition.modules)
        return self.document("contents.html", frame, contents=view)

    def frame(self, edition: Edition, path: str, language: str, title: str, sco: int = 0) -> Frame:
        return Frame(path, language, title, bool(edition.terms), sco)

    def document(self, template: str, frame: Frame, **values: Any) -> Blob:
        html = self.environment.get_template(template).render(frame=frame, words=words(frame.language), **values)
        return Blob.of(html)


def has_activities(blocks: Blocks) -> bool:
    """Whether a page needs the script and the styles that only some pages have."""
    return any(isinstance(block, Question | Test | Presented) for block in walk(blocks))
