"""The hand-in as a site: its files over HTTP, on the port that the tests' pages are asked for."""

import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PORT = 4000
_HERE = "127.0.0.1"


class _HandInRequest(SimpleHTTPRequestHandler):
    """A request for a file: no list of a folder without `index.html`, no log."""

    protocol_version = "HTTP/1.1"

    def list_directory(self, path: object) -> None:
        """Show no folder."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing: the browser tells what it missed."""

    def end_headers(self) -> None:
        """Have nothing kept: a test may write a file between two requests."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve(folder: Path) -> None:
    """Serve `folder` in threads of this process, until its end."""

    def handler(*arguments: object) -> _HandInRequest:
        return _HandInRequest(*arguments, directory=str(folder))  # type: ignore[arg-type]

    server = ThreadingHTTPServer((_HERE, PORT), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 60}, daemon=True).start()
