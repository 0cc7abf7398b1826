"""Each language's hand-in, warm, beside its own test tool without a sandbox, interleaved, on the same checks.

A folder of `languages/` is a task: `task.toml`, the solution, our suite (`test_task.py` and what lies beside it), and
in `bare/` what its own tool runs in a container of the same image that is up already.
"""
# ruff: noqa: T201 - a program that prints

import json
import statistics
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copy, copytree

from benching.school import School, opened
from benching.task import Task

FOLDERS = Path(__file__).parent / "languages"
IN_A_ROW = """
import json, shutil, subprocess, sys, time
prepare, command, hand_in, nonce, count = sys.argv[1:]
if prepare: subprocess.run(["bash", "-c", prepare], check=True)
seconds = []
for number in range(int(count)):
    folder = shutil.copytree("/exercise", f"/tmp/{number}")
    open(f"{folder}/{hand_in}", "a").write(nonce.format(number))
    begun = time.monotonic()
    subprocess.run(["bash", "-c", command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    seconds.append(time.monotonic() - begun)
print(json.dumps(seconds))
"""


@dataclass(frozen=True)
class Bare:
    """What a task is compared with.

    Attributes:
        name: The tool, as the table says it.
        bar: How much longer than the tool a hand-in may take, to its verdict.
        words: The program and its arguments, run in the image; its last argument is how often. It prints the seconds.
    """

    name: str
    bar: float
    folder: Path
    words: tuple[str, ...]

    def run(self, image: str, task: Task, times: int) -> list[float]:
        """Return the seconds of each run but the first, which warms caches."""
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            folder.chmod(0o755)
            (folder / task.hand_in).write_text(task.program(), encoding="utf-8")
            for path, text in task.tests.items():
                if not path.startswith("test_"):
                    (folder / path).write_text(text, encoding="utf-8")
            for path in self.folder.iterdir():
                (copytree if path.is_dir() else copy)(path, folder / path.name)
            command = (
                "docker",
                "run",
                "--rm",
                "--network=none",
                f"--volume={made}:/exercise:ro",
                "--entrypoint=python3",
            )
            words = (*command, image, *self.words, str(times + 1))
            done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603 - ours
        return list(json.loads(done.stdout))[1:]


def languages(only: Sequence[str] = ()) -> list[str]:
    """Return the tasks there are, or those of them that are asked for."""
    return sorted(folder.name for folder in FOLDERS.iterdir() if folder.is_dir() and (not only or folder.name in only))


def read(name: str) -> tuple[Task, Bare]:
    """Return a task and what it is compared with."""
    folder = FOLDERS / name
    said = tomllib.loads((folder / "task.toml").read_text(encoding="utf-8"))
    beside = sorted(path.name for path in folder.iterdir() if path.is_file())
    suite = [path for path in beside if path not in {"task.toml", "test_task.py", said["hand_in"]}] + ["test_task.py"]
    task = Task(
        slug=name,
        runner=said["runner"],
        hand_in=said["hand_in"],
        solution=(folder / said["hand_in"]).read_text(encoding="utf-8"),
        nonce=said["nonce"],
        tests={path: (folder / path).read_text(encoding="utf-8") for path in suite},
        checks=tuple(said["checks"]),
    )
    words = ("-c", IN_A_ROW, said.get("prepare", ""), said.get("command", ""), task.hand_in, task.nonce)
    if "loop" in said:
        words = (f"/exercise/{said['loop']}",)
    return task, Bare(said["bare"], said["bar"], folder / "bare", words)


def measured(name: str, image_of: Callable[[str], str], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of a task by the tool alone, in our sandbox, and from accept to verdict."""
    task, bare = read(name)
    image = image_of(task.runner)
    times: dict[str, list[float]] = {"bare": [], "sandbox": [], "to verdict": []}
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), 1, task) as school:
        once(school)
        for _ in range(rounds):
            times["bare"] += bare.run(image, task, 1)
            verdict, sandbox = once(school)  # seconds after the one before, as one person hands in
            times["to verdict"].append(verdict)
            times["sandbox"].append(sandbox)
    return times


def once(school: School) -> tuple[float, float]:
    """Return the seconds from accept to verdict, and those of the sandbox."""
    (learner,) = school.learners
    school.prepare(learner)
    push = school.push(learner)
    return school.wait(push).to_verdict, school.result(push).sandbox.total_seconds()


def show(names: Sequence[str], image_of: Callable[[str], str], rounds: int) -> dict[str, dict[str, list[float]]]:
    """Print a row for each task as it is measured, and return all seconds."""
    print(f"\n{'warm, median s':20}{'beside':32}{'bare':>8}{'sandbox':>9}{'verdict':>9}{'x bare':>8}{'bar':>6}")
    results = {}
    for name in names:
        times = results[name] = measured(name, image_of, rounds)
        _, bare = read(name)
        bare_s, sandbox_s, verdict_s = (statistics.median(seconds) for seconds in times.values())
        ratio = verdict_s / bare_s
        row = f"{name:20}{bare.name:32}{bare_s:8.3f}{sandbox_s:9.3f}{verdict_s:9.3f}{ratio:8.2f}{bare.bar:6.2f}"
        print(row + ("" if ratio <= bare.bar else "  missed"), flush=True)
    return results
