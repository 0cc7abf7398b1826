"""The bridge to a browser: messages both ways, whole, for nobody but who was told the address, and not without end."""

import base64
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest

from runner_images.common.kinds.page.bridge import Bridge

LONG = "é" * 20_000
MOST_BYTES = 1_000_000


class Driver:
    """A client of the little that the bridge speaks."""

    def __init__(self, address: str) -> None:
        """Connect, and greet."""
        found = urlsplit(address)
        self.end = socket.create_connection((str(found.hostname), found.port or 0))
        self.file = self.end.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        asked = f"GET {found.path} HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: {key}\r\n\r\n"
        self.end.sendall(asked.encode())
        self.greeting = b""
        while not self.greeting.endswith(b"\r\n\r\n") and (line := self.file.readline()):
            self.greeting += line

    def say(self, text: str, *, parts: int = 1) -> None:
        """Send one message, masked as clients must, in so many frames."""
        data = text.encode()
        size = -(-len(data) // parts)
        for part in range(parts):
            piece, mask = data[part * size : (part + 1) * size], os.urandom(4)
            masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(piece))
            head = bytes([(0x80 if part == parts - 1 else 0) | (0 if part else 1), 0x80 | 127])
            self.end.sendall(head + len(piece).to_bytes(8, "big") + mask + masked)

    def hear(self) -> str:
        """Return the next message."""
        _, length = self.file.read(2)
        if length >= 126:
            length = int.from_bytes(self.file.read(2 if length == 126 else 8), "big")
        return self.file.read(length).decode()

    def close(self) -> None:
        """Hang up."""
        self.file.close()
        self.end.close()


class Browser:
    """A bridge, the ends that a browser would read and write, and whoever connects."""

    def __init__(self) -> None:
        """Begin."""
        (self.read, to_browser), (from_browser, self.write) = os.pipe(), os.pipe()
        self.bridge = Bridge(to_browser, from_browser, most_bytes=MOST_BYTES)
        self.others = ExitStack()

    def connect(self, path: str = "") -> Driver:
        """Return a driver that asks for the address it was told, or for another path there."""
        known = urlsplit(self.bridge.address)
        driver = Driver(f"ws://{known.netloc}{path or known.path}")
        self.others.callback(driver.close)
        return driver

    def heard(self) -> str:
        """Return what the browser is told."""
        heard = b""
        while not heard.endswith(b"\0"):
            heard += os.read(self.read, 1 << 16)
        return heard[:-1].decode()

    def say(self, data: bytes) -> None:
        """Say something as the browser."""
        with os.fdopen(os.dup(self.write), "wb") as end:
            end.write(data)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Yield a browser, of whose pipes the bridge holds nothing at the end."""
    browser = Browser()
    yield browser
    browser.bridge.close()
    os.close(browser.write)
    assert os.read(browser.read, 1) == b""
    os.close(browser.read)
    browser.others.close()


@pytest.mark.parametrize("parts", [1, 3])
def test_a_message_goes_to_the_browser_whole(browser: Browser, parts: int) -> None:
    browser.connect().say(LONG, parts=parts)

    assert browser.heard() == LONG


@pytest.mark.parametrize("text", ["", "{}", "x" * 300, LONG])
def test_a_message_comes_from_the_browser_whole(browser: Browser, text: str) -> None:
    driver = browser.connect()

    browser.say(f"{text}\0{{}}\0".encode())

    assert [driver.hear(), driver.hear()] == [text, "{}"]


def test_who_does_not_know_the_address_is_hung_up_on(browser: Browser) -> None:
    stranger = browser.connect("/json/version")

    assert stranger.greeting == b""
    assert browser.connect().greeting.startswith(b"HTTP/1.1 101")


def test_what_a_browser_says_without_end_is_not_carried(browser: Browser) -> None:
    driver = browser.connect()

    browser.say(bytes(MOST_BYTES) + b"x")

    assert browser.bridge.gone.wait(60)
    assert browser.bridge.flooded
    assert len(driver.file.read()) <= 2 * MOST_BYTES + 2
