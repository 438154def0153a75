"""Whether an outline and its files make a package an LMS can take: every complaint, not only the first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from ..archive import unsafe_paths
from ..files import Files
from .hrefs import split_href
from .manifest import MANIFEST, METADATA, SHARED
from .outline import Metadata, Outline, Standard

LONGEST_IDENTIFIER = 254
_XML_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def complaints(files: Files, outline: Outline, standard: Standard, control_documents: Files) -> list[str]:
    """Say what keeps these files from becoming a package; an empty list means nothing does."""
    return [
        *unsafe_paths(files),
        *_about_names_taken(files, outline, control_documents),
        *_about_identifiers(outline),
        *_about_items(files, outline, standard),
        *_about_texts(outline),
        *_about_metadata(outline.metadata),
        *_about_mastery(outline.mastery),
    ]


def _about_names_taken(files: Files, outline: Outline, control_documents: Files) -> Iterator[str]:
    ours = {MANIFEST, *control_documents}
    if outline.metadata:
        ours.add(METADATA)
    by_lower = {name.lower(): name for name in ours}
    for path in sorted(files):
        if path.lower() in by_lower:
            yield f"{path!r}: the package needs this name for its own file {by_lower[path.lower()]!r}"


def _about_identifiers(outline: Outline) -> Iterator[str]:
    used = [outline.identifier, outline.organization]
    for item in outline.items:
        used += item.identifier, item.resource
    for identifier, times in sorted(Counter(used).items()):
        if not _XML_NAME.fullmatch(identifier):
            yield f"identifier {identifier!r}: it must be letters, digits, . _ - and start with a letter or _"
        if len(identifier) > LONGEST_IDENTIFIER:
            yield f"identifier {identifier[:40]!r}…: it is longer than {LONGEST_IDENTIFIER} characters"
        if times > 1:
            yield f"identifier {identifier!r}: it is used {times} times"
        if identifier == SHARED:
            yield f"identifier {identifier!r}: it is kept for the files several items share"


def _about_items(files: Files, outline: Outline, standard: Standard) -> Iterator[str]:
    if not outline.items:
        yield "the outline has no items: there is nothing to launch"
    if len(outline.items) > 1 and standard is not Standard.SCORM_12:
        yield (
            f"{len(outline.items)} items: a {standard.target} package holds one, because Moodle refuses"
            " every later SCO of a SCORM 2004 package until it is entered anew"
        )
    for item in outline.items:
        path, _ = split_href(item.href, files)
        if path not in files:
            yield f"item {item.identifier!r}: its page {path!r} is not among the files"
        for missing in sorted(set(item.files or ()).difference(files)):
            yield f"item {item.identifier!r}: its file {missing!r} is not among the files"


def _about_texts(outline: Outline) -> Iterator[str]:
    yield from _about_text("title", outline.title)
    yield from _about_language("language", outline.language)
    for item in outline.items:
        yield from _about_text(f"title of item {item.identifier!r}", item.title)
        yield from _about_text(f"page of item {item.identifier!r}", item.href)


def _about_text(name: str, text: str) -> Iterator[str]:
    if not text.strip():
        yield f"the {name} is empty"
    if found := _NOT_XML.search(text):
        yield f"the {name} holds {found[0]!r}, which XML cannot"


def _about_language(name: str, language: str) -> Iterator[str]:
    if not _LANGUAGE.fullmatch(language):
        yield f"the {name} {language!r} is not a language tag such as 'fi' or 'sv-FI'"


def _about_metadata(metadata: Metadata | None) -> Iterator[str]:
    if metadata is None:
        return
    if not metadata.languages:
        yield "the metadata name no language"
    for language in metadata.languages:
        yield from _about_language("metadata language", language)
    yield from _about_text("identifier in the metadata", metadata.identifier)
    yield from _about_text("version in the metadata", metadata.version)
    if metadata.rights:
        yield from _about_text("rights in the metadata", metadata.rights)
    if not any(metadata.title.values()):
        yield "the metadata hold no title"
    if metadata.minutes is not None and metadata.minutes < 0:
        yield f"the metadata say {metadata.minutes} minutes"
    words = {language: " ".join(many) for language, many in (metadata.keywords or {}).items()}
    described = metadata.description or {}
    for name, texts in (
        ("title", metadata.title),
        ("description", described),
        ("keywords", words),
    ):
        yield from _about_texts_by_language(name, texts, metadata.languages)


def _about_texts_by_language(name: str, texts: Mapping[str, str], languages: tuple[str, ...]) -> Iterator[str]:
    for language, text in sorted(texts.items()):
        if language not in languages:
            yield f"the {name} in the metadata has the language {language!r}, which the package does not"
        if text:
            yield from _about_text(f"{name} in the metadata ({language})", text)


def _about_mastery(mastery: int | None) -> Iterator[str]:
    if mastery is not None and not 0 <= mastery <= 100:
        yield f"mastery is {mastery}: it must be a percentage, 0 to 100"
