"""A learner process of a website: their files laid out, read and written for the tests, and served to their browser."""

from pathlib import Path

from runner_images.common.processes import folder_life
from runner_images.common.wire.load import Load
from runner_images.site.learner.served_folder import serve


def live(border: int, load: Load, folder: Path, whereabouts: int) -> int:
    """Be a learner process at the border's end `border`, and return the status to exit with."""
    serve(folder)
    return folder_life.live(border, load, folder, whereabouts)
