"""What we are compared with: pytest alone, `docker run` + pytest, and the library autograder-sandbox."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benching.task import PYTHON

LIBRARY = "autograder-sandbox==6.0.0"
PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")
INSIDE = """
import json, shutil, subprocess, sys, time
from concurrent.futures import ThreadPoolExecutor
count, at_once = int(sys.argv[1]), int(sys.argv[2])
def one(number):
    folder = shutil.copytree("/exercise", f"/tmp/{number}")
    open(folder + "/hello.py", "a").write(f"# {number}\\n")
    begun = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", folder]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun
begun, used = time.monotonic(), time.process_time()
with ThreadPoolExecutor(at_once) as pool: each = list(pool.map(one, range(count)))
import resource
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([each, time.monotonic() - begun, spent.ru_utime + spent.ru_stime]))
"""
IMAGE = """FROM {image}
RUN useradd autograder && mkdir -p /home/autograder/working_dir && chown -R autograder:autograder /home/autograder
WORKDIR /home/autograder/working_dir
ENTRYPOINT []
"""
BY_LIBRARY = """
import json, os, sys, time
from autograder_sandbox import AutograderSandbox
begun = time.monotonic()
with AutograderSandbox(docker_image=sys.argv[1], container_teardown_timeout=30) as sandbox:
    sandbox.add_files(*[os.path.join(sys.argv[2], name) for name in ("hello.py", "test_hello.py")])
    done = sandbox.run_command(["python3", "-m", "pytest", "-q", "-p", "no:cacheprovider"], timeout=30)
    result = time.monotonic() - begun
    if done.return_code: sys.exit(done.stdout.read().decode() + done.stderr.read().decode())
print(json.dumps([result, time.monotonic() - begun]))
"""


@contextmanager
def exercise_folder() -> Iterator[str]:
    """Yield a folder with a fresh hand-in and the tests."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        Path(folder, "hello.py").write_text(PYTHON.program(), encoding="utf-8")
        Path(folder, "test_hello.py").write_text(PYTHON.tests["test_hello.py"], encoding="utf-8")
        yield folder


def docker_run(image: str) -> float:
    """Run pytest in a container of its own, the common way; return the seconds."""
    with exercise_folder() as folder:
        begun = time.monotonic()
        _in_container(image, folder, *PYTEST, "/exercise")
        return time.monotonic() - begun


def bare(image: str, *, count: int = 1, at_once: int = 1) -> tuple[list[float], float, float]:
    """Run pytest alone, in a container that is up already; return each one's seconds, all of them's, and CPU."""
    with exercise_folder() as folder:
        each, together, cpu = json.loads(_in_container(image, folder, "-c", INSIDE, str(count), str(at_once)))
        return each, together, cpu


class Library:
    """autograder-sandbox in a throw-away environment of its own, on an image with the same Python and pytest."""

    def __init__(self, image: str, folder: Path) -> None:
        """Install it below `folder`; `missing` says why not, if not."""
        self.missing = ""
        self._python = folder / "autograder-sandbox" / "bin" / "python"
        self._image = "grader-bench/autograder-sandbox"
        try:
            if not self._python.exists():
                _run(sys.executable, "-m", "venv", str(self._python.parents[1]))
                _run(str(self._python), "-m", "pip", "install", "--quiet", LIBRARY)
            _run("docker", "build", "--quiet", "-t", self._image, "-", stdin=IMAGE.format(image=image))
            self.once()
        except subprocess.CalledProcessError as error:
            self.missing = f"{LIBRARY}: {' '.join(map(str, error.cmd[:6]))} … ended with {error.returncode}"

    def once(self) -> tuple[float, float]:
        """Run a hand-in; return the seconds to its result and to the sandbox's release."""
        with exercise_folder() as folder:
            result, release = json.loads(_run(str(self._python), "-c", BY_LIBRARY, self._image, folder))
            return result, release

    def close(self) -> None:
        """Remove its image."""
        with suppress(subprocess.CalledProcessError):
            _run("docker", "image", "rm", "--force", self._image)


def _in_container(image: str, folder: str, *arguments: str) -> str:
    """Return what the image's Python prints."""
    command = ["docker", "run", "--rm", "--network=none", f"--volume={folder}:/exercise:ro", "--entrypoint=python3"]
    return _run(*command, image, *arguments)


def _run(*command: str, stdin: str = "") -> str:
    done = subprocess.run(command, check=True, capture_output=True, text=True, input=stdin)  # noqa: S603 - ours
    return done.stdout
