"""Competencies: a learner's, a cohort's board, and the frameworks, which leads and operators bring in."""

from functools import partial

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.competencies.validation import MAX_COMMENT_LENGTH, Decision
from grader.domain.days import day_of
from grader.domain.errors import NotValid
from grader.domain.naming import MAX_NAME_LENGTH
from grader.engine.competencies.board import AskedLearners, competency_board
from grader.engine.competencies.bringing_in import bring_in, may_bring_in
from grader.engine.competencies.deciding import DecisionEntry, LearnerAt, decide
from grader.engine.competencies.reading import competency_page
from grader.wording.competencies import (
    brought_in_line,
    coded,
    decision_word,
    evidence_line,
    missing_sentence,
    state_word,
)
from web.exports.evidence_pack import COUNTED_AS, PACKS, evidence_answer
from web.http.competencies import frameworks as known_frameworks
from web.http.context import grader, language, viewer
from web.http.refused import BAD_REQUEST, say_refused
from web.http.security import limiter

blueprint = Blueprint("competencies", __name__)


@blueprint.get("/people/<handle>/competencies")
def show(handle: str) -> str:
    """Show where a learner stands in each competency, and what is missing for each block."""
    return _shown(handle)


def _shown(handle: str) -> str:
    ours, spoken = grader(), language()
    page = competency_page(viewer(), handle, zone=ours.settings.zone, database=ours.database, now=ours.now)
    return render_template(
        "competencies/learner.html",
        page=page,
        most_of_comment=MAX_COMMENT_LENGTH,
        coded=coded,
        state_word=partial(state_word, language=spoken),
        decision_word=partial(decision_word, language=spoken),
        evidence_line=lambda one: evidence_line(one, page.exercises, page.project(one), spoken),
        missing_sentence=lambda one: missing_sentence(one, spoken, yours=page.own),
    )


@blueprint.post("/people/<handle>/evidence")
@limiter.shared_limit(PACKS, scope=COUNTED_AS, key_func=lambda: viewer().id)
def take(handle: str) -> Response:
    """Answer with a learner's evidence pack, as a ZIP or as a paper."""
    return evidence_answer(viewer(), handle, grader(), zipped=request.form.get("form") != "pdf")


@blueprint.post("/cohorts/<cohort>/competencies/<handle>")
def say(cohort: str, handle: str) -> ResponseReturnValue:
    """Validate a competency of a learner, or take that back."""
    ours, at = grader(), f"{cohort}-{request.form.get('framework', '')}-{request.form.get('competency', '')}"
    try:
        said = decide(
            viewer(),
            LearnerAt(cohort, handle),
            _entry(),
            zone=ours.settings.zone,
            database=ours.database,
            now=ours.now,
            new_id=ours.new_id,
        )
    except NotValid as refused:
        say_refused(refused)
        return _shown(handle), BAD_REQUEST
    validated = said.decision is Decision.VALIDATED
    flash(gettext("It is validated.") if validated else gettext("The validation is taken back."), "done")
    return redirect(url_for(".show", handle=handle, _anchor=at), 303)


@blueprint.get("/cohorts/<cohort>/competencies")
def board(cohort: str) -> str:
    """Show where each learner of a cohort stands in each competency, a page of them."""
    given = request.args
    asked = AskedLearners(given.get("name", "")[:MAX_NAME_LENGTH], given.get("learners", 1, type=int))
    return render_template(
        "competencies/board.html",
        page=competency_board(viewer(), cohort, asked, database=grader().database),
        asked=asked,
        here=partial(url_for, ".board", cohort=cohort, name=asked.name or None),
        coded=coded,
        state_word=partial(state_word, language=language()),
    )


@blueprint.get("/frameworks")
def frameworks() -> str:
    """Show the newest version of each framework, and for whoever may, the form that brings one in."""
    return render_template(
        "competencies/frameworks.html",
        frameworks=tuple(known_frameworks().newest.values()),
        may_bring_in=may_bring_in(viewer()),
        coded=coded,
    )


@blueprint.post("/frameworks")
def send() -> ResponseReturnValue:
    """Bring a framework in."""
    ours, sent = grader(), request.files.get("file")
    name, content = (sent.filename or "", sent.read()) if sent else ("", b"")
    try:
        brought = bring_in(viewer(), ours.read_framework(name, content), database=ours.database)
    except NotValid as refused:
        say_refused(refused)
    else:
        flash(brought_in_line(brought.framework, language(), new=brought.new), "done")
    return redirect(url_for(".frameworks"), 303)


def _entry() -> DecisionEntry:
    form = request.form
    decided_on = form.get("decided_on", "")
    try:
        return DecisionEntry(
            framework=form.get("framework", ""),
            competency=form.get("competency", ""),
            decision=Decision(form.get("decision", "")),
            comment=form.get("comment", ""),
            decided_on=day_of(decided_on) if decided_on else None,
        )
    except ValueError as error:
        raise NotValid("validation_shape") from error
