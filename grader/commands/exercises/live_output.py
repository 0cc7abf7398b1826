"""What a command says while it works: a line for each thing found, with its time, and what is under way."""

import os
import shutil
import sys
from datetime import timedelta
from threading import Event, Lock, Thread
from time import monotonic
from types import TracebackType
from typing import Protocol, Self, TextIO

import click

from grader.domain.text import Language
from grader.wording.numbers import brief, seconds
from grader.wording.width import columns, wrap

TIME_COLUMN = 70
TIME_WIDTH = 8
TICK_SECONDS = 0.2
CLEARED = "\r\x1b[2K"
"""The cursor at the beginning of an empty line: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/."""


class Output(Protocol):
    """Whoever hears what is found."""

    def begin(self, what: str) -> None:
        """Hear that this is under way from now on."""

    def say(self, line: str, took: timedelta | None = None) -> None:
        """Hear a line, and how long it took to come to it."""


class LiveOutput:
    """Says what is found; on a terminal also what is under way, and for how long.

    Attributes:
        said: The lines so far, without times.
    """

    def __init__(self, language: Language, *, aside: bool = False) -> None:
        """Begin.

        Args:
            aside: Lines go to standard error, as standard output is for a program.
        """
        self.said: list[str] = []
        self._language = language
        self._aside = aside
        self._live = LiveLine(sys.stderr, language) if _is_terminal(sys.stderr) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None) -> None:
        if self._live is not None:
            self._live.close()

    def begin(self, what: str) -> None:
        """Show, where somebody looks, that this is under way from now on."""
        if self._live is not None:
            self._live.show(what)

    def say(self, line: str, took: timedelta | None = None) -> None:
        """Print a line, and how long it took to come to it."""
        self.said.append(line)
        if self._live is not None:
            self._live.clear()
        click.echo(line if took is None else timed(line, took, self._language), err=self._aside)


def timed(line: str, took: timedelta, language: Language) -> str:
    """Return a line with a time in a column of its own, or behind a line that is longer."""
    lead = " " * max(2, TIME_COLUMN - columns(line))
    return f"{line}{lead}{brief(took, language):>{TIME_WIDTH}}"


class LiveLine:
    """A line of a terminal that says what is under way and for how long, until another takes its place."""

    def __init__(self, stream: TextIO, language: Language) -> None:
        """Show nothing yet."""
        self._stream = stream
        self._language = language
        self._lock = Lock()
        self._ended = Event()
        self._what: str | None = None
        self._since = 0.0
        self._ticker = Thread(target=self._tick, daemon=True)

    def show(self, what: str) -> None:
        """Show this from now on."""
        with self._lock:
            self._what, self._since = what, monotonic()
            self._draw()
        if self._ticker.ident is None:
            self._ticker.start()

    def clear(self) -> None:
        """Leave the line to whoever prints next."""
        with self._lock:
            if self._what is not None:
                self._write(CLEARED)
            self._what = None

    def close(self) -> None:
        """Show nothing any more."""
        self.clear()
        self._ended.set()
        if self._ticker.ident is not None:
            self._ticker.join()

    def _tick(self) -> None:
        while not self._ended.wait(TICK_SECONDS):
            with self._lock:
                if self._what is not None:
                    self._draw()

    def _draw(self) -> None:
        told = f"  … {self._what}  {seconds(timedelta(seconds=monotonic() - self._since), self._language)}"
        first, *_ = wrap(told, max(shutil.get_terminal_size().columns - 1, 1))
        self._write(f"{CLEARED}{first}")

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"
