"""How long a learner's saved state can get (docs/runtime.md): nothing may be cut off by a learning platform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from ..locks import Kind, Lock
from ..model import Choice, Question, Test
from ..problems import Location, Problem, problem
from .edition import Edition, EditionPage, QuestionPlace

LIMIT = 4096
"""SCORM 1.2 allows so many characters; the state stays below, since some platforms count one less."""
VECTORS: Mapping[str, tuple[Kind, int]] = {"v": ("page", 1), "q": ("question", 4), "t": ("test", 16), "u": ("test", 16)}
"""Letter of a vector → what it tells of, and the bits of each entry."""
SMALL_FIELDS = ("1", "c=zzz", "d=3", "k=1", "s=zzzz")
SOME_LATER_FIELD = "x" * 64
"""Room for what a later version may add to a state that is nearly full."""


def check_state_size(edition: Edition, locks: Mapping[str, Lock]) -> Iterator[Problem]:
    """Give a problem when a learner of this edition could do more than a platform keeps."""
    length = len(longest_state(edition, locks)) + len(SOME_LATER_FIELD)
    if length >= LIMIT:
        yield problem("state-too-long", Location("course.yaml"), length=-(-length // 100) * 100, limit=LIMIT)


def longest_state(edition: Edition, locks: Mapping[str, Lock]) -> str:
    """Give the state of a learner who has done everything, in every number ever given, and has a test in hand."""
    owners = edition.owners
    languages = max(edition.variant.languages, key=len)
    last_page = max(locks[owner].count("page") for owner in owners)
    fields = [*SMALL_FIELDS, f"l={languages}", f"p={_place(len(owners) - 1, last_page)}"]
    letters = [letter for letter in VECTORS if letter != "u" or any(test.counts == "last" for test in edition.tests)]
    fields += [_vector(letter, index, locks[owner]) for index, owner in enumerate(owners) for letter in letters]
    fields += [f"a={_largest_hand(edition)}"]
    filled = [field for field in fields if not field.endswith("=")]
    return ";".join([*filled, f"o={','.join(quote(owner, safe='') for owner in owners)}"])


def _vector(letter: str, index: int, lock: Lock) -> str:
    kind, width = VECTORS[letter]
    digits = -(-lock.count(kind) * width // 4)
    return f"{letter}{_base36(index)}={'f' * digits}"


def _largest_hand(edition: Edition) -> str:
    return max((_hand(page, edition) for page in edition.pages if page.tests), key=len, default="")


def _hand(page: EditionPage, edition: Edition) -> str:
    """Give the largest test of a page with everything chosen that can be, in the largest of its draws."""
    tests = next(iter(page.texts.values())).tests
    hands = [_hand_of(test, page, edition) for test in tests if test.id in page.tests]
    return max(hands, key=len, default="")


def _hand_of(test: Test, page: EditionPage, edition: Edition) -> str:
    known = [question for question in test.questions if question.id in page.questions]
    answers = sorted((_answer(question, page.questions[question.id], edition) for question in known), key=len)
    place = page.tests[test.id].place
    return f"{_place_of(edition, place.owner, place.number)}!{','.join(answers[-test.draw :])}"


def _answer(question: Question, found: QuestionPlace, edition: Edition) -> str:
    highest = max(found.options, default=1)
    # A bit for each option; else eight for each part, which a hexadecimal digit holds four of.
    digits = -(-highest // 4) if isinstance(question.task, Choice) else highest * 2
    return f"{_place_of(edition, found.place.owner, found.place.number)}:{'f' * digits}"


def _place_of(edition: Edition, owner: str, number: int) -> str:
    return _place(edition.owners.index(owner), number)


def _place(owner: int, number: int) -> str:
    return f"{_base36(owner)}.{_base36(number)}"


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base36(number // 36) if number >= 36 else "") + digits[number % 36]
