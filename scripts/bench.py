"""Time a run in our sandbox beside what most teams would write, and beside no sandbox at all, in one interleaved run.

Every way runs the same Python and pytest, those inside the runner image, on the same three tests; each hand-in differs
by a nonce. The sandbox is the cold one: a fresh container is created for each run, and nothing waits beforehand.
"""
# ruff: noqa: INP001, T201 - a program that prints, in no package

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from grader.adapters.docker_sandbox.connection import Connection
from grader.adapters.docker_sandbox.runner_image import ensure_runner
from grader.adapters.docker_sandbox.sandbox import DockerSandbox
from grader.domain.exercise import Check, Exercise, SourceFile
from grader.domain.report import Ending
from grader.domain.text import Text

CHECKS = ("test_hello", "test_name", "test_empty")
TESTS = """
from hello import hello
def test_hello(): assert hello("Ada").startswith("Bonjour")
def test_name(): assert hello("Karim") == "Bonjour Karim !"
def test_empty(): assert hello("") == "Bonjour inconnu !"
"""
PROGRAM = "def hello(name):\n    return f\"Bonjour {name or 'inconnu'} !\"\n# {nonce}\n"
EXERCISE = Exercise(
    slug="hello",
    title=Text("Bonjour"),
    runner="python",
    hand_in=("hello.py",),
    checks=tuple(Check(name.replace("_", "-"), f"test_hello.py::{name}", Text(name)) for name in CHECKS),
    suite_digest="0" * 64,
    statement=Text(""),
    tests=(SourceFile("test_hello.py", TESTS.encode()),),
)
INSIDE = """
import subprocess, sys, time
begun = time.monotonic()
subprocess.run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "/exercise"], check=True,
               stdout=subprocess.DEVNULL)
print(time.monotonic() - begun)
"""
Way = Callable[[str], float]
"""Runs a program and returns how many seconds it took."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=30)
    repeats: int = max(parser.parse_args().repeats, 10)
    connection = Connection()
    image = ensure_runner(connection, "python", progress=progress)
    sandbox = DockerSandbox(installation=f"bench-{uuid4().hex}", now=lambda: datetime.now(UTC), connection=connection)
    ways: dict[str, Way] = {
        "bare pytest": lambda program: bare(image.id, program),
        "docker run --rm + pytest": lambda program: docker_run(image.id, program),
        "our sandbox, cold": lambda program: ours(sandbox, program),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(repeats + 1):
        for name, way in ways.items():
            seconds = way(PROGRAM.replace("{nonce}", uuid4().hex))
            times[name] += [seconds] if number else []  # the first round warms the disk's cache
            sandbox.close()
        progress(f"round {number} of {repeats}")
    show(times)


def ours(sandbox: DockerSandbox, program: str) -> float:
    """Run it as a worker does; from asking for a sandbox to the report."""
    begun = time.monotonic()
    report = sandbox.run(EXERCISE, [SourceFile("hello.py", program.encode())], owner="bench", on_check=lambda _: None)
    seconds = time.monotonic() - begun
    if report.ending is not Ending.FINISHED or any(check.reason for check in report.checks):
        sys.exit(f"the benchmark's own program does not pass: {report}")
    return seconds


def docker_run(image: str, program: str) -> float:
    """Run pytest in a container of its own, the common way."""
    begun = time.monotonic()
    in_container(image, program, "-m", "pytest", "-q", "-p", "no:cacheprovider", "/exercise")
    return time.monotonic() - begun


def bare(image: str, program: str) -> float:
    """Run pytest alone: timed inside a container that is up already."""
    return float(in_container(image, program, "-c", INSIDE))


def in_container(image: str, program: str, *arguments: str) -> str:
    """Return what the image's Python prints."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        Path(folder, "hello.py").write_text(program, encoding="utf-8")
        Path(folder, "test_hello.py").write_text(TESTS, encoding="utf-8")
        command = ["docker", "run", "--rm", "--network=none", f"--volume={folder}:/exercise:ro", "--entrypoint=python3"]
        return subprocess.check_output([*command, image, *arguments], text=True)  # noqa: S603 - our own arguments


def show(times: dict[str, list[float]]) -> None:
    """Print medians, 95th percentiles and ratios."""
    print(f"{'seconds':28}{'median':>8}{'p95':>8}")
    for name, seconds in times.items():
        p95 = statistics.quantiles(seconds, n=20)[-1]
        print(f"{name:28}{statistics.median(seconds):8.3f}{p95:8.3f}")
    *others, own = times
    for other in others:
        ratio = statistics.median(times[own]) / statistics.median(times[other])
        print(f"{own} takes {ratio:.2f}x of {other}")


def progress(line: str) -> None:
    """Tell who waits."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
