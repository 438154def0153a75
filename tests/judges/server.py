"""A web server for one folder, on this machine only."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {
    "": "application/octet-stream",
    ".avif": "image/avif",
    ".csv": "text/csv; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".webm": "video/webm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
    ".xsd": "application/xml",
}


@dataclass(frozen=True)
class Served:
    """A running server."""

    address: str
    """Scheme, host and port, without a slash at the end."""
    requests: list[str]
    """Every path asked for, in order, with its query."""

    def url(self, path: str = "") -> str:
        """Give the whole address of a path."""
        return f"{self.address}/{path.lstrip('/')}"


@contextmanager
def serve(folder: Path, *, at: str = "/", pages: Mapping[str, str | bytes] | None = None) -> Iterator[Served]:
    """Serve a folder below the path `at`, and pages from memory (more may be added), until the block ends."""
    requests: list[str] = []
    handler = partial(_Handler, folder=folder, at=at, pages={} if pages is None else pages, requests=requests)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_address[1]}", requests)
        finally:
            server.shutdown()
            thread.join()


class _Handler(SimpleHTTPRequestHandler):
    """Answers from memory first, then from the folder; says nothing."""

    def __init__(
        self,
        *args: object,
        folder: Path,
        at: str,
        pages: Mapping[str, str | bytes],
        requests: list[str],
    ) -> None:
        self.at = at
        self.pages = pages
        self.requests = requests
        self.extensions_map = TYPES
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request."""
        self.requests.append(self.path)
        path = self.path.partition("?")[0]
        if path in self.pages:
            self._send(self.pages[path], Path(path).suffix)
        elif path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        elif path.startswith(self.at):
            self.path = "/" + path.removeprefix(self.at)
            super().do_GET()
        else:
            self.send_error(404)

    def _send(self, content: str | bytes, suffix: str) -> None:
        body = content.encode() if isinstance(content, str) else content
        self.send_response(200)
        self.send_header("Content-Type", TYPES.get(suffix, TYPES[""]))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet: `Served.requests` tells what was asked for."""
