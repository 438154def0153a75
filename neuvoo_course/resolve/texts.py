"""A page's text for a variant: facts filled in, dated and regional blocks chosen, slots filled, links kept or cut.

Blocks that nothing of this touches come back as the very same objects, so that whoever renders them can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..model import (
    Accordion,
    Block,
    Blocks,
    Callout,
    Card,
    Checklist,
    Choice,
    Dialogue,
    Download,
    Emphasis,
    Fact,
    Foreign,
    FrontMatter,
    Gaps,
    Inline,
    Inlines,
    Length,
    Link,
    ListBlock,
    Matching,
    Media,
    NumberedPicture,
    Only,
    Option,
    Ordering,
    Page,
    PageText,
    Paragraph,
    Question,
    Quote,
    Reflection,
    Scenario,
    Scene,
    SceneChoice,
    Sections,
    ServiceList,
    Services,
    Slot,
    Strong,
    Table,
    Task,
    Test,
    Text,
    Turn,
    reckon,
)
from ..model import Heading as HeadingBlock
from ..problems import Problem, problem
from .edition import Fallback, Variant
from .facts import Absent, Several, fact_words
from .overlays import languages_of
from .regions import Folders, lies_within
from .services import Directory

Item = TypeVar("Item")
Answers = tuple[object, ...]


class FactAbsent(Exception):
    """A run of text asks for a fact that does not hold for the region: its block gives way to a note."""

    def __init__(self, fact: Fact) -> None:
        self.fact = fact
        super().__init__(f"{fact.subject}.{fact.form}")


@dataclass(slots=True)
class Filler:
    """Fills the texts of one page in one language for one variant."""

    variant: Variant
    language: str  # of the text
    page: str
    pages: frozenset[str]  # pages of the edition
    fills: Mapping[str, Page]
    fallback: Mapping[str, tuple[str, ...]]
    folders: Folders
    directory: Directory
    report: Callable[[Problem], None] = lambda _: None
    fallbacks: list[Fallback] = field(default_factory=list)
    filled: list[FrontMatter] = field(default_factory=list)  # of the texts that filled slots
    lengths: list[Length] = field(default_factory=list)  # what they and passages add to the text as it was written
    told: bool = False  # whether the note on Åland stands on the page already

    # ------------------------------------------------------------ blocks

    def blocks(self, blocks: Blocks) -> Blocks:
        """Fill a run of blocks; the same object comes back when nothing in it changes."""
        filled: list[Block] = []
        for block in blocks:
            filled += self.block(block)
        return blocks if same(filled, blocks) else tuple(filled)

    def block(self, block: Block) -> Blocks:
        try:
            return self.chosen(block)
        except FactAbsent:
            if self.told:
                return ()
            self.told = True
            return (Callout("aland", "", (), block.at),)

    def chosen(self, block: Block) -> Blocks:
        match block:
            case Only():
                return self.only(block)
            case Slot():
                return self.slot(block)
            case Services():
                return (self.services(block),)
            case HeadingBlock() | Paragraph():
                return (changed(block, children=self.inlines(block.children)),)
            case Quote() | Callout() | Foreign() | Reflection() | Card():
                blocks = self.blocks(block.blocks)
                return (changed(block, blocks=blocks),) if blocks or not block.blocks else ()
            case Test():
                test = changed(block, blocks=self.blocks(block.blocks))
                return (test,) if test.questions else ()  # a test nobody could pass would never end
            case ListBlock():
                return self.list(block)
            case Table():
                head, rows = self.cells(block.head), self.each(block.rows, self.cells)
                return (changed(block, head=head, rows=rows),)
            case Accordion() | Sections():
                sections = self.each(
                    block.sections,
                    lambda one: changed(one, title=self.inlines(one.title), blocks=self.blocks(one.blocks)),
                )
                return (changed(block, sections=sections),)
            case Question():
                return (self.question(block),)
        return (self.presented(block),)

    def presented(self, block: Block) -> Block:
        """Fill a block that is not scored; what holds no text of its own is left as it is."""
        match block:
            case Dialogue():
                return changed(block, turns=self.each(block.turns, self.words))
            case Scenario():
                return changed(block, scenes=self.each(block.scenes, self.scene))
            case Checklist():
                return self.checklist(block)
            case NumberedPicture() | Media() | Download():
                return changed(block, blocks=self.blocks(block.blocks))
        return block

    def list(self, block: ListBlock) -> Blocks:
        items = self.each(block.items, lambda item: changed(item, blocks=self.blocks(item.blocks)))
        kept = tuple(item for item in items if item.blocks)
        return (changed(block, items=items if len(kept) == len(items) else kept),) if kept else ()

    def cells(self, row: tuple[Inlines, ...]) -> tuple[Inlines, ...]:
        return self.each(row, self.inlines)

    def question(self, block: Question) -> Question:
        task, prompt, explanation = self.task(block.task), self.blocks(block.prompt), self.blocks(block.explanation)
        return changed(block, task=task, prompt=prompt, explanation=explanation)

    def task(self, task: Task) -> Task:
        match task:
            case Choice():
                return changed(task, options=self.each(task.options, self.option))
            case Matching():
                head, pairs = self.pair(task.head), self.each(task.pairs, self.pair)
                return changed(task, head=head, pairs=pairs)
            case Ordering():
                return changed(task, items=self.each(task.items, self.inlines))
            case Gaps():
                return changed(task, blocks=self.each_block(task.blocks))
        return task

    def option(self, option: Option) -> Option:
        return changed(option, label=self.inlines(option.label), feedback=self.blocks(option.feedback))

    def pair(self, pair: tuple[Inlines, Inlines]) -> tuple[Inlines, Inlines]:
        left, right = self.inlines(pair[0]), self.inlines(pair[1])
        return pair if same((left, right), pair) else (left, right)

    def each_block(self, blocks: Blocks) -> Blocks:
        """Fill blocks none of which may give way to a note by itself: they hold the gaps."""
        filled = tuple(new for block in blocks for new in self.chosen(block))
        return blocks if same(filled, blocks) else filled

    def words(self, one: Turn) -> Turn:
        return changed(one, words=self.inlines(one.words))

    def scene(self, one: Scene) -> Scene:
        title, blocks = self.inlines(one.title), self.blocks(one.blocks)
        return changed(one, title=title, blocks=blocks, choices=self.each(one.choices, self.choice))

    def choice(self, one: SceneChoice) -> SceneChoice:
        return changed(one, words=self.inlines(one.words), consequence=self.blocks(one.consequence))

    def checklist(self, block: Checklist) -> Checklist:
        items = self.each(
            block.items, lambda one: changed(one, label=self.inlines(one.label), blocks=self.blocks(one.blocks))
        )
        return changed(block, intro=self.blocks(block.intro), items=items, closing=self.blocks(block.closing))

    def each(self, items: tuple[Item, ...], fill: Callable[[Item], Item]) -> tuple[Item, ...]:
        filled = tuple(fill(item) for item in items)
        return items if same(filled, items) else filled

    # ------------------------------------------------------------ choices

    def holds(self, block: Only) -> bool:
        day = self.variant.as_of
        in_time = (block.from_day is None or block.from_day <= day) and (
            block.until_day is None or day <= block.until_day
        )
        return in_time and (
            not block.regions or any(lies_within(self.variant.region, name, self.folders) for name in block.regions)
        )

    def only(self, block: Only) -> Blocks:
        if not self.holds(block):
            return ()
        self.lengths.append(reckon((), block.blocks, self.language))
        return self.blocks(block.blocks)

    def slot(self, block: Slot) -> Blocks:
        page = self.fills.get(block.name)
        if page is None:
            return self.blocks(block.blocks)
        language = next(languages_of(page, self.language, self.fallback))
        text = page.texts[language]
        self.filled.append(page.front_of(text))
        self.lengths.append(text.length - reckon((), block.blocks, self.language))
        if language == self.language:
            return self.blocks(text.blocks)
        self.fallbacks.append(Fallback(f"{self.page}#{block.name}", self.language, language))
        inner = replace(self, language=language)
        blocks = inner.blocks(text.blocks)
        self.told = self.told or inner.told
        return (Foreign(language, blocks, block.at),)

    def services(self, block: Services) -> ServiceList:
        listed = self.directory.listed(block, self.language)
        for one in listed:
            for shown in sorted({one.name.language, one.description.language} - {self.language}):
                self.fallbacks.append(Fallback(f"{self.page}#{one.service.name}", self.language, shown))
                values = {"service": one.service.name, "language": self.language, "shown": shown}
                self.report(problem("service-not-translated", one.service.at, **values))
        return ServiceList(block.topics, block.title, self.blocks(block.blocks), listed, block.at)

    # ------------------------------------------------------------ answers

    def answers(self, text: PageText) -> Answers:
        """Give what the variant answers to all that a text asks: equal answers make equal texts.

        Empty where neither region nor day nor a page that is not there can change the text.
        """
        asked = text.asked
        missing = tuple(page for page in asked.pages if page not in self.pages)
        if not (missing or asked.is_regional):
            return ()
        return (
            missing,
            tuple(self.fact_answer(fact) for fact in asked.facts),
            tuple(self.holds(block) for block in asked.onlys),
            tuple(self.slot_answer(block) for block in asked.slots),
            tuple(repr(self.directory.listed(block, self.language)) for block in asked.services),
        )

    def fact_answer(self, fact: Fact) -> Answers:
        words = fact_words(fact, self.variant.region, self.language)
        # A problem that follows names the region.
        region = self.variant.region.names["fi"]
        match words:
            case Absent():
                return ("absent", region)
            case Several():
                return (*words.names, region)
        return (words,)

    def slot_answer(self, block: Slot) -> Answers:
        page = self.fills.get(block.name)
        if page is None:
            return ()
        language = next(languages_of(page, self.language, self.fallback))
        text = page.texts[language]
        return (text.digest, next(iter(page.texts.values())).digest, replace(self, language=language).answers(text))

    # ------------------------------------------------------------ inline text

    def inlines(self, children: Inlines) -> Inlines:
        filled: list[Inline] = []
        for inline in children:
            filled += self.inline(inline)
        return children if same(filled, children) else tuple(filled)

    def inline(self, inline: Inline) -> Inlines:
        match inline:
            case Fact():
                return (Text(self.fact(inline)),)
            case Link(kind="page") if inline.target not in self.pages:
                return self.inlines(inline.children)
            case Emphasis() | Strong() | Link():
                return (changed(inline, children=self.inlines(inline.children)),)
        return (inline,)

    def fact(self, fact: Fact) -> str:
        words = fact_words(fact, self.variant.region, self.language)
        match words:
            case Absent():
                raise FactAbsent(fact)
            case Several():
                name = self.variant.region.names["fi"]
                values = {"fact": f"{fact.subject}.{fact.form}", "region": name, "subject": fact.subject}
                self.report(problem("fact-several", fact.at, names=", ".join(words.names), **values))
                return ", ".join(words.names)
        return words


Value = TypeVar("Value")


def changed(value: Value, **fields: object) -> Value:
    """Give a value with some fields replaced, or the very same value when they are what they were."""
    if all(getattr(value, name) is new for name, new in fields.items()):
        return value
    return replace(value, **fields)  # type: ignore[type-var]


def same(filled: list[Item] | tuple[Item, ...], items: tuple[Item, ...]) -> bool:
    """Whether filling changed nothing: the same objects in the same order."""
    return len(filled) == len(items) and all(new is old for new, old in zip(filled, items, strict=True))
