"""Docker on this computer: the school's image, and commands about containers."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass

from home.school import images

RUNNER = "grader.runner"
SECONDS = 60


@dataclass(frozen=True)
class Image:
    """An image of the school's, as Docker has it here."""

    docker: str
    id: str
    labels: dict[str, str]

    @property
    def name(self) -> str:
        """Return what the school calls it, short as it does."""
        return self.labels.get("grader.image-digest", "")[:12]

    def do(self, *arguments: str) -> str:
        """Do a command of Docker's, and return what it says.

        Raises:
            OSError: It does not do it; the text says why.
        """
        return _do(self.docker, *arguments)


def image_of(name: str) -> Image | None:
    """Return the image of that name that the school had when this file was made; None where Docker has none here."""
    docker = shutil.which("docker")
    if not docker or not name:
        return None
    the_same = images().get(name, images().get("*", ""))
    asked = ("--filter", f"label={RUNNER}={name}", "--filter", f"label={the_same}", "grader/" + name.partition(":")[0])
    try:
        found = _do(docker, "image", "ls", "--quiet", "--no-trunc", *asked).split()
        labels = json.loads(_do(docker, "image", "inspect", "--format", "{{json .Config.Labels}}", found[0]))
    except (OSError, ValueError, IndexError):
        return None
    return Image(docker, found[0], labels)


def _do(docker: str, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - docker, by its path
            [docker, *arguments], stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.SubprocessError as error:
        raise OSError(str(error)) from error
    if done.returncode:
        raise OSError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout.decode("utf-8", "replace")
