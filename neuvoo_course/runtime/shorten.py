"""Short names for the functions and variables of a minified script, a sixth of what a phone would fetch.

A script is a row of pieces: functions, and constants of its outermost level. A name of the outermost level is changed
in every piece, any other only in the piece that declares it; within a piece a name means one thing. Properties keep
their names, since they may be the platform's: `a.name`, `{name: 1}`, and `{name}`, which becomes `{name: n}`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, product
from string import ascii_lowercase, ascii_uppercase

TOKEN = re.compile(
    r"""
    "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'                                          # texts
    | (?<=[(,=:\[!&|?{};])/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*           # regular expressions
    | [A-Za-z_$][\w$]* | \d[\w.]* | => | \.\.\. | \?\. | \s+ | .
    """,
    re.VERBOSE,
)
KEYWORDS = frozenset(
    [
        "async",
        "await",
        "break",
        "case",
        "catch",
        "const",
        "continue",
        "delete",
        "do",
        "else",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "in",
        "instanceof",
        "let",
        "new",
        "null",
        "of",
        "return",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "while",
    ]
)
OPENING, CLOSING = ("(", "[", "{"), (")", "]", "}")
DECLARING = {"function", "const", "let"}
OPENS_BLOCK = {")", "=>", "else", "try", "do", "finally", "catch"}


@dataclass(slots=True)
class Token:
    """A word or sign of the script, with what stands round it."""

    text: str
    before: str
    after: str
    bracket: str
    """The innermost open bracket; `block` for that of statements, empty on the outermost level."""

    @property
    def is_name(self) -> bool:
        return self.text.isidentifier() and self.text not in KEYWORDS

    @property
    def is_alone_in_object(self) -> bool:
        """Whether it is property and variable in one: `{name}`."""
        return self._begins_entry and self.after in {",", "}", "="}

    @property
    def is_property(self) -> bool:
        return self.before in {".", "?."} or (self._begins_entry and self.after in {":", "("})

    @property
    def _begins_entry(self) -> bool:
        return self.bracket == "{" and self.before in {"{", ","}


def shorten(script: str) -> str:
    """Give the script with short names; templates are refused, classes and labels not known here."""
    if "`" in script:
        raise ValueError("templates hide names from the shortener: join texts with +")
    tokens = list(_tokens(script))
    pieces = list(_pieces(tokens))
    outer = {token.text for token in tokens if token.is_name and token.bracket == "" and token.before in DECLARING}
    taken = {token.text for token in tokens} | KEYWORDS
    uses = Counter(token.text for token in tokens if token.text in outer and not token.is_property)
    names = dict(zip([name for name, _ in uses.most_common()], _short_names(ascii_uppercase, taken), strict=False))
    return "".join(_written(piece, names | _local_names(piece, outer, taken)) for piece in pieces)


def _tokens(script: str) -> Iterator[Token]:
    texts = TOKEN.findall(script)
    brackets = [""]
    for index, text in enumerate(texts):
        before = next((other for other in reversed(texts[max(0, index - 2) : index]) if not other.isspace()), "")
        after = next((other for other in texts[index + 1 : index + 3] if not other.isspace()), "")
        if text in CLOSING:
            brackets.pop()
        yield Token(text, before, after, brackets[-1])
        if text in OPENING:
            brackets.append("block" if text == "{" and before in OPENS_BLOCK else text)


def _pieces(tokens: list[Token]) -> Iterator[list[Token]]:
    piece: list[Token] = []
    for token in tokens:
        if token.bracket == "" and token.text in DECLARING:
            yield piece
            piece = []
        piece.append(token)
    yield piece


def _local_names(piece: list[Token], outer: set[str], taken: set[str]) -> dict[str, str]:
    """Number the names that a piece declares in the order of their appearance: alike pieces then compress well."""
    ours = _declared(piece) - outer
    used = dict.fromkeys(token.text for token in piece if token.text in ours and not token.is_property)
    return dict(zip(used, _short_names(ascii_lowercase, taken - ours), strict=False))


def _declared(piece: list[Token]) -> set[str]:
    """Find the names of a piece's functions, variables and parameters."""
    found: set[str] = set()
    for index, token in enumerate(piece):
        if token.text == "=>":
            found.update(_parameters_before(piece, index))
        elif (token.text == "(" and _begins_parameters(piece, index)) or token.before in DECLARING:
            found.update(_names_from(piece[index:]))
    return found


def _begins_parameters(piece: list[Token], index: int) -> bool:
    """Whether the bracket belongs to a function (`function name(`) or a method (`{name(`)."""
    name = piece[index - 1]
    return name.before == "function" or (name.is_name and name.is_property and name.before not in {".", "?."})


def _parameters_before(piece: list[Token], arrow: int) -> set[str]:
    depth = 0
    for start in range(arrow - 1, -1, -1):
        text = piece[start].text
        depth += (text in CLOSING) - (text in OPENING)
        if depth == 0 and not text.isspace():
            return _names_from(piece[start:])
    return set()


def _names_from(tokens: Iterable[Token]) -> set[str]:
    """Give the names that begin here: one, or all in a bracket but those in default values."""
    depth = 0
    default: int | None = None
    found: set[str] = set()
    for token in (token for token in tokens if not token.text.isspace()):
        depth += (token.text in OPENING) - (token.text in CLOSING)
        if token.text == "=" and default is None:
            default = depth
        elif default is not None and (depth < default or (depth == default and token.text == ",")):
            default = None
        if default is None and token.is_name and not token.is_property:
            found.add(token.text)
        if depth == 0:
            break
    return found


def _written(piece: list[Token], names: dict[str, str]) -> str:
    return "".join(_written_token(token, names) for token in piece)


def _written_token(token: Token, names: dict[str, str]) -> str:
    short = names.get(token.text)
    if short is None or token.is_property:
        return token.text
    return f"{token.text}:{short}" if token.is_alone_in_object else short


def _short_names(letters: str, taken: set[str]) -> Iterator[str]:
    for length in count(1):
        for name in map("".join, product(letters, repeat=length)):
            if name not in taken:
                yield name
