"""`grader images`: what sandboxes are started from."""

import click

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import RUNNERS_FOLDER, ensure_runner, runners_in


@click.group()
def images() -> None:
    """Build the images that sandboxes are started from."""


@images.command()
@click.option("--refresh", is_flag=True, help="Build anew from today's packages.")
def build(*, refresh: bool) -> None:
    """Build the base image and every runner image that is missing."""
    connection = EngineConnection()
    for runner in runners_in(RUNNERS_FOLDER):
        image = ensure_runner(connection, runner, progress=click.echo, refresh=refresh)
        click.echo(f"{runner}: {image.digest}")
