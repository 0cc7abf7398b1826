"""An exercise sent as an archive: the form, and what the gate finds as it finds it."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from grader.domain.errors import NotValid
from grader.domain.operation.audit import Way
from grader.domain.publishing.proposal import Proposal
from grader.engine.publishing.proposing import must_be_staff
from grader.engine.publishing.uploading import Upload, proposal_of, upload
from grader.wording.exercises.proposal_lines import ended_lines
from web.http.addresses import exercises_address
from web.http.context import grader, language, viewer
from web.http.polls import unless_known
from web.http.refused import say_refused

blueprint = Blueprint("uploads", __name__, url_prefix="/publish")


@blueprint.get("")
def form() -> str:
    """Show how an exercise is published, and the form that takes an archive."""
    must_be_staff(viewer())
    return render_template("publishing/publish.html", repository=exercises_address(viewer().handle))


@blueprint.post("")
def send() -> ResponseReturnValue:
    """Take an archive; what becomes of it is read on a page of its own."""
    ours, sent = grader(), request.files.get("archive")
    try:
        proposal = upload(
            Upload(
                viewer(), sent.read() if sent else b"", request.form.get("then") == "publish", language(), Way.WEB.value
            ),
            unpack=ours.unpack,
            school=ours.exercises_repository,
            repositories=ours.repositories,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
        )
    except NotValid as refused:
        say_refused(refused)
        return redirect(url_for(".form"), 303)
    return redirect(url_for(".show", proposal_id=proposal.id), 303)


@blueprint.get("/<proposal_id>")
def show(proposal_id: str) -> str:
    """Show what was found of what somebody sent or pushed."""
    return render_template("publishing/proposal.html", **_parts(_look(proposal_id)))


@blueprint.get("/<proposal_id>/live")
def live(proposal_id: str) -> Response:
    """Return the same alone, or 304 where nothing moved since the browser last asked."""
    proposal = _look(proposal_id)
    return unless_known(proposal, lambda: render_template("publishing/live.html", **_parts(proposal)))


def _look(proposal_id: str) -> Proposal:
    return proposal_of(viewer(), proposal_id, database=grader().database)


def _parts(proposal: Proposal) -> dict[str, object]:
    return {"proposal": proposal, "ended": " ".join(ended_lines(proposal, language())) if proposal.is_over else ""}
