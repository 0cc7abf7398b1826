"""The operator's pages: what waits and where, the faults of ours with a button to try again, and who did what."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.operation.audit import Act
from grader.domain.people import Role
from grader.engine.grading.retrying import retry as retry_run
from grader.engine.operation.audit_page import audit_page
from grader.engine.operation.operator_page import operation
from grader.wording.numbers import lasting, room
from grader.wording.operation.operator_words import (
    act_phrase,
    disk_name,
    fault_sentence,
    problem_sentence,
    queue_name,
    way_phrase,
)
from web.http.context import grader, language, viewer

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
    return {word.__name__: partial(word, language=language()) for word in told}


@blueprint.get("")
def show() -> str:
    """Show queues, hosts, what waits too long, and the faults that runs met with."""
    ours = grader()
    return render_template(
        "operation/operator.html",
        page=operation(database=ours.database, vitals=ours.vitals, disks=ours.disks, now=ours.now),
    )


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


def _asked(name: str) -> str:
    return "".join(filter(str.isprintable, request.args.get(name, ""))).strip()[:MAX_FILTER_LENGTH]
