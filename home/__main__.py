"""The command line: what is typed, in which folder, and the status that it ends with."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from home import tokens
from home.ending import PASSED, Ended
from home.pytest_side import run
from home.school import text
from home.submitting import submit
from home.testing import SELF, test

INTERRUPTED = 130


def main(arguments: list[str]) -> int:
    """Do what was typed, and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal of old letters shows “?” and goes on
    typed = _parser().parse_args(arguments)
    try:
        return _done(typed)
    except Ended as ended:
        print(ended.sentence, file=sys.stderr)
        return ended.status
    except KeyboardInterrupt:
        return INTERRUPTED


def _done(typed: argparse.Namespace) -> int:
    if typed.command == "forget":
        known = tokens.forget()
        print(text("The token is forgotten.") if known else text("There was no token to forget."))
        return PASSED
    if typed.command == SELF:
        run(typed.folder)
        return PASSED
    return {"submit": submit, "test": test}[typed.command](typed.folder)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="grader.pyz",
        description=text("Try an exercise here, and hand it in, with Python alone."),
        epilog=text(
            "It ends with 0 where all passes; 1: not yet; 2: it was asked something it cannot do; 3: the school, or "
            "the way to it, has a problem; 4: it has arrived and is checked by itself later."
        ),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    submitting = text("send the files of an exercise, and read what comes of them")
    trying = text("run the tests that came with an exercise on this computer, without a network")
    for name, said in (("submit", submitting), ("test", trying)):
        command = commands.add_parser(name, help=said)
        command.add_argument(
            "folder", nargs="?", type=Path, default=Path(), help=text("of the exercise; else this one")
        )
    commands.add_parser(SELF).add_argument("folder", type=Path)
    commands.add_parser("forget", help=text("forget the token that is kept on this computer"))
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
