"""The exercises' repository over Git: the staff clone it, and what they push is proven before it is published."""

from flask import Blueprint, Response, request

from grader.domain.errors import NotFound
from grader.domain.people import Person
from grader.domain.publishing.proposal import REPOSITORY
from grader.engine.publishing.proposing import must_be_staff
from grader.engine.submissions.git_access import PUSH
from web.git.asking import FETCH, NEVER_CACHED, asking_person, body_of, refusal, streamed, usual_manner
from web.git.proposal_answer import answer_proposal
from web.http.context import grader

blueprint = Blueprint("git_exercises", __name__, url_prefix="/git/exercises.git")


@blueprint.get("/info/refs")
def refs() -> Response:
    """Answer the first request of every clone, fetch and push."""
    service = request.args.get("service", "")
    if service not in {FETCH, PUSH}:
        return refusal("dumb_protocol", 403)
    person = _staff()
    if isinstance(person, Response):
        return person
    listed = grader().transport.advertise(REPOSITORY, service, request.headers.get("Git-Protocol", ""))
    return Response(listed, mimetype=f"application/x-{service}-advertisement", headers=NEVER_CACHED)


@blueprint.post("/git-upload-pack")
def fetch() -> Response:
    """Answer a clone or fetch."""
    person = _staff()
    if isinstance(person, Response):
        return person
    protocol = request.headers.get("Git-Protocol", "")
    return streamed(grader().transport.send(REPOSITORY, body_of(FETCH), protocol), FETCH)


@blueprint.post("/git-receive-pack")
def push() -> Response:
    """Answer a push: what the gate finds, as it finds it, then Git's own answer."""
    person = _staff()
    if isinstance(person, Response):
        return person
    name = grader().new_id()
    receiving = grader().transport.propose(REPOSITORY, body_of(PUSH), name)
    return streamed(answer_proposal(receiving, name, person, usual_manner(), grader=grader()), PUSH)


def _staff() -> Person | Response:
    person = asking_person()
    if isinstance(person, Response):
        return person
    try:
        must_be_staff(person)
    except NotFound:
        return refusal("repository", 404)
    grader().exercises_repository.prepare()
    return person
