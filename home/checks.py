"""The checks that came with an exercise, in its folder `checks/`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from home.ending import WRONG_USAGE, Ended
from home.school import language, text

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "checks"
LIST = "checks.json"
SCHEMA_VERSION = 1


@dataclass(frozen=True)
class GivenCheck:
    """One check that can be run here.

    Attributes:
        test: `file.py::test`, below `checks/`.
        title: In the reader's language.
        needs: Ids of checks that must pass before it.
    """

    id: str
    test: str
    title: str
    needs: tuple[str, ...]


@dataclass(frozen=True)
class GivenChecks:
    """What came with an exercise.

    Attributes:
        image: What the school runs it in; empty where it needs more than comes home.
        plain_pytest: They run by pytest alone, too.
        others: How many checks of it stay at the school.
        seconds: What all of them may take there.
        listed: The list as it came.
    """

    image: str
    checks: tuple[GivenCheck, ...]
    plain_pytest: bool
    others: int
    seconds: float
    listed: dict[str, object]


def checks_of(folder: Path) -> GivenChecks:
    """Return the checks that came with an exercise.

    Raises:
        Ended: None did, or they cannot be read.
    """
    try:
        found = json.loads((folder / FOLDER / LIST).read_text("utf-8"))
    except FileNotFoundError:
        none = text("%(folder)s has no folder “checks”: this exercise comes without tests to run at home. Hand it in.")
        raise Ended(none % {"folder": folder.resolve()}, WRONG_USAGE) from None
    except (OSError, ValueError):
        found = {}
    try:
        if found["schema_version"] == SCHEMA_VERSION:
            checks = tuple(_check(one) for one in found["checks"])
            plain = found.get("plain_pytest") is not False
            return GivenChecks(_image(found), checks, plain, int(found["others"]), float(found["run_seconds"]), found)
    except (KeyError, TypeError, ValueError):
        pass
    unread = text("I cannot read “%(file)s”. Fetch it again: git checkout %(file)s; or take a newer grader.pyz.")
    raise Ended(unread % {"file": f"{FOLDER}/{LIST}"}, WRONG_USAGE)


def _image(found: dict[str, object]) -> str:
    """Return what the school runs them in, where the list says all that a run needs; one of before said less."""
    whole = {"hand_in", "isolation", "limits"} <= found.keys()
    return str(found.get("image") or "") if whole else ""


def _check(found: dict[str, object]) -> GivenCheck:
    titles, needs = found["title"], found["needs"]
    if not isinstance(titles, dict) or not isinstance(needs, list):
        raise TypeError
    title = titles.get(language()) or titles.get("fr") or titles.get("en")
    return GivenCheck(str(found["id"]), str(found["test"]), str(title), tuple(map(str, needs)))
