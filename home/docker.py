"""The school's image of a language, where Docker has it on this computer."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LABEL = "grader.runner"
SECONDS = 20
SCRATCH = "/tmp"  # noqa: S108 - in the container, for this one run


def in_the_image(runner: str, file: Path, copy: Path) -> list[str] | None:
    """Return the command that runs the checks of a folder in the image; None where there is no Docker, or no image."""
    docker = shutil.which("docker")
    image = _image(docker, runner) if docker else ""
    if not docker or not image:
        return None
    return [
        *(docker, "run", "--rm", "--network", "none", "--read-only", "--tmpfs", SCRATCH, "--cap-drop", "ALL"),
        *("--security-opt", "no-new-privileges", "--pids-limit", "256", "--memory", "512m"),
        *("--env", "GRADER_SAYS", "--env", "PYTEST_DISABLE_PLUGIN_AUTOLOAD", "--env", "PYTHONDONTWRITEBYTECODE"),
        *("--volume", f"{file}:/grader.pyz:ro", "--volume", f"{copy}:/home/work"),
        *("--entrypoint", "python3", image, "/grader.pyz", "run-checks", "/home/work"),
    ]


def _image(docker: str, runner: str) -> str:
    """Return the newest image of a runner, or an empty text."""
    asked = [docker, "image", "ls", "--quiet", "--filter", f"label={LABEL}={runner}"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, timeout=SECONDS, check=False)  # noqa: S603 - docker
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.split("\n", 1)[0].strip() if done.returncode == 0 else ""
