"""What a reviewer of the training wants to see of its text: its time, lengths of sentences and words, outside sources.

`python -m tools.review_text` writes docs/training/readability.md and docs/training/sources.md.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean

from neuvoo_course.model import Code, Length, Link, Page, PageText, Service, inlines_among, lines_of_text, plain, total
from neuvoo_course.resolve.lengths import national_length, national_pages
from neuvoo_course.workspace import Workspace, open_course

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs/training"
LONG_SENTENCE = 20  # words
LONG_WORD = 22  # letters
WORST = 5
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)]*\s+(?=[\"”(]?[A-ZÅÄÖ])")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True)
class Measure:
    """A page's text in one language: its length, its sentences, the longest first, and its long words."""

    key: str
    language: str
    length: Length
    sentences: tuple[tuple[int, str], ...]  # words, text
    long_words: tuple[str, ...]

    @property
    def average(self) -> float:
        return mean(length for length, _ in self.sentences) if self.sentences else 0.0

    @property
    def long_sentences(self) -> int:
        return sum(length > LONG_SENTENCE for length, _ in self.sentences)


def measured(page: Page, text: PageText) -> Measure:
    """Measure a page: everything that is read, questions and their feedback too."""
    found = [sentence for line in _lines(text) for sentence in _SENTENCE_END.split(line)]
    sentences = sorted(((len(_WORD.findall(one)), one.strip()) for one in found), key=lambda one: (-one[0], one[1]))
    words = [word for line in _lines(text) for word in _WORD.findall(line)]
    longest = sorted({word for word in words if len(word) >= LONG_WORD and "-" not in word}, key=lambda one: -len(one))
    return Measure(
        _name(page), text.language, text.length, tuple(one for one in sentences if one[0] > 2), tuple(longest)
    )


def _name(page: Page) -> str:
    return f"{page.owner}: {page.key}" if page.owner else page.key


def _lines(text: PageText) -> Iterator[str]:
    for block in text.all_blocks:
        if not isinstance(block, Code):
            yield from (plain(line) for line in lines_of_text(block) if line)


def readability(workspace: Workspace) -> str:
    """Give the page of lengths."""
    measures = [measured(page, text) for page in workspace.course.all_pages() for text in page.texts.values()]
    parts = [READABILITY, _by_module(workspace)]
    for language in workspace.course.settings.languages:
        mine = [one for one in measures if one.language == language]
        parts.append(f"## {LANGUAGES[language]}\n\n{_summary(mine)}\n\n{_by_page(mine)}\n\n{_worst(mine)}\n")
    return "\n".join(parts)


def _by_module(workspace: Workspace) -> str:
    """Give the table of national modules: minutes and words to read in each language."""
    course, day = workspace.course, workspace.today
    languages, fallback = course.settings.languages, course.settings.fallback
    names = [LANGUAGES[language] for language in languages]
    rows = [
        "| module | pages | " + " | ".join(f"{name}: minutes | words to read" for name in names) + " |",
        "|---|--:|" + "--:|--:|" * len(names),
    ]
    for module in course.modules:
        lengths = [national_length(module, language, fallback, day) for language in languages]
        cells = " | ".join(f"{length.minutes} | {length.to_read}" for length in lengths)
        rows.append(f"| {module.name} | {len(national_pages(module, day))} | {cells} |")
    return "\n".join(["## Modules\n", *rows, ""])


def _summary(mine: list[Measure]) -> str:
    lengths = [length for one in mine for length, _ in one.sentences]
    whole = total(one.length for one in mine)
    share = 100 * sum(length <= 15 for length in lengths) / len(lengths)
    return (
        f"{len(mine)} pages; {_thousands(whole.to_read)} words to read, {_thousands(whole.words)} with activities; "
        + f"{_thousands(len(lengths))} sentences: "
        + f"{mean(lengths):.1f} words on the average, {share:.0f} % of 15 words at most, "
        + f"{sum(length > LONG_SENTENCE for length in lengths)} of more than {LONG_SENTENCE}."
    )


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _by_page(mine: list[Measure]) -> str:
    rows = [
        "| page | to read | with activities | words a sentence | longest | over 20 | longest word |",
        "|---|--:|--:|--:|--:|--:|---|",
    ]
    for one in sorted(mine, key=lambda one: -one.average):
        longest = one.long_words[0] if one.long_words else ""
        top = one.sentences[0][0] if one.sentences else 0
        words = f"{one.length.to_read} | {one.length.words}"
        rows.append(f"| {one.key} | {words} | {one.average:.1f} | {top} | {one.long_sentences or ''} | {longest} |")
    return "\n".join(rows)


def _worst(mine: list[Measure]) -> str:
    longest = sorted(((length, text, one.key) for one in mine for length, text in one.sentences[:WORST]), reverse=True)
    lines = [f"- {length} words, {key}: {text.replace('|', '/')}" for length, text, key in longest[:WORST]]
    return "The longest sentences:\n\n" + "\n".join(lines)


def sources(workspace: Workspace) -> str:
    """Give the page of everything outside that the text rests on or leads to."""
    named: dict[tuple[str, str], tuple[str, set[str]]] = {}
    linked: dict[str, set[str]] = defaultdict(set)
    for page in workspace.course.all_pages():
        for text in page.texts.values():
            for one in text.front.sources:
                day, pages = named.get((one.name, one.address), ("", set()))
                named[one.name, one.address] = (max(day, one.day.isoformat() if one.day else ""), pages | {_name(page)})
            for inline in inlines_among(text.all_blocks):
                if isinstance(inline, Link) and inline.kind == "web":
                    linked[inline.target].add(_name(page))
    rows = [
        f"| {_cell(name)} | {address} | {day} | {', '.join(sorted(pages))} |"
        for (name, address), (day, pages) in sorted(named.items(), key=lambda one: one[0][0].casefold())
    ]
    links = [f"| {address} | {', '.join(sorted(pages))} |" for address, pages in sorted(linked.items())]
    services = list(_services(workspace))
    return SOURCES.format(sources="\n".join(rows), links="\n".join(links), services="\n".join(services))


def _services(workspace: Workspace) -> Iterator[str]:
    for owner, services in workspace.course.services.items():
        for one in services:
            if isinstance(one, Service):
                name = one.names.get("fi") or next(iter(one.names.values()))
                whose = owner or "the whole country"
                yield f"| {_cell(name)} | {one.address} | {_cell(one.source)} | {one.checked.isoformat()} | {whose} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


LANGUAGES = {"fi": "Finnish", "sv": "Swedish", "en": "English"}
READABILITY = f"""\
# Lengths of sentences and words

Measured by `python -m tools.review_text`. Minutes and words are what `neuvoo check --times` reckons: words *to read*
are all but questions and tests, and of a story those of its longest way; *with activities*, a question counts with
one feedback, and a test with as many questions as it draws. Modules are those of the whole country.

Lengths of sentences are those of all that a learner may read or hear: every question and feedback, and descriptions of
pictures too. Plain language keeps most sentences under 15 words. Pages with the longest sentences come first; a word is
told from {LONG_WORD} letters on. Run it again after larger changes of the text, and look at what comes first.
"""
SOURCES = """\
# Sources and outside links

Written by `python -m tools.review_text`: every source that a page names, with the last day somebody read it, every
service in the lists, and every link that leads out of the course. Run it again after larger changes of the text.

## Sources

| source | address | read | pages |
|---|---|---|---|
{sources}

## Services

| service | address | source | looked up | list |
|---|---|---|---|---|
{services}

## Links in the text

| address | pages |
|---|---|
{links}
"""


def main() -> None:
    """Write both pages."""
    workspace = open_course(ROOT, date.today())
    FOLDER.mkdir(exist_ok=True)
    for name, text in (("readability", readability(workspace)), ("sources", sources(workspace))):
        (FOLDER / f"{name}.md").write_text(text, encoding="utf-8", newline="\n")
        print(FOLDER.relative_to(ROOT) / f"{name}.md")


if __name__ == "__main__":
    main()
