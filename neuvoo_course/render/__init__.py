"""Edition → files: pages, styles, runtime, pictures and other files, the same whatever the target.

A `Renderer` keeps what it has made: a page that asks for nothing regional is written once, however many regions
show it, and what an earlier build made of the same text is taken from the cache.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache as cache_of
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from ..anchors import Anchors
from ..cache import Cache, key_of
from ..cache.kept import FEW, Kept
from ..files import Blob, Files
from ..light_pictures import LightPictures, no_copies
from ..media import shown_pictures
from ..model import Blocks, Presented, Question, Test, walk
from ..pictures import path_in_package
from ..resolve.edition import Edition, EditionModule, EditionPage, EditionText
from ..runtime import runtime_files
from .course_data import activity_words, contents_data, course_data, reporting_words
from .made import packed, recall
from .notes import PageNotes, notes_of
from .pages import (
    Frame,
    PageView,
    about_view,
    certificate_view,
    contents_view,
    page_view,
    term_view,
    term_views,
)
from .picture_size import picture_size
from .search import Search
from .theme import Inline, style_sheets
from .words import words

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from .markup import BlockWriter

Rendered = tuple[Blob, frozenset[str]]
"""A page's document, and the files of the course folder that it shows."""


@dataclass(frozen=True, slots=True)
class Body:
    """A page's blocks as markup, the terms in it with the language of the text around them, and the files it shows."""

    markup: Markup
    terms: Mapping[str, str]
    files: frozenset[str]


class Renderer:
    """Renders editions of one course. `read_picture` gives the bytes of any file by its path in the course folder."""

    def __init__(
        self,
        pictures: frozenset[str],
        read_picture: Callable[[str], Blob],
        media: Mapping[str, int] | None = None,
        cache: Cache | None = None,
        light: LightPictures | None = None,
    ) -> None:
        self.pictures = pictures
        self.media = media or {}  # path → bytes
        self.cache = cache or Cache()
        self.picture = cache_of(light.read if light else read_picture)
        self.copies = light.copies if light else no_copies
        self.sizes = cache_of(self._size)
        self.shared = cache_of(self._shared)
        self.sheets = cache_of(self._sheets)
        self.pages: Kept[Rendered] = Kept()
        self.bodies: Kept[Body] = Kept()
        self.note_bodies: Kept[list[Markup]] = Kept()
        self.documents: Kept[Blob] = Kept(FEW)
        self.note_digests: Kept[str] = Kept()
        self.search = Search(self.cache)

    @cached_property
    def environment(self) -> Environment:
        from .environment import environment

        return environment(self.cache)

    @cached_property
    def listing(self) -> str:
        """The digest of which pictures and other files there are: videos bring in what lies beside them."""
        return key_of(sorted(self.pictures), sorted(self.media.items()))

    def render(self, edition: Edition) -> Files:
        """Give every file of an edition but what a target adds."""
        files = dict(self.shared(edition.variant.region.accent))
        used_files: set[str] = set()
        for language in edition.variant.languages:
            files |= self.scripts(edition, language)
            files |= self.search.files(edition, language)
            files |= self.fixed_pages(edition, language)
            for module, before, page, after in _in_order(edition):
                view = page_view(edition, module, page, language, before, after)
                around = [one.texts[language] for one in (before, page, after) if one]
                is_common = all(text.is_common for text in around)
                files[f"{language}/{page.key}.html"], used = self.page(
                    edition, module, page, view, language, is_common=is_common
                )
                used_files |= used
        if edition.settings.sco == "module":
            files |= dict(self.module_contents(edition, module) for module in edition.modules)
        files["index.html"] = self.contents(edition, "index.html", edition.variant.languages[0])
        files |= {path_in_package(path): self.picture(path) for path in sorted(used_files)}
        return files

    def _shared(self, accent: str) -> Mapping[str, Blob]:
        """Give the scripts of the runtime and the style sheets, in a region's colour."""
        return self.cache.recall("shared", (accent,), lambda: _packed({**runtime_files(), **style_sheets(accent)}))

    def scripts(self, edition: Edition, language: str) -> dict[str, Blob]:
        """Give the course data and the words of a language."""
        return {
            f"course.{language}.js": Blob.of(course_data(edition, language)),
            f"contents.{language}.js": Blob.of(contents_data(edition, language)),
            f"activities.{language}.js": self.common("activities", language, lambda: activity_words(language)),
            f"reporting.{language}.js": self.common("reporting", language, lambda: reporting_words(language)),
        }

    def common(self, stage: str, language: str, make: Callable[[], str]) -> Blob:
        return self.documents.of((stage, language), packed(make), is_common=True)

    def module_contents(self, edition: Edition, module: EditionModule) -> tuple[str, Blob]:
        """Give the launch page of one module, for packages with one SCO a module."""
        path = f"module-{module.number}.html"
        return path, self.contents(edition, path, edition.variant.languages[0], module)

    # ------------------------------------------------------------ course pages

    def page(
        self,
        edition: Edition,
        module: EditionModule,
        page: EditionPage,
        view: PageView,
        language: str,
        *,
        is_common: bool,
    ) -> Rendered:
        """Give a course page; one is common, and held as long as this lives, where its neighbours' titles are, too."""
        text = page.texts[language]
        frame = self.frame(edition, f"{language}/{page.key}.html", language, f"{view.title} – {view.module_title}")
        key = (text.digest, frame, view, self.places(edition, page))

        def make() -> Rendered:
            parts = (*key, module.objectives.get(text.language, ()), self.reads(edition, text))
            return self.cache.recall("page.html", parts, lambda: self.write(edition, module, page, frame, view))

        return self.pages.of(key, make, is_common=is_common)

    def reads(self, edition: Edition, text: EditionText) -> tuple[object, ...]:
        """Give what a text shows of the course's files and terms, so that a change of these is seen."""
        asked = text.asked
        shown = shown_pictures(asked, text.language, self.pictures, self.media)
        terms = tuple((name, edition.terms[name].words, edition.terms[name].meanings) for name in asked.terms)
        pictures = tuple((path, self.sizes(path), self.copies(path)) for path in shown)
        return pictures, terms, edition.settings.languages if terms else (), self.listing if asked.files else ""

    def write(
        self, edition: Edition, module: EditionModule, page: EditionPage, frame: Frame, view: PageView
    ) -> Rendered:
        text = page.texts[frame.language]
        body = self.body(edition, module, page, frame.language)
        values = {
            "page": view,
            "body": body.markup,
            "text_words": words(text.language),
            "terms": [term_view(edition, name, tag, text.language) for name, tag in body.terms.items()],
            "has_activities": has_activities(text.blocks) or bool(body.terms),
        }
        blob = packed(lambda: self.html("page.html", frame, **values))()
        return blob, body.files

    def body(self, edition: Edition, module: EditionModule, page: EditionPage, language: str) -> Body:
        """Give what a page's blocks make: the same where only the titles of the pages beside it are regional."""
        text = page.texts[language]
        key = (text.digest, page.module, text.language, *self.places(edition, page))

        def make() -> Body:
            writer = self.writer(edition, page, language, objectives=module.objectives.get(text.language, ()))
            return Body(writer.blocks(text.blocks), writer.used_terms, frozenset(writer.used_files))

        return self.bodies.of(key, make)

    def places(self, edition: Edition, page: EditionPage) -> tuple[object, ...]:
        """Give all that a page's questions and tests show of the locks."""
        places = (*(one.place for one in page.questions.values()), *(one.place for one in page.tests.values()))
        return tuple(page.questions.items()), tuple(page.tests.items()), tuple(map(edition.where, places))

    def writer(self, edition: Edition, page: EditionPage, language: str, **shown: Any) -> BlockWriter:
        from .markup import BlockWriter, PageContext

        context = PageContext(
            module=page.module,
            pictures=self.pictures,
            picture_sizes=self.sizes,
            copies=self.copies,
            owners=edition.owners,
            questions=page.questions,
            tests=page.tests,
            media=self.media,
            **shown,
        )
        return BlockWriter(context, self.environment, page.texts[language].language)

    def _size(self, path: str) -> tuple[int, int] | None:
        picture = self.picture(path)
        return self.cache.recall("picture-size", (picture.digest,), lambda: picture_size(picture.data))

    # ------------------------------------------------------------ pages that every package has

    def fixed_pages(self, edition: Edition, language: str) -> dict[str, Blob]:
        """Give the pages every package has, in one language."""
        texts = words(language)
        files = {f"{language}/index.html": self.contents(edition, f"{language}/index.html", language)}
        about = self.frame(edition, f"{language}/about.html", language, str(texts["about"]))
        files[about.path] = self.document("about.html", about, about=about_view(edition, language))
        # The same for every region.
        certificate = self.frame(edition, f"{language}/certificate.html", language, texts["certificate"])
        view = certificate_view(edition, language)
        files[certificate.path] = self.document("certificate.html", certificate, certificate=view)
        if notes := notes_of(edition, language):
            files |= self.notes(edition, notes, language)
        search = self.frame(edition, f"{language}/search.html", language, str(texts["search"]))
        files[search.path] = self.document("search.html", search)
        if edition.terms:
            files |= self.glossary(edition, language)
        return files

    def glossary(self, edition: Edition, language: str) -> dict[str, Blob]:
        """Give the page of all terms, the same for every region."""
        frame = self.frame(edition, f"{language}/glossary.html", language, str(words(language)["glossary"]))
        make = lambda: self.document("glossary.html", frame, terms=list(term_views(edition, language)))  # noqa: E731
        return {frame.path: self.documents.of(("glossary", frame), make, is_common=True)}

    def notes(self, edition: Edition, notes: tuple[PageNotes, ...], language: str) -> dict[str, Blob]:
        """Give the page of the learner's own notes; regional only where a region has notes or titles of its own."""
        frame = self.frame(edition, f"{language}/notes.html", language, words(language)["notes"])
        shown = tuple((one.page.key, one.where, one.module_title, one.title, self.note_digest(one)) for one in notes)

        def make() -> Blob:
            parts = (frame, shown, tuple(self.reads(edition, one.text) for one in notes))
            return recall(self.cache, "notes.html", parts, lambda: self.write_notes(edition, notes, frame))

        return {frame.path: self.documents.of((frame, shown), make)}

    def note_digest(self, one: PageNotes) -> str:
        """Give the digest of a page's notes alone: an edit of a page is seldom one of its notes."""
        make = lambda: key_of(one.text.language, repr(one.blocks))  # noqa: E731
        return self.note_digests.of((one.text.digest, one.text.language), make, is_common=one.text.is_common)

    def write_notes(self, edition: Edition, notes: tuple[PageNotes, ...], frame: Frame) -> str:
        key = (frame.language, tuple((one.page.key, self.note_digest(one)) for one in notes))
        bodies = self.note_bodies.of(key, lambda: self.written_notes(edition, notes, frame.language))
        pairs = zip(notes, bodies, strict=True)
        modules = [list(group) for _, group in groupby(pairs, lambda pair: pair[0].page.module)]
        return self.html("notes.html", frame, modules=modules)

    def written_notes(self, edition: Edition, notes: tuple[PageNotes, ...], language: str) -> list[Markup]:
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
        has_notes = bool(notes_of(edition, language))
        view = contents_view(edition, frame, (module,) if module else edition.modules, has_notes=has_notes)
        return self.document("contents.html", frame, contents=view, sheets=self.sheets(edition.variant.region.accent))

    def _sheets(self, accent: str) -> tuple[Inline, ...]:
        shared = self.shared(accent)
        return tuple(Inline.of(name, shared[name].data.decode()) for name in ("theme.css", "print.css"))

    # ------------------------------------------------------------ documents

    def frame(self, edition: Edition, path: str, language: str, title: str, sco: int = 0) -> Frame:
        return Frame(path, language, title, bool(edition.terms), sco)

    def document(self, template: str, frame: Frame, **values: Any) -> Blob:
        """Give a document whose values say all that is in it."""
        return recall(self.cache, template, (frame, values), lambda: self.html(template, frame, **values))

    def html(self, template: str, frame: Frame, **values: Any) -> str:
        """Write a document."""
        page = self.environment.get_template(template)
        return page.render(frame=frame, words=words(frame.language), **values)


def _packed(texts: Mapping[str, str]) -> dict[str, Blob]:
    return {name: packed(lambda text=text: text)() for name, text in texts.items()}  # type: ignore[misc]


def _in_order(edition: Edition) -> Iterator[tuple[EditionModule, EditionPage | None, EditionPage, EditionPage | None]]:
    """Give each page with its module and the pages before and after it."""
    modules = [(module, page) for module in edition.modules for page in module.pages]
    shown = [None, *(page for _, page in modules), None]
    for (module, page), (before, _), (_, after) in zip(modules, pairwise(shown), pairwise(shown[1:]), strict=False):
        yield module, before, page, after


def has_activities(blocks: Blocks) -> bool:
    """Whether a page needs the script and the styles that only some pages have."""
    return any(isinstance(block, Question | Test | Presented) for block in walk(blocks))
