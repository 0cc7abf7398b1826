"""The connection to the Docker Engine: one client a process, its errors told in the project's own words."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from docker.api import APIClient
from docker.errors import DockerException, ImageNotFound, NotFound
from docker.utils import kwargs_from_env, parse_host
from urllib3.exceptions import HTTPError

from grader.domain.errors import SandboxUnavailable

ANSWER_LIMIT = timedelta(seconds=30)
UNIX = "http+unix://"
"""What the SDK calls the way to a Unix socket."""


class SandboxGone(SandboxUnavailable):
    """The container that was asked for is not there any more: somebody removed it."""


class EngineConnection:
    """Makes its client when it is first asked for, and anew after a fork: two processes cannot share a socket."""

    def __init__(self, *, answer_limit: timedelta = ANSWER_LIMIT) -> None:
        """Prepare; nothing is asked of the Engine yet.

        Args:
            answer_limit: How long one answer of the Engine may take before it counts as down.
        """
        self._answer_limit = answer_limit
        self._clients: dict[int, APIClient] = {}

    @property
    def api(self) -> APIClient:
        """Return this process's client; the first call asks the Engine for its version.

        Raises:
            DockerException: What answers at `DOCKER_HOST` is no Engine; wrap the call in `engine_errors`.
            OSError: Nothing answers there.
        """
        client = self._clients.get(os.getpid())
        if client is None:
            settings, seconds = kwargs_from_env(), int(self._answer_limit.total_seconds())
            _connect_once(str(parse_host(settings.get("base_url"))), seconds)
            client = APIClient(**settings, version="auto", timeout=seconds)
            self._clients[os.getpid()] = client
        return client


def _connect_once(host: str, seconds: int) -> None:
    """Connect to an Engine's Unix socket and leave again: the SDK does not close a socket that could not connect."""
    if host.startswith(UNIX):
        with socket.socket(socket.AF_UNIX) as trial:
            trial.settimeout(seconds)
            trial.connect(f"/{host.removeprefix(UNIX)}")


@contextmanager
def engine_errors(doing: str) -> Iterator[None]:
    """Turn what the Engine or the way to it throws into `SandboxUnavailable`, with what was being done."""
    try:
        yield
    except ImageNotFound as error:
        why = f"{doing}: {error.explanation}"
        raise SandboxUnavailable("An image is missing: grader images build (%(why)s).", why=why) from error
    except NotFound as error:
        raise SandboxGone("The container is gone (%(why)s).", why=f"{doing}: {error.explanation}") from error
    except (DockerException, HTTPError, OSError) as error:
        why = f"{doing}: {error}"
        raise SandboxUnavailable("The Docker Engine does not do its work: grader doctor (%(why)s).", why=why) from error
