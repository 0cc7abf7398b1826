"""Logs: one JSON line an event, on standard error."""

import json

import pytest
import structlog

from grader.logs import configure


def test_an_event_is_one_line_with_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    configure()

    structlog.get_logger().info("run_graded", run="7K3F9QA0B1", detail="a\nb")

    shown = capsys.readouterr()
    event = json.loads(shown.err)
    assert (event["event"], event["run"], event["level"], event["detail"]) == (
        "run_graded",
        "7K3F9QA0B1",
        "info",
        "a\nb",
    )
    assert event["timestamp"].endswith("Z")
    assert shown.out == ""


def test_what_is_bound_for_a_job_is_on_each_of_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    configure()

    with structlog.contextvars.bound_contextvars(run="7K3F9QA0B1"):
        structlog.get_logger().warning("sweep_not_done")

    assert json.loads(capsys.readouterr().err)["run"] == "7K3F9QA0B1"


def test_details_for_developers_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure()

    structlog.get_logger().debug("claimed")

    assert capsys.readouterr().err == ""
