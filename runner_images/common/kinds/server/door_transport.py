"""HTTP over the door: each connection of a client is one to a port inside the learner's sandbox."""

import shlex
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore
import httpx

from runner_images.common.kinds.sandbox import KindSandbox
from runner_images.common.kinds.server.servers import before_entry
from runner_images.common.kinds.server.status_codes import StatusCode
from runner_images.common.tests.calls import NotedCall
from runner_images.common.tests.judged import JudgedError
from runner_images.common.tests.stops import Stop
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure

_HERE = frozenset({"localhost", "127.0.0.1"})
_MOST_BYTES = 16 << 20
_SHOWN = 300


class DoorTransport(httpx.HTTPTransport):
    """The transport of a client whose every connection goes through the door."""

    def __init__(self, sandbox: KindSandbox, complaint: Callable[[], Stop | None]) -> None:
        """Connect inside `sandbox`; `complaint` says what the server complained of last."""
        super().__init__(trust_env=False)
        self._sandbox = sandbox
        self._complaint = complaint
        # No argument of httpx's hands on where connections come from: https://www.encode.io/httpcore/network-backends/
        self._pool = httpcore.ConnectionPool(network_backend=_DoorBackend(sandbox))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask, and note it as the learner can ask it at home."""
        command = as_command(request)
        with self._sandbox.learner.calls.noting(NotedCall(command, is_call=False, command=command)) as call:
            answer = super().handle_request(request)
            if answer.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
                call.stop = self._complaint()
        if call.stop is not None:
            call.printed = before_entry(call.printed)  # what it complained of is told by what is said of it
        answer.status_code = StatusCode(answer.status_code)
        return answer


def as_command(request: httpx.Request) -> str:
    """Return the line of a shell that asks the same."""
    words = ["curl"]
    if request.method != "GET":
        words += ["-X", request.method]
    body = request.content.decode(errors="replace") if request.content else ""
    if body:
        kind = request.headers.get("content-type", "")
        words += [] if kind == "application/x-www-form-urlencoded" else ["-H", f"Content-Type: {kind}"]
        words += ["-d", body[:_SHOWN]]
    return shlex.join([*words, str(request.url)])


class _DoorBackend(httpcore.NetworkBackend):
    """Where a client's connections come from."""

    def __init__(self, sandbox: KindSandbox) -> None:
        self._sandbox = sandbox

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to `port` there; any other host there is none of."""
        del timeout, local_address, socket_options
        end = self._sandbox.door.connect(port) if host in _HERE else None
        if end is None:
            msg = f"nobody listens at {host}:{port}"
            raise httpcore.ConnectError(msg)
        return _DoorStream(end, self._sandbox)


class _DoorStream(httpcore.NetworkStream):
    """One connection."""

    def __init__(self, end: socket.socket, sandbox: KindSandbox) -> None:
        self._end = end
        self._sandbox = sandbox
        self._left = _MOST_BYTES

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what comes next."""
        self._end.settimeout(self._within(timeout))
        try:
            data = self._end.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error
        self._left -= len(data)
        if self._left < 0:
            raise JudgedError(Failure(CheckEnding("output", CodedMessage("server", {"finding": "endless"}))))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send `buffer`."""
        self._end.settimeout(self._within(timeout))
        try:
            self._end.sendall(buffer)
        except TimeoutError as error:
            raise httpcore.WriteTimeout from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        """Hang up."""
        self._end.close()

    def get_extra_info(self, info: str) -> Any:
        """Tell whether it can be read without waiting, by the socket itself."""
        return self._end if info == "socket" else None

    def _within(self, timeout: float | None) -> float:
        """Return `timeout`, or what is left of the check."""
        left = max(self._sandbox.learner.deadline - time.monotonic(), 0.01)
        return left if timeout is None else min(timeout, left)
