"""From Playwright's driver, which speaks over a WebSocket, to a browser in the learner's sandbox, over its pipes.

The browser has no port: a program of the learner's beside it could ask it for anything there.
"""

import contextlib
import os
import secrets
import socket
import threading

from runner_images.common.kinds.page.websocket import HandshakeError, WebSocket

_PIECE = 1 << 18
_END = b"\0"


class Bridge:
    """Carries messages both ways, in threads of its own, from one connection to its end."""

    def __init__(self, to_browser: int, from_browser: int, *, most_bytes: int) -> None:
        """Take over the browser's pipes; of more than `most_bytes` from it nothing is carried."""
        self._to_browser = to_browser
        self._from_browser = from_browser
        self._left = most_bytes
        self._path = f"/{secrets.token_urlsafe()}"
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._port = self._listener.getsockname()[1]
        self._client: socket.socket | None = None
        self.flooded = False
        """The browser said more than anybody reads."""
        self.gone = threading.Event()
        """Set once nothing more comes of the browser."""
        threading.Thread(target=self._carry, daemon=True).start()

    @property
    def address(self) -> str:
        """Where the driver finds the browser: nobody else of this container knows it."""
        return f"ws://127.0.0.1:{self._port}{self._path}"

    def close(self) -> None:
        """Hang up: each pipe is closed by the thread that uses it, as its number may be another's a moment later."""
        for end in (self._listener, self._client):
            if end is not None:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def _carry(self) -> None:
        try:
            client = self._await_client()
        except OSError:
            client = None
        self._listener.close()
        if client is None:
            os.close(self._from_browser)
        else:
            threading.Thread(target=self._answer, args=(client,), daemon=True).start()
            self._ask(client)
        if self._client is not None:
            self._client.close()
        os.close(self._to_browser)

    def _await_client(self) -> WebSocket:
        while True:
            self._client, _ = self._listener.accept()
            try:
                self._client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return WebSocket(self._client, self._path)
            except (HandshakeError, OSError):
                self._client.close()

    def _ask(self, client: WebSocket) -> None:
        with contextlib.suppress(OSError):
            for message in client.messages():
                _write(self._to_browser, message + _END)

    def _answer(self, client: WebSocket) -> None:
        """Carry what the browser says, and hang up when it is gone."""
        parts: list[bytes] = []
        with contextlib.suppress(OSError):
            while piece := os.read(self._from_browser, _PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    self.flooded = True
                    break
                *whole, rest = piece.split(_END)
                for message in whole:
                    client.send(b"".join((*parts, message)))
                    parts.clear()
                parts.append(rest)
        os.close(self._from_browser)
        self.gone.set()
        self.close()


def _write(end: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(end, rest) :]
