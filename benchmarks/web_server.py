"""A web server in a process of its own, which keeps connections open as any learning platform's does.

`python -m benchmarks.web_server FOLDER` prints its port and serves until it is ended.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a request; what browsers ask for by themselves is not there."""
        if self.path != "/favicon.ico":
            return super().do_GET()
        self.send_response(204)
        self.send_header("Content-Length", "0")
        return self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder, and give its address with a slash at the end."""
    command = (sys.executable, "-m", "benchmarks.web_server", str(folder))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield f"http://127.0.0.1:{process.stdout.readline().strip()}/"
        finally:
            process.terminate()


def main(folder: str) -> None:
    """Serve on a free port of this machine alone."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=folder))
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
