"""The shapes of course.yaml, module.yaml, region.yaml and the files of named entries, as JSON Schema for editors too.

`validate` turns YAML data into one of them and every fault into a problem at its own key or value.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, RootModel, Tag, ValidationError

from ..problems import Problem, nearest, problem
from ..register import service_languages
from .yaml import Path, YamlDocument

NAME = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
ADDRESS = r"^(https?://[^\s/?#<>\"]+\.[^\s<>\"]+)?$"
PHONE = r"^(\+?[0-9][0-9 ()-]{1,30})?$"

Name = Annotated[str, Field(pattern=NAME, description="small letters a–z, digits and hyphens")]
Language = Annotated[str, Field(pattern=LANGUAGE, description="language tag such as fi, sv or en")]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Texts = Annotated[dict[Language, Title], Field(min_length=1)]
Percent = Annotated[int, Field(ge=0, le=100)]
Day = Annotated[date, BeforeValidator(lambda value: date.fromisoformat(str(value)))]
TargetName = Literal["scorm12", "scorm2004-3", "scorm2004-4", "site"]


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CompletionSettings(Settings):
    """What it takes to complete the course. The rule is shown to the learner in words."""

    pages: Percent = Field(100, description="per cent of the pages to read")
    tests: Literal["passed", "not-needed"] = Field("passed", description="whether every test must be passed")
    pass_mark: Percent = Field(80, description="per cent of a test's points needed to pass it")


class CourseFile(Settings):
    """course.yaml: what the course is, its languages and modules."""

    id: Name = Field(description="permanent name of the course: packages and learners' progress hang on it")
    version: str = Field("1", min_length=1, max_length=40)
    title: Texts
    description: dict[Language, str] = {}
    languages: list[Language] = Field(min_length=1, description="languages of the text, the one written first, first")
    extra_languages: list[Language] = Field([], description="languages every package gets beside its region's own")
    fallback: dict[Language, list[Language]] = Field({}, description="where a missing language is taken from")
    modules: list[Name] = Field(min_length=1, description="folders of modules/, in the order of the course")
    completion: CompletionSettings = CompletionSettings()
    targets: list[TargetName] = ["scorm12", "scorm2004-4", "site"]
    sco: Literal["course", "module"] = Field("course", description="one SCO for the course, or one a module (1.2)")
    report: Literal["none", "answers"] = Field("none", description="whether the LMS is told each single answer")
    pictures: Literal["original", "light"] = Field(
        "original", description="light: PNG and JPEG go into packages as WebP, in the widths that screens need"
    )
    publisher: str = ""
    licence: str = Field("", description="licence of the text, such as CC BY 4.0")
    keywords: dict[Language, list[str]] = {}


class SlotEntry(Settings):
    slot: Name = Field(description="a page that a region may write")


class ModuleFile(Settings):
    """module.yaml: a module's title, what it teaches, how long it takes, and its pages in order."""

    title: Texts
    objectives: dict[Language, list[str]] = {}
    duration: int | None = Field(None, ge=1, le=600, description="minutes; without it reckoned from the texts")
    pages: list[
        Annotated[
            Annotated[Name, Tag("page")] | Annotated[SlotEntry, Tag("slot")],
            Discriminator(lambda entry: "slot" if isinstance(entry, dict) else "page"),
        ]
    ] = Field(min_length=1)
    closed: bool = Field(False, description="whether regions may not add pages")


class RegionFile(Settings):
    """region.yaml: which municipality or employment area a folder speaks for."""

    municipality: str = Field("", description="municipality code of three digits, in quotes")
    employment_area: str = Field("", description="employment area code of two digits, in quotes")
    extends: str = Field("", description="folder whose pages this region inherits")
    languages: list[Language] = []
    accent: str = Field("", pattern=r"^(#[0-9a-fA-F]{6})?$", description="colour of links and buttons")
    hide: list[str] = Field([], description="pages to leave out, as module/page")


class TermEntry(Settings):
    """One term of the glossary: its word and its meaning in each language."""

    term: Texts
    meaning: dict[Language, str] = Field(min_length=1)


Shape = TypeVar("Shape", bound=BaseModel)


class GlossaryFile(RootModel[dict[Name, TermEntry]]):
    """glossary.yaml: the course's terms by the name that links use."""


class TopicEntry(RootModel[Texts]):
    """One topic of services: its title in each language."""


class TopicsFile(RootModel[dict[Name, TopicEntry]]):
    """topics.yaml: what services are about, by the name that services use."""


def _offer_languages(schema: dict[str, Any]) -> None:
    schema["items"]["enum"] = list(service_languages())


class ServiceEntry(Settings):
    """One service for residents: what it is, in which languages it is given, and how we know."""

    name: Texts
    what: dict[Language, Annotated[str, Field(min_length=1, max_length=500)]] = Field(
        min_length=1, description="a sentence or two"
    )
    topics: list[Name] = Field([], description="names of topics.yaml")
    languages: list[str] = Field(
        min_length=1, description="codes of the languages it is given in", json_schema_extra=_offer_languages
    )
    address: str = Field("", pattern=ADDRESS, description="web page, from https:// on")
    phone: str = Field("", pattern=PHONE, description="number as its authority gives it")
    place: dict[Language, Title] = Field({}, description="where it is, as its authority says")
    source: Title = Field(description="where these facts are from")
    checked: Day = Field(description="day they were last checked")


class HiddenServiceEntry(Settings):
    """A service that the region would inherit and does not want in its list."""

    hide: bool


class ServicesFile(
    RootModel[
        dict[
            Name,
            Annotated[
                Annotated[ServiceEntry, Tag("service")] | Annotated[HiddenServiceEntry, Tag("hidden")],
                Discriminator(lambda entry: "hidden" if isinstance(entry, dict) and "hide" in entry else "service"),
            ],
        ]
    ]
):
    """services.yaml: services for residents of a region, or of the whole country, by permanent names."""


SCHEMAS: dict[str, type[BaseModel]] = {
    "course": CourseFile,
    "module": ModuleFile,
    "region": RegionFile,
    "glossary": GlossaryFile,
    "topics": TopicsFile,
    "services": ServicesFile,
}
"""File name → its shape, for `neuvoo schemas` and the schemas that editors read."""


def validate(shape: type[Shape], document: YamlDocument) -> tuple[Shape | None, list[Problem]]:
    """Give the settings of a document, or every fault in it at its own place."""
    if document.problems:
        return None, list(document.problems)
    try:
        return shape.model_validate(document.data if document.data is not None else {}), []
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=True)
        return None, [_problem(dict(fault), shape, document) for fault in faults]


def _problem(fault: dict[str, Any], shape: type[BaseModel], document: YamlDocument) -> Problem:
    path = _path(fault["loc"], document)
    key = ".".join(str(part) for part in path)
    if fault["type"] == "missing":
        missing = str(fault["loc"][-1])
        return problem("setting-missing", document.at(*path), key=missing)
    if fault["type"] == "extra_forbidden":
        known = _known_keys(shape, path)
        near = nearest(str(path[-1]), known)
        return problem("setting-unknown", document.key_at(*path), key=key, near=near, known=", ".join(known))
    at = document.key_at(*path) if "[key]" in fault["loc"] else document.at(*path)
    return problem("setting-wrong", at, key=key, expected=_expected(fault))


def _path(loc: tuple[str | int, ...], document: YamlDocument) -> Path:
    """Keep of pydantic's path what leads through the document (it also names union members and `[key]`)."""
    path: Path = ()
    for part in loc:
        longer = (*path, part)
        if longer in document.values or longer in document.keys:
            path = longer
    return path


def _known_keys(shape: type[BaseModel], path: Path) -> list[str]:
    if path and path[0] == "completion" and len(path) > 1:
        shape = CompletionSettings
    elif "pages" in path:
        shape = SlotEntry
    return list(shape.model_fields)


_EXPECTED = {
    "int_parsing": "integer",
    "int_type": "integer",
    "dict_type": "mapping",
    "model_type": "mapping",
    "list_type": "list",
    "string_type": "text",
    "bool_parsing": "boolean",
    "bool_type": "boolean",
    "value_error": "date",
    "too_short": "not-empty",
    "string_too_short": "not-empty",
}

_PATTERNS = {NAME: "name", LANGUAGE: "language", ADDRESS: "address", PHONE: "phone"}


def _expected(fault: dict[str, Any]) -> str:
    context = fault.get("ctx", {})
    match fault["type"]:
        case "literal_error":
            return str(context["expected"]).replace("'", "").replace(" or ", ", ")
        case "greater_than_equal":
            return f"≥ {context['ge']}"
        case "less_than_equal":
            return f"≤ {context['le']}"
        case "string_too_long":
            return f"≤ {context['max_length']}"
        case "string_pattern_mismatch":
            return _PATTERNS.get(context["pattern"], "colour")
    return _EXPECTED.get(fault["type"], str(fault["msg"]))
