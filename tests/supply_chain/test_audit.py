"""An audit says "clean" only of what was asked for: whatever is missing from the answer is "not audited"."""

import json
import os
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from scripts.audit import CLEAN, LOCK, NOT_AUDITED, ROOT, VULNERABLE, ExceptionRow, judged, locked

TODAY = date(2026, 11, 23)
WANTED = {"flask": "3.1.3", "rq": "3.0.0"}
FLASK: dict[str, Any] = {"name": "Flask", "version": "3.1.3", "vulns": []}
RQ: dict[str, Any] = {"name": "rq", "version": "3.0.0", "vulns": []}
KNOWN = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-1"], "fix_versions": ["3.0.1"], "description": "…"}
UNREACHABLE = "http://127.0.0.1:9"


def report(*dependencies: dict[str, Any]) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def an_exception(**changes: object) -> ExceptionRow:
    row = {"id": "CVE-2026-1", "package": "rq", "why": "We never call it.", "until": date(2026, 12, 31)}
    return ExceptionRow.model_validate(row | changes)


def test_all_asked_for_and_none_known_is_clean() -> None:
    outcome = judged(report(FLASK, RQ), "", wanted=WANTED, rows=[], today=TODAY)

    assert outcome.status == CLEAN
    assert outcome.lines == ("clean: 2 packages, no known vulnerability, 0 argued exceptions",)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "[]",
        "No known vulnerabilities found",
        report(),
        report(FLASK),
        report(FLASK, RQ | {"version": "2.12.0"}),
        report(FLASK, RQ | {"skip_reason": "Dependency not found on PyPI and could not be audited: rq (3.0.0)"}),
    ],
    ids=["nothing", "no report", "words", "empty", "one missing", "another version", "skipped"],
)
def test_whatever_was_not_asked_for_is_not_audited(printed: str) -> None:
    outcome = judged(printed, "WARNING: …\nERROR: no answer", wanted=WANTED, rows=[], today=TODAY)

    assert outcome.status == NOT_AUDITED
    assert all(line.startswith("not audited: ") for line in outcome.lines)


def test_a_known_vulnerability_is_named_with_what_mends_it() -> None:
    outcome = judged(report(FLASK, RQ | {"vulns": [KNOWN]}), "", wanted=WANTED, rows=[], today=TODAY)

    assert outcome.status == VULNERABLE
    assert outcome.lines == ("rq 3.0.0: PYSEC-2026-1, mended in 3.0.1",)


def test_an_argued_exception_is_counted() -> None:
    outcome = judged(report(FLASK, RQ | {"vulns": [KNOWN]}), "", wanted=WANTED, rows=[an_exception()], today=TODAY)

    assert outcome.lines == ("clean: 2 packages, no known vulnerability, 1 argued exceptions",)


@pytest.mark.parametrize("changes", [{"until": date(2026, 11, 22)}, {"package": "flask"}, {"id": "CVE-2026-2"}])
def test_an_exception_holds_for_its_package_its_number_and_its_time(changes: dict[str, object]) -> None:
    rows = [an_exception(**changes)]

    assert (
        judged(report(FLASK, RQ | {"vulns": [KNOWN]}), "", wanted=WANTED, rows=rows, today=TODAY).status == VULNERABLE
    )


def test_every_package_of_the_lock_is_wanted() -> None:
    wanted = locked(LOCK.read_text("utf-8"))

    assert {"flask", "sqlalchemy", "rq", "pip-audit"} <= wanted.keys()
    assert all(version[0].isdigit() for version in wanted.values())


@pytest.mark.slow
def test_a_source_that_cannot_be_reached_is_not_audited() -> None:
    environment = os.environ | dict.fromkeys(("HTTPS_PROXY", "https_proxy", "ALL_PROXY"), UNREACHABLE)

    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "audit.py")],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == NOT_AUDITED
    assert done.stdout.startswith("not audited: ")
    assert "clean" not in done.stdout
