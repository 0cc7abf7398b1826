"""`test`: the checks that came with an exercise, run on this computer, without the school and without a network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from home.checks import FOLDER, GivenChecks, checks_of
from home.containers import judged
from home.docker import image_of
from home.ending import NOT_PASSED, PASSED, WRONG_USAGE, Ended
from home.folders import is_left_out, slug_of
from home.jobs import job_of
from home.school import language, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from home.docker import Image

GLYPHS = {"passed": "✓", "failed": "✗", "not_run": "·", "not_here": "·"}
MOST_BYTES = 1_048_576
INDENT = 9
SELF = "run-checks"
"""What this file is started with for the process in which pytest runs."""


def test(folder: Path) -> int:
    """Run an exercise's checks, print what comes of each, and return the exit status.

    Raises:
        Ended: They cannot be run here.
    """
    slug_of(folder)
    given = checks_of(folder)
    image = image_of(given.image)
    if image is None and not given.plain_pytest:
        alone = text(
            "These tests run in the school's image alone, and Docker does not have it here. Hand in: %(command)s"
        )
        raise Ended(alone % {"command": "git push"}, WRONG_USAGE)
    passed = _as_at_school(folder, given, image) if image else _by_pytest(folder, given)
    if given.others:
        print(text("Tests of this exercise that run at the school alone: %(others)s.") % {"others": given.others})
    print(text("Only what you hand in counts: the school runs it again, apart from everything else on this computer."))
    return PASSED if passed else NOT_PASSED


def _as_at_school(folder: Path, given: GivenChecks, image: Image) -> bool:
    """Run the checks in the school's image, as a push is checked; return whether all passed."""
    way = text(
        "Run as at the school, in its image %(image)s: tests and program each in a container of its own. Only how fast "
        "this computer is may differ."
    )
    print(way % {"image": image.name})
    print()
    passed = judged(image, job_of(folder, given.listed))
    print()
    return passed


def _by_pytest(folder: Path, given: GivenChecks) -> bool:
    """Run the checks by this computer's own pytest; return whether all passed."""
    with _copied(folder) as copy:
        outcomes, in_time = _run(given, copy)
    print()
    if not in_time:
        slow = text("It took more than %(seconds)s s, so I ended it. Look for a loop that never ends.")
        print(slow % {"seconds": round(given.seconds)})
    passed = outcomes.count("passed")
    print(
        text("Visible tests that pass here: %(passed)s of %(total)s.") % {"passed": passed, "total": len(given.checks)}
    )
    return passed == len(given.checks)


def _run(given: GivenChecks, copy: Path) -> tuple[list[str], bool]:
    """Tell each check as it lands; return the outcomes, and whether they came in time."""
    if find_spec("pytest") is None:
        missing = text("Python has no pytest here. Install it once: %(command)s")
        raise Ended(missing % {"command": f"{_shown(sys.executable)} -m pip install --user pytest"}, WRONG_USAGE)
    command = [sys.executable, str(Path(sys.argv[0]).resolve()), SELF, str(copy)]
    outcomes: list[str] = []
    for landed, in_time in _lines(command, given.seconds):
        if not in_time:
            return outcomes, False
        if "pytest" in landed:
            _tell_way(landed)
        else:
            outcomes.append(str(landed.get("outcome")))
            _tell(given, landed, explain=outcomes.count("failed") == 1 and outcomes[-1] == "failed")
    return outcomes, True


def _lines(command: Sequence[str], seconds: float) -> Iterator[tuple[dict[str, object], bool]]:
    """Yield what the process says; at the end of its time, nothing and that it was ended."""
    surroundings = {
        **os.environ,
        "GRADER_SAYS": language(),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTEST_ADDOPTS": "",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    late: list[bool] = []
    with subprocess.Popen(  # noqa: S603 - our own command, a list
        command, env=surroundings, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:

        def end() -> None:
            late.append(True)
            process.kill()

        timer = Timer(seconds, end)
        timer.start()
        for line in process.stdout or ():
            yield json.loads(line), True
        timer.cancel()
    if late:
        yield {}, False


def _tell_way(landed: dict[str, object]) -> None:
    way = text(
        "Run with this computer's Python %(python)s and pytest %(pytest)s, tests and program in one process. The "
        "school's may differ, and what they say of it, too."
    )
    print(way % {"python": landed["python"], "pytest": landed["pytest"]})
    print()


def _tell(given: GivenChecks, landed: dict[str, object], *, explain: bool) -> None:
    place, check = next((n, one) for n, one in enumerate(given.checks, 1) if one.id == landed["check"])
    outcome = str(landed["outcome"])
    beside = {"not_run": text("not run"), "not_here": text("runs at the school alone")}.get(outcome)
    print(f"  {GLYPHS[outcome]} {place}/{len(given.checks)}  {check.title}" + (f" ({beside})" if beside else ""))
    if explain:
        for line in str(landed["message"]).splitlines():
            print(" " * INDENT + "".join(one if one.isprintable() else "?" for one in line))


@contextmanager
def _copied(folder: Path) -> Iterator[Path]:
    """Yield a copy of an exercise's folder, so that no test leaves anything in it."""
    with tempfile.TemporaryDirectory(prefix="grader-") as place:
        copy = Path(place, folder.resolve().name)
        shutil.copytree(str(folder), str(copy), ignore=_left_out)
        (copy / FOLDER / "checks.ini").write_text("[pytest]\n", "utf-8")
        yield copy


def _left_out(folder: str, names: list[str]) -> list[str]:
    links = (name for name in names if Path(folder, name).is_symlink() or _is_large(Path(folder, name)))
    return [*links, *(name for name in names if is_left_out(name))]


def _is_large(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > MOST_BYTES


def _shown(program: str) -> str:
    return f'"{program}"' if " " in program else program
