"""What is told of a check: as much of it as the host takes, however long a text is."""

import json

from grader.adapters.sandbox.wire.frames import CheckFrame
from runner_images.common.wire.endings import CheckEnding, CodedMessage, Failure
from runner_images.common.wire.reports import ReportedCheck

LONG = "é" * 100_000


def test_a_report_of_long_texts_is_one_that_the_host_takes() -> None:
    message = CodedMessage("not_equal", {"item": LONG, "count": 3}, LONG)
    report = ReportedCheck("it", "failed", Failure(CheckEnding("check_failed", message), LONG, LONG))

    frame = CheckFrame.model_validate_json(json.dumps(report.as_json()))

    assert frame.actual is not None
    assert (frame.actual[:10], frame.actual[-1:]) == (LONG[:10], "…")
    assert frame.message is not None
    assert frame.message.params["count"] == 3
