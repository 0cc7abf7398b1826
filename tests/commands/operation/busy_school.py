"""A school that real Git clients push to over HTTP while a test does something else; no Docker, and no Redis."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from grader.adapters.exercise_files.folder import read_folder
from grader.assembly import Grader, assemble, prepare_database
from grader.commands.cohorts import join
from grader.domain.cohorts.cohort import Cohort
from grader.domain.people import Role
from grader.engine.accounts import accounts, tokens
from grader.engine.cohorts.enrolling import open_cohort
from grader.settings import Settings
from tests.adapters.exercise_files.conftest import EXERCISES
from tests.adapters.git.served import Clone, clone, running
from tests.runners import RUNNERS
from web.app import create_app

COHORT = Cohort("web-2610", "Promo web, octobre 2026")
LEARNERS = ("ada", "karim", "chloe")
NOBODY_LISTENS = "redis://127.0.0.1:1/0"


@dataclass
class BusySchool:
    """Three learners with clones, who push as long as they are told to.

    Attributes:
        pushed: How many pushes each learner's Git has been answered.
    """

    grader: Grader
    clones: dict[str, Clone]
    pushed: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEARNERS, 0))

    def push(self, handle: str) -> None:
        """Hand in once, a new file and a branch beside it."""
        number = self.pushed[handle]
        self.clones[handle].commit("bonjour/bonjour.py", f"# essai {number} de {handle}\n".encode())
        self.clones[handle].push("main", f"main:refs/heads/idee-{number}")
        self.pushed[handle] += 1

    @contextmanager
    def pushing(self) -> Iterator[None]:
        """Have every learner push again and again until the block ends."""
        ended = threading.Event()
        threads = [threading.Thread(target=self._push_until, args=(ended, handle)) for handle in LEARNERS]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            ended.set()
            for thread in threads:
                thread.join()

    def _push_until(self, ended: threading.Event, handle: str) -> None:
        while not ended.is_set():
            self.push(handle)


@contextmanager
def busy_school(settings: Settings, folder: Path) -> Iterator[BusySchool]:
    """Open a school in the settings' data folder and database, with clones below a folder."""
    prepare_database(settings)
    grader = assemble(settings)
    with grader.database.begin() as tx:
        tx.catalog.publish(read_folder(EXERCISES / "bonjour", RUNNERS).exercise, grader.now())
    open_cohort(COHORT, ["bonjour"], database=grader.database)
    with running(create_app(grader)) as address:
        clones = {handle: _clone(handle, address, folder, grader) for handle in LEARNERS}
        yield BusySchool(grader, clones)
    grader.database.dispose()  # type: ignore[attr-defined] # the real one


def _clone(handle: str, address: str, folder: Path, grader: Grader) -> Clone:
    person = accounts.add_person(handle, handle.title(), Role.LEARNER, database=grader.database, new_id=grader.new_id)
    join(person, COHORT.slug, grader)
    _, secret = tokens.create_token(
        person,
        "essai",
        database=grader.database,
        now=grader.now,
        new_id=grader.new_id,
        new_secret=grader.new_secret,
    )
    return clone(f"{address.replace('//', f'//{handle}:{secret}@')}/git/{COHORT.slug}/{handle}.git", folder / handle)
