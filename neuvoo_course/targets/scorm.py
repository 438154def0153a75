"""`scorm12`, `scorm2004-3`, `scorm2004-4`: an edition's files with a manifest round them."""

from __future__ import annotations

from ..files import Files
from ..resolve.edition import Edition, EditionModule
from ..scormify import Item, Metadata, Outline, Standard, control_documents, scormify


def build(edition: Edition, files: Files, standard: Standard, *, with_control_documents: bool) -> Files:
    """Give the files of a SCORM package. Raises ControlDocumentsMissing when set-up has not brought them."""
    schemas = control_documents(standard) if with_control_documents else {}
    return scormify(files, outline(edition, files, standard), standard=standard, control_documents=schemas)


def outline(edition: Edition, files: Files, standard: Standard) -> Outline:
    """Give what the LMS is told. Identifiers come from the course's id, the region's code and the locks alone."""
    language = edition.variant.languages[0]
    by_module = edition.settings.sco == "module" and standard is Standard.SCORM_12
    items = (
        tuple(_module_item(module, files, edition.variant.languages) for module in edition.modules)
        if by_module
        else (Item("course", package_title(edition, language), "index.html", "course-resource"),)
    )
    return Outline(
        identifier=edition.identifier,
        organization=f"{edition.identifier}-organization",
        title=package_title(edition, language),
        language=language,
        items=items,
        metadata=_metadata(edition),
    )


def package_title(edition: Edition, language: str) -> str:
    """Give the name an LMS lists the package by: the course's title and the region's name."""
    names = edition.variant.region.names
    return f"{edition.settings.titles[language]} – {names.get(language, names['fi'])}"


def _module_item(module: EditionModule, files: Files, languages: tuple[str, ...]) -> Item:
    folders = tuple(f"{language}/{module.name}/" for language in languages)
    own = tuple(path for path in sorted(files) if path.startswith(folders))
    launch = f"module-{module.number}.html"
    identifier = f"module-{module.number}"
    return Item(identifier, module.titles[languages[0]], launch, f"{identifier}-resource", (launch, *own))


def _metadata(edition: Edition) -> Metadata:
    settings, languages = edition.settings, edition.variant.languages
    rights = ", ".join(part for part in (settings.publisher, settings.licence) if part)
    return Metadata(
        identifier=edition.identifier,
        title={language: package_title(edition, language) for language in languages},
        languages=languages,
        version=settings.version,
        description={tag: text for tag, text in settings.descriptions.items() if tag in languages} or None,
        keywords={tag: words for tag, words in settings.keywords.items() if tag in languages} or None,
        rights=rights,
        minutes=sum(module.minutes[languages[0]] for module in edition.modules),
    )
