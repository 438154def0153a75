"""`imsmanifest.xml`: what an LMS reads first, the same tree for every standard, details by its dialect.

metadata; one organization with its items; resources, one for each item and one for what items share.
"""

from __future__ import annotations

from lxml import etree

from ..files import Blob, Files
from . import manifest_12, manifest_2004
from .dialect import XSI, Dialect, add, root
from .hrefs import encode_href, encode_path, split_href
from .outline import Item, Outline, Standard

MANIFEST = "imsmanifest.xml"
METADATA = "metadata.xml"
SHARED = "shared-files"
"""Identifier of the resource that lists what several items use."""

LONGEST_TITLE = 200
"""Smallest permitted maximum of both standards, and the most SCORM 1.2's schema lets pass."""

_DIALECTS = {
    Standard.SCORM_12: manifest_12.DIALECT,
    Standard.SCORM_2004_3: manifest_2004.DIALECT,
    Standard.SCORM_2004_4: manifest_2004.DIALECT,
}


def make_manifest(files: Files, outline: Outline, standard: Standard) -> Blob:
    """Give the manifest of a package that holds these content files; the outline has been checked before."""
    dialect = _DIALECTS[standard]
    manifest = _manifest(outline, dialect)
    _add_metadata(manifest, outline, standard, dialect)
    _add_organizations(manifest, outline, dialect)
    _add_resources(manifest, files, outline, dialect)
    return Blob.of(etree.tostring(manifest, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def plain_title(title: str) -> str:
    """Give a title on one line, cut at a word where it is longer than LMSs can keep."""
    line = " ".join(title.split())
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[:LONGEST_TITLE]
    words = cut.rpartition(" ")[0] or cut[:-1]
    return words + "…"


def _manifest(outline: Outline, dialect: Dialect) -> etree._Element:
    manifest = root(dialect.name("", "manifest"), dialect.namespaces)
    manifest.set("identifier", outline.identifier)
    manifest.set(f"{{{XSI}}}schemaLocation", dialect.schema_location())
    return manifest


def _add_metadata(manifest: etree._Element, outline: Outline, standard: Standard, dialect: Dialect) -> None:
    metadata = add(manifest, dialect.name("", "metadata"))
    add(metadata, dialect.name("", "schema"), "ADL SCORM")
    add(metadata, dialect.name("", "schemaversion"), standard.schema_version)
    if outline.metadata:
        add(metadata, dialect.name("adlcp", "location"), METADATA)


def _add_organizations(manifest: etree._Element, outline: Outline, dialect: Dialect) -> None:
    organizations = add(manifest, dialect.name("", "organizations"), default=outline.organization)
    organization = add(organizations, dialect.name("", "organization"), identifier=outline.organization)
    add(organization, dialect.name("", "title"), plain_title(outline.title))
    for item in outline.items:
        attributes = {"identifier": item.identifier, "identifierref": item.resource, "isvisible": "true"}
        element = add(organization, dialect.name("", "item"), **attributes)
        add(element, dialect.name("", "title"), plain_title(item.title))
        dialect.add_to_item(element, outline)
    dialect.add_to_organization(organization, outline)


def _add_resources(manifest: etree._Element, files: Files, outline: Outline, dialect: Dialect) -> None:
    resources = add(manifest, dialect.name("", "resources"))
    own = _files_by_item(files, outline.items)
    shared = set(files).difference(*own)
    for item, paths in zip(outline.items, own, strict=True):
        resource = _add_resource(resources, item.resource, "sco", dialect)
        resource.set("href", encode_href(item.href, files))
        _add_files(resource, paths, dialect)
        if shared:
            add(resource, dialect.name("", "dependency"), identifierref=SHARED)
    if shared:
        _add_files(_add_resource(resources, SHARED, "asset", dialect), shared, dialect)


def _files_by_item(files: Files, items: tuple[Item, ...]) -> list[set[str]]:
    """Give each item the page it launches and what no other item names as its own."""
    everything = tuple(files) if len(items) == 1 else ()
    named = [set(everything if item.files is None else item.files) for item in items]
    own = []
    for index, item in enumerate(items):
        others = set[str]().union(*named[:index], *named[index + 1 :])
        own.append(named[index] - others | {split_href(item.href, files)[0]})
    return own


def _add_resource(parent: etree._Element, identifier: str, scorm_type: str, dialect: Dialect) -> etree._Element:
    resource = add(parent, dialect.name("", "resource"), identifier=identifier, type="webcontent")
    resource.set(dialect.name("adlcp", dialect.scorm_type), scorm_type)
    return resource


def _add_files(resource: etree._Element, paths: set[str], dialect: Dialect) -> None:
    for path in sorted(paths):
        add(resource, dialect.name("", "file"), href=encode_path(path))
