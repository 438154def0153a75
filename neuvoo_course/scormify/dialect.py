"""Where the standards' manifests differ, as one value for each: names, and what some elements carry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

from lxml import etree

from .outline import Outline

XSI = "http://www.w3.org/2001/XMLSchema-instance"
ADD = Callable[[etree._Element, Outline], None]
"""Adds the elements of one standard to an item or an organization."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """One standard's way to write a manifest."""

    namespaces: Mapping[str, str]
    """Prefix → namespace. No prefix is content packaging; LMSs look for the others by these very prefixes."""
    schemas: Mapping[str, str]
    """Prefix → the control document, a file at the package's root."""
    scorm_type: str
    """`scormtype` or `scormType`: without it an LMS takes the SCO for an asset, done once it is opened."""
    add_to_item: ADD
    add_to_organization: ADD

    def name(self, prefix: str, local: str) -> str:
        """Give a name as lxml wants it."""
        return f"{{{self.namespaces[prefix]}}}{local}"

    def schema_location(self) -> str:
        """Give the value of `xsi:schemaLocation`: each namespace with its control document."""
        return " ".join(f"{self.namespaces[prefix]} {file}" for prefix, file in self.schemas.items())


def root(name: str, namespaces: Mapping[str, str]) -> etree._Element:
    """Make the root of a document; the namespace without a prefix becomes the default one."""
    by_prefix = {prefix or None: uri for prefix, uri in {**namespaces, "xsi": XSI}.items()}
    return etree.Element(name, nsmap=cast("dict[str, str]", by_prefix))


def add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Add a child, with a text and attributes of no namespace."""
    child = etree.SubElement(parent, name, attributes)
    child.text = text
    return child
