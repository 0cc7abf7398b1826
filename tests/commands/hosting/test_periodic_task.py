"""What one host does for all goes on whatever becomes of one time, and only while that host leads."""

from threading import Event

from grader.commands.hosting.periodic_task import PeriodicTask
from grader.domain.errors import PlatformError

PATIENCE_SECONDS = 60.0


def test_it_goes_on_after_a_fault_and_after_one_that_nobody_foresaw() -> None:
    faults = iter([PlatformError("away"), ZeroDivisionError()])
    done = Event()

    def do() -> None:
        fault = next(faults, None)
        if fault is not None:
            raise fault
        done.set()

    task = PeriodicTask("trial", do, every_seconds=0.001, leads=lambda: True)
    task.start()
    went_on = done.wait(PATIENCE_SECONDS)
    task.stop()

    assert went_on


def test_who_does_not_lead_does_nothing() -> None:
    asked, done = Event(), Event()

    def leads() -> bool:
        asked.set()
        return False

    task = PeriodicTask("trial", done.set, every_seconds=0.001, leads=leads)
    task.start()
    was_asked = asked.wait(PATIENCE_SECONDS)
    task.stop()

    assert (was_asked, done.is_set()) == (True, False)
