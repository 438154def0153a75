"""Blocks → markup that is valid as HTML and as XML: void elements closed, everything escaped, no raw HTML.

Prose is written here by hand, which is fast; blocks with a life of their own (questions, tests) have templates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import singledispatchmethod
from html import escape
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from markupsafe import escape as marked

from ..anchors import Anchors
from ..light_pictures import CopyFile, no_copies
from ..model import (
    Accordion,
    Block,
    Blocks,
    Break,
    Callout,
    Card,
    Checklist,
    Code,
    CodeSpan,
    Dialogue,
    Download,
    Emphasis,
    Foreign,
    Gap,
    Gaps,
    Heading,
    Inline,
    Inlines,
    Link,
    ListBlock,
    Media,
    NumberedPicture,
    Paragraph,
    Picture,
    Question,
    Quote,
    Reflection,
    Rule,
    Scenario,
    Sections,
    ServiceList,
    Strong,
    Table,
    Test,
    Text,
    plain,
)
from ..pictures import find_picture
from ..resolve.edition import EditionTest, QuestionPlace
from .media import Shelf, download_view, file_address, media_view
from .pictures import ShownPicture
from .services import services_view
from .tasks import ShownGap, gaps_shown, task_view
from .words import direction, fallback_note, words

WIDE = 600
"""A picture of this width or more, in CSS pixels, shrinks on a phone, so it can be opened by itself there."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the blocks of a page need to know of where they stand."""

    module: str
    pictures: Set[str]
    picture_sizes: Callable[[str], tuple[int, int] | None]
    owners: tuple[str, ...]
    questions: Mapping[str, QuestionPlace]
    tests: Mapping[str, EditionTest]
    objectives: tuple[str, ...] = ()  # of the module, in the text's language
    media: Mapping[str, int] = field(default_factory=dict)  # path → bytes
    copies: Callable[[str], tuple[CopyFile, ...]] = no_copies  # of pictures made light
    up: str = "../"  # the way to the folder of the language
    here: str = ""  # the way to the page the blocks belong to, where they are shown elsewhere


class BlockWriter:
    """Writes the blocks of one page, in order; questions outside tests and in each test are counted from 1."""

    def __init__(self, context: PageContext, environment: Environment, language: str) -> None:
        self.context, self.environment = context, environment
        self.language = language  # of the text
        self.words: dict[str, Any] = words(language)  # of the text's own language, so that `lang` holds for all of it
        self.used_files: set[str] = set()
        self.used_terms: dict[str, str] = {}  # by name, with the language of the text that names them first
        self.above = ""  # the title that the text stands under
        self.count = 0
        self.anchors = Anchors()
        self.gaps: Mapping[Gap, ShownGap] = {}  # of the question being written
        self.presented: Counter[str] = Counter()
        self.level = 1  # of the last heading written
        self.prefix = ""  # of the ids of notes, which are one of a kind in their module alone

    def blocks(self, blocks: Blocks) -> Markup:
        return Markup("\n".join(self.block(block) for block in blocks))  # noqa: S704 - each part is escaped

    # ------------------------------------------------------------ blocks

    @singledispatchmethod
    def block(self, block: Block) -> str:
        raise AssertionError(f"{type(block).__name__} is resolved before rendering")

    @block.register
    def _(self, block: Heading) -> str:
        self.level = level = min(block.level, 6)
        name = self.anchors.next(plain(block.children))
        return f'<h{level} id="{name}">{self.title(block.children)}</h{level}>'

    def title(self, children: Inlines) -> Markup:
        """Give the words of a title; what has no name of its own is called by them until the next."""
        self.above = plain(children)
        return self.inlines(children)

    @block.register
    def _(self, block: Paragraph) -> str:
        if len(block.children) == 1 and isinstance(block.children[0], Picture):
            return self.figure(block.children[0])
        return f"<p>{self.inlines(block.children)}</p>"

    @block.register
    def _(self, block: ListBlock) -> str:
        tag = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "\n".join(f"<li>{self.item(item.blocks, tight=block.tight)}</li>" for item in block.items)
        return f"<{tag}{start}>\n{items}\n</{tag}>"

    def item(self, blocks: Blocks, *, tight: bool) -> str:
        if not tight:
            return self.blocks(blocks)
        return "\n".join(
            self.inlines(block.children) if isinstance(block, Paragraph) else self.block(block) for block in blocks
        )

    @block.register
    def _(self, block: Quote) -> str:
        return f"<blockquote>\n{self.blocks(block.blocks)}\n</blockquote>"

    @block.register
    def _(self, block: Code) -> str:
        return f'<pre tabindex="0"><code>{escape(block.text, quote=False)}</code></pre>'

    @block.register
    def _(self, _block: Rule) -> str:
        return "<hr/>"

    @block.register
    def _(self, block: Table) -> str:
        marks = [f' class="{align}"' if align in ("center", "right") else "" for align in block.alignments]
        head = "".join(
            f'<th scope="col"{mark}>{self.inlines(cell)}</th>' for mark, cell in zip(marks, block.head, strict=False)
        )
        rows = "\n".join(
            "<tr>" + "".join(f"<td{m}>{self.inlines(c)}</td>" for m, c in zip(marks, row, strict=False)) + "</tr>"
            for row in block.rows
        )
        label = escape(f"{self.words['table']}: {self.above}" if self.above else self.words["table"])
        return (
            f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
        )

    @block.register
    def _(self, block: Callout) -> str:
        kind, title = marked(self.words["callouts"][block.kind]), escape(block.title)
        heading = f'<span class="kind">{kind}</span> {title}' if title else kind
        inside = f"<p>{marked(self.words['aland_note'])}</p>" if block.kind == "aland" else self.blocks(block.blocks)
        return f'<div class="callout {block.kind}">\n<p class="callout-title">{heading}</p>\n{inside}\n</div>'

    @block.register
    def _(self, block: Accordion) -> str:
        sections = "\n".join(
            f"<details><summary>{self.title(section.title)}</summary>\n{self.blocks(section.blocks)}\n</details>"
            for section in block.sections
        )
        return f'<div class="accordion">\n{sections}\n</div>'

    @block.register
    def _(self, block: Foreign) -> str:
        note = marked(fallback_note(self.language, block.language))
        language = f'lang="{block.language}" dir="{direction(block.language)}"'
        outer = self.language, self.words
        self.language, self.words = block.language, words(block.language)
        inside = self.blocks(block.blocks)
        self.language, self.words = outer
        return f'<p class="fallback-note">{note}</p>\n<div {language}>\n{inside}\n</div>'

    @block.register
    def _(self, block: Question) -> str:
        self.count += 1
        place = self.context.questions[block.id]
        template = self.environment.get_template("question.html")
        return template.render(
            question=block,
            number=self.count,
            place=place,
            where=place.place.among(self.context.owners),
            words=self.words,
            write=self,
            **task_view(block, place, self.inlines),
        )

    def gap_text(self, question: Question, place: QuestionPlace) -> Markup:
        """Give the text of a gap question with a field for each gap."""
        self.gaps = gaps_shown(question, place)
        return self.blocks(question.task.blocks) if isinstance(question.task, Gaps) else Markup()

    def gap(self, gap: ShownGap) -> str:
        label = self.words["gap"].format(number=gap.count)
        template = self.environment.get_template("tasks/one_gap.html")
        return template.render(gap=gap, label=label, words=self.words).strip()

    @block.register
    def _(self, block: Test) -> str:
        outer, self.count = self.count, 0
        template = self.environment.get_template("test.html")
        test = self.context.tests[block.id]
        html = template.render(
            block=block,
            test=test,
            where=test.place.among(self.context.owners),
            objectives=self.objectives(block),
            words=self.words,
            write=self,
        )
        self.count = outer
        return html

    def objectives(self, test: Test) -> list[tuple[int, str]]:
        """Give the objectives that a test asks for, each with its number in the module's list."""
        asked = {question.objective for question in test.questions}
        return [(number, text) for number, text in enumerate(self.context.objectives, 1) if number in asked]

    @block.register
    def _(self, block: Dialogue | Scenario | Checklist | Reflection | Sections | NumberedPicture | Card) -> str:
        """Blocks that are not scored: a template each, and counted for their ids."""
        name = block.kind if isinstance(block, Sections) else type(block).__name__.lower()
        self.presented[name] += 1
        if isinstance(block, Sections) and block.kind != "cards":
            self.level = block.sections[0].level
        template = self.environment.get_template(f"{name}.html")
        return template.render(block=block, number=self.presented[name], words=self.words, write=self)

    @block.register
    def _(self, block: ServiceList) -> str:
        """The list's title is a heading below the text's last, and each service has one below that."""
        outer = self.level
        self.level = title_level = min(outer + bool(block.title), 6)
        introduction = self.blocks(block.blocks)
        level, self.level = min(self.level + 1, 6), outer
        values = {"introduction": introduction, "title_level": title_level, "level": level, "words": self.words}
        template = self.environment.get_template("services.html")
        return template.render(block=block, **values, **services_view(block, self.language))

    @block.register
    def _(self, block: Media) -> str:
        self.presented["media"] += 1
        template, view = self.environment.get_template("media.html"), media_view(block, self.shelf())
        return template.render(block=block, number=self.presented["media"], media=view, words=self.words, write=self)

    @block.register
    def _(self, block: Download) -> str:
        template = self.environment.get_template("download.html")
        return template.render(block=block, file=download_view(block, self.shelf()), write=self)

    def shelf(self) -> Shelf:
        return Shelf(self.context.media, self.context.pictures, self.language, self.take)

    def take(self, path: str) -> str:
        """Take a file into the package and give its address; where a picture has copies, the widest is taken."""
        path = next((copy.path for copy in self.context.copies(path)), path)
        self.used_files.add(path)
        return file_address(path, self.context.up)

    # ------------------------------------------------------------ inline text

    def inlines(self, children: Inlines) -> Markup:
        return Markup("".join(self.inline(inline) for inline in children))  # noqa: S704 - each part is escaped

    def inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return escape(inline.text, quote=False)
            case Emphasis():
                return f"<em>{self.inlines(inline.children)}</em>"
            case Strong():
                return f"<strong>{self.inlines(inline.children)}</strong>"
            case CodeSpan():
                return f"<code>{escape(inline.text, quote=False)}</code>"
            case Break():
                return "<br/>" if inline.hard else "\n"
            case Link():
                return self.link(inline)
            case Picture():
                return self.picture(inline)
            case Gap():
                return self.gap(self.gaps[inline])
        raise AssertionError(f"{type(inline).__name__} is resolved before rendering")

    def link(self, link: Link) -> str:
        text = self.inlines(link.children)
        match link.kind:
            case "page":
                module, page = link.target.split("/")
                folder = (
                    "" if module == self.context.module and not self.context.here else f"{self.context.up}{module}/"
                )
                fragment = f"#{escape(link.fragment)}" if link.fragment else ""
                return f'<a href="{folder}{page}.html{fragment}">{text}</a>'
            case "term":
                self.used_terms.setdefault(link.target, self.language)
                return f'<a class="term" href="{self.context.up}glossary.html#term-{escape(link.target)}">{text}</a>'
            case "anchor":
                return f'<a href="{self.context.here}#{escape(link.target)}">{text}</a>'
        address, note = escape(link.target), marked(self.words["new_window"])
        return (
            f'<a class="outside" href="{address}" target="_blank" rel="noopener noreferrer">{text or address}'
            f'<span class="hidden"> ({note})</span></a>'
        )

    def picture(self, picture: Picture) -> str:
        return self.shown(picture).image(picture.alternative)

    def shown(self, picture: Picture) -> ShownPicture:
        """Take a picture into the package, and say how pages show it."""
        path = find_picture(self.context.pictures, picture, self.language)
        assert path, picture  # noqa: S101 - `checks` has found it
        if copies := self.context.copies(path):
            widths = tuple((self.take(copy.path), copy.width) for copy in copies)
            return ShownPicture(widths[0][0], (copies[0].width, copies[0].height), widths)
        return ShownPicture(self.take(path), self.context.picture_sizes(path))

    def figure(self, picture: Picture) -> str:
        shown = self.shown(picture)
        caption = f"\n<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
        image = shown.image(picture.alternative)
        if not shown.size or shown.size[0] < WIDE:
            return f"<figure>\n{image}{caption}\n</figure>"
        enlarge, note = marked(self.words["enlarge"]), marked(self.words["new_window"])
        link = (
            f'<a class="enlarge" href="{escape(shown.address)}" target="_blank" rel="noopener noreferrer">{enlarge}'
            f'<span class="hidden"> ({note})</span></a>'
        )
        return f'<figure class="wide">\n{image}\n{link}{caption}\n</figure>'
