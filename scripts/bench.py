"""Time a hand-in's way to its verdict beside what most teams would write, and beside no sandbox, interleaved.

Every way runs the same Python and pytest, those inside the runner image, on the same three tests; each hand-in differs
by a nonce. Prints tables, and writes `build/bench.json`.
"""
# ruff: noqa: INP001, T201 - a program that prints, in no package

import argparse
import json
import logging
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from benching import languages
from benching.cpu import Meter
from benching.others import Library, bare, docker_run
from benching.school import School, opened
from benching.task import MANY_CALLS, PYTHON, Task
from benching.throughput import PATTERNS, of_docker_run, of_school

from grader.adapters.installation import installation_id
from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.containers.bounds import ContainerRole
from grader.adapters.sandbox.containers.container import INSTALLATION_LABEL, ROLE_LABEL
from grader.adapters.sandbox.images.runner_image import ensure_runner
from grader.adapters.sandbox.pool.client import PoolClient
from grader.adapters.sandbox.pool.seat import Wish
from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.exercises.exercise import SourceFile
from grader.domain.grading.report import Ending, Report
from grader.logs import configure

BUILD = Path("build")
BURST = 21
GRADE_BAR = 3.0
HELP_BAR = 0.3
Figures = dict[str, list[float]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=30)
    parser.add_argument("--submissions", type=int, default=40, help="of each throughput measurement")
    parser.add_argument("--languages", nargs="*", help="these alone, and nothing of Python's own rows")
    parser.add_argument("--rounds", type=int, default=12, help="of each language")
    options = parser.parse_args()
    configure(level=logging.WARNING)
    BUILD.mkdir(exist_ok=True)
    results = of_python(options.repeats, options.submissions) if options.languages is None else {}
    results["languages"] = languages.show(languages.languages(options.languages or ()), image_of, options.rounds)
    results["machine"] = machine()
    (BUILD / "bench.json").write_text(json.dumps(results, indent=1))
    print(f"\n{results['machine']}")


def image_of(runner: str) -> str:
    """Return the image of a runner, built where it is missing."""
    return ensure_runner(EngineConnection(), runner, progress=progress).id


def of_python(repeats: int, submissions: int) -> dict[str, object]:
    """Print the tables of Python, beside other ways."""
    image = image_of("python")
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), 1 + BURST + 4 * submissions) as school:
        library = Library(image, BUILD)
        times = interleaved(image, school, library, max(repeats, 10))
        results: dict[str, object] = {"seconds": times, "library_missing": library.missing}
        show_times(times, library)
        results["idle_rss"] = show_memory(school)
        results["acquire"] = show_acquire(school)
        results["burst"] = show_burst(school)
        results["throughput"] = show_throughput(image, school, submissions)
        results["calls"] = show_calls()
        library.close()
    return results


def interleaved(image: str, school: School, library: Library, repeats: int) -> Figures:
    """Return each way's seconds, one round of all after the other."""
    school_ways = warm(school)
    times: Figures = {}
    for number in range(repeats + 1):
        taken = {
            "bare pytest": bare(image)[0][0],
            "docker run --rm + pytest": docker_run(image),
            **({} if library.missing or number % LIBRARY_EVERY else by_library(library)),
            "ours, cold sandbox": cold(),
            **school_ways(),
            **commands(school),
        }
        for name, seconds in taken.items():
            times.setdefault(name, [])
            times[name] += [seconds] if number else []  # the first round warms the disk's cache
        progress(f"round {number} of {repeats}")
    return times


LIBRARY_EVERY = 5
"""It takes ten seconds to end a container, so it comes in every fifth round only."""


def by_library(library: Library) -> dict[str, float]:
    """Return its seconds to the result, and until its container is gone."""
    return dict(zip(("autograder-sandbox, result", "autograder-sandbox, release"), library.once(), strict=True))


def cold() -> float:
    """Return the seconds of a run whose two containers are made for it."""
    sandbox = DockerSandbox(installation=f"bench-{uuid4().hex}", now=lambda: datetime.now(UTC))
    begun = time.monotonic()
    run(sandbox)
    seconds = time.monotonic() - begun
    sandbox.close()
    return seconds


def commands(school: School) -> dict[str, float]:
    """Return the seconds of our commands, and of an interpreter that does nothing, each a process of its own."""
    data = {**os.environ, "GRADER_DATA": str(school.grader.settings.data)}
    words = {
        "python -c pass": ("-c", "pass"),
        "grader --help": ("-m", "grader", "--help"),
        "grader grade, warm": ("-m", "grader", "grade", "--all", "exercises/bonjour", "exercises/bonjour/solution"),
    }
    seconds = {}
    for name, one in words.items():
        begun = time.monotonic()
        subprocess.run([sys.executable, *one], check=True, env=data, stdout=subprocess.DEVNULL)  # noqa: S603 - ours
        seconds[name] = time.monotonic() - begun
    return seconds


def warm(school: School) -> Callable[[], dict[str, float]]:
    """Return what hands in as one learner, accept to verdict."""
    learner = school.learners[0]

    def once() -> dict[str, float]:
        program = PYTHON.program()
        school.prepare(learner, program=program)
        push = school.push(learner)
        times, sandbox = school.wait(push), school.result(push).sandbox.total_seconds()
        return {
            "ours, warm, bell to start": times.to_start,
            "ours, warm, sandbox": sandbox,
            "ours, warm, to verdict": times.to_verdict,
            "ours, the same again, to verdict": cached(school, program),
        }

    return once


def cached(school: School, program: str) -> float:
    """Return the seconds to the verdict of what the first learner handed in before, beside another note."""
    learner = school.learners[0]
    school.prepare(learner, program=program)
    push = school.push(learner)
    seconds = school.wait(push).to_verdict
    if not school.result(push).cached:
        sys.exit("an identical hand-in was not answered from its stored verdict")
    return seconds


def run(sandbox: DockerSandbox, task: Task = PYTHON) -> Report:
    """Run a solution, which must pass."""
    files = [SourceFile("hello.py", PYTHON.program().encode())]
    report = sandbox.run(task.exercise(), files, owner="bench", on_check=lambda _: None)
    if report.ending is not Ending.FINISHED or any(check.reason for check in report.checks):
        sys.exit(f"the benchmark's own program does not pass: {report}")
    return report


def show_times(times: Figures, library: Library) -> None:
    """Print medians, 95th percentiles and ratios."""
    print(f"\n{'seconds':30}{'median':>8}{'p95':>8}{'x docker run':>14}{'x bare':>8}")
    by_docker, by_bare = (statistics.median(times[name]) for name in ("docker run --rm + pytest", "bare pytest"))
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"{name:30}{median:8.3f}{quantile(seconds, 95):8.3f}{median / by_docker:14.2f}{median / by_bare:8.2f}")
    show_commands({name: statistics.median(seconds) for name, seconds in times.items()})
    if library.missing:
        print(f"autograder-sandbox was not timed: {library.missing}")


def show_commands(medians: dict[str, float]) -> None:
    """Print what our commands cost beside what they stand on, with the bars that they are held to."""
    ratio = medians["grader grade, warm"] / medians["ours, cold sandbox"]
    beyond = medians["grader --help"] - medians["python -c pass"]
    print(f"\n`grader grade`, warm: {ratio:.2f} x a cold sandbox (bar 3){'' if ratio <= GRADE_BAR else '  missed'}")
    print(
        f"`grader --help`: {beyond:.3f} s beyond a bare interpreter (bar 0.3){'' if beyond <= HELP_BAR else '  missed'}"
    )


def show_memory(school: School) -> float | None:
    """Print what a warm sandbox that waits holds of memory, by its cgroup, without the shim outside of it."""
    label = f"{INSTALLATION_LABEL}={installation_id(school.grader.settings.data_folder)}"
    role = f"{ROLE_LABEL}={ContainerRole.LEARNER}"
    sizes = []
    for found in EngineConnection().api.containers(filters={"label": [label, role]}):
        for place in (f"/sys/fs/cgroup/memory/docker/{found['Id']}", f"/sys/fs/cgroup/docker/{found['Id']}"):
            with suppress(OSError):
                lines = dict(line.split() for line in Path(place, "memory.stat").read_text().splitlines())
                sizes.append(int(lines.get("rss") or lines["anon"]))
    if not sizes:
        return None
    print(f"\na warm sandbox that waits: {statistics.median(sizes) / 1e6:.1f} MB of anonymous memory")
    return statistics.median(sizes)


def show_acquire(school: School, count: int = 300) -> dict[str, float]:
    """Print how long a seat takes from the pool, by a process that asks anew each time."""
    seconds = []
    for _ in range(count):
        begun = time.monotonic()
        client = PoolClient.of(school.grader.settings.sandboxes_folder)
        if client is None:
            sys.exit("no pool answers")
        seat = client.acquire(Wish("python", "acquirer", 1 << 28), patience=timedelta(seconds=30))
        seconds.append(time.monotonic() - begun)
        with seat:
            pass
        client.release(seat, clean=True)
        client.close()
        time.sleep(0.02)
    figures = {"p50": quantile(seconds, 50), "p99": quantile(seconds, 99)}
    print(f"\nacquire of a parked sandbox: p50 {figures['p50'] * 1000:.2f} ms, p99 {figures['p99'] * 1000:.2f} ms")
    return figures


def show_burst(school: School) -> float:
    """Print how long a class waits that pushes in the same second."""
    crowd = school.learners[1 : 1 + BURST]
    for learner in crowd:
        school.prepare(learner)
    begun = time.monotonic()
    pushes = [school.push(learner) for learner in crowd]
    for push in pushes:
        school.wait(push)
    seconds = time.monotonic() - begun
    print(f"{BURST} learners at once, each with a sandbox of their own: last verdict after {seconds:.2f} s")
    return seconds


def show_throughput(image: str, school: School, count: int) -> dict[str, dict[str, float]]:
    """Print submissions a second and CPU-seconds each, two at a time."""
    _, together, cpu = bare(image, count=count, at_once=2)
    rows = {"bare pytest": {"per_second": count / together, "cpu": cpu / count}}
    with Meter() as meter:
        together = of_docker_run(image, count)
    base = rows["docker run --rm + pytest"] = {"per_second": count / together, "cpu": meter.seconds / count}
    fresh = iter(school.learners[1 + BURST :])
    for name, sizes in PATTERNS.items():
        with Meter(school.worker) as meter:
            done, together = of_school(school, fresh, sizes, count)
        rows[f"ours, {name}"] = {"per_second": done / together, "cpu": meter.seconds / done}
    print(f"\n{'two at a time':30}{'a second':>9}{'x docker run':>14}{'CPU-s each':>12}{'x docker run':>14}")
    for name, row in rows.items():
        ratios = row["per_second"] / base["per_second"], row["cpu"] / base["cpu"]
        print(f"{name:30}{row['per_second']:9.1f}{ratios[0]:14.2f}{row['cpu']:12.3f}{ratios[1]:14.2f}")
    return rows


def show_calls(repeats: int = 9) -> dict[str, float]:
    """Print what 1,000 calls of the learner's function cost across the border, and in one process."""
    sandbox = DockerSandbox(installation=f"bench-{uuid4().hex}", now=lambda: datetime.now(UTC))
    many = replace(PYTHON, tests={"test_hello.py": MANY_CALLS}, checks=("test_many",))
    reports = [run(sandbox, many) for _ in range(repeats)]
    empty = [run(sandbox) for _ in range(repeats)]
    sandbox.close()
    across = statistics.median(report.checks[0].duration.total_seconds() for report in reports)
    alone = statistics.median(report.checks[0].duration.total_seconds() for report in empty)
    call = (across - alone) / 1000
    print(f"\na call across the border: {call * 1e6:.0f} µs; 1,000 of them: {across:.3f} s in their check")
    return {"call": call, "check": across}


def machine() -> str:
    """Return when and where this was measured."""
    version = EngineConnection().api.version()
    engine = f"Docker Engine {version['Version']}, Linux {platform.release()}"
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 30
    return f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {memory} GiB, {engine}, SQLite and Redis of our own"


def quantile(seconds: Sequence[float], percent: int) -> float:
    """Return a percentile."""
    return statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1]


def progress(line: str) -> None:
    """Tell who waits."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
