"""A steady load: learners who push with the real Git client, again until they are answered, and programs."""

import random
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from tests.chaos.programs import Program, Programs, program
from tests.chaos.sent import FILE, RETRY_SECONDS, RIGHT, TRIES, WRONG, Sent
from tests.e2e.desk import Desk
from tests.e2e.school import School

PROGRAMS = 3
"""Learners more, whose programs hand in together over the API."""


@dataclass
class Learner:
    """Hands in one program after the other, each different by a nonce."""

    desk: Desk
    random: random.Random
    pause_seconds: float
    sent: list[Sent] = field(default_factory=list)

    def work(self, ended: threading.Event) -> None:
        """Push until `ended`, with pauses of some seconds, and bring the last push to its end."""
        with suppress(FileNotFoundError):  # the suite was broken off, and the desk is gone
            while not ended.wait(self.random.uniform(0, 2 * self.pause_seconds)):
                self._hand_in(right=self.random.random() < 1 / 2)

    def _hand_in(self, *, right: bool) -> None:
        """Push a new program, again while it is not answered, as somebody would who sees no answer."""
        self.desk.write(FILE, f"{RIGHT if right else WRONG}\n# {uuid4().hex}\n")
        self.desk.commit()
        commit = self.desk.done("rev-parse", "HEAD")
        sent = Sent(self.desk.member.person.handle, commit, right, time.monotonic())
        self.sent.append(sent)
        for _ in range(TRIES):
            if self.desk.push().status == 0:
                sent.answered_at = time.monotonic()
                return
            time.sleep(RETRY_SECONDS)


class Load:
    """Some learners at work, each in a thread."""

    def __init__(self, school: School, learners: int, *, seed: int, pause_seconds: float) -> None:
        """Open the desks; nobody pushes yet."""
        self._ended = threading.Event()
        folder = school.folder / "desks"
        folder.mkdir()
        self.learners = [
            Learner(_desk(school, folder), random.Random(seed + n), pause_seconds) for n in range(learners)
        ]
        members = [program(_desk(school, folder), school) for _ in range(PROGRAMS)]
        self._programs = Programs(members, random.Random(seed + learners), pause_seconds)
        working = [*(one.work for one in self.learners), self._programs.work]
        self._threads = [threading.Thread(target=one, args=(self._ended,), daemon=True) for one in working]

    @property
    def everybody(self) -> list[Learner | Program]:
        """Return whoever hands in, by push or by program."""
        return [*self.learners, *self._programs.members]

    @property
    def sent(self) -> list[Sent]:
        """Return everything that was handed in so far."""
        return [sent for one in self.everybody for sent in list(one.sent)]

    def begin(self) -> None:
        """Let everybody push."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Let everybody end the push that is under way."""
        self._ended.set()
        for thread in self._threads:
            thread.join()


def _desk(school: School, folder: Path) -> Desk:
    desk = Desk(folder, school.add("Ada"), school)
    opened = desk.open()
    assert opened.status == 0, opened.terminal
    return desk
