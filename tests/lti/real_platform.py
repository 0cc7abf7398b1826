"""A learning platform that is PyPI's `lti1p3platform`, pinned by hash, run by an interpreter of its own."""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.domain.identities.provider import Kind, Newcomers, Provider
from grader.domain.lti.platform import LearningPlatform
from tests.ports import port_of, reserve_port

HERE = Path(__file__).parent / "real"
BUILD = Path(__file__).parents[2] / "build" / "learning-platform"


@contextmanager
def serving_real_platform(tool: str, exercise: str) -> Iterator[str]:
    """Serve until the block ends, and yield the issuer.

    Args:
        tool: Our address.
        exercise: What its one link opens.
    """
    with reserve_port() as held:
        port = port_of(held)
        platform = subprocess.Popen(
            [_interpreter(), HERE / "platform.py"],
            env=os.environ | {"PORT": str(port), "TOOL": tool, "EXERCISE": exercise},
            stdout=subprocess.PIPE,
        )
        try:
            assert platform.stdout is not None
            assert platform.stdout.readline() == b"listening\n"
            yield f"http://127.0.0.1:{port}"
        finally:
            platform.kill()
            platform.communicate()


def as_settings_say(issuer: str) -> LearningPlatform:
    """Return what the settings say of it."""
    provider = Provider(
        "moodle",
        "Moodle",
        Kind.LTI,
        issuer,
        "grader",
        "",
        ("openid",),
        newcomers=Newcomers.NOBODY,
        private=True,
    )
    addresses = (f"{issuer}/auth", f"{issuer}/token", f"{issuer}/jwks", f"{issuer}/token")
    return LearningPlatform(provider, frozenset({"1"}), *addresses, vouches=True)


def _interpreter() -> Path:
    """Return an interpreter that has the packages of `requirements.txt`, each by its hash."""
    pinned = HERE / "requirements.txt"
    folder = BUILD / hashlib.sha256(pinned.read_bytes()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "bin" / "python"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "done").exists():
            subprocess.run([sys.executable, "-m", "venv", folder], check=True, capture_output=True)
            command = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", pinned]
            subprocess.run(command, check=True, capture_output=True)
            (folder / "done").touch()
    return python
