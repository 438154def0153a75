"""Metadata for SCORM 1.2: IMS Learning Resource Meta-Data 1.2.1, which keeps its elements in this order."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from .dialect import XSI, add, root
from .lom import duration, keywords, texts
from .outline import Metadata

IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_LANGUAGE = "x-none"


def make_lom(metadata: Metadata, *, language: str, launched: str) -> etree._Element:
    """Give the `lom` element; `language` is that of the metadata itself."""
    lom = root(_name("lom"), {"": IMSMD})
    lom.set(f"{{{XSI}}}schemaLocation", f"{IMSMD} imsmd_rootv1p2p1.xsd")
    _add_general(lom, metadata)
    _add_lifecycle(lom, metadata)
    _add_metametadata(lom, language)
    _add_technical(lom, launched)
    _add_educational(lom, metadata)
    _add_rights(lom, metadata)
    _add_classification(lom, metadata)
    return lom


def _name(local: str) -> str:
    return f"{{{IMSMD}}}{local}"


def _add_texts(parent: etree._Element, local: str, words: Iterable[tuple[str, str]]) -> None:
    """Add an element that says one thing in several languages; nothing where there is nothing to say."""
    said = list(words)
    element = add(parent, _name(local)) if said else parent
    for language, text in said:
        add(element, _name("langstring"), text).set(_LANGUAGE, language)


def _add_choice(parent: etree._Element, local: str, value: str) -> None:
    """Add a value of LOM's own vocabulary."""
    element = add(parent, _name(local))
    _add_texts(element, "source", [(_NO_LANGUAGE, "LOMv1.0")])
    _add_texts(element, "value", [(_NO_LANGUAGE, value)])


def _add_general(lom: etree._Element, metadata: Metadata) -> None:
    general = add(lom, _name("general"))
    _add_texts(general, "title", texts(metadata.title, metadata))
    entry = add(general, _name("catalogentry"))
    add(entry, _name("catalog"), "imsmanifest")
    _add_texts(entry, "entry", [(_NO_LANGUAGE, metadata.identifier)])
    for language in metadata.languages:
        add(general, _name("language"), language)
    _add_texts(general, "description", texts(metadata.description, metadata))
    _add_keywords(general, metadata)


def _add_keywords(parent: etree._Element, metadata: Metadata) -> None:
    for keyword in keywords(metadata):
        _add_texts(parent, "keyword", [keyword])


def _add_lifecycle(lom: etree._Element, metadata: Metadata) -> None:
    lifecycle = add(lom, _name("lifecycle"))
    _add_texts(lifecycle, "version", [(_NO_LANGUAGE, metadata.version)])
    _add_choice(lifecycle, "status", "Final")


def _add_metametadata(lom: etree._Element, language: str) -> None:
    metametadata = add(lom, _name("metametadata"))
    add(metametadata, _name("metadatascheme"), "ADL SCORM 1.2")
    add(metametadata, _name("language"), language)


def _add_technical(lom: etree._Element, launched: str) -> None:
    technical = add(lom, _name("technical"))
    add(technical, _name("format"), "text/html")
    add(technical, _name("location"), launched, type="URI")


def _add_educational(lom: etree._Element, metadata: Metadata) -> None:
    if metadata.minutes is not None:
        time = add(add(lom, _name("educational")), _name("typicallearningtime"))
        add(time, _name("datetime"), duration(metadata.minutes))


def _add_rights(lom: etree._Element, metadata: Metadata) -> None:
    rights = add(lom, _name("rights"))
    _add_choice(rights, "cost", "yes" if metadata.has_cost else "no")
    _add_choice(rights, "copyrightandotherrestrictions", "yes" if metadata.rights else "no")
    if metadata.rights:
        _add_texts(rights, "description", [(_NO_LANGUAGE, metadata.rights)])


def _add_classification(lom: etree._Element, metadata: Metadata) -> None:
    """Say what the package is to teach: SCORM 1.2 asks it of what an LMS launches."""
    classification = add(lom, _name("classification"))
    _add_choice(classification, "purpose", "Educational Objective")
    _add_texts(classification, "description", texts(metadata.description or metadata.title, metadata))
    _add_keywords(classification, metadata)
