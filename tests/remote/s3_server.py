"""A store that speaks S3, on this machine alone, which remembers what it was asked."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch
from urllib.request import Request, urlopen

import pytest

BUCKET = "courses"
OUT = f"s3://{BUCKET}/out"
DUMMY = {
    "AWS_ACCESS_KEY_ID": "dummy",
    "AWS_SECRET_ACCESS_KEY": "dummy",
    "AWS_DEFAULT_REGION": "eu-north-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": os.devnull,
    "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
}


@dataclass
class S3Server:
    """`asked` lists every request as method, path and query."""

    address: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    refuse: Callable[[str, str], bool] = lambda _method, _path: False  # instead of an answer…
    status: str = "400 Bad Request"  # …say this

    def puts(self) -> list[str]:
        """Give the keys of the objects and parts that were sent since `forget`, in order."""
        return [path.removeprefix(f"/{BUCKET}/") for method, path, _ in self.asked if method == "PUT"]

    def forget(self) -> None:
        self.asked.clear()


@contextmanager
def s3_server() -> Iterator[S3Server]:
    """Run a server with one empty bucket; the environment leads to it, and to no other."""
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from s3fs import S3FileSystem
    from werkzeug.serving import WSGIRequestHandler, make_server

    class Silent(WSGIRequestHandler):
        protocol_version = "HTTP/1.1"

        def log(self, *_: Any, **__: Any) -> None: ...

    server = make_server("127.0.0.1", 0, lambda *_: [], threaded=True, request_handler=Silent)
    found = S3Server(f"http://127.0.0.1:{server.server_port}")
    server.app = _noting(DomainDispatcherApplication(create_backend_app), found)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        with patch.dict(os.environ, DUMMY | {"AWS_ENDPOINT_URL": found.address}):
            urlopen(Request(f"{found.address}/moto-api/reset", method="POST")).close()
            urlopen(Request(f"{found.address}/{BUCKET}", method="PUT")).close()
            found.forget()
            yield found
    finally:
        S3FileSystem.clear_instance_cache()  # else the next test's stores would ask this server
        server.shutdown()
        thread.join()
        server.server_close()


def _noting(app: Any, found: S3Server) -> Any:
    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        found.asked.append((method, path, environ["QUERY_STRING"]))
        if found.refuse(method, path):
            start(found.status, [("Content-Type", "application/xml"), ("Content-Length", "0")])
            return []
        return app(environ, start)  # type: ignore[no-any-return]

    return answer


@pytest.fixture
def s3() -> Iterator[S3Server]:
    with s3_server() as server:
        yield server


def client(server: S3Server) -> Any:
    """Give a client of its own to look at the server with."""
    import boto3

    return boto3.client("s3", endpoint_url=server.address)
