"""Whether this process lives, and whether the installation can do its work: for load balancers and the operator."""

from typing import cast

import structlog
from flask import Blueprint, Flask, Response, current_app, jsonify
from flask.typing import ResponseReturnValue

from grader.assembly import Grader
from grader.engine.operation.readiness import Readiness

EXTENSION = "grader-readiness"

log = structlog.get_logger()
blueprint = Blueprint("health", __name__)


def init_app(app: Flask, grader: Grader) -> None:
    """Prepare the probes; nothing is asked yet."""
    app.extensions[EXTENSION] = Readiness(
        database=grader.database, vitals=grader.vitals, disks=grader.disks, now=grader.now
    )


@blueprint.get("/healthz")
def alive() -> ResponseReturnValue:
    """Say that this process answers; nothing else is asked."""
    return Response("alive\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})


@blueprint.get("/readyz")
def ready() -> ResponseReturnValue:
    """Say whether database, Redis and a worker answer and disks have room, with 503 which do not; some seconds at most.

    The age of the last backup is told beside it: an old one keeps nobody from working.
    """
    readiness = cast("Readiness", current_app.extensions[EXTENSION])
    away = readiness.away()
    if away:
        log.warning("not_ready", away=away)
    age = readiness.backup_age()
    answer = jsonify(ready=not away, away=away, backup_age_seconds=None if age is None else int(age.total_seconds()))
    answer.headers["Cache-Control"] = "no-store"
    return answer, 503 if away else 200
