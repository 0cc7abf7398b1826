"""Git over HTTP: clone, fetch and push of learners' repositories, opened by personal tokens."""

from flask import Blueprint, Response, request

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.submissions.submission import Repository
from grader.engine.submissions.git_access import PUSH, open_repository
from web.git.asking import (
    FETCH,
    NEVER_CACHED,
    asking_person,
    body_of,
    refusal,
    streamed,
    usual_manner,
)
from web.git.push_answer import answer_push, catch_up
from web.http.context import grader

blueprint = Blueprint("git", __name__, url_prefix="/git/<cohort>/<handle>.git")


@blueprint.get("/info/refs")
def refs(cohort: str, handle: str) -> Response:
    """Answer the first request of every clone, fetch and push."""
    service = request.args.get("service", "")
    if service not in {FETCH, PUSH}:
        return refusal("dumb_protocol", 403)
    repository = _open(cohort, handle, service)
    if isinstance(repository, Response):
        return repository
    if service == PUSH:
        catch_up(repository, grader=grader())
    listed = grader().transport.advertise(repository.path, service, request.headers.get("Git-Protocol", ""))
    return Response(listed, mimetype=f"application/x-{service}-advertisement", headers=NEVER_CACHED)


@blueprint.post("/git-upload-pack")
def fetch(cohort: str, handle: str) -> Response:
    """Answer a clone or fetch."""
    repository = _open(cohort, handle, FETCH)
    if isinstance(repository, Response):
        return repository
    protocol = request.headers.get("Git-Protocol", "")
    return streamed(grader().transport.send(repository.path, body_of(FETCH), protocol), FETCH)


@blueprint.post("/git-receive-pack")
def push(cohort: str, handle: str) -> Response:
    """Answer a push: Git's own answer first, then what the checks say, as it happens."""
    repository = _open(cohort, handle, PUSH)
    if isinstance(repository, Response):
        return repository
    receiving = grader().transport.receive(repository.path, body_of(PUSH))
    return streamed(answer_push(receiving, repository, usual_manner(), grader=grader()), PUSH)


def _open(cohort: str, handle: str, service: str) -> Repository | Response:
    """Return the repository, or the answer that says why not, in a form that Git shows and acts on."""
    person = asking_person()
    if isinstance(person, Response):
        return person
    try:
        return open_repository(person, cohort, handle, service=service, database=grader().database)
    except NotFound:
        return refusal("repository", 404)
    except NotAllowed as refused:
        return refusal(refused.code, 403)
