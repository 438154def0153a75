"""How long a learner's saved state can get (docs/runtime.md): nothing may be cut off by a learning platform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from ..locks import Kind, Lock
from ..model import Test, walk
from ..problems import Location, Problem, problem
from .edition import Edition, EditionPage, QuestionPlace

LIMIT = 4096
"""SCORM 1.2 allows so many characters; the state stays below, since some platforms count one less."""
WIDTHS: Mapping[Kind, int] = {"page": 1, "question": 4, "test": 16}
"""Bits of each entry of a vector."""
LETTERS: Mapping[Kind, str] = {"page": "v", "question": "q", "test": "t"}
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
    fields += [_vector(kind, index, locks[owner]) for index, owner in enumerate(owners) for kind in WIDTHS]
    fields += [f"a={_largest_hand(edition)}"]
    filled = [field for field in fields if not field.endswith("=")]
    return ";".join([*filled, f"o={','.join(quote(owner, safe='') for owner in owners)}"])


def _vector(kind: Kind, index: int, lock: Lock) -> str:
    digits = -(-lock.count(kind) * WIDTHS[kind] // 4)
    return f"{LETTERS[kind]}{_base36(index)}={'f' * digits}"


def _largest_hand(edition: Edition) -> str:
    return max((_hand(page, edition) for page in edition.pages), key=len, default="")


def _hand(page: EditionPage, edition: Edition) -> str:
    """Give the largest test of a page with every option chosen."""
    blocks = next(iter(page.texts.values())).blocks
    hands = [
        ",".join(_answer(page.questions[one.id], edition) for one in test.questions if one.id in page.questions)
        for test in walk(blocks)
        if isinstance(test, Test)
    ]
    test = max((_place_of(edition, one.place.owner, one.place.number) for one in page.tests.values()), default="")
    return f"{test}!{max(hands, key=len)}" if hands else ""


def _answer(question: QuestionPlace, edition: Edition) -> str:
    mask = "f" * -(-max(question.options, default=1) // 4)
    return f"{_place_of(edition, question.place.owner, question.place.number)}:{mask}"


def _place_of(edition: Edition, owner: str, number: int) -> str:
    return _place(edition.owners.index(owner), number)


def _place(owner: int, number: int) -> str:
    return f"{_base36(owner)}.{_base36(number)}"


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return (_base36(number // 36) if number >= 36 else "") + digits[number % 36]
