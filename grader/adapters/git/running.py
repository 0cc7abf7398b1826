"""One command of Git's on one bare repository: a fixed argument list, a clean environment, bounded time."""

import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from grader.adapters.git.environment import CLEAN_ENVIRONMENT
from grader.domain.errors import RepositoryUnreadable

MAX_SECONDS = 20
"""Of one command: folders in folders without a file are walked without end, and list nothing."""


def run_git(
    place: Path, *arguments: str, stdin: bytes = b"", environment: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """Return what a command prints.

    Raises:
        RepositoryUnreadable: It did not succeed.
    """
    try:
        return subprocess.run(  # noqa: S603 - fixed command, no shell, clean environment
            ["git", f"--git-dir={place}", *arguments],  # noqa: S607 - from the clean environment's PATH
            env=CLEAN_ENVIRONMENT | dict(environment),
            input=stdin,
            capture_output=True,
            check=True,
            timeout=MAX_SECONDS,
        ).stdout
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired, OSError) as error:
        message = f"git {arguments[0]} did not succeed in {place.parent.name}/{place.name}"
        raise RepositoryUnreadable(message) from error
