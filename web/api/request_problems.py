"""Problems of a request that only the API knows: a token without the scope, values without the right shape."""

from flask import Response
from flask_babel import gettext
from pydantic_core import ErrorDetails
from werkzeug.datastructures import WWWAuthenticate

from grader.wording.catalogue import N_
from web.api.endpoints import NotUnderstood, blueprint
from web.http.bearer import MissingScope
from web.http.problems import problem

FAULTS = {
    "missing": N_("It is missing."),
    "extra_forbidden": N_("Nothing of this name is known here."),
}
OTHER_FAULT = N_("It has not the form that the description of the API gives.")


@blueprint.errorhandler(MissingScope)
def missing_scope(error: MissingScope) -> Response:
    """Name the scope, in the header too, as RFC 6750 wants it."""
    response = problem("scope", params={"scope": error.scope.value}, code=error.scope.value)
    response.www_authenticate = WWWAuthenticate("bearer", {"error": "insufficient_scope", "scope": error.scope.value})
    return response


@blueprint.errorhandler(NotUnderstood)
def not_understood(error: NotUnderstood) -> Response:
    """Name each value that cannot be taken, and why."""
    return problem("not-valid", errors=[_fault(fault) for fault in error.faults])


def _fault(fault: ErrorDetails) -> dict[str, str]:
    at = ".".join(str(part) for part in fault["loc"])
    return {"at": at, "code": fault["type"], "detail": gettext(FAULTS.get(fault["type"], OTHER_FAULT))}
