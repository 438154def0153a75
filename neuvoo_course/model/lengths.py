"""How long a text takes: the words one reads, and the time for reading them and for what the text has one do.

Speeds are words a minute of IReST, standard texts that native speakers read aloud (Trauzettel-Klosinski & Dietz 2012,
Invest Ophthalmol Vis Sci 53:5452). One reads silently faster than aloud; but these are texts to study and to think
about, so the slower figure is the truer one, and it is also about how fast a recording speaks. Texts in scripts that
part no words (Chinese, Japanese, Thai) cannot be reckoned so: a module of these states its duration.

A text is reckoned as it is written. What only some regions or days have (`::: only`) is left out, a slot counts with
its national text, a fact as one word; what a region and a day change is added when a text is filled for them
(`resolve/texts.py`). Of a video or a recording the transcript's words count, to be heard or read: nothing here opens a
file to see how long it runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import ceil

from .blocks import Block, Blocks, Code, Foreign, Only, Question, Test, lines_of_text, parts
from .inline import Inlines, Picture, plain
from .presented import Checklist, Reflection, Scenario, Scene
from .tasks import Choice, Gaps, QuestionKind, Task, lines_of_task

SPEEDS: Mapping[str, int] = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
"""Words a minute."""
LETTERS = 1000
"""Letters a minute in any other language: words differ in length more than reading does (same source: 863–1,080)."""

THINKING: Mapping[QuestionKind, tuple[int, int]] = {
    "truefalse": (10, 0),  # one claim to judge
    "single": (15, 0),  # options are weighed against each other, and one look is enough to drop most
    "multiple": (0, 6),  # each option is a claim of its own, shorter to judge among its likes
    "matching": (0, 8),  # a pair is looked for, and set with two presses
    "ordering": (0, 8),  # an item is compared with its neighbours, and moved
    "gap": (0, 8),  # the sentence is read once more with the word in it
    "numeric": (30, 0),  # something has to be worked out
}
"""Seconds that a question takes besides its reading: for the whole, and for each of its parts."""
CHOOSING = 15
"""Seconds to choose a way on in a story: as for one option of several."""
WRITING = 120
"""Seconds to answer a question for oneself: a thought, and a sentence or two on a phone's keyboard."""
TICKING = 5
"""Seconds to compare an item of a list with one's own work."""
STEP = 5
"""Minutes that learners are told come in these steps: a nearer figure would promise too much."""

_WORD = re.compile(r"\w\S*")


@dataclass(frozen=True, slots=True)
class Length:
    """Words to read, words of questions and tests, and the seconds that all of it takes: whole ones, once reckoned."""

    to_read: int = 0
    asked: float = 0
    seconds: float = 0

    def __add__(self, other: Length) -> Length:
        return Length(self.to_read + other.to_read, self.asked + other.asked, self.seconds + other.seconds)

    def __sub__(self, other: Length) -> Length:
        return Length(self.to_read - other.to_read, self.asked - other.asked, self.seconds - other.seconds)

    @property
    def words(self) -> int:
        """All words, whether one reads on or answers."""
        return self.to_read + round(self.asked)

    @property
    def minutes(self) -> int:
        """The time in whole minutes, the last one begun."""
        return ceil(self.seconds / 60)

    @property
    def shown(self) -> int:
        """The minutes that a learner is told: the next step of five."""
        return max(STEP, STEP * ceil(self.seconds / 60 / STEP))


NOTHING = Length()


def total(lengths: Iterable[Length]) -> Length:
    """Give several lengths as one."""
    return sum(lengths, NOTHING)


def reckon(title: Inlines, blocks: Blocks, language: str) -> Length:
    """Give the length of a text, in whole words and seconds, so that sums are the same in any order."""
    reader = _Reader(language)
    found = reader.line(title) + reader.blocks(blocks)
    return Length(found.to_read, round(found.asked), round(found.seconds))


def _seconds(length: Length) -> float:
    return length.seconds


@dataclass(frozen=True, slots=True)
class _Reader:
    """Somebody who reads a text. `share` is how much of the questions is asked: a test may draw some of them."""

    language: str
    share: float = 1

    def blocks(self, blocks: Blocks) -> Length:
        return total(map(self.block, blocks))

    def block(self, block: Block) -> Length:
        match block:
            case Only():
                return NOTHING
            case Question():
                return self.question(block)
            case Test():
                return self.test(block)
            case Scenario():
                return self.scenario(block)
            case Foreign():
                return replace(self, language=block.language).blocks(block.blocks)
            case Code():
                return self.text(block.text)
        doing = Length(seconds=_seconds_to_do(block))
        return self.lines(lines_of_text(block)) + total(map(self.blocks, parts(block))) + doing

    def question(self, block: Question) -> Length:
        """Everything it says is read, and of the options' feedback one: the longest."""
        read = self.blocks(block.prompt) + self.task(block.task) + self.blocks(block.explanation)
        whole, each = THINKING[block.kind]
        seconds = read.seconds + whole + each * len(block.parts)
        return Length(asked=read.to_read * self.share, seconds=seconds * self.share)

    def task(self, task: Task) -> Length:
        read = self.lines(lines_of_task(task))
        match task:
            case Choice():
                return read + max((self.blocks(one.feedback) for one in task.options), key=_seconds, default=NOTHING)
            case Gaps():
                choices = " ".join(choice for gap in task.gaps for choice in gap.choices)
                return read + self.blocks(task.blocks) + self.text(choices)
        return read

    def test(self, block: Test) -> Length:
        """Of a bank as much counts as an attempt draws: of questions of the average length."""
        share = min(1, block.draw / len(block.questions)) if block.draw and block.questions else 1
        inner = replace(self, share=share).blocks(block.blocks)
        return Length(asked=inner.to_read + inner.asked, seconds=inner.seconds)

    def scenario(self, block: Scenario) -> Length:
        """The longest way counts, from the first scene onward; a choice that leads back ends it."""
        onward: dict[str, Length] = {}
        length = NOTHING
        for scene in reversed(block.scenes):
            ways = (self.blocks(one.consequence) + onward.get(one.target, NOTHING) for one in scene.choices)
            length = onward[scene.name] = self.scene(scene) + max(ways, key=_seconds, default=NOTHING)
        return length

    def scene(self, scene: Scene) -> Length:
        choices = self.lines(one.words for one in scene.choices)
        choosing = Length(seconds=CHOOSING if scene.choices else 0)
        return self.line(scene.title) + self.blocks(scene.blocks) + choices + choosing

    def lines(self, lines: Iterable[Inlines]) -> Length:
        return total(map(self.line, lines))

    def line(self, line: Inlines) -> Length:
        """A picture's description stands for the time one looks at it, and its caption is read."""
        captions = "".join(f" {one.caption}" for one in line if isinstance(one, Picture))
        return self.text(plain(line) + captions)

    def text(self, text: str) -> Length:
        words = _WORD.findall(text)
        speed = SPEEDS.get(self.language.partition("-")[0])
        minutes = len(words) / speed if speed else sum(map(len, words)) / LETTERS
        return Length(to_read=len(words), seconds=60 * minutes)


def _seconds_to_do(block: Block) -> int:
    match block:
        case Reflection():
            return WRITING
        case Checklist():
            return TICKING * len(block.items)
    return 0
