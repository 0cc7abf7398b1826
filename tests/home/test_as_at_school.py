"""`grader.pyz test` with Docker: what a push comes to, line by line, in two containers of the school's image."""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import which
from zipfile import ZipFile

import pytest

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.text import Language
from grader.engine.accounts.accounts import choose_language
from tests.adapters.exercise_files.conftest import EXERCISES, Draft
from tests.adapters.sandbox.conftest import utc_now
from tests.e2e.desk import Answer
from tests.home.desk import Desk, packed_desk
from tests.web.git.beginner import Class, school_of_beginners

pytestmark = [pytest.mark.docker, pytest.mark.slow]

SHARED = "fonction-annotee"
"""Its tests and the learner's code are one process, in a sandbox of their own."""

OTHERS = {
    "shell": "mise-en-ligne",
    "javascript": "panier",
    "php": "tirelire",
    "sql": "livres-recents",
    "java": "parking",
}
"""An exercise of one file of each other language."""

BONJOUR = EXERCISES / "bonjour"
HAND_INS = {
    "solution": (BONJOUR / "solution/bonjour.py").read_text("utf-8"),
    "starter": (BONJOUR / "starter/bonjour.py").read_text("utf-8") + "\n",
    **{place.parent.name: place.read_text("utf-8") for place in sorted((BONJOUR / "wrong").glob("*/bonjour.py"))},
    "no program": "def saluer(prenom:\n",
    "without end": "def saluer(prenom):\n    while True: pass\n",
    "more memory than there is": "def saluer(prenom):\n    return 'x' * 10**9\n",
    "looks for the tests": "import os, sys\nprint(os.listdir('/tests'), 'pytest' in sys.modules)\nopen('/tests')\n",
}
"""Each is a hand-in of `bonjour`: all that its trainer foresaw, and what no program should do."""


@dataclass
class Both:
    """A school that grades in real sandboxes, and a desk with Docker and without a network."""

    school: Class
    desk: Desk
    folder: Path

    def pushed(self, name: str, content: str) -> str:
        """Return what a new learner reads who pushes this."""
        folder = self.folder / name.replace(" ", "-")
        folder.mkdir()
        learner = self.school.beginner(folder)
        choose_language(learner.person, Language.EN, database=self.school.grader.database)
        return "\n".join(line.rstrip() for line in learner.hand_in("bonjour/bonjour.py", content).lines)

    def tried(self, slug: str, path: str, content: str) -> Answer:
        """Return what the file says of it at home."""
        self.desk.write(f"{slug}/{path}", content)
        return self.desk.types("test", slug)


def unhurried(listed: str) -> str:
    """Return a list of checks with more time than any machine needs, where no time is what is tried."""
    document = json.loads(listed)
    document["limits"]["check_seconds"] = 60
    return json.dumps(document | {"run_seconds": 120})


def told(answer: Answer) -> str:
    """Return what was said of the run, and none of the sentences around it."""
    _, _, rest = answer.terminal.partition("\n\n")
    return "\n".join(line.rstrip() for line in rest.partition("Only what you hand in counts")[0].rstrip().splitlines())


def without_hints(slug: str, school: Class) -> None:
    """Take the hints of an exercise away: tries unlock them, and at home there are none."""
    with school.grader.database.begin() as tx:
        current = tx.catalog.current(slug)
        assert current is not None
        checks = tuple(replace(check, hints=()) for check in current.checks)
        tx.catalog.publish(replace(current, checks=checks), school.grader.now())


def give(slug: str, desk: Desk, folder: Path) -> None:
    """Lay an exercise's starter on the desk, with its checks."""
    shutil.copytree(EXERCISES / slug, folder / "drafts" / slug)
    draft = Draft(folder / "drafts" / slug)
    draft.edit("exercise.toml", "hand_in =", "share_tests = true\nhand_in =")
    for file in draft.read().exercise.starter:
        desk.write(f"{slug}/{file.path}", file.content.decode())


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """Yield the school and the desk, whose exercises came with their checks."""
    ensure_runner(EngineConnection(), "python", progress=print)
    folder = tmp_path_factory.mktemp("both")
    sandbox = DockerSandbox(installation="at-school", now=utc_now)
    desk = packed_desk(folder / "desk")
    docker = {name: value for name, value in os.environ.items() if name.startswith("DOCKER_")}
    desk.environment |= {"GRADER_SERVER": "http://127.0.0.1:1", "PATH": os.environ["PATH"], **docker}
    for slug in ("bonjour", SHARED):
        give(slug, desk, folder)
    with school_of_beginners(folder / "school", sandbox) as school:
        without_hints("bonjour", school)
        yield Both(school, desk, folder)
    sandbox.close()


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", HAND_INS)
def test_a_run_at_home_says_what_a_push_says(both: Both, name: str) -> None:
    pushed = both.pushed(name, HAND_INS[name])

    answer = both.tried("bonjour", "bonjour.py", HAND_INS[name])

    assert "Run as at the school, in its image " in answer.terminal
    assert answer.status == (0 if name == "solution" else 1), answer.terminal
    assert told(answer)
    assert told(answer) in pushed


def test_shared_isolation_is_shared_in_a_sandbox_there_too(both: Both) -> None:
    solution = next((EXERCISES / SHARED / "solution").glob("*.py"))
    listed = both.desk.folder / SHARED / "checks/checks.json"
    listed.write_text(unhurried(listed.read_text("utf-8")))

    right = both.tried(SHARED, solution.name, solution.read_text("utf-8"))
    wrong = both.tried(SHARED, solution.name, "")

    assert (right.status, wrong.status) == (0, 1), right.terminal + wrong.terminal


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "runner", [pytest.param(name, marks=[] if name == "shell" else [pytest.mark.thorough]) for name in OTHERS]
)
def test_another_language_runs_in_its_own_image(both: Both, runner: str) -> None:
    ensure_runner(EngineConnection(), runner, progress=print)
    slug = OTHERS[runner]
    give(slug, both.desk, both.folder)
    (solution,) = (EXERCISES / slug / "solution").iterdir()
    listed = both.desk.folder / slug / "checks/checks.json"
    listed.write_text(unhurried(listed.read_text("utf-8")))

    starter = both.desk.types("test", slug)
    right = both.tried(slug, solution.name, solution.read_text("utf-8"))

    assert (starter.status, right.status) == (1, 0), starter.terminal + right.terminal
    assert "Run as at the school, in its image " in right.terminal


def left_at_home() -> set[bytes]:
    """Return the containers and volumes of runs at home that the Engine has, be they whose they may."""
    asked = ("ps --all --quiet", "volume ls --quiet")
    words = [["docker", *command.split(), "--filter", "label=grader.home"] for command in asked]
    return {name for one in words for name in subprocess.run(one, capture_output=True, check=True).stdout.split()}


def assert_goes(made: set[bytes]) -> None:
    """Assert that the Engine has none of it soon: another test's run may be under way, and takes its own with it."""
    deadline = time.monotonic() + 60
    while made & left_at_home() and time.monotonic() < deadline:
        time.sleep(0.2)
    assert made & left_at_home() == set()


def test_nothing_of_a_run_is_left(both: Both) -> None:
    before = left_at_home()

    both.tried("bonjour", "bonjour.py", HAND_INS["starter"])

    assert_goes(left_at_home() - before)


def test_a_volume_that_docker_still_holds_is_removed_a_moment_later(both: Both) -> None:
    (both.desk.folder / "slow").mkdir()
    refused = both.desk.folder / "slow/refused"
    once = f'[ "$1 $2" = "volume rm" ] && [ ! -e {refused} ] && touch {refused} && exit 1'
    (both.desk.folder / "slow/docker").write_text(f'#!/bin/sh\n{once}\nexec {which("docker")} "$@"\n')
    (both.desk.folder / "slow/docker").chmod(0o755)
    before = left_at_home()

    both.desk.types("test", "bonjour", PATH=f"{both.desk.folder / 'slow'}:{os.environ['PATH']}")

    assert refused.exists()
    assert_goes(left_at_home() - before)


def test_another_image_than_the_schools_is_not_taken(both: Both, tmp_path: Path) -> None:
    elsewhere = Desk(None, tmp_path, both.desk.environment)
    shutil.copytree(both.desk.folder / "bonjour", tmp_path / "bonjour")
    with ZipFile(both.desk.folder / "grader.pyz") as ours, ZipFile(tmp_path / "grader.pyz", "w") as theirs:
        for name in ours.namelist():
            of_another = name == "home/images.json"
            theirs.writestr(name, '{"*": "grader.harness-version=1"}' if of_another else ours.read(name))

    answer = elsewhere.types("test", "bonjour")

    assert "Run with this computer's Python" in answer.terminal


def test_a_docker_that_does_not_do_it_is_told_and_nothing_is_taken_in_its_place(both: Both) -> None:
    (both.desk.folder / "bin").mkdir()
    (both.desk.folder / "bin/docker").write_text(f'#!/bin/sh\n[ $1 = run ] && exit 125\nexec {which("docker")} "$@"\n')
    (both.desk.folder / "bin/docker").chmod(0o755)
    path = f"{both.desk.folder / 'bin'}:{os.environ['PATH']}"

    answer = both.desk.types("test", "bonjour", PATH=path)

    assert answer.status == 3
    assert "Docker does not do it" in answer.terminal
    assert "✓" not in answer.terminal
