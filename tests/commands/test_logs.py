"""Logs: one line an event, JSON or key=value, on standard error, and nothing in them that is not ours to quote."""

import ast
import json
import logging
import re
import subprocess
import sys
from pathlib import Path

import pytest
import structlog

from grader.domain.errors import PlatformError, SandboxBroke
from grader.logs import configure
from tests.commands.conftest import Grader

ROOT = Path(__file__).parents[2]
CONSTANT = re.compile(r"[a-z]+(_[a-z]+)+")
LEVELS = {"debug", "info", "warning", "error", "exception"}


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Return the events written so far."""
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


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


def test_a_terminal_gets_keys_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    configure(terminal=True)

    structlog.get_logger().info("run_finished", run="7K3F9QA0B1")

    assert re.search(r"run_finished +run=7K3F9QA0B1\n$", capsys.readouterr().err)


def test_what_is_bound_for_a_job_is_on_each_of_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    configure()

    with structlog.contextvars.bound_contextvars(run="7K3F9QA0B1"):
        structlog.get_logger().warning("sweep_not_done")
        logging.getLogger("rq.worker").warning("a library's")

    assert [event["run"] for event in lines(capsys)] == ["7K3F9QA0B1"] * 2


def test_details_for_developers_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure()

    structlog.get_logger().debug("claimed")

    assert capsys.readouterr().err == ""


def test_a_fault_of_our_own_wording_is_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    configure()

    structlog.get_logger().warning("run_not_graded", fault=PlatformError("no Redis answers"))

    (event,) = lines(capsys)
    assert (event["fault"], event["detail"]) == ("PlatformError", "no Redis answers")


@pytest.mark.parametrize("fault", [SandboxBroke("hush"), KeyError("hush"), ValueError("hush")])
def test_what_may_quote_a_learner_is_told_by_type_and_place(
    fault: Exception, capsys: pytest.CaptureFixture[str]
) -> None:
    configure()

    def grade() -> None:
        raise PlatformError("unreadable") from fault

    try:
        grade()
    except PlatformError as error:
        structlog.get_logger().exception("run_broke_off", fault=error.__cause__)

    (event,) = lines(capsys)
    told = str(event["exception"])
    assert told.startswith("PlatformError: unreadable\n")
    assert re.search(rf"^{type(fault).__name__}$", told, re.MULTILINE)
    assert "test_what_may_quote_a_learner" in told
    assert "hush" not in json.dumps(event)


def test_a_library_s_line_keeps_its_pattern_and_its_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    configure()

    logging.getLogger("gunicorn.error").error("Error handling %s (%d)", "/invitations/hush", 42)

    (event,) = lines(capsys)
    assert event["pattern"] == "Error handling %s (%d)"
    assert event["numbers"] == [42]
    assert (event["event"], event["logger"]) == ("library_warning", "gunicorn.error")
    assert "hush" not in json.dumps(event)


def event_names() -> dict[str, str]:
    """Return the first argument of each call of a logger of ours, as source, by where it stands."""
    found = {}
    for path in (*(ROOT / "grader").rglob("*.py"), *(ROOT / "web").rglob("*.py")):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "log." in text else ():
            match node:
                case ast.Call(func=ast.Attribute(ast.Name("log"), level), args=[first, *_]) if level in LEVELS:
                    found[f"{path.relative_to(ROOT)}:{node.lineno}"] = ast.unparse(first)
    return found


def test_every_event_has_a_constant_name_that_the_operators_page_explains() -> None:
    explained = set(re.findall(r"^\| `(\w+)` ", (ROOT / "docs" / "operating.md").read_text("utf-8"), re.MULTILINE))

    named = event_names()
    unexplained = {
        place: name
        for place, name in named.items()
        if not CONSTANT.fullmatch(name.strip("'")) or name.strip("'") not in explained
    }

    assert len(named) > 20
    assert unexplained == {}


def test_a_command_that_a_person_reads_tells_of_warnings_alone(grader: Grader, capsys: pytest.CaptureFixture[str]):
    grader("exercise", "--help")

    structlog.get_logger().info("sandbox_given")
    structlog.get_logger().warning("sandbox_broke")

    told = capsys.readouterr()
    assert told.out == ""
    assert "sandbox_broke" in told.err
    assert "sandbox_given" not in told.err


BREAKS = """
import sys, threading
from grader.logs import configure

class Clings:
    def __del__(self): raise ConnectionError("hush")

def fall(): raise ConnectionError("hush")

configure()
thread = threading.Thread(target=fall)
thread.start()
thread.join()
clings = Clings()
del clings
fall()
"""


def test_whatever_breaks_a_process_off_is_an_event_too() -> None:
    ended = subprocess.run([sys.executable, "-c", BREAKS], capture_output=True, text=True, check=False)

    told = [json.loads(line) for line in ended.stderr.splitlines()]
    assert ended.returncode == 1
    assert [event["event"] for event in told] == ["thread_broke_off", "cleanup_broke_off", "process_broke_off"]
    assert all(event["exception"].startswith("ConnectionError\n") for event in told)
    assert "hush" not in ended.stderr
