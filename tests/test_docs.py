"""What the documents say is so: samples read without problems, nothing the program has is left out, links lead on."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from neuvoo_course.__main__ import COMMANDS, main
from neuvoo_course.parse.blocks import KINDS
from neuvoo_course.parse.page import parse_page
from neuvoo_course.problems.show import catalogue
from neuvoo_course.register.facts import FORMS, SUBJECTS
from neuvoo_course.source.front_matter import KEYS
from neuvoo_course.source.settings import (
    CompletionSettings,
    CourseFile,
    HiddenServiceEntry,
    ModuleFile,
    RegionFile,
    ServiceEntry,
    SlotEntry,
    TermEntry,
    TopicEntry,
    validate,
)
from neuvoo_course.source.yaml import read_yaml

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "docs/decisions").glob("*.md"), ROOT / "README.md"])
GUIDES = ("authoring.en.md", "authoring.fi.md")
ENTRIES: dict[str, type[BaseModel]] = {
    "glossary.yaml": TermEntry,
    "topics.yaml": TopicEntry,
    "services.yaml": ServiceEntry,
}
"""Files that hold entries by name, each of a shape; an entry that hides a service is of another."""
SHAPES: dict[str, type[BaseModel]] = {"course.yaml": CourseFile, "module.yaml": ModuleFile, "region.yaml": RegionFile}
NESTED: dict[str, type[BaseModel]] = {"completion": CompletionSettings, "pages": SlotEntry}
"""A setting whose value has settings of its own, which `settings.md` names after a full stop."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A fenced piece of a document: where it stands, what kind it is, and its text."""

    document: str
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


_FENCE = re.compile(r"^(?P<indent> *)```(?P<kind>\w*)\n(?P<text>.*?)^(?P=indent)```$", re.M | re.S)
_LINK = re.compile(r"(?<!!)\[(?:[^\[\]]|\[[^\]]*\])*\]\((?P<address>[^)\s]+)\)")
_HEADING = re.compile(r"^(#+) (.+)$", re.M)
_ROW = re.compile(r"^\s*\|(.+)\|$", re.M)
_OUTSIDE = re.compile(r"(?<![\w.>)/-])(?:~/|/(?:home|root|tmp|work|usr|var|etc|opt|mnt|Users)/|[A-Z]:\\)")


def read(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def samples(*kinds: str) -> list[Sample]:
    """Give every fenced piece of these kinds, of all documents."""
    return [
        Sample(path.name, text.count("\n", 0, found.start()) + 2, found["kind"], _dedented(found))
        for path in DOCUMENTS
        for text in [path.read_text(encoding="utf-8")]
        for found in _FENCE.finditer(text)
        if found["kind"] in kinds
    ]


def _dedented(found: re.Match[str]) -> str:
    return re.sub(rf"^{found['indent']}", "", found["text"], flags=re.M)


def prose(path: Path) -> str:
    """Give a document without its samples, which may hold links and headings of their own."""
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def sections(text: str, level: int = 2) -> dict[str, str]:
    """Give the text under each heading of a level."""
    parts = re.split(rf"^#{{{level}}} (.+)$", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> list[list[str]]:
    """Give the cells of every row of every table, without the heads."""
    found = [[cell.strip() for cell in re.split(r"(?<!\\)\|", row)] for row in _ROW.findall(text)]
    rules = [index for index, cells in enumerate(found) if set("".join(cells)) <= set("-: ")]
    heads = {index - 1 for index in rules}
    return [cells for index, cells in enumerate(found) if index not in heads and index not in rules]


def named(text: str) -> set[str]:
    """Give what stands in backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def one_line(text: str) -> str:
    return " ".join(text.split())


# ---------------------------------------------------------------- samples


def is_titled(text: str) -> bool:
    return re.search(r"^# ", text, re.M) is not None


@pytest.mark.parametrize("sample", samples("markdown"), ids=str)
def test_a_sample_of_a_page_reads_without_problems(sample: Sample) -> None:
    _, problems = parse_page(sample.document, "fi", sample.text, titled=is_titled(sample.text))
    assert problems == ()


@pytest.mark.parametrize("sample", samples("yaml"), ids=str)
def test_a_sample_of_settings_reads_without_problems(sample: Sample) -> None:
    file = sample.text.splitlines()[0].removeprefix("# ").rpartition("/")[2]
    document = read_yaml(file, sample.text)
    if file in ENTRIES:
        assert isinstance(document.data, dict)
        faults = [
            fault
            for name, entry in document.data.items()
            for fault in validate(HiddenServiceEntry if "hide" in entry else ENTRIES[file], document.below(name))[1]
        ]
    else:
        _, faults = validate(SHAPES[file], document)
    assert [*document.problems, *faults] == []


def test_there_are_samples_of_every_kind() -> None:
    kinds = {(sample.document, sample.kind) for sample in samples("markdown", "yaml", "console")}
    assert kinds >= {(guide, kind) for guide in GUIDES for kind in ("markdown", "yaml", "console")}


def called() -> Iterator[tuple[str, str]]:
    """Give every call of `neuvoo` in the samples, and where it stands."""
    for sample in samples("console"):
        for line in sample.text.splitlines():
            if line.startswith("$ neuvoo"):
                yield str(sample), line.removeprefix("$ ")


@pytest.mark.parametrize(("where", "call"), list(called()))
def test_a_call_in_a_sample_is_one_that_the_command_understands(where: str, call: str) -> None:
    _, name, *words = shlex.split(call)
    one = command(name)
    context = click.Context(one, info_name=name)
    _, left, _ = one.make_parser(context).parse_args(words)
    assert not left, where


# ---------------------------------------------------------------- commands


def command(name: str) -> click.Command:
    found = main.get_command(click.Context(main), name)
    assert found, name
    return found


def options(one: click.Command) -> list[click.Option]:
    return [parameter for parameter in one.params if isinstance(parameter, click.Option)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_described(name: str) -> None:
    section = sections(read("commands.md"))[f"neuvoo {name}"]
    described = {cells[0]: cells[1] for cells in rows(section) if cells[0].startswith("`-")}
    expected = {", ".join(f"`{word}`" for word in option.opts): option for option in options(command(name))}
    assert described.keys() == expected.keys()
    for words, option in expected.items():
        assert described[words].startswith(one_line(option.help or "–")), words


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_listed_with_its_help_and_shown_in_use(name: str) -> None:
    listed = {cells[0]: cells[1] for cells in rows(read("commands.md")) if "](#neuvoo-" in cells[0]}
    assert listed[f"[`neuvoo {name}`](#neuvoo-{name})"] == COMMANDS[name]
    assert f"$ neuvoo {name} " in sections(read("commands.md"))[f"neuvoo {name}"]


def test_choices_of_a_target_are_named() -> None:
    for name in ("build", "scormify"):
        section = sections(read("commands.md"))[f"neuvoo {name}"]
        (target,) = (option for option in options(command(name)) if option.name in ("target", "targets"))
        assert isinstance(target.type, click.Choice)
        assert named(section) >= set(target.type.choices)


# ---------------------------------------------------------------- settings


def described_settings(section: str) -> dict[str, list[str]]:
    """Give the rows of a section's table by what they name; a row names several where it begins so."""
    found: dict[str, list[str]] = {}
    for cells in rows(sections(read("settings.md"))[section]):
        found |= dict.fromkeys(named(cells[0]), cells)
    return found


def fields(shape: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    for name, field in shape.model_fields.items():
        yield prefix + name, field
        if name in NESTED and not prefix:
            yield from fields(NESTED[name], f"{name}.")


def fields_of_file(file: str) -> dict[str, FieldInfo]:
    """Give the settings of a file, and where it holds entries those of an entry."""
    if file == "services.yaml":
        return dict(fields(ServiceEntry)) | {"hide": FieldInfo(default=None)}
    return dict(fields(SHAPES.get(file) or ENTRIES[file]))


def default_shown(field: FieldInfo) -> str:
    """Say a default as the document does."""
    if field.is_required():
        return "required"
    value: Any = field.default
    if isinstance(value, BaseModel):
        return "see below"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, list) and value:
        return f"`[{', '.join(value)}]`"
    return f"`{value}`" if value or value == 0 else "–"


@pytest.mark.parametrize("file", [*SHAPES, "glossary.yaml", "services.yaml"])
def test_every_setting_is_described_with_its_default(file: str) -> None:
    expected = fields_of_file(file)
    described = described_settings(file)
    assert described.keys() == expected.keys()
    assert {name: cells[3] for name, cells in described.items()} == {
        name: default_shown(field) for name, field in expected.items()
    }


def test_choices_of_a_setting_are_named() -> None:
    for file, shape in SHAPES.items():
        for name, field in fields(shape):
            choices = [choice for choice in _literals(field.annotation) if isinstance(choice, str)]
            assert named(described_settings(file)[name][2]) >= set(choices), name


def _literals(annotation: Any) -> Iterator[object]:
    for argument in get_args(annotation):
        yield from _literals(argument) if get_args(argument) else [argument]


@pytest.mark.parametrize("file", [*SHAPES, "glossary.yaml", "services.yaml"])
def test_the_sample_of_a_file_shows_every_setting(file: str) -> None:
    (sample,) = (one for one in samples("yaml") if one.document == "settings.md" and f"{file}\n" in one.text)
    optional = {"region.yaml": {"municipality"}}.get(file, set())
    for name in fields_of_file(file):
        assert name in optional or re.search(rf"\b{name.rpartition('.')[2]}:", sample.text), name


def test_every_line_of_front_matter_is_described() -> None:
    assert described_settings("Front matter").keys() == set(KEYS)


def test_every_key_of_a_block_is_described() -> None:
    described = {
        (key, kind)
        for cells in rows(sections(read("settings.md"))["Blocks"])
        for keys, kinds in [cells[0].split(" of ")]
        for key in named(keys)
        for kind in named(kinds)
    }
    assert described == {(key, name) for name, kind in KINDS.items() for key in kind.keys}


# ---------------------------------------------------------------- guides


def blocks_listed(guide: str) -> dict[str, tuple[set[str], set[str]]]:
    """Give the guide's last table: kind → its words and keys."""
    *_, last = sections(read(guide)).values()
    return {
        kind.removeprefix("::: "): (named(words), {key.removesuffix("=") for key in named(keys)})
        for kinds, words, keys in rows(last)
        for kind in named(kinds)
    }


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_every_block_with_its_words_and_keys(guide: str) -> None:
    assert blocks_listed(guide) == {name: (set(kind.words), set(kind.keys)) for name, kind in KINDS.items()}


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_shows_every_block_and_line_of_front_matter_in_use(guide: str) -> None:
    shown = "\n".join(sample.text for sample in samples("markdown") if sample.document == guide)
    assert {kind for kind in KINDS if f"::: {kind}" not in shown} <= {"tip", "case", "summary"}
    assert {key for key in KEYS if not re.search(rf"^{key}:", shown, re.M)} <= {"before"}
    assert {f"`{key}`" for key in KEYS if f"`{key}" not in read(guide)} == set()


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_names_every_register_fact_and_form(guide: str) -> None:
    assert named(read(guide)) >= {*SUBJECTS, *FORMS}


@pytest.mark.parametrize("guide", GUIDES)
def test_codes_of_problems_in_a_guide_exist(guide: str) -> None:
    tables = [part for part in sections(read(guide)).values() if "`page-locked`" in part]
    codes = {code for part in tables for cells in rows(part) for code in named(cells[0])} - {"lock-…"}
    assert len(codes) > 15
    assert codes <= catalogue("en").keys()


@pytest.mark.parametrize("name", ["authoring", "lms"])
def test_both_languages_of_a_guide_have_the_same_parts(name: str) -> None:
    shapes = []
    for language in ("en", "fi"):
        text = read(f"{name}.{language}.md")
        kinds = [found["kind"] for found in _FENCE.finditer(text)]
        levels = [len(level) for level, _ in _HEADING.findall(_FENCE.sub("", text))]
        shapes.append((levels, kinds, [len(cells) for cells in rows(text)]))
    assert shapes[0] == shapes[1]


# ---------------------------------------------------------------- links


def relative_links() -> list[tuple[Path, str]]:
    return [
        (path, found["address"])
        for path in DOCUMENTS
        for found in _LINK.finditer(re.sub(r"`[^`\n]+`", "`", prose(path)))
        if not re.match(r"[a-z]+:", found["address"])
    ]


def slug(heading: str) -> str:
    """Give a heading's anchor as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize(("path", "address"), relative_links(), ids=str)
def test_a_link_between_documents_leads_somewhere(path: Path, address: str) -> None:
    file, _, fragment = address.partition("#")
    target = (path.parent / file).resolve() if file else path
    assert target.is_relative_to(ROOT)
    assert target.exists()
    if fragment:
        assert fragment in {slug(heading) for _, heading in _HEADING.findall(prose(target))}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_place_outside_the_repository(path: Path) -> None:
    assert _OUTSIDE.findall(path.read_text(encoding="utf-8")) == []
