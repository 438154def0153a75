"""`neuvoo scormify DIR`: a SCORM package round a folder of pages, whoever made them."""

from __future__ import annotations

from pathlib import Path

import click

TARGETS = ("scorm12", "scorm2004-3", "scorm2004-4")


@click.command()
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--target", type=click.Choice(TARGETS), required=True, help="The version of SCORM.")
@click.option("--title", required=True, help="What learners see in their learning platform.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="The package to write.",
)
@click.option("--launch", help="The page to open first. Default: index.html, else the only page at the top.")
@click.option("--language", default="fi", show_default=True, help="Language tag of the title.")
def scormify(directory: Path, target: str, title: str, output: Path, launch: str | None, language: str) -> None:
    """Make a SCORM package of the pages in DIRECTORY.

    Everything in the folder goes in, except names that begin with a dot. The pages stay as they are: the
    learning platform sees that they were opened, and more only if they talk to it themselves.
    """
    if output.resolve().is_relative_to(directory.resolve()):
        raise click.UsageError(f"{output} is inside {directory}: it would become part of the next package")
    _make_package(directory, target, title, output, launch, language)
    click.echo(output)


def _make_package(directory: Path, target: str, title: str, output: Path, launch: str | None, language: str) -> None:
    from .. import scormify as scorm
    from ..archive import Compressor, write_zip
    from ..scormify.folder import FolderError, outline_for, read_folder

    standard = scorm.Standard.of(target)
    try:
        schemas = scorm.control_documents(standard)
        files = read_folder(directory)
        outline = outline_for(files, title, language, launch=launch)
        package = scorm.scormify(files, outline, standard=standard, control_documents=schemas)
        write_zip(output, package, Compressor())
    except (FolderError, scorm.OutlineError, scorm.ControlDocumentsMissing, OSError) as error:
        raise click.ClickException(str(error)) from error
