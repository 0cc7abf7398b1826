"""Distinct hand-ins a second over the API: real repositories, a new commit each, and an answer once it is durable."""

import asyncio
import json
import shutil
import subprocess
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from grader.assembly import Grader
from grader.domain.exercises.exercise import Exercise, SourceFile
from loading.clients import Connection, Tally, bearer
from loading.seeding import COHORT, token_of

CREATED = 201
AT_ONCE = 24
"""Connections that each wait for their answer before they hand in again."""


@dataclass(frozen=True)
class Start:
    """The repository that every learner starts from: its folder, its commit, and the tree of each exercise in it."""

    folder: Path
    commit: str
    trees: Mapping[str, str]


@dataclass(frozen=True)
class Prepared:
    """A hand-in that was pushed and only has to be asked for."""

    handle: str
    commit: str


def start(grader: Grader, exercises: Sequence[Exercise]) -> Start:
    """Make the repository with the starters of all exercises."""
    path = f"{COHORT.slug}/start.git"
    files = [SourceFile(f"{one.slug}/{file.path}", file.content) for one in exercises for file in one.starter]
    commit = grader.repositories.create(path, files, "Point de départ")
    return Start(grader.settings.repositories_folder / path, commit, grader.repositories.folders(path, commit))


def prepare(grader: Grader, begin: Start, handles: Sequence[str], exercise: Exercise, times: int) -> list[Prepared]:
    """Give each learner a repository with so many commits beyond the start, none like another; in turn by learner."""
    folder = grader.settings.repositories_folder / COHORT.slug

    def commits(handle: str) -> list[str]:
        repository = folder / f"{handle}.git"
        shutil.copytree(begin.folder, repository)
        marks = repository / "load-marks"
        stream = b"".join(_commit(number, exercise, begin.commit) for number in range(times))
        command = ["git", "-C", str(repository), "fast-import", "--quiet", "--force", f"--export-marks={marks}"]
        subprocess.run(command, input=stream, check=True)  # noqa: S603 - a fixed command
        found = dict(line.split() for line in marks.read_text().splitlines())
        return [found[f":{number + 1}"] for number in range(times)]

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(commits, handles))
    return [Prepared(handle, made[at][turn]) for turn in range(times) for at, handle in enumerate(handles)]


def _commit(number: int, exercise: Exercise, first: str) -> bytes:
    before = b":%d" % number if number else first.encode()
    text = f"# {uuid4().hex}\n".encode()
    path = f"{exercise.slug}/{exercise.hand_in[0]}".encode()
    head = b"commit refs/heads/load\nmark :%d\ncommitter A <a@example.org> %d +0000\n" % (number + 1, time.time())
    return head + b"data 1\nx\nfrom " + before + b"\nM 100644 inline %s\ndata %d\n%s\n" % (path, len(text), text)


async def handed_in(prepared: Sequence[Prepared], port: int) -> tuple[Tally, float]:
    """Hand everything in as fast as the server answers, and return what was answered and the seconds it took.

    Raises:
        ConnectionError: Something was not accepted.
    """
    tally = Tally()
    begun = time.monotonic()
    # A learner's hand-ins stay in their order: each connection takes learners of its own.
    handles = sorted({one.handle for one in prepared})
    lanes = [set(handles[lane::AT_ONCE]) for lane in range(AT_ONCE)]
    await asyncio.gather(*(_lane([one for one in prepared if one.handle in lane], port, tally) for lane in lanes))
    seconds = time.monotonic() - begun
    if set(tally.statuses) != {CREATED}:
        message = f"not every hand-in was accepted: {tally.statuses}"
        raise ConnectionError(message)
    return tally, seconds


async def _lane(prepared: Sequence[Prepared], port: int, tally: Tally) -> None:
    connection = Connection(port)
    for one in prepared:
        body = json.dumps({"repository": f"{COHORT.slug}/{one.handle}", "commit": one.commit})
        tally.add(await connection.ask(bearer(token_of(one.handle)).post("/api/v1/submissions", body)))
    connection.close()
