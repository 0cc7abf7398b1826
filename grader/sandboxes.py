"""Puts sandboxes together, for commands that need no more: the languages, a sandbox, and the pool of a host."""

from contextlib import closing
from dataclasses import replace
from functools import cache

from grader.adapters.clock import utc_now
from grader.adapters.exercise_files.runner_files import read_runners
from grader.adapters.installation import installation_id
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import (
    CONTENT_LABEL,
    HARNESS_LABEL,
    RUNNERS_FOLDER,
    content_key,
    runners_in,
    source_files,
)
from grader.adapters.sandbox.pool.idle import Marks
from grader.adapters.sandbox.pool.own_supply import OwnSupply
from grader.adapters.sandbox.pool.service import PoolService
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.adapters.sandbox.trial import try_out
from grader.adapters.sandbox.wire.orders import VERSION
from grader.domain.exercises.runners import Runners, Store
from grader.domain.publishing.steadiness import Conditions
from grader.engine.ports.grading import Sandbox
from grader.settings import Settings


@cache
def runners() -> Runners:
    """Return the languages of the installation.

    Raises:
        RunnerUnreadable: What their folders declare is not right.
    """
    return read_runners(RUNNERS_FOLDER, packages=Settings().packages)


@cache
def image_marks() -> dict[str, str]:
    """Return the label by which each runner's image of this installation is known anywhere; `*` of all others."""
    marks = {name: content_key(source_files(RUNNERS_FOLDER, name)) for name in runners_in(RUNNERS_FOLDER)}
    return {"*": f"{HARNESS_LABEL}={VERSION}"} | {name: f"{CONTENT_LABEL}={key}" for name, key in marks.items()}


def sandbox(settings: Settings, conditions: Conditions | None = None) -> Sandbox:
    """Return the sandbox alone, for commands that need neither web nor database.

    Args:
        conditions: What its containers are started under, if not as ever.
    """
    return DockerSandbox(
        installation=installation_id(settings.data_folder),
        now=utc_now,
        runtime=settings.sandboxes_folder,
        conditions=conditions,
        oci_runtime=settings.sandbox_runtime,
    )


def try_sandboxes(settings: Settings) -> None:
    """Return when a whole run has passed through new containers, started as the settings say.

    Raises:
        SandboxUnavailable, SandboxBroke: It does not; the message names the runtime that was asked for.
    """
    name = settings.sandbox_runtime or "the Engine's default"
    with closing(
        DockerSandbox(
            installation=installation_id(settings.data_folder), now=utc_now, oci_runtime=settings.sandbox_runtime
        )
    ) as own:
        try_out(own, runtime=name)


def pool(settings: Settings, own: Sandbox) -> PoolService:
    """Return the pool of sandboxes of this host; one process a data folder starts it.

    Args:
        own: What removes the sandboxes that a dead process left.
    """
    marks = Marks(stores=stores(runners(), settings), parked=settings.pool_parked)
    supply = OwnSupply(
        EngineConnection(),
        settings.sandboxes_folder,
        installation=installation_id(settings.data_folder),
        now=utc_now,
        runners=RUNNERS_FOLDER,
        marks=marks,
        oci_runtime=settings.sandbox_runtime,
    )
    return PoolService(supply, settings.sandboxes_folder, own.sweep_stale)


def stores(runners: Runners, settings: Settings) -> dict[str, Store]:
    """Return how many sandboxes of each runner to keep ready: what the operator says for this host, else its folder."""
    said = {"low": settings.pool_low, "high": settings.pool_high}
    chosen = {mark: number for mark, number in said.items() if number is not None}
    return {name: replace(runner.store, **chosen) for name, runner in runners.items()}
