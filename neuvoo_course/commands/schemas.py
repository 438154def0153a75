"""`neuvoo schemas DIR`: JSON Schemas of course.yaml, region.yaml and the other settings files."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def schemas(directory: Path) -> None:
    """Write the schemas of the settings files into DIRECTORY, for editors that complete and check YAML."""
    from ..source.settings import SCHEMAS

    directory.mkdir(parents=True, exist_ok=True)
    for name, shape in SCHEMAS.items():
        path = directory / f"{name}.schema.json"
        path.write_text(json.dumps(shape.model_json_schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        click.echo(path)
