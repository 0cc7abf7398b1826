"""The courses of learning platforms in which a cohort learns: connected by its leads, and their people taken in."""

from functools import partial

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotAllowed, NotFound, NotValid, ProviderFailed
from grader.domain.rosters.roster import LineFate, RosterPlan
from grader.engine.lti import courses
from grader.engine.rosters import reading
from grader.wording.identities import fault_sentence
from grader.wording.rosters.lists import fate_words, file_sentence, missing_sentence, totals_sentence
from web.http.context import grader, language, viewer

blueprint = Blueprint("courses", __name__)


@blueprint.context_processor
def _words() -> dict[str, object]:
    told = (fate_words, totals_sentence, missing_sentence)
    return {word.__name__: partial(word, language=language()) for word in told} | {"LineFate": LineFate}


@blueprint.get("/lti/courses/<course_id>")
def choose(course_id: str) -> str:
    """Ask a teacher who was launched which of their cohorts learns in the course."""
    ours = grader()
    course, led = courses.own_course(viewer(), course_id, database=ours.database)
    platform = ours.platforms.known.get(course.platform)
    return render_template("lti/course.html", course=course, led=led, title=platform.title if platform else "")


@blueprint.get("/cohorts/<cohort>/courses")
def show(cohort: str) -> str:
    """Show the courses in which a cohort learns."""
    ours = grader()
    page = courses.courses_page(viewer(), cohort, platforms=ours.platforms, database=ours.database)
    return render_template("lti/courses.html", page=page, public_url=ours.settings.public_url.rstrip("/"))


@blueprint.post("/cohorts/<cohort>/courses")
def connect(cohort: str) -> ResponseReturnValue:
    """Say that a cohort learns in a course."""
    try:
        courses.connect_course(viewer(), cohort, request.form.get("course", ""), database=grader().database)
    except NotAllowed as refused:
        if refused.code != "course_taken":
            raise
        flash(gettext("Another cohort learns in this course already: it lets go of it first."), "invalid")
    else:
        flash(gettext("Connected. Now you can take the people of the course in."), "done")
    return redirect(url_for(".show", cohort=cohort), 303)


@blueprint.post("/cohorts/<cohort>/courses/<course_id>/remove")
def disconnect(cohort: str, course_id: str) -> ResponseReturnValue:
    """Let go of a course."""
    courses.disconnect_course(viewer(), cohort, course_id, database=grader().database)
    flash(gettext("Let go of. Its links go on, and so do their grades."), "done")
    return redirect(url_for(".show", cohort=cohort), 303)


@blueprint.post("/cohorts/<cohort>/courses/<course_id>/people")
def look(cohort: str, course_id: str) -> ResponseReturnValue:
    """Show what taking the people of a course in would come to; nothing is stored."""
    ours = grader()
    try:
        plan = courses.plan_members(viewer(), cohort, course_id, platforms=ours.platforms, database=ours.database)
    except (NotFound, NotValid, ProviderFailed) as why:
        return _no_people(cohort, why)
    return _plan(cohort, plan, take=url_for(".take", cohort=cohort, course_id=course_id))


@blueprint.post("/cohorts/<cohort>/courses/<course_id>/people/take")
def take(cohort: str, course_id: str) -> ResponseReturnValue:
    """Take the people of a course in as the platform lists them now, and show what came of each."""
    ours = grader()
    try:
        plan = courses.take_members(
            viewer(),
            cohort,
            course_id,
            welcome_in=ours.welcome_in,
            platforms=ours.platforms,
            database=ours.database,
            repositories=ours.repositories,
            now=ours.now,
            new_id=ours.new_id,
        )
    except (NotFound, NotValid, ProviderFailed) as why:
        return _no_people(cohort, why)
    return _plan(cohort, plan, take=None)


def _plan(cohort: str, plan: RosterPlan, *, take: str | None) -> str:
    """Draw what comes of each line.

    Args:
        take: Where the form leads that takes it in; None once it is taken in.
    """
    kept = reading.kept(viewer(), cohort, database=grader().database)
    back = url_for(".show", cohort=cohort)
    return render_template("rosters/roster_plan.html", cohort=kept, plan=plan, file=None, take=take, back=back)


def _no_people(cohort: str, why: NotFound | NotValid | ProviderFailed) -> ResponseReturnValue:
    """Lead back with why there is no list."""
    if isinstance(why, ProviderFailed):
        known = grader().platforms.known.get(why.provider)
        sentence: str | None = fault_sentence(why.fault, known.title if known else "", language())
    elif why.code == "course_members":
        sentence = gettext(
            "The platform lets us list nobody: allow it “Names and Role Provisioning”, then open the course from there "
            "again."
        )
    else:
        sentence = file_sentence(why, language()) if isinstance(why, NotValid) else None
    if sentence is None:
        raise why
    flash(sentence, "ours" if isinstance(why, ProviderFailed) else "invalid")
    return redirect(url_for(".show", cohort=cohort), 303)
