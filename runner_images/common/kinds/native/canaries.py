"""Canaries: tests of ours in a file of the suite's, whose outcome is known beforehand; a wrong one is no accident."""

import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from random import SystemRandom

from runner_images.common.tests.native_tool import CanaryWords

_draw = SystemRandom()
_LARGEST = 900_000


class CanarySign(Enum):
    """What canaries say of the run that they were in."""

    RIGHT = "right"
    """What must fail failed; what must pass may have, too, by something that goes wrong before each test."""
    ABSENT = "absent"
    """None was reported: the run did not come to its end."""
    WRONG = "wrong"


@dataclass(frozen=True)
class CanaryFile:
    """A file with canaries in it, and by their names whether each must pass."""

    text: str
    passes: Mapping[str, bool]


def with_canaries(text: str, words: CanaryWords) -> CanaryFile:
    """Return a file's text with one test that must pass, and for each way in which it asserts one that must fail."""
    bodies = [(_draw.choice(words.holds), True)] if words.holds else []
    ways = [body for pattern, body in words.fails.items() if re.search(pattern, text)]
    bodies += [(body, False) for body in ways or [_draw.choice(list(words.fails.values()))]]
    _draw.shuffle(bodies)
    passes: dict[str, bool] = {}
    tests = ""
    for body, must_pass in bodies:
        name = words.name.format(token=f"t{secrets.token_hex(8)}")
        passes[name] = must_pass
        one, other = _draw.sample(range(2, _LARGEST), 2)
        tests += words.test.format(name=name, body=body.format(a=one, b=other))
    return CanaryFile(words.placed(text, tests), passes)


def read(passes: Mapping[str, bool], seen: Mapping[str, Collection[bool]], *, loads_all: bool = True) -> CanarySign:
    """Return what the canaries say; `seen` has how each test of a report came, by its name.

    Args:
        loads_all: The tool runs each of them once; else those that must fail may be there never, or several times.
    """
    came = {name: list(seen.get(name, ())) for name in passes}
    if not any(came.values()):
        return CanarySign.ABSENT
    if not loads_all:
        return CanarySign.WRONG if any(map(any, came.values())) else CanarySign.RIGHT
    ok = all(came[name] == [False] or (must_pass and came[name] == [True]) for name, must_pass in passes.items())
    return CanarySign.RIGHT if ok else CanarySign.WRONG
