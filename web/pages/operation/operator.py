"""The operator's pages: what waits and where, the faults of ours with a button to try again, and who did what."""

from functools import partial

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.operation.asked_backup import AskedBackup, BackupState
from grader.domain.operation.audit import Act
from grader.domain.people import Role
from grader.engine.grading.retrying import retry as retry_run
from grader.engine.operation.asking_backup import ask_backup, newest_backup
from grader.engine.operation.audit_page import audit_page
from grader.engine.operation.operator_page import operation
from grader.wording.numbers import lasting, room, size
from grader.wording.operation.mending_words import backup_fault_sentence, mending_command, mending_sentence
from grader.wording.operation.operator_words import (
    act_phrase,
    disk_name,
    fault_sentence,
    problem_sentence,
    queue_name,
    way_phrase,
)
from web.http.context import grader, language, viewer
from web.http.machine import machine
from web.http.polls import unless_known

MAX_FILTER_LENGTH = 100
MAX_DIGITS = 10

blueprint = Blueprint("operator", __name__, url_prefix="/operator")


@blueprint.before_request
def _operators_alone() -> None:
    if viewer().role is not Role.OPERATOR:
        raise NotFound("page", path=request.path)


@blueprint.context_processor
def _words() -> dict[str, object]:
    told = (act_phrase, disk_name, fault_sentence, lasting, problem_sentence, queue_name, room, way_phrase)
    more = (backup_fault_sentence, size, mending_sentence)
    words = {word.__name__: partial(word, language=language()) for word in (*told, *more)}
    return words | {"mending_command": mending_command}


@blueprint.get("")
def show() -> str:
    """Show what is not right, queues, hosts and their images, what is kept, versions, and faults."""
    ours = grader()
    page = operation(machine(), database=ours.database, vitals=ours.vitals, now=ours.now)
    return render_template("operation/operator.html", page=page, **_backup(page.stored.asked_backup))


@blueprint.post("/backups")
def back_up() -> ResponseReturnValue:
    """Ask for a backup, which a worker host writes."""
    ours = grader()
    ask_backup(viewer(), database=ours.database, now=ours.now, new_id=ours.new_id)
    return redirect(url_for(".show", _anchor="backup"), 303)


@blueprint.get("/backups/live")
def live_backup() -> Response:
    """Return how far the backup is that was asked for last, or 304 where nothing moved since."""
    told = _backup(newest_backup(database=grader().database))
    return unless_known(tuple(told.values()), lambda: render_template("operation/backup.html", **told))


@blueprint.post("/runs/<run_id>/retry")
def retry(run_id: str) -> ResponseReturnValue:
    """Try a run again that ended as our fault."""
    ours = grader()
    try:
        retry_run(run_id, database=ours.database, doorbell=ours.doorbell, now=ours.now, new_id=ours.new_id)
    except NotAllowed:
        flash(gettext("This run was tried again already, or did not end as our fault."), "invalid")
    else:
        flash(gettext("The run waits in the live queue again."), "done")
    return redirect(url_for(".show"), 303)


@blueprint.get("/audit")
def audit() -> str:
    """Show who did what, newest first."""
    asked = {name: _asked(name) for name in ("act", "who", "what", "before")}
    act = Act(asked["act"]) if asked["act"] in set(Act) else None
    before = int(asked["before"]) if asked["before"].isdecimal() and len(asked["before"]) < MAX_DIGITS else None
    page = audit_page(act, asked["who"], asked["what"], before, database=grader().database)
    return render_template("operation/audit.html", page=page, asked=asked, acts=tuple(Act))


def _backup(asked: AskedBackup | None) -> dict[str, object]:
    """Return what is shown of the backup that was asked for last, as it stands now."""
    at = grader().now()
    state = asked.state(at) if asked is not None else None
    fault = asked.fault(at) if asked is not None else None
    return {
        "asked": asked,
        "state": state,
        "fault": fault,
        "is_open": state in {BackupState.WAITING, BackupState.RUNNING},
    }


def _asked(name: str) -> str:
    return "".join(filter(str.isprintable, request.args.get(name, ""))).strip()[:MAX_FILTER_LENGTH]
