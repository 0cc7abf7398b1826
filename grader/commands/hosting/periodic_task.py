"""What one host does for all, again and again, in a thread of its own: a slow server holds nothing else up."""

from collections.abc import Callable
from threading import Event, Thread

import structlog

from grader.domain.errors import GraderError
from grader.engine.ports.database import Conflict

log = structlog.get_logger()


class PeriodicTask:
    """Does something every so often as long as this host leads; a fault is logged, and the next time follows.

    Args:
        name: Of the thread, and in the log.
        leads: Tells whether this host leads the others.
    """

    def __init__(self, name: str, do: Callable[[], object], *, every_seconds: float, leads: Callable[[], bool]) -> None:
        self._name = name
        self._do = do
        self._every_seconds = every_seconds
        self._leads = leads
        self._ended = Event()
        self._thread = Thread(target=self._go_on, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Do it no more; what is under way comes to its end, or is begun again by whoever leads next."""
        self._ended.set()

    def _go_on(self) -> None:
        while not self._ended.wait(self._every_seconds):
            if self._leads():
                self._once()

    def _once(self) -> None:
        try:
            self._do()
        except (GraderError, Conflict) as fault:
            log.warning("task_not_done", task=self._name, fault=fault)
        except Exception:  # the outermost loop of a thread
            log.exception("task_broke_off", task=self._name)
