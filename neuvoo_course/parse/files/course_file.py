"""course.yaml → settings."""

from __future__ import annotations

from ...model import Completion, CourseSettings
from ...problems import Location, Problem, problem
from ...source.settings import CourseFile, validate
from ...source.yaml import YamlDocument, read_yaml
from .texts import Report, check_texts

COURSE_FILE = "course.yaml"


def read_course(text: str) -> tuple[CourseSettings | None, tuple[Problem, ...]]:
    """Give the settings of a course, or None and why there are none."""
    document = read_yaml(COURSE_FILE, text)
    file, problems = validate(CourseFile, document)
    if file is None:
        return None, tuple(problems)
    _check(file, document, problems.append)
    rule = file.completion
    settings = CourseSettings(
        id=file.id,
        version=file.version,
        titles=file.title,
        descriptions=file.description,
        languages=tuple(dict.fromkeys(file.languages)),
        extra_languages=tuple(file.extra_languages),
        modules=tuple(dict.fromkeys(file.modules)),
        fallback={language: tuple(others) for language, others in file.fallback.items()},
        completion=Completion(rule.pages, rule.tests == "passed", rule.pass_mark),
        targets=tuple(dict.fromkeys(file.targets)),
        sco=file.sco,
        report=file.report,
        pictures=file.pictures,
        publisher=file.publisher,
        licence=file.licence,
        keywords={language: tuple(words) for language, words in file.keywords.items()},
        at=Location(COURSE_FILE),
    )
    return settings, tuple(problems)


def module_line(text: str, index: int) -> Location:
    """Give the place of a module in the list of course.yaml."""
    return read_yaml(COURSE_FILE, text).at("modules", index)


def _check(file: CourseFile, document: YamlDocument, report: Report) -> None:
    for index, module in enumerate(file.modules):
        if module in file.modules[:index]:
            report(problem("module-listed-twice", document.at("modules", index), module=module))
    for index, language in enumerate(file.extra_languages):
        if language not in file.languages:
            at = document.at("extra_languages", index)
            report(problem("language-unknown", at, language=language, known=", ".join(file.languages)))
    check_texts(file.title, file.languages, document.key_at("title"), "title", report)
