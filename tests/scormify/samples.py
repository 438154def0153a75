"""Small packages that the tests change one thing of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from lxml import etree

from neuvoo_course.files import Blob, Files
from neuvoo_course.scormify import Item, Metadata, Outline, Standard

Key = TypeVar("Key")
Value = TypeVar("Value")

FILES: Files = {
    "index.html": Blob.of("<p>Hei</p>"),
    "two.html": Blob.of("<p>Toinen</p>"),
    "one/page.html": Blob.of("<p>Sivu</p>"),
    "theme/style.css": Blob.of("p {}"),
}

METADATA = Metadata(
    identifier="course-091",
    title={"sv": "Kurs", "fi": "Kurssi"},
    languages=("fi", "sv"),
    version="1.4",
    description={"fi": "Mitä opitaan", "sv": "Vad man lär sig"},
    keywords={"sv": ("arbete",), "fi": ("työ", "tuki")},
    rights="© Helsingin kaupunki, CC BY 4.0",
    minutes=95,
)

ONE = Item("item-1", "Kurssi", "index.html", "resource-1")
TWO = Item("item-2", "Toinen", "two.html", "resource-2")
OUTLINE = Outline("course-091", "organization-091", "Kurssi", "fi", (ONE,), METADATA)
SEVERAL = replace(OUTLINE, items=(replace(ONE, files=("one/page.html",)), TWO))

ALL = tuple(Standard)
BOTH_2004 = (Standard.SCORM_2004_3, Standard.SCORM_2004_4)
PREFIXES = ("adlcp", "adlnav", "imsss")


def parsed(blob: Blob) -> etree._Element:
    """Read XML the way one reads what a stranger wrote."""
    return etree.fromstring(blob.data, etree.XMLParser(resolve_entities=False, no_network=True))


def turned(mapping: Mapping[Key, Value]) -> dict[Key, Value]:
    """Give the same mapping in the opposite order."""
    return dict(reversed(list(mapping.items())))


def local(element: etree._Element) -> str:
    """Give an element's name without its namespace."""
    return etree.QName(element).localname
