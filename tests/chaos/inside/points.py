"""The places of SANDBOX's protocol at which a process can be stopped dead: before or after a function of a port."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Told = tuple[Any, ...]


@dataclass(frozen=True)
class Point:
    """A place in a program.

    Attributes:
        name: What the table calls it.
        program: The end of the command line of the process it is looked for in.
        module: Where the function is.
        function: Its name, with its class's.
        after: Whether the place is after the function has done its work, or before.
        about: Returns what the place is about, from the function's arguments: the id of a run, or a commit; an empty
            text: the same as the point before it; None: this call is not the place.
    """

    name: str
    program: str
    module: str
    function: str
    about: Callable[[Told], str | None]
    after: bool = False


def _commit(told: Told) -> str:
    return str(told[2])


def _first_rung_for(told: Told) -> str | None:
    return next(iter(told[1]), None)


def _bell(told: Told) -> str:
    return str(told[1].args[0])


def _same(_: Told) -> str:
    return ""


def _of_kind(kind: str) -> Callable[[Told], str | None]:
    return lambda told: str(told[1]) if told[2].kind == kind else None


WEB, WORKER = "grader web", "grader.worker"
GIT, RQ, REDIS = "grader.adapters.git.repositories", "grader.adapters.redis.doorbell", "grader.adapters.redis.announcer"
WORKERS = "rq.worker.worker_classes"

POINTS = (
    Point("between the ref's move and the accept", WEB, GIT, "GitRepositories.folders", _commit, after=True),
    Point("after the accept, before the bell", WEB, RQ, "RqDoorbell.ring", _first_rung_for),
    Point("after the bell", WEB, RQ, "RqDoorbell.ring", _first_rung_for, after=True),
    Point(
        "between pop and claim",
        WORKER,
        "rq.worker.worker_classes",
        "SimpleWorker.execute_job",
        _bell,
    ),
    Point("after the claim", WORKER, REDIS, "RedisAnnouncer.announce", _of_kind("started")),
    Point("during the fetch", WORKER, GIT, "GitRepositories.read", _same),
    Point("during the tests", WORKER, REDIS, "RedisAnnouncer.announce", _of_kind("check")),
    Point(
        "after the last frame",
        WORKER,
        "grader.adapters.sandbox.sandbox",
        "DockerSandbox.run",
        _same,
        after=True,
    ),
    Point("after the finish", WORKER, REDIS, "RedisAnnouncer.announce", _of_kind("finished")),
)


def named(name: str) -> Point:
    """Return the point of that name."""
    return next(point for point in POINTS if point.name == name)
