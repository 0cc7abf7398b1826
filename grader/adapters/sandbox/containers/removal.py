"""Getting rid of containers: beside the way of a verdict, but never forgotten."""

import os
import time
from threading import Thread

import structlog
from docker.errors import APIError, DockerException, NotFound

from grader.adapters.sandbox.connection import EngineConnection

log = structlog.get_logger()

TRIES = 3
PAUSE_SECONDS = 0.5


class Removals:
    """Removes containers in threads; what a dying process leaves is found by its label."""

    def __init__(self, connection: EngineConnection) -> None:
        """Start with nothing under way."""
        self._connection = connection
        self._threads: dict[int, list[Thread]] = {}

    def begin(self, container: str) -> None:
        """Kill and remove a container without waiting for it."""
        running = self._of_this_process()
        running[:] = [thread for thread in running if thread.is_alive()]
        thread = Thread(target=remove, args=(self._connection, container), name=f"remove {container[:12]}")
        running.append(thread)
        thread.start()

    def join(self) -> None:
        """Return once nothing is under way; call it before a process ends without Python's own clean-up."""
        for thread in list(self._of_this_process()):
            thread.join()

    def _of_this_process(self) -> list[Thread]:
        # Threads do not live on in a fork, and those of the parent are the parent's to join.
        return self._threads.setdefault(os.getpid(), [])


def remove(connection: EngineConnection, container: str) -> bool:
    """Kill and remove a container, and tell whether it is gone; an Engine that is away is logged."""
    for attempt in range(TRIES):
        try:
            connection.api.remove_container(container, force=True, v=True)
        except NotFound:
            return True
        except (DockerException, OSError) as error:
            if isinstance(error, APIError) and "already in progress" in str(error):
                return True
            log.warning("container_not_removed", container=container, attempt=attempt + 1, fault=error)
            time.sleep(PAUSE_SECONDS)
        else:
            return True
    return False
