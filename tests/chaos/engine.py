"""A Docker Engine of the tests' own: private socket, data and cgroups, no network, images copied from another's."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from docker.api import APIClient
from docker.errors import DockerException

from grader.adapters.sandbox.connection import EngineConnection
from grader.adapters.sandbox.images.runner_image import ensure_runner
from tests.chaos.apart import say
from tests.e2e.processes import behind, eventually


class Engine:
    """`dockerd` in namespaces of the tests' own, with everything it writes below one folder."""

    def __init__(
        self,
        folder: Path,
        *,
        cgroup: str,
        state: Path | None = None,
        before: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        """Prepare; nothing is started yet.

        Args:
            folder: On a disk that can hold overlayfs, with a short path.
            cgroup: The name of the cgroup that its containers are in.
            state: Where it notes what runs, such as the pid of its containerd; below `folder` when it is not said.
                On a host whose power is cut it must go with the processes: an old pid can be another's by then.
            before: Returns what to put before the command, such as what enters another host.
        """
        self.address = f"unix://{folder}/docker.sock"
        self._folder = folder
        self._before = before
        self._command = ("dockerd", *_options(folder, cgroup, state or folder / "exec"))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and return when it answers."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "dockerd.pid").unlink(missing_ok=True)
        with (self._folder / "dockerd.log").open("ab") as log:
            command = [*self._before(), *self._command]
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        eventually(self._answers, what=f"an engine; its log is {self._folder / 'dockerd.log'}")

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End it; SIGKILL leaves its containers as they run, until it is started again."""
        assert self._process is not None
        os.kill(behind(self._process, self._before()), number)
        self._process.wait()

    def load(self, images: Path) -> None:
        """Take in images that another engine saved."""
        with _client(self.address) as api, images.open("rb") as file:
            for _ in api.load_image(file):
                """What it says of each layer."""

    def _answers(self) -> bool:
        try:
            with _client(self.address) as api:
                return bool(api.ping())
        except (DockerException, OSError):
            return False


def save_images(file: Path) -> None:
    """Write the Python runner's image, as the engine at `DOCKER_HOST` has it or builds it, to a file."""
    connection = EngineConnection()
    image = ensure_runner(connection, "python", progress=say)
    (name, *_) = connection.api.inspect_image(image.id)["RepoTags"]
    with file.open("wb") as images:
        images.writelines(connection.api.get_image(name))


def _options(folder: Path, cgroup: str, state: Path) -> tuple[str, ...]:
    chosen: Mapping[str, str] = {
        "host": f"unix://{folder}/docker.sock",
        "data-root": f"{folder}/data",
        "exec-root": str(state),
        "pidfile": f"{folder}/dockerd.pid",
        "storage-driver": "overlay2",
        "exec-opt": "native.cgroupdriver=cgroupfs",
        "cgroup-parent": f"/{cgroup}",
        "bridge": "none",
        "iptables": "false",
        "ip-forward": "false",
        "ip-masq": "false",
    }
    return tuple(f"--{name}={value}" for name, value in chosen.items())


@contextmanager
def _client(address: str) -> Iterator[APIClient]:
    api = APIClient(address, version="auto", timeout=30)
    try:
        yield api
    finally:
        api.close()
