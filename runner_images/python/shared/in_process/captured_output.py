"""The streams of a check's process: pytest keeps what is printed, and the judge hears of it as it comes."""

import base64
import io
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import _pytest.capture

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_CHUNK_BYTES = 1 << 16
_tell: list[Callable[[bytes], None]] = []


def install() -> None:
    """Have pytest capture by streams of ours, and give a program that reads unasked an empty input."""
    _pytest.capture.CaptureIO = _Captured  # type: ignore[misc]
    empty = _pytest.capture.DontReadFromInput
    for name, answer in (("read", _nothing), ("readline", _nothing), ("readlines", _no_lines), ("__next__", _end)):
        setattr(empty, name, answer)
    # What a test's `capsys` did not read would be printed again at its end.
    _pytest.capture.SysCapture.writeorg = _keep_quiet  # type: ignore[method-assign]


def listen(tell: Callable[[bytes], None]) -> None:
    """Call `tell` with every piece that this process prints from now on, but not with what its children print."""
    owner = os.getpid()

    def told(data: bytes) -> None:
        if os.getpid() == owner:
            tell(data)

    _tell[:] = [told]


def output_frame(data: bytes) -> dict[str, str]:
    """Return the frame of PROTOCOL.md that tells of `data`."""
    return {"kind": "output", "stream": "stdout", "data": base64.b64encode(data).decode()}


class _Printed(io.BytesIO):
    """Bytes that are told as they are written."""

    def write(self, data: "ReadableBuffer", /) -> int:
        for tell in _tell:
            whole = bytes(data)
            for start in range(0, len(whole), _CHUNK_BYTES):
                tell(whole[start : start + _CHUNK_BYTES])
        return super().write(data)


class _Captured(_pytest.capture.CaptureIO):
    """What pytest captures into, over such bytes: `sys.stdout.buffer` is told of, too."""

    def __init__(self) -> None:
        io.TextIOWrapper.__init__(self, _Printed(), encoding="UTF-8", newline="", write_through=True)


def _keep_quiet(self: _pytest.capture.SysCapture, data: str) -> None:
    """Print nothing."""
    del self, data


def _nothing(_stream: object, _size: int = -1) -> str:
    """Read nothing, of which `input` makes an EOFError."""
    return ""


def _no_lines(_stream: object, _hint: int = -1) -> list[str]:
    return []


def _end(_stream: object) -> str:
    raise StopIteration
