"""Metadata for SCORM 2004: IEEE 1484.12.3 (LOM), elements in the order of the standard's own numbers."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from .dialect import add, root
from .lom import duration, keywords, texts
from .outline import Metadata

LOM = "http://ltsc.ieee.org/xsd/LOM"
SCHEMES = ("LOMv1.0", "ADLv1.0")


def make_lom(metadata: Metadata, *, language: str, launched: str) -> etree._Element:
    """Give the `lom` element; `language` is that of the metadata itself.

    It names no schema: the control documents of 2004 that packages carry hold none for LOM.
    """
    lom = root(_name("lom"), {"": LOM})
    _add_general(lom, metadata)
    _add_life_cycle(lom, metadata)
    _add_meta_metadata(lom, metadata, language)
    _add_technical(lom, launched)
    _add_educational(lom, metadata)
    _add_rights(lom, metadata)
    return lom


def _name(local: str) -> str:
    return f"{{{LOM}}}{local}"


def _add_texts(parent: etree._Element, local: str, words: Iterable[tuple[str, str]]) -> None:
    """Add an element that says one thing in several languages; nothing where there is nothing to say."""
    said = list(words)
    element = add(parent, _name(local)) if said else parent
    for language, text in said:
        string = add(element, _name("string"), text)
        if language:
            string.set("language", language)


def _add_choice(parent: etree._Element, local: str, value: str) -> None:
    """Add a value of LOM's own vocabulary."""
    element = add(parent, _name(local))
    add(element, _name("source"), "LOMv1.0")
    add(element, _name("value"), value)


def _add_identifier(parent: etree._Element, entry: str) -> None:
    identifier = add(parent, _name("identifier"))
    add(identifier, _name("catalog"), "imsmanifest")
    add(identifier, _name("entry"), entry)


def _add_general(lom: etree._Element, metadata: Metadata) -> None:
    general = add(lom, _name("general"))
    _add_identifier(general, metadata.identifier)
    _add_texts(general, "title", texts(metadata.title, metadata))
    for language in metadata.languages:
        add(general, _name("language"), language)
    _add_texts(general, "description", texts(metadata.description, metadata))
    for keyword in keywords(metadata):
        _add_texts(general, "keyword", [keyword])


def _add_life_cycle(lom: etree._Element, metadata: Metadata) -> None:
    life_cycle = add(lom, _name("lifeCycle"))
    _add_texts(life_cycle, "version", [("", metadata.version)])
    _add_choice(life_cycle, "status", "final")


def _add_meta_metadata(lom: etree._Element, metadata: Metadata, language: str) -> None:
    meta_metadata = add(lom, _name("metaMetadata"))
    _add_identifier(meta_metadata, f"{metadata.identifier}-metadata")
    for scheme in SCHEMES:
        add(meta_metadata, _name("metadataSchema"), scheme)
    add(meta_metadata, _name("language"), language)


def _add_technical(lom: etree._Element, launched: str) -> None:
    technical = add(lom, _name("technical"))
    add(technical, _name("format"), "text/html")
    add(technical, _name("location"), launched)


def _add_educational(lom: etree._Element, metadata: Metadata) -> None:
    if metadata.minutes is not None:
        time = add(add(lom, _name("educational")), _name("typicalLearningTime"))
        add(time, _name("duration"), duration(metadata.minutes))


def _add_rights(lom: etree._Element, metadata: Metadata) -> None:
    rights = add(lom, _name("rights"))
    _add_choice(rights, "cost", "yes" if metadata.has_cost else "no")
    _add_choice(rights, "copyrightAndOtherRestrictions", "yes" if metadata.rights else "no")
    if metadata.rights:
        _add_texts(rights, "description", [("", metadata.rights)])
