"""How the service does, for everybody, signed in or not."""

from functools import partial

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue

from grader.domain.errors import PlatformError
from grader.engine.operation.service_status import Condition, ServiceStatus, last_backup_of, service_status
from grader.wording.numbers import lasting
from web.http.context import grader, language, signed_in

blueprint = Blueprint("status", __name__)


@blueprint.context_processor
def _words() -> dict[str, object]:
    return {"lasting": partial(lasting, language=language())}


@blueprint.get("/status")
def show() -> ResponseReturnValue:
    """Show whether it works, how soon verdicts come, what waits, and what went wrong these days."""
    ours = grader()
    try:
        status = service_status(
            database=ours.database, vitals=ours.vitals, disks=ours.disks, now=ours.now, zone=ours.settings.zone
        )
    except PlatformError:
        g.signed_in = None  # the page must not ask the database again
        return render_template("operation/status.html", status=ServiceStatus(Condition.DOWN)), 503
    kept = last_backup_of(asking.person, database=ours.database, now=ours.now) if (asking := signed_in()) else None
    return render_template("operation/status.html", status=status, kept=kept)
