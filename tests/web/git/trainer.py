"""A trainer at their computer: a clone of the exercises' repository, and a host that proves by what a folder says."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from grader.commands.exercises.live_output import Output
from grader.commands.exercises.proposals import prove_proposal
from grader.domain.exercises.exercise import Exercise, ExerciseFolder
from grader.domain.grading.scoring import platform_fault
from grader.domain.people import Person, Role
from grader.domain.publishing.proof import Proof
from grader.domain.publishing.proved import Proved
from grader.engine.accounts import accounts
from grader.engine.publishing import deciding
from grader.settings import Settings
from tests.adapters.exercise_files.conftest import EXERCISES
from tests.web.git.beginner import Beginner, Class

BROKEN = "Broken on purpose."
"""An exercise with this in its statement does not hold."""


@dataclass(frozen=True)
class Trainer(Beginner):
    """Somebody of the staff, who works in a clone of the exercises' repository."""

    @property
    def address(self) -> str:
        """Return the address of the exercises' repository, with a token in it."""
        return f"{super().address.partition('/git/')[0]}/git/exercises.git"

    def exercise(self, slug: str, *, broken: bool = False) -> None:
        """Save a whole exercise, in the place of one of that name."""
        folder = self.folder / slug
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(EXERCISES / "bonjour", folder)
        manifest = folder / "exercise.toml"
        manifest.write_text(manifest.read_text("utf-8").replace('slug = "bonjour"', f'slug = "{slug}"'), "utf-8")
        if broken:
            (folder / "statement.en.md").write_text(BROKEN)

    def published(self, slug: str) -> Exercise | None:
        """Return what is published under a name."""
        with self.school.grader.database.read() as tx:
            return tx.catalog.current(slug)

    def remote(self, branch: str = "main") -> str:
        """Return where a branch is on the server."""
        return self.types(f"git ls-remote origin refs/heads/{branch}").terminal.partition("\t")[0]


def trainer(school: Class, folder: Path, handle: str, role: Role = Role.TRAINER) -> Trainer:
    """Return somebody with a fresh clone."""
    database, new_id = school.grader.database, school.grader.new_id
    with database.read() as tx:
        known = tx.people.by_handle(handle)
    person: Person = known or accounts.add_person(handle, "Inès", role, database=database, new_id=new_id)
    somebody = Trainer(school, person, folder / "home", folder / "exercises")
    somebody.home.mkdir(parents=True)
    somebody.clone_to(somebody.folder)
    somebody.does("git symbolic-ref HEAD refs/heads/main", "git config push.default current")
    return somebody


@contextmanager
def proving(school: Class) -> Iterator[None]:
    """Prove what is proposed as long as the block lasts, as a worker host does."""
    ours, ended = school.grader, Event()

    def work() -> None:
        while not ended.wait(0.05):
            while hold := deciding.take(database=ours.database, now=ours.now, new_secret=ours.new_secret):
                prove_proposal(hold, ours, prove)

    host = Thread(target=work)
    host.start()
    yield
    ended.set()
    host.join()


def prove(folder: ExerciseFolder, settings: Settings, output: Output) -> Proved:
    """Return that a folder holds, unless it says that it does not."""
    del settings
    holds = BROKEN not in folder.exercise.statement.en
    output.say(f"  {'✓' if holds else '✗'} solution {folder.exercise.slug}")
    code = "passes" if holds else "must_pass"
    return Proved(folder, (Proof("solution", code, platform_fault(folder.exercise), holds=holds),))
