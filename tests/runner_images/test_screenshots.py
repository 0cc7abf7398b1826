"""Pictures of a run: of the first checks that failed alone."""

import time

from runner_images.common.tests.calls import NotedCalls
from runner_images.common.tests.check_order import CheckOrder, Listener
from runner_images.common.tests.console import Console
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.job import JobCheck, JobLimits
from runner_images.common.wire.reports import ReportedCheck, ReportedScreenshot

FAILURE = Failure(CheckEnding("check_failed", CodedMessage("page", {"finding": "absent"})))
CHECKS = tuple(JobCheck(f"check-{number}", f"test_it.py::test_{number}", ()) for number in range(5))
MOST = 3


class Seen:
    """What was seen of a learner's page."""

    gone = None
    output = ""

    def __init__(self) -> None:
        self.calls = NotedCalls(Console(output_bytes=100), lambda _: None)

    def look_closer(self) -> None:
        """See nothing more."""


def test_three_show_how_the_page_was_and_those_after_them_do_not() -> None:
    seen, told = Seen(), list[ReportedCheck]()

    def fail(check: JobCheck, *, seconds: float) -> Failure:
        del seconds
        seen.calls.clear()
        seen.calls.screenshot = ReportedScreenshot("", check.id)
        return FAILURE

    listener = Listener(lambda *_: None, told.append)
    CheckOrder(seen, JobLimits(10, 10, 1, 1), fail, listener, stop_at=time.monotonic() + 60).run(CHECKS)

    trees = [check.screenshot.tree if check.screenshot else None for check in told]
    assert trees == [check.id for check in CHECKS[:MOST]] + [None] * 2
