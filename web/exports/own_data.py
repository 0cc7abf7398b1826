"""All that is kept about a person as a ZIP: JSON for other programs, and a Git bundle of each repository."""

import json
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.runners import Runners, runner_of
from grader.domain.operation.audit import AuditEntry
from grader.engine.people.own_data import OwnData, OwnHandIn, OwnPlace
from grader.engine.people.tasks import Task
from grader.engine.ports.git import Repositories
from grader.wording.grading.run_json import Json, check_json, run_json, text_json

SCHEMA_VERSION = 1
IN_MEMORY_BYTES = 1_048_576


def archive(data: OwnData, repositories: Repositories, runners: Runners) -> IO[bytes]:
    """Return the ZIP, to be read from its beginning; a repository that Git cannot read is left out."""
    target = SpooledTemporaryFile(max_size=IN_MEMORY_BYTES)  # noqa: SIM115 - whoever sends it closes it
    with ZipFile(target, "w", ZIP_DEFLATED) as zipped:
        zipped.writestr("account.json", _written(_account(data)))
        for place in data.places:
            zipped.writestr(f"{place.enrollment.cohort}/submissions.json", _written(_place(place, runners)))
            if place.repository is not None:
                _add_bundle(zipped, f"{place.enrollment.cohort}/repository.bundle", place.repository.path, repositories)
    target.seek(0)
    return target


def _add_bundle(zipped: ZipFile, name: str, path: str, repositories: Repositories) -> None:
    try:
        blocks = repositories.bundle(path)
    except RepositoryUnreadable:
        return
    with zipped.open(name, "w", force_zip64=True) as file:
        for block in blocks:
            file.write(block)


def _written(document: Json) -> str:
    # Halves of characters, which a learner's program may show, stay escapes: the file is plain ASCII.
    return json.dumps({"schema_version": SCHEMA_VERSION} | document, indent=1, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _account(data: OwnData) -> Json:
    person = data.person
    dated = ("id", "label", "created_at")
    return {
        "person": {name: getattr(person, name) for name in ("id", "handle", "name", "role", "language")},
        "sessions": [
            {name: getattr(one, name) for name in (*dated, "last_seen_at", "revoked_at")} for one in data.sessions
        ],
        "tokens": [
            {name: getattr(one, name) for name in (*dated, "last_used_at", "expires_at", "revoked_at")}
            | {"scopes": sorted(one.scopes)}
            for one in data.tokens
        ],
        "consents": [],
        "cohorts": [{"cohort": one.enrollment.cohort, "status": one.enrollment.status} for one in data.places],
        "acts": [_act(entry) for entry in data.acts],
    }


def _act(entry: AuditEntry) -> Json:
    return {"at": entry.at, "way": entry.actor.way, "act": entry.act, "object": entry.object}


def _place(place: OwnPlace, runners: Runners) -> Json:
    return {
        "cohort": place.enrollment.cohort,
        "progress": [_task(task) for task in place.tasks],
        "submissions": [_hand_in(sent, runners) for sent in place.hand_ins],
    }


def _task(task: Task) -> Json:
    progress = task.progress
    named = ("status", "passed_checks", "total_checks", "submissions", "last_at", "passed_at")
    described = {"exercise": task.exercise, "title": text_json(task.title), "competencies": list(task.competencies)}
    return described | {name: getattr(progress, name) for name in named}


def _hand_in(sent: OwnHandIn, runners: Runners) -> Json:
    submission = sent.submission
    named = ("id", "exercise", "number", "commit", "received_at")
    return {name: getattr(submission, name) for name in named} | {"run": _run(sent, runners)}


def _run(sent: OwnHandIn, runners: Runners) -> Json | None:
    run, exercise = sent.run, sent.exercise
    if run is None or exercise is None:
        return None
    runner = runner_of(exercise, runners)
    checks = [check_json(line.check, line.told, runner, outcome=line.outcome) for line in sent.lines]
    document = run_json(exercise, run.result, run.image_digest, runner=runner, checks=checks)
    return document | {"state": run.state, "finished_at": run.finished_at}
