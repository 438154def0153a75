"""Pictures: found, inside the folder, with a name that every platform can store, and without anything that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..cache import Cache
from ..files import Blob
from ..model import Picture
from ..pictures import PictureOutside, find_picture
from ..problems import Location, Problem, nearest, problem
from .subject import Subject

_ACTIVE = ("script", "foreignobject", "iframe", "embed", "object", "handler", "set", "animate")
_REACHES_OUT = re.compile(r"@import|url\(\s*[\"']?(?!#)", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Problem]:
    for _, text in subject.texts():
        for inline in text.all_inlines:
            if isinstance(inline, Picture):
                yield from _picture(inline, text.language, subject)
    for path in sorted(subject.course.pictures):
        if path.lower().endswith(".svg") and (reason := _fault(subject.read_picture(path), subject.cache)):
            yield problem("picture-unsafe", Location(path), reason=reason)


def _fault(picture: Blob, cache: Cache) -> str:
    return cache.recall("svg", (picture.digest,), lambda: _svg_fault(picture))


def _picture(picture: Picture, language: str, subject: Subject) -> Iterator[Problem]:
    pictures = subject.course.pictures
    try:
        path = find_picture(pictures, picture, language)
    except PictureOutside:
        yield problem("picture-outside", picture.at, picture=picture.source)
        return
    if path is None:
        folder = picture.at.path.rpartition("/")[0]
        near = nearest(
            picture.source, [name.rpartition("/")[2] for name in pictures if name.startswith((f"{folder}/", "media/"))]
        )
        yield problem("picture-missing", picture.at, picture=picture.source, folder=folder, near=near)
    elif not path.isascii():
        yield problem("picture-name", picture.at, picture=picture.source)


def _svg_fault(picture: Blob) -> str:
    """Say what in an SVG could act or reach out when somebody opens it by itself; empty when nothing does."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(picture.data, parser)
    except etree.XMLSyntaxError as error:
        return str(error.msg)
    tree = root.getroottree()
    if tree.docinfo.doctype:  # type: ignore[union-attr]
        return "<!DOCTYPE>"
    nodes: list[Any] = tree.xpath("//node()")  # type: ignore[assignment]
    return next((fault for node in nodes if (fault := _node_fault(node))), "")


def _node_fault(node: Any) -> str:
    if isinstance(node, etree._ProcessingInstruction):
        return f"<?{node.target!s}"
    if not isinstance(node, etree._Element) or not isinstance(node.tag, str):
        return ""
    name = etree.QName(node).localname
    if name.lower().startswith(_ACTIVE):
        return f"<{name}>"
    if name == "style" and _REACHES_OUT.search(node.text or ""):
        return "<style>"
    for attribute, value in node.attrib.items():
        key, value = etree.QName(attribute).localname.lower(), str(value)
        if key.startswith("on") or (key == "href" and not value.startswith(("#", "data:image/"))):
            return key
        if _REACHES_OUT.search(value):
            return f"{key}: url()"
    return ""
