"""The standards' own schemas, compiled by libxml2 without a network.

Two of SCORM 1.2's files cannot be read by libxml2 as they are. `ims_xml.xsd` makes the xml namespace the default
one: W3C's `xml.xsd`, which comes with SCORM 2004, declares the same attributes. `imsmd_rootv1p2p1.xsd` is
ambiguous: set-up brings a variant without its free-for-all elements.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from lxml import etree

from tests.judges.places import CONTROL_DOCUMENTS, SET_UP, brought

Standard = Literal["scorm12", "scorm2004-3", "scorm2004-4"]

ADL = "http://www.adlnet.org/xsd/"
IMS = "http://www.imsglobal.org/xsd/"
SCORM_2004 = {
    IMS + "imscp_v1p1": "imscp_v1p1.xsd",
    IMS + "imsss": "imsss_v1p0.xsd",
    ADL + "adlcp_v1p3": "adlcp_v1p3.xsd",
    ADL + "adlseq_v1p3": "adlseq_v1p3.xsd",
    ADL + "adlnav_v1p3": "adlnav_v1p3.xsd",
}
SCHEMAS: dict[Standard, dict[str, str]] = {
    "scorm12": {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2": "imscp_rootv1p1p2.xsd",
        ADL + "adlcp_rootv1p2": "adlcp_rootv1p2.xsd",
    },
    "scorm2004-3": SCORM_2004,
    "scorm2004-4": SCORM_2004,
}
"""Namespace → the file that describes it."""


def validate_manifest(manifest: bytes, standard: Standard) -> list[str]:
    """Give what a standard's schemas object to in a manifest, each with its line."""
    return _objections(_manifest_schema(standard), manifest)


def validate_lom12(metadata: bytes) -> list[str]:
    """Give what the schema of SCORM 1.2's metadata objects to, each with its line."""
    return _objections(_lom12_schema(), metadata)


class _Local(etree.Resolver):
    """Finds the files that schemas name in the folders we have, and nowhere else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def resolve(self, url: str, public_id: str, context: object) -> object:  # type: ignore[override]
        """Answer with a file of ours; one that we lack is an error."""
        name = url.rsplit("/", 1)[-1]
        is_xml = name in {"ims_xml.xsd", "xml.xsd"}
        found = CONTROL_DOCUMENTS / "scorm2004-4/xml.xsd" if is_xml else self._folder / name
        return self.resolve_filename(str(brought(found)), context)  # type: ignore[attr-defined]


@cache
def _manifest_schema(standard: Standard) -> etree.XMLSchema:
    """Compile one schema that knows all the namespaces a manifest may use."""
    folder = brought(CONTROL_DOCUMENTS / standard)
    imports = "".join(
        f'<xs:import namespace="{namespace}" schemaLocation="{(folder / name).as_uri()}"/>'
        for namespace, name in SCHEMAS[standard].items()
    )
    driver = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:x">{imports}</xs:schema>'
    return etree.XMLSchema(etree.fromstring(driver.encode(), _parser(folder)))


@cache
def _lom12_schema() -> etree.XMLSchema:
    path = brought(SET_UP / "schemas/scorm12_libxml2/imsmd_rootv1p2p1.xsd")
    return etree.XMLSchema(etree.parse(str(path), _parser(path.parent)))


def _parser(folder: Path) -> etree.XMLParser:
    parser = etree.XMLParser(no_network=True, load_dtd=False, resolve_entities=False)
    parser.resolvers.add(_Local(folder))
    return parser


def _objections(schema: etree.XMLSchema, document: bytes) -> list[str]:
    parsed = etree.fromstring(document, etree.XMLParser(no_network=True, resolve_entities=False))
    schema.validate(parsed)
    errors = list(schema.error_log)  # type: ignore[call-overload]
    return [f"line {error.line}: {error.message}" for error in errors]
