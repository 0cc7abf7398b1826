"""`grader images`: what sandboxes are started from."""

import click

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import (
    RUNNERS_FOLDER,
    built_with_packages,
    ensure_runner,
    is_on_demand,
    runners_in,
    was_built,
)
from grader.adapters.sandbox.images.with_packages import base_of, packages_of
from grader.domain.errors import NotFound, NotValid
from grader.settings import Settings


@click.group()
def images() -> None:
    """Build the images that sandboxes are started from."""


def _known(_context: click.Context, _parameter: click.Parameter, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of images, or refuse one that there is not."""
    every, allowed = runners_in(RUNNERS_FOLDER), Settings().packages
    for name in names:
        if base_of(name) not in every:
            raise NotFound("runner", runner=base_of(name), known=", ".join(every))
        for package in packages_of(name):
            if package not in allowed:
                raise NotValid("package_not_allowed", package=package)
    return names


@images.command()
@click.argument("runners", nargs=-1, callback=_known)
@click.option("--refresh", is_flag=True, help="Build anew from today's packages.")
def build(*, runners: tuple[str, ...], refresh: bool) -> None:
    """Build the base image and the images of RUNNERS that are missing.

    Without RUNNERS those that every school needs, and the large ones that were built here before. RUNNER:PACKAGE is for
    exercises that ask for a Debian package of GRADER_PACKAGES beside.
    """
    connection = EngineConnection()
    for runner in runners or _needed(connection):
        image = ensure_runner(connection, runner, progress=click.echo, refresh=refresh)
        click.echo(f"{runner}: {image.digest}")


def _needed(connection: EngineConnection) -> list[str]:
    every = runners_in(RUNNERS_FOLDER)
    needed = [runner for runner in every if not is_on_demand(RUNNERS_FOLDER, runner) or was_built(connection, runner)]
    allowed = Settings().packages
    return needed + [name for name in built_with_packages(connection) if {*packages_of(name)} <= {*allowed}]
