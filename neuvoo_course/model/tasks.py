"""What a question asks for: to choose, match, order, fill in, or give a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from ..problems import Location
from .inline import Gap, Inlines, plain

if TYPE_CHECKING:
    from .blocks import Blocks

ChoiceKind = Literal["single", "multiple", "truefalse"]
QuestionKind = Literal["single", "multiple", "truefalse", "matching", "ordering", "gap", "numeric"]


@dataclass(frozen=True, slots=True)
class Part:
    """What the lock knows a part of a task by, in any language's words."""

    correct: bool
    words: str
    answer: str = ""  # what it goes with, where it has to be matched


@dataclass(frozen=True, slots=True)
class Option:
    correct: bool
    label: Inlines
    feedback: Blocks
    at: Location


@dataclass(frozen=True, slots=True)
class Choice:
    """Options, some of them right."""

    kind: ChoiceKind
    options: tuple[Option, ...]

    @property
    def key(self) -> tuple[bool, ...]:
        """Which options are right, by position."""
        return tuple(option.correct for option in self.options)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(option.correct, plain(option.label)) for option in self.options)


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of a left and a right side; several left sides may share a right one."""

    kind: ClassVar[QuestionKind] = "matching"
    head: tuple[Inlines, Inlines]
    pairs: tuple[tuple[Inlines, Inlines], ...]

    @property
    def key(self) -> tuple[int, ...]:
        """For each pair, the first pair with the same right side."""
        rights = [plain(right) for _, right in self.pairs]
        return tuple(rights.index(right) for right in rights)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(True, plain(left), plain(right)) for left, right in self.pairs)


@dataclass(frozen=True, slots=True)
class Ordering:
    """Items in the right order."""

    kind: ClassVar[QuestionKind] = "ordering"
    items: tuple[Inlines, ...]

    @property
    def key(self) -> int:
        """How many there are to be ordered."""
        return len(self.items)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(True, plain(item)) for item in self.items)


@dataclass(frozen=True, slots=True)
class Gaps:
    """A text with gaps."""

    kind: ClassVar[QuestionKind] = "gap"
    blocks: Blocks
    gaps: tuple[Gap, ...]

    @property
    def key(self) -> tuple[int, ...]:
        """For each gap, how many words there are to choose from (0: it is typed)."""
        return tuple(len(gap.choices) for gap in self.gaps)

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(True, f"{len(gap.choices)} {' | '.join(gap.right)}".casefold()) for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number, and by how much an answer may differ from it."""

    kind: ClassVar[QuestionKind] = "numeric"
    value: Decimal
    tolerance: Decimal
    written: str  # as the author wrote it, in the language's way

    @property
    def key(self) -> tuple[Decimal, Decimal]:
        return self.value, self.tolerance

    @property
    def parts(self) -> tuple[Part, ...]:
        return (Part(True, f"{self.value.normalize():f} ± {self.tolerance.normalize():f}"),)


Task = Choice | Matching | Ordering | Gaps | Numeric


def lines_of_task(task: Task) -> Iterator[Inlines]:
    """Give the runs of inline text that stand directly in a task."""
    match task:
        case Choice():
            yield from (option.label for option in task.options)
        case Matching():
            yield from task.head
            for pair in task.pairs:
                yield from pair
        case Ordering():
            yield from task.items


def blocks_of_task(task: Task) -> Iterator[Blocks]:
    """Give the runs of blocks that lie directly in a task."""
    match task:
        case Choice():
            yield from (option.feedback for option in task.options)
        case Gaps():
            yield task.blocks
