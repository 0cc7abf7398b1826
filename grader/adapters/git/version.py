"""Which Git this process works with."""

import re
import subprocess
from functools import cache

from grader.adapters.git.environment import CLEAN_ENVIRONMENT

MAX_SECONDS = 5


@cache
def git_version() -> str:
    """Return the version of the program that Git's work is done by; empty where there is none."""
    try:
        told = subprocess.run(
            ["git", "--version"],  # noqa: S607 - from the clean environment's PATH
            env=CLEAN_ENVIRONMENT,
            capture_output=True,
            text=True,
            check=True,
            timeout=MAX_SECONDS,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    found = re.search(r"\d[\w.]*", told)
    return found[0] if found else ""
