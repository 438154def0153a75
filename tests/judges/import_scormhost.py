"""Import a package into scormhost and print what came of it. Runs in that importer's own environment.

python import_scormhost.py package.zip '{"cmi.core.lesson_status": "completed"}'
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient  # type: ignore[import-not-found]
from scormhost.app import create_scorm_app  # type: ignore[import-not-found]
from scormhost.auth.dependencies import get_current_user  # type: ignore[import-not-found]
from scormhost.db.models import UserRole  # type: ignore[import-not-found]


class Teacher:
    """Whoever uploads, without a password."""

    id = None
    role = UserRole.instructor


def main(package: Path, values: dict[str, str]) -> dict[str, Any]:
    """Upload, launch, fetch the launch file, store the values and read them back."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_scorm_app(data_dir=folder, secret_key="x" * 32)
        app.dependency_overrides[get_current_user] = Teacher
        with TestClient(app) as client:
            return imported(client, package, values)


def imported(client: Any, package: Path, values: dict[str, str]) -> dict[str, Any]:
    """Do what a teacher and then a learner do."""
    upload = client.post("/api/packages", files={"file": (package.name, package.read_bytes())})
    upload.raise_for_status()
    answer = upload.json()
    manifest = answer["manifest"]
    href = manifest["launches"][0]["href"]
    player = client.get(answer["launch_url"], params={"launch": href})
    player.raise_for_status()
    data = f"/api/scorm/{answer['id']}/cmi"
    client.put(data, params={"launch": href}, json={"elements": values}).raise_for_status()
    content = client.get(f"/content/{answer['id']}/{href}")
    return {
        "title": manifest["title"],
        "version": manifest["schema_version"],
        "launch": href,
        "content": content.text if content.status_code == 200 else None,
        "values": client.get(data, params={"launch": href}).json()["elements"],
        "warnings": [],
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), json.loads(sys.argv[2]))))
