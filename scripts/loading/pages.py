"""Every page of the application, found in its own list of routes, so that a new one is measured too."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from flask import Flask
from werkzeug.routing import Rule

from loading.clients import Answer, Connection, Identity, bearer
from loading.seeding import COHORT, School, id_of, token_of

GIT = frozenset({"git", "git_exercises"})
SKIPPED = {
    "git.advertise": "Git's own protocol",
    "static": "a file that the browser keeps",
    "cohorts.csv": "all of a board as a file, some times an hour",
    "cohorts.xlsx": "the same",
    "cohorts.pdf": "the same, as a paper",
    "digests.pdf": "a paper",
    "api.follow_lines": "as long as a run lasts",
    "people.pdf": "a paper",
    "reports.pdf": "a paper",
    "reports.xlsx": "a file, some times an hour",
    "qualiopi.take": "papers, some times an hour",
    "api.take_qualiopi": "the same",
    "portfolio.pdf": "a paper",
    "api.take_data": "all that is kept of somebody as a file, some times an hour",
    "api.take_evidence": "all that speaks for somebody as a file, some times an hour",
}
"""Routes that are no pages."""

UNHINDERED = frozenset({200, 204, 302, 303, 401, 403, 404, 429, 503})
"""Answers that are right for somebody; a fault of ours is none of them."""


@dataclass(frozen=True)
class Page:
    """A route, and an address of it for each time it is asked for."""

    name: str
    reader: str
    paths: Sequence[str]


@dataclass(frozen=True)
class Timed:
    """How long a page took, each time."""

    page: Page
    seconds: Sequence[float]
    status: int
    size: int


class NoValue(Exception):
    """A route has a part that nobody here knows a value for."""


def pages(app: Flask, school: School, times: int) -> Iterator[Page]:
    """Yield every page that can be read, for a learner, a trainer and an operator.

    Raises:
        NoValue: A new page has an unknown part in its address: give it a value below.
    """
    random = Random(1)  # noqa: S311 - the same pages each time
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if "GET" in (rule.methods or ()) and rule.endpoint not in SKIPPED and rule.endpoint.split(".")[0] not in GIT:
            for reader in ("learner", "ines", "odile"):
                paths = [_path(rule, reader, school, random) for _ in range(times)]
                yield Page(rule.endpoint, reader, paths)


def _path(rule: Rule, reader: str, school: School, random: Random) -> str:
    values = {name: _value(name, rule, reader, school, random) for name in rule.arguments}
    built = rule.build(values, append_unknown=False)
    if built is None:
        raise NoValue(rule.rule)
    return built[1]


def _value(name: str, rule: Rule, reader: str, school: School, random: Random) -> str:
    learner = 0 if reader == "learner" else random.randrange(school.learners)
    exercise = random.randrange(len(school.exercises))
    cell = learner * len(school.exercises) + exercise
    values: dict[str, Callable[[], str]] = {
        "cohort": lambda: COHORT.slug,
        "handle": lambda: school.handles[learner],
        "slug": lambda: school.exercises[exercise].slug,
        "exercise": lambda: school.exercises[exercise].slug,
        "submission": lambda: id_of("S", cell * 8),
        "submission_id": lambda: id_of("S", cell * 8),
        "run": lambda: id_of("U", cell * 8),
        "run_id": lambda: id_of("U", cell * 8),
        "comment_id": lambda: "no-such-comment",
        "key_id": lambda: "no-such-key",
        "ssh_key_id": lambda: "no-such-key",
        "check_id": lambda: "no-such-check",
        "note_id": lambda: "no-such-note",
        "key": lambda: "no-such-error",
        "proposal_id": lambda: "no-such-proposal",
        "portfolio_id": lambda: "no-such-portfolio",
        "company_id": lambda: "no-such-company",
        "remote_id": lambda: "no-such-remote",
        "course_id": lambda: "no-such-course",
        "regrade_id": lambda: "no-such-regrade",
        "subject": lambda: "learner",
        "word": lambda: "passed",
        "status": lambda: "passed",
        "secret": lambda: "no-such-invitation",
        "project_id": lambda: "no-such-project",
        "hand_in_id": lambda: "no-such-hand-in",
        "link": lambda: "no-such-link",
        "provider": lambda: "no-such-provider",
        "queue": lambda: "live",
        "name": lambda: "live",
    }
    if name not in values:
        message = f"{rule.rule}: no value is known for <{name}>"
        raise NoValue(message)
    return values[name]()


async def timed(page: Page, port: int, signed_in: Callable[[str], Identity]) -> Timed:
    """Ask for a page again and again, alone, and return how long each time took; the first one is a rehearsal."""
    handle = "learner-0" if page.reader == "learner" else page.reader
    identity = bearer(token_of(handle)) if page.name.startswith("api.") else signed_in(handle)
    connection = Connection(port)
    answers: list[Answer] = [await connection.ask(identity.get(path)) for path in (page.paths[0], *page.paths)]
    connection.close()
    bad = {answer.status for answer in answers} - UNHINDERED
    if bad:
        message = f"{page.name} answered {sorted(bad)} to {page.reader}"
        raise ConnectionError(message)
    return Timed(page, [one.seconds for one in answers[1:]], answers[-1].status, len(answers[-1].body))


async def timed_all(found: Sequence[Page], port: int, signed_in: Callable[[str], Identity]) -> list[Timed]:
    """Time one page after the other."""
    return [await timed(page, port, signed_in) for page in found]
