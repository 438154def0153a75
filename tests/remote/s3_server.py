"""A store that speaks S3, on this machine alone, which remembers what it was asked."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple
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


class Asked(NamedTuple):
    """A request, and what the program that sent it calls itself."""

    method: str
    path: str
    agent: str

    @property
    def key(self) -> str:
        return self.path.removeprefix(f"/{BUCKET}/")


@dataclass
class S3Server:
    """`asked` lists every request."""

    address: str
    asked: list[Asked] = field(default_factory=list)
    refuse: Callable[[Asked], bool] = lambda _asked: False  # instead of an answer…
    status: str = "400 Bad Request"  # …say this

    def puts(self) -> list[str]:
        """Give the keys of the objects and parts that were sent since `forget`, in order."""
        return [asked.key for asked in self.asked if asked.method == "PUT"]

    def forget(self) -> None:
        self.asked.clear()

    def empty(self) -> None:
        """Go back to one empty bucket, and to answering everything."""
        self.refuse = lambda asked: False
        urlopen(Request(f"{self.address}/moto-api/reset", method="POST")).close()
        urlopen(Request(f"{self.address}/{BUCKET}", method="PUT")).close()
        self.forget()


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
            found.empty()
            yield found
    finally:
        S3FileSystem.clear_instance_cache()  # else the next test's stores would ask this server
        server.shutdown()
        thread.join()
        server.server_close()


def _noting(app: Any, found: S3Server) -> Any:
    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        asked = Asked(environ["REQUEST_METHOD"], environ["PATH_INFO"], environ.get("HTTP_USER_AGENT", ""))
        found.asked.append(asked)
        if found.refuse(asked):
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
