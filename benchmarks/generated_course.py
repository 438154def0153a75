"""A course of a given size, written by a generator: the same words for the same numbers on every machine."""

from __future__ import annotations

import random
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

_SYLLABLES = [
    "ka",
    "ku",
    "ta",
    "tu",
    "la",
    "lu",
    "sa",
    "si",
    "na",
    "ni",
    "ma",
    "mi",
    "ra",
    "ri",
    "va",
    "ve",
    "ja",
    "ju",
    "pa",
    "pi",
    "ha",
    "hi",
    "ko",
    "ke",
    "to",
    "te",
]


@dataclass(frozen=True)
class Size:
    modules: int = 8
    pages: int = 6  # in each module
    words: int = 590  # on each page
    pictures: int = 96
    picture_bytes: int = 72_000
    questions: int = 40


def write_course(folder: Path, size: Size) -> None:
    """Write a course in one language: pages with headings, lists, links and pictures, questions in a test a module."""
    chance = random.Random(7)
    modules = [f"moduuli-{number}" for number in range(1, size.modules + 1)]
    _write(
        folder / "course.yaml",
        f"id: mitta\ntitle: {{fi: Mittauskurssi}}\nlanguages: [fi]\nmodules: [{', '.join(modules)}]\n",
    )
    for index, module in enumerate(modules):
        _write_module(folder, module, index, size, chance)


def _write_module(folder: Path, module: str, index: int, size: Size, chance: random.Random) -> None:
    pages = [f"sivu-{number}" for number in range(1, size.pages)] + ["koe"]
    listed = ", ".join(pages)
    _write(folder / f"modules/{module}/module.yaml", f"title: {{fi: {module}}}\nduration: 30\npages: [{listed}]\n")
    pictures = _share(size.pictures, size.modules, index)
    for number in range(pictures):
        path = folder / f"national/{module}/kuva-{number}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_picture(size.picture_bytes, chance))
    for number, page in enumerate(pages):
        shown = range(number, pictures, len(pages))
        text = _page(module, size.words, shown, chance)
        if page == "koe":
            text += _test(_share(size.questions, size.modules, index), chance)
        _write(folder / f"national/{module}/{page}.fi.md", text)


def _picture(size: int, chance: random.Random) -> bytes:
    """Give a PNG of about so many bytes: grey noise, which nothing makes smaller."""
    side = max(1, int(size**0.5))
    rows = b"".join(b"\0" + chance.randbytes(side) for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _share(total: int, parts: int, index: int) -> int:
    return total // parts + (index < total % parts)


def _page(module: str, words: int, pictures: range, chance: random.Random) -> str:
    parts = [f"# {_sentence(4, chance)}\n"]
    while words > 0:
        length = min(words, chance.randint(40, 70))
        words -= length
        parts.append(_paragraph(length, module, chance))
        if chance.random() < 0.25:
            parts.append(f"## {_sentence(3, chance)}\n")
    parts += [f"![{_sentence(6, chance)}](kuva-{number}.png)\n" for number in pictures]
    return "\n".join(parts)


def _paragraph(words: int, module: str, chance: random.Random) -> str:
    text = " ".join(_sentence(min(12, words - start), chance) + "." for start in range(0, words, 12))
    kind = chance.random()
    if kind < 0.15:
        return f"::: note\n{text}\n:::\n"
    if kind < 0.3:
        return "".join(f"- **{_word(chance)}** {part.strip()}\n" for part in text.split(".") if part.strip())
    return f"{text} [{_word(chance)}](/{module}/sivu-1).\n"


def _test(questions: int, chance: random.Random) -> str:
    written = "\n".join(
        f"::: question single id=k{number}\n{_sentence(9, chance)}?\n\n"
        f"- [x] {_sentence(5, chance)}\n  > {_sentence(9, chance)}.\n"
        f"- [ ] {_sentence(5, chance)}\n  > {_sentence(9, chance)}.\n"
        f"- [ ] {_sentence(5, chance)}\n  > {_sentence(9, chance)}.\n:::\n"
        for number in range(questions)
    )
    return f"\n::: test id=koe\n{written}:::\n" if questions else ""


def _sentence(words: int, chance: random.Random) -> str:
    return " ".join(_word(chance) for _ in range(max(1, words))).capitalize()


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 5)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
