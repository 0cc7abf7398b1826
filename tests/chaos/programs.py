"""Learners whose programs hand in over the API, all at the same moment, again until they are answered."""

import json
import random
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from grader.domain.accounts.credentials import Scope
from grader.engine.accounts import tokens
from tests.chaos.sent import FILE, RETRY_SECONDS, RIGHT, TRIES, WRONG, Sent
from tests.e2e.desk import Desk
from tests.e2e.school import COHORT, School

BRANCH = "programme"
"""Pushed without the hand-in that a push of `main` would be."""

PATIENCE_SECONDS, FOLLOW_SECONDS = 15.0, 60.0


@dataclass
class Program:
    """One learner's."""

    desk: Desk
    token: str
    address: str
    sent: list[Sent] = field(default_factory=list)

    def commit(self, *, right: bool) -> Sent | None:
        """Push a new program to a branch of its own; None when no push was answered."""
        self.desk.write(FILE, f"{RIGHT if right else WRONG}\n# {uuid4().hex}\n")
        self.desk.commit()
        commit = self.desk.done("rev-parse", "HEAD")
        for _ in range(TRIES):
            if self.desk.push("origin", f"HEAD:{BRANCH}").status == 0:
                return Sent(self.desk.member.person.handle, commit, right, time.monotonic())
            time.sleep(RETRY_SECONDS)
        return None

    def hand_in(self, sent: Sent) -> None:
        """Ask for it with one key until it is answered, as programs do that see no answer, and await its verdict."""
        sent.began_at = time.monotonic()
        self.sent.append(sent)
        body = {"repository": f"{COHORT.slug}/{self.desk.member.person.handle}", "commit": sent.commit}
        for _ in range(TRIES):
            taken = self._asked("submissions", json.dumps(body).encode(), key=sent.commit)
            if taken is not None:
                sent.answered_at = time.monotonic()
                self._follow(taken["submissions"][0]["run_id"])
                return
            time.sleep(RETRY_SECONDS)

    def _follow(self, run_id: str) -> None:
        """Wait for the verdict, as whoever pushes does, but not longer."""
        deadline = time.monotonic() + FOLLOW_SECONDS
        while time.monotonic() < deadline:
            run = self._asked(f"runs/{run_id}")
            if run is not None and run["verdict"] is not None:
                return
            time.sleep(RETRY_SECONDS)

    def _asked(self, path: str, body: bytes | None = None, *, key: str = "") -> Any | None:
        """Return what the API answers, or None where it does not."""
        headers = {"Authorization": f"Bearer {self.token}"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": key}
        request = urllib.request.Request(f"{self.address}/api/v1/{path}", body, headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
                return json.loads(answer.read())
        except (urllib.error.URLError, OSError, ValueError):
            return None


@dataclass
class Programs:
    """Some, which hand in together: what one transaction takes in, one blow strikes."""

    members: list[Program]
    random: random.Random
    pause_seconds: float

    def work(self, ended: threading.Event) -> None:
        """Hand in until `ended`, with pauses of some seconds, and bring the last hand-ins to their end."""
        with suppress(FileNotFoundError), ThreadPoolExecutor(len(self.members)) as pool:
            while not ended.wait(self.random.uniform(0, 2 * self.pause_seconds)):
                right = [self.random.random() < 1 / 2 for _ in self.members]
                committed = list(pool.map(lambda one, good: one.commit(right=good), self.members, right))
                ready = [(one, sent) for one, sent in zip(self.members, committed, strict=True) if sent is not None]
                list(pool.map(lambda pair: pair[0].hand_in(pair[1]), ready))


def program(desk: Desk, school: School) -> Program:
    """Give the program of an opened desk a token that hands in."""
    parts = school.grader
    _, secret = tokens.create_token(
        desk.member.person,
        "mon programme",
        frozenset({Scope.SUBMIT, Scope.READ}),
        database=parts.database,
        now=parts.now,
        new_id=parts.new_id,
        new_secret=parts.new_secret,
    )
    return Program(desk, secret, school.settings.public_url)
