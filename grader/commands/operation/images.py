"""`grader images`: what sandboxes are started from."""

import click

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import (
    RUNNERS_FOLDER,
    ensure_runner,
    is_on_demand,
    runners_in,
    was_built,
)


@click.group()
def images() -> None:
    """Build the images that sandboxes are started from."""


@images.command()
@click.argument("runners", nargs=-1, type=click.Choice(runners_in(RUNNERS_FOLDER)))
@click.option("--refresh", is_flag=True, help="Build anew from today's packages.")
def build(*, runners: tuple[str, ...], refresh: bool) -> None:
    """Build the base image and the images of RUNNERS that are missing.

    Without RUNNERS those that every school needs, and the large ones that were built here before.
    """
    connection = EngineConnection()
    for runner in runners or _needed(connection):
        image = ensure_runner(connection, runner, progress=click.echo, refresh=refresh)
        click.echo(f"{runner}: {image.digest}")


def _needed(connection: EngineConnection) -> list[str]:
    every = runners_in(RUNNERS_FOLDER)
    return [runner for runner in every if not is_on_demand(RUNNERS_FOLDER, runner) or was_built(connection, runner)]
