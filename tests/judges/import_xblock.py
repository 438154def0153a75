"""Import a package into Open edX's SCORM block and print what came of it. Runs in that importer's own environment.

python import_xblock.py package.zip '{"cmi.core.lesson_status": "completed"}'
"""

import json
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import django  # type: ignore[import-not-found]
from django.conf import settings  # type: ignore[import-not-found]
from webob import Request  # type: ignore[import-untyped]
from xblock.field_data import DictFieldData  # type: ignore[import-not-found]
from xblock.fields import ScopeIds  # type: ignore[import-not-found]
from xblock.test.tools import TestRuntime  # type: ignore[import-not-found]

FORM = {
    "display_name": "Package",
    "width": "",
    "height": "",
    "has_score": "1",
    "weight": "1",
    "enable_navigation_menu": "1",
    "enable_fullscreen_button": "1",
    "navigation_menu_width": "",
    "popup_on_launch": "0",
}
READ = ("cmi.core.lesson_status", "cmi.completion_status", "cmi.success_status")


class Platform(TestRuntime):  # type: ignore[misc]
    """The least that a block wants of the platform around it."""

    def handler_url(self, _block: object, handler_name: str, *_args: object, **_options: object) -> str:
        """Give the address of a handler."""
        return f"/{handler_name}"

    def publish(self, *_args: object) -> None:
        """Take note of a grade or a completion: nothing here reads it."""


def main(package: Path, values: dict[str, str]) -> dict[str, Any]:
    """Upload, fetch the launch file, store the values and read the status back."""
    with tempfile.TemporaryDirectory() as folder:
        settings.configure(MEDIA_ROOT=folder, TEMPLATES=[])
        django.setup()
        block = new_block()
        upload(block, package)
        return imported(block, values)


def new_block() -> Any:
    """Make an empty block, as when a course author adds one."""
    from openedxscorm.scormxblock import ScormXBlock  # type: ignore[import-not-found]

    runtime = Platform(services={"field-data": DictFieldData({})})
    block = runtime.construct_xblock_from_class(ScormXBlock, ScopeIds("learner", "scorm", "definition", "usage"))
    block.location = SimpleNamespace(block_id="block", org="org", course="course", block_type="scorm")
    return block


def upload(block: Any, package: Path) -> None:
    """Give the block a package, as a course author does."""
    with package.open("rb") as file:
        request = SimpleNamespace(params={**FORM, "file": SimpleNamespace(file=file)})
        answer = block.studio_submit(request, "")
    errors = answer.json["errors"]
    if errors:
        raise SystemExit(f"refused: {errors}")


def imported(block: Any, values: dict[str, str]) -> dict[str, Any]:
    """Do what a learner does."""
    for name, value in values.items():
        call(block.scorm_set_value, {"name": name, "value": value})
    return {
        "title": block.navigation_menu.partition("<li")[2].partition(">")[2].partition("<")[0],
        "version": block.scorm_version,
        "launch": block.index_page_path,
        "content": delivered(block),
        "values": {name: call(block.scorm_get_value, {"name": name})["value"] for name in {*READ, *values}},
        "warnings": [str(message) for message in block.get_package_warning_messages()],
    }


def delivered(block: Any) -> str | None:
    """Give the launch file as the block hands it out, or nothing if the package has no such file."""
    from openedxscorm.scormxblock import ScormError

    try:
        text: str = block.assets_proxy(Request.blank("/"), block.index_page_path).text
    except ScormError:
        return None
    return text


def call(handler: Any, data: dict[str, str]) -> dict[str, Any]:
    """Call a handler of the block as the browser does."""
    answer = handler(Request.blank("/", method="POST", body=json.dumps(data).encode()), "")
    if answer.status_code != 200:
        raise SystemExit(f"refused: {data}: {answer.text}")
    result: dict[str, Any] = answer.json
    return result


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), json.loads(sys.argv[2]))))
