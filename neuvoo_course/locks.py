"""Permanent numbers: what lets a learner's progress survive every change of the course.

Each owner (the national text, and each region folder) has a lock file. A line is an entry: kind, number, name;
numbers run 1…n within a kind and are never given twice: what is removed stays as a tombstone. The last line holds the
counts, so that a line lost in a merge shows. Nothing else in a package decides an identifier: not a title, an order, a
path or the time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from .model import Course, Overlay, Page, Part, Question, QuestionKind, Test
from .problems import Location, Problem, problem

Kind = Literal["module", "page", "question", "test"]
KINDS: tuple[Kind, ...] = get_args(Kind)

HEADER = """\
# Permanent numbers of modules, pages, questions and tests. Written by neuvoo; commit this file, change it by hand
# only where a message of neuvoo asks for it. Learners' progress hangs on these numbers.
"""

_ENTRY = re.compile(
    r"(?P<kind>module|page|question|test) (?P<number>[1-9]\d*) (?P<name>\S+)"
    r"(?: revision=(?P<revision>[1-9]\d*) options=(?P<options>\S*)(?: last=(?P<last>[1-9]\d*))?)?"
    r"(?P<removed> removed)?$"
)
_COUNT = re.compile(r"count((?: (?:module|page|question|test)=\d+)+)$")
_OPTION = re.compile(r"(\d+)([x-])([0-9a-f]{6})(?:=([0-9a-f]{6}))?$")


@dataclass(frozen=True, slots=True)
class LockedOption:
    """A question's part: an option, a pair, an item to be ordered, a gap, a number."""

    number: int
    correct: bool
    digest: str  # of its words in the first language, to know it again when it moves
    answer: str = ""  # digest of what it goes with, in a matching question


@dataclass(frozen=True, slots=True)
class Entry:
    kind: Kind
    number: int
    name: str  # a module, or module/page, or module/id
    revision: int = 0  # questions: one more whenever the key or the options change
    options: tuple[LockedOption, ...] = ()
    last: int = 0  # highest option number ever given: a removed option's is not given again
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Lock:
    """One owner's entries, sorted by kind and number."""

    entries: tuple[Entry, ...] = ()
    _by_name: Mapping[tuple[str, str], Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {(entry.kind, entry.name): entry for entry in self.entries})

    def find(self, kind: Kind, name: str) -> Entry | None:
        """Give the entry of a name, tombstones included."""
        return self._by_name.get((kind, name))

    def count(self, kind: Kind) -> int:
        """Give the highest number of a kind."""
        return max((entry.number for entry in self.entries if entry.kind == kind), default=0)


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the course that needs a number."""

    kind: Kind
    name: str
    question: Question | None = None


# ---------------------------------------------------------------- what needs a number


def lock_path(owner: str) -> str:
    """Give the path of an owner's lock file in the course folder."""
    return f"regional/{owner}/ids.lock" if owner else "ids.lock"


def named_things(course: Course) -> dict[str, list[Named]]:
    """Give everything that needs a number, by owner, in the order of the course."""
    national: list[Named] = []
    for module in course.modules:
        national.append(Named("module", module.name))
        for page in module.pages.values():
            national += [Named("page", page.key), *_answered(page)]
    things = {"": national}
    for region in course.regions.values():
        things[region.folder] = [named for overlay in region.overlays for named in _of_overlay(overlay, course)]
    return things


def _of_overlay(overlay: Overlay, course: Course) -> list[Named]:
    page = overlay.page
    if page is None:
        return []
    module = course.module(overlay.module)
    is_page = overlay.kind == "add" or (
        overlay.kind == "fill" and module is not None and any(entry.name == page.name for entry in module.entries)
    )
    return ([Named("page", page.key)] if is_page else []) + _answered(page)


def _answered(page: Page) -> list[Named]:
    """Give a page's questions and tests, each once, read from its first language that has them."""
    found: dict[tuple[Kind, str], Named] = {}
    for text in page.texts.values():
        for block in text.all_blocks:
            if isinstance(block, Question):
                found.setdefault(("question", block.id), Named("question", f"{page.module}/{block.id}", block))
            elif isinstance(block, Test):
                found.setdefault(("test", block.id), Named("test", f"{page.module}/{block.id}"))
    return list(found.values())


# ---------------------------------------------------------------- giving numbers


def assign(lock: Lock, things: Iterable[Named]) -> Lock:
    """Give the lock with a number for everything named: known names keep theirs, gone ones become tombstones."""
    present = {(named.kind, named.name): named for named in things}
    entries = [_kept(entry, present.pop((entry.kind, entry.name), None)) for entry in lock.entries]
    counts = {kind: lock.count(kind) for kind in KINDS}
    for named in present.values():
        counts[named.kind] += 1
        entries.append(_new(named, counts[named.kind]))
    return Lock(tuple(sorted(entries, key=lambda entry: (KINDS.index(entry.kind), entry.number))))


def _kept(entry: Entry, named: Named | None) -> Entry:
    if named is None:
        return replace(entry, removed=True)
    entry = replace(entry, removed=False)
    return _revised(entry, named.question) if named.question else entry


def _new(named: Named, number: int) -> Entry:
    if named.question is None:
        return Entry(named.kind, number, named.name)
    options = tuple(_locked(position, part) for position, part in enumerate(named.question.parts, 1))
    return Entry(named.kind, number, named.name, 1, options, len(options))


def _locked(number: int, part: Part) -> LockedOption:
    return LockedOption(number, part.correct, _digest(part.words), part.answer and _digest(part.answer))


def _digest(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:6]


def _revised(entry: Entry, question: Question) -> Entry:
    """Give parts the numbers they had: by their words, else (when reworded) by their mark and order.

    The revision rises when the numbers or the key are others than before; rewording does not raise it, nor does moving
    where order is not the key.
    """
    left = list(entry.options)
    written = [_locked(0, part) for part in question.parts]
    found: list[LockedOption | None] = [_take(left, lambda old, new=new: old.digest == new.digest) for new in written]
    for index, new in enumerate(written):
        if found[index] is None:
            found[index] = _take(left, lambda old, new=new: old.correct == new.correct)
    highest = entry.last
    options = []
    for old, new in zip(found, written, strict=True):
        highest += old is None
        options.append(replace(new, number=old.number if old else highest))
    same = _key(question.kind, options) == _key(question.kind, entry.options) and _goes_with(entry.options, options)
    return replace(entry, options=tuple(options), last=highest, revision=entry.revision + (not same))


def _key(kind: QuestionKind, options: Iterable[LockedOption]) -> object:
    """Give what decides between right and wrong, the same as long as earlier results hold."""
    match kind:
        case "ordering":
            return [one.number for one in options]
        case "gap" | "numeric":
            return [one.digest for one in options]
    return {(one.number, one.correct) for one in options}


def _goes_with(before: Iterable[LockedOption], after: Iterable[LockedOption]) -> bool:
    """Whether pairs still go together: right sides may be reworded, but not exchanged, parted or joined."""
    old = {one.number: one.answer for one in before}
    pairs = {(old.get(one.number, ""), one.answer) for one in after}
    is_renaming = len({one for one, _ in pairs}) == len(pairs) == len({other for _, other in pairs})
    return is_renaming and all(one == other for one, other in pairs if other in old.values())


def _take(left: list[LockedOption], fits: object) -> LockedOption | None:
    for option in left:
        if fits(option):  # type: ignore[operator]
            left.remove(option)
            return option
    return None


def renamed(lock: Lock, old: str, new: str) -> Lock:
    """Give the lock with a page's or module's name changed and its number kept."""
    entries = []
    for entry in lock.entries:
        module, slash, rest = entry.name.partition("/")
        if entry.name == old and entry.kind in ("page", "module"):
            entries.append(replace(entry, name=new))
        elif "/" not in old and slash and module == old:
            entries.append(replace(entry, name=f"{new}/{rest}"))
        else:
            entries.append(entry)
    return Lock(tuple(entries))


# ---------------------------------------------------------------- the file


def format_lock(lock: Lock) -> str:
    """Give a lock file's text."""
    counts = " ".join(f"{kind}={lock.count(kind)}" for kind in KINDS)
    return HEADER + "".join(_line(entry) + "\n" for entry in lock.entries) + f"count {counts}\n"


def _line(entry: Entry) -> str:
    line = f"{entry.kind} {entry.number} {entry.name}"
    if entry.kind == "question":
        options = ",".join(map(_option, entry.options))
        line += f" revision={entry.revision} options={options}"
        line += f" last={entry.last}" if entry.last > _highest(entry.options) else ""
    return line + (" removed" if entry.removed else "")


def _option(one: LockedOption) -> str:
    return f"{one.number}{'x' if one.correct else '-'}{one.digest}" + (f"={one.answer}" if one.answer else "")


def _highest(options: tuple[LockedOption, ...]) -> int:
    return max((option.number for option in options), default=0)


def parse_lock(path: str, text: str) -> tuple[Lock, tuple[Problem, ...]]:
    """Read a lock file. What a bad merge leaves behind is told with the way out."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    counts: Mapping[str, int] | None = None
    first: dict[tuple[str, object], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        at = Location(path, number)
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
            problems.append(problem("lock-conflict", at))
        elif count := _COUNT.match(line):
            counts = {kind: int(value) for kind, value in (pair.split("=") for pair in count[1].split())}
        elif entry := _entry(line):
            problems += _twice(entry, at, first)
            entries.append(entry)
        else:
            problems.append(problem("lock-line", at))
    lock = Lock(tuple(entries))
    if not problems:
        problems += _lost(path, text, lock, counts)
    return lock, tuple(problems)


def _entry(line: str) -> Entry | None:
    match = _ENTRY.match(line)
    if not match or (match["kind"] == "question") != bool(match["revision"]):
        return None
    written = [_OPTION.match(option) for option in (match["options"] or "").split(",") if option]
    if not all(written):
        return None
    options = tuple(LockedOption(int(one[1]), one[2] == "x", one[3], one[4] or "") for one in written if one)
    return Entry(
        kind=next(kind for kind in KINDS if kind == match["kind"]),
        number=int(match["number"]),
        name=match["name"],
        revision=int(match["revision"] or 0),
        options=options,
        last=int(match["last"] or 0) or _highest(options),
        removed=bool(match["removed"]),
    )


def _twice(entry: Entry, at: Location, first: dict[tuple[str, object], int]) -> list[Problem]:
    problems = []
    for code, key in (("lock-number-twice", entry.number), ("lock-name-twice", entry.name)):
        if (entry.kind, key) in first:
            values = {"kind": entry.kind, "number": entry.number, "name": entry.name}
            problems.append(problem(code, at, first=first[entry.kind, key], **values))
        first.setdefault((entry.kind, key), at.line)
    return problems


def _lost(path: str, text: str, lock: Lock, counts: Mapping[str, int] | None) -> list[Problem]:
    """Report numbers that the counts promise and no line gives."""
    end = Location(path, text.rstrip("\n").count("\n") + 1)
    if counts is None:
        return [problem("lock-without-count", end)]
    for kind in KINDS:
        numbers = {entry.number for entry in lock.entries if entry.kind == kind}
        expected = set(range(1, max(counts.get(kind, 0), *numbers, 0) + 1)) if numbers else set()
        expected |= set(range(1, counts.get(kind, 0) + 1))
        missing = sorted(expected - numbers)
        if missing or len(numbers) > counts.get(kind, 0):
            listed = ", ".join(map(str, missing)) or "–"
            return [problem("lock-lines-lost", end, kind=kind, missing=listed, counted=counts.get(kind, 0))]
    return []
