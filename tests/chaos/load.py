"""A steady load: learners who commit and push with the real Git client, again until they are answered."""

import random
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from tests.e2e.desk import Desk, mistake, solution
from tests.e2e.school import School

SLUG, FILE = "bonjour", "bonjour/bonjour.py"
RIGHT, WRONG = solution(SLUG), mistake(SLUG, "ignores-the-empty-name")
RETRY_SECONDS = 0.5
TRIES = 100


@dataclass
class Sent:
    """A commit that somebody pushed, or tried to; moments are those of `time.monotonic`.

    Attributes:
        right: Whether its program is the model solution, which must pass, or the mistake, which must not.
        answered_at: When Git's client ended well; None while it has not.
    """

    handle: str
    commit: str
    right: bool
    began_at: float
    answered_at: float | None = None


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
        self._threads = [threading.Thread(target=one.work, args=(self._ended,), daemon=True) for one in self.learners]

    @property
    def sent(self) -> list[Sent]:
        """Return everything that was pushed so far."""
        return [sent for learner in self.learners for sent in list(learner.sent)]

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
