"""The chaos suite's short form, as a part of `make test`; `make chaos` is the long one, on many machines too."""

import os
import subprocess
import sys

import pytest

from tests.chaos.traps import ROOT

pytestmark = [
    pytest.mark.docker,
    pytest.mark.slow,
    pytest.mark.timeout(1_500),
    pytest.mark.skipif(os.geteuid() != 0, reason="namespaces need root: sudo make test, or sudo make chaos"),
]

SEED = "2140"
"""One order of blows and pushes; `make chaos` draws another each time."""


def campaign(name: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.chaos", name, "--seed", SEED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_kill_point_loses_a_submission_or_counts_one_twice() -> None:
    fought = campaign("short")

    assert fought.returncode == 0, fought.stdout + fought.stderr
    assert "Every accepted submission was counted once." in fought.stdout


@pytest.mark.thorough  # tests/e2e/test_hosts.py has hosts join, drain and come back; here they lose all their power
@pytest.mark.postgres
def test_hosts_that_join_drain_die_and_come_back_lose_nothing() -> None:
    fought = campaign("machines")

    assert fought.returncode == 0, fought.stdout + fought.stderr
    assert "Every accepted submission was counted once." in fought.stdout
