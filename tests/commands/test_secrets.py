"""No secret of the settings is ever printed or logged, whatever goes wrong."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from grader.settings import Settings

PASSWORD = "mot-de-passe-de-la-base"
REDIS_PASSWORD = "mot-de-passe-de-redis"
ADDRESSES = {
    "nobody there": f"postgresql://grader:{PASSWORD}@127.0.0.1:1/grader",
    "no such host": f"postgresql://grader:{PASSWORD}@nowhere.invalid/grader",
    "another kind": f"mysql://grader:{PASSWORD}@127.0.0.1/grader",
    "a broken option": f"postgresql://grader:{PASSWORD}@127.0.0.1:1/grader?nonsense=1",
}
COMMANDS = ("sweep", "doctor", "backup", "retention", "migrate", "worker", "web", "up")


@pytest.mark.slow
@pytest.mark.parametrize(("command", "fault"), [*product(COMMANDS, ["nobody there"]), *product(["sweep"], ADDRESSES)])
def test_a_command_that_fails_says_no_password(command: str, fault: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "GRADER_DATA": str(tmp_path),
        "DATABASE_URL": ADDRESSES[fault],
        "REDIS_URL": f"redis://:{REDIS_PASSWORD}@127.0.0.1:1/0",
    }
    arguments = [command, *([str(tmp_path / "out")] if command == "backup" else [])]

    done = subprocess.run(
        [sys.executable, "-m", "grader", *arguments], env=environment, capture_output=True, text=True, check=False
    )

    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert said
    assert PASSWORD not in said
    assert REDIS_PASSWORD not in said


def test_settings_show_no_secret(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, database_url=ADDRESSES["nobody there"], redis_url=f"redis://:{REDIS_PASSWORD}@x")

    shown = f"{settings} {settings!r} {settings.model_dump()} {settings.model_dump_json()}"

    assert PASSWORD not in shown
    assert REDIS_PASSWORD not in shown
