"""People who look: pages that ask for themselves at their real intervals, and one real browser among them."""

import asyncio
import shutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from random import Random

from playwright.sync_api import sync_playwright

from grader.assembly import Grader
from grader.domain.verdicts import Verdict
from grader.engine.grading.grading import show_on_board
from loading.clients import Answer, Connection, Identity, Tally
from loading.seeding import COHORT, School, result_for

SUBMISSION_SECONDS, BOARD_SECONDS = 1.0, 5.0
"""As the pages' own `data-every` says."""

REST, AT_MOST_SECONDS = 10, 60.0
"""How pages ask later, as `live.js` says."""

OPENED_AT_ONCE = 8

QUARTER, TENTH = 4, 10
"""Of all clients: a quarter watch a run, a tenth are staff before a board, the others learners before theirs."""


@dataclass(frozen=True)
class Poll:
    """What one client asks for, and how often."""

    handle: str
    path: str
    every: float


@dataclass(frozen=True)
class Polled:
    """What the crowd met: of each kind of page, and how many polls there should have been."""

    kinds: dict[str, Tally]
    due: int

    @property
    def done(self) -> int:
        """Return how many polls were answered."""
        return sum(len(tally.seconds) for tally in self.kinds.values())


def crowd(school: School, clients: int) -> list[Poll]:
    """Return what each client polls."""
    watching = min(clients // QUARTER, school.watched)
    return [
        *(
            Poll(school.handles[at], f"/submissions/{school.watched_submission(at)}/live", SUBMISSION_SECONDS)
            for at in range(watching)
        ),
        *before_a_board(school, clients)[watching:],
    ]


def before_a_board(school: School, clients: int) -> list[Poll]:
    """Return what each client polls where all look at the board: learners at their own, a tenth at the staff's."""
    staff = clients // TENTH
    live = f"/cohorts/{COHORT.slug}/live"
    pages = -(-school.learners // 50)
    return [
        *(Poll(school.handles[at % school.learners], live, BOARD_SECONDS) for at in range(clients - staff)),
        *(Poll("ines", f"{live}?learners={at % pages + 1}", BOARD_SECONDS) for at in range(staff)),
    ]


@dataclass
class Client:
    """A page that asks for itself, with the version that its last answer brought."""

    poll: Poll
    identity: Identity
    connection: Connection
    etag: str = ""

    async def ask(self) -> Answer:
        """Ask, and keep the version that the answer brings."""
        answer = await self.connection.ask(self.identity.get(self.poll.path, self.etag))
        self.etag = answer.headers.get("etag", self.etag)
        return answer


async def opened(polls: Sequence[Poll], port: int, signed_in: Callable[[str], Identity]) -> list[Client]:
    """Return everybody's page as it is once it was opened, a few at a time: it has what it shows."""
    clients = [Client(poll, signed_in(poll.handle), Connection(port)) for poll in polls]
    for few in range(0, len(clients), OPENED_AT_ONCE):
        await asyncio.gather(*(client.ask() for client in clients[few : few + OPENED_AT_ONCE]))
    return clients


async def polled(clients: Sequence[Client], seconds: float) -> Polled:
    """Let everybody poll for so long, each beginning at a moment of their own."""
    kinds: dict[str, Tally] = {}
    random = Random(1)  # noqa: S311 - the same crowd each time
    end = time.monotonic() + seconds
    await asyncio.gather(*(_poll(client, random, end, kinds) for client in clients))
    return Polled(kinds, due=sum(int(seconds / client.poll.every) for client in clients))


async def _poll(client: Client, random: Random, end: float, kinds: dict[str, Tally]) -> None:
    poll = client.poll
    kind = "submission" if poll.path.startswith("/submissions") else "board" if "?" in poll.path else "own board"
    tally = kinds.setdefault(kind, Tally())
    await asyncio.sleep(random.random() * poll.every)
    while time.monotonic() < end:
        answer = await client.ask()
        tally.add(answer)
        wait = max(poll.every, REST * answer.seconds, float(answer.headers.get("retry-after", 0)))
        await asyncio.sleep(min(wait, AT_MOST_SECONDS) * (0.8 + 0.4 * random.random()))
    client.connection.close()


class Watcher:
    """A real browser before the page of a run that ends while everybody polls."""

    def __init__(self, grader: Grader, school: School, address: str, cookie: tuple[str, str]) -> None:
        """Prepare; `watched` opens the page."""
        self._grader = grader
        self._school = school
        self._address = address
        self._cookie = cookie

    def watched(self) -> float | None:
        """Return the seconds from the run's end in the database to the word on the screen; None without Chromium."""
        program = shutil.which("chromium")
        if program is None:
            return None
        # Playwright's own loop needs a thread without one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(self._watch, program).result()

    def _watch(self, program: str) -> float:
        submission = self._school.watched_submission(0)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
            context = browser.new_context(locale="fr", base_url=self._address)
            name, value = self._cookie
            context.add_cookies([{"name": name, "value": value, "url": self._address}])
            page = context.new_page()
            page.goto(f"/submissions/{submission}")
            page.locator("#progress").get_by_text("Tests en cours").wait_for(timeout=20_000)
            self._finish(submission)
            begun = time.monotonic()
            page.locator("#progress").get_by_text("Terminé").wait_for(timeout=30_000)
            seconds = time.monotonic() - begun
            browser.close()
        return seconds

    def _finish(self, submission_id: str) -> None:
        with self._grader.database.begin() as tx:
            submission = tx.submissions.get(submission_id)
            run = tx.runs.latest_of([submission_id])[submission_id]
            result = result_for(self._school.exercises[-1], Verdict.PASSED)
            tx.runs.finish(run.id, token="held", result=result, at=self._grader.now())  # noqa: S106 - the seed's lease
            finished = tx.runs.get(run.id)
            if submission is not None and finished is not None:
                show_on_board(tx, submission, finished)
