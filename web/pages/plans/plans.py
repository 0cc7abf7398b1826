"""Cohorts and their plans: opened, named, laid over weeks, and what moves with another first day."""

from collections.abc import Mapping
from datetime import date

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from grader.domain.assignments import Assignment, Counts
from grader.domain.cohorts.cohort import Cohort
from grader.domain.days import day_of
from grader.domain.errors import NotAllowed, NotValid, Refused
from grader.domain.plans.plan import PlanDays, closed_of
from grader.engine.cohorts.starters import bring_starters
from grader.engine.plans import changing, dating, opening, reading
from grader.engine.plans.changing import PlanEntry
from grader.engine.plans.opening import Opening
from grader.engine.ports.sources import Now
from grader.engine.rosters import removing
from grader.wording.accounts.refused_forms import form_sentence
from web.http.context import grader, language, viewer
from web.http.form_fields import FieldError
from web.http.planning import PlanningPorts, planning

blueprint = Blueprint("plans", __name__, url_prefix="/cohorts")

OPENING_FIELDS = {
    "slug_shape": "slug",
    "cohort_taken": "slug",
    "name_shape": "name",
    "name_unseen": "name",
    "closed_shape": "closed",
    "too_many_closed": "closed",
}
"""Beside which field people read why a cohort was not opened; all else is about its first day."""
MOST_DIGITS = 6
TRACK, COHORT = "track:", "cohort:"


@blueprint.get("")
def cohorts() -> str:
    """Show the cohorts that the reader finds, and the form that opens one."""
    return _cohorts({})


@blueprint.post("")
def open_cohort() -> ResponseReturnValue:
    """Open a cohort."""
    form = request.form
    try:
        days = _days(form) if form.get("starts", "").strip() or form.get("closed", "").strip() else None
        source = form.get("source", "")
        asked = Opening(
            Cohort(form["slug"].strip(), form["name"]),
            days,
            track=source.removeprefix(TRACK) if source.startswith(TRACK) else "",
            like=source.removeprefix(COHORT) if source.startswith(COHORT) else "",
        )
        left = opening.open_planned(viewer(), asked, **planning())
    except (NotAllowed, NotValid) as refused:
        return _cohorts(form, refused), 400
    flash(gettext("%(name)s is open.", name=asked.cohort.name), "done")
    if left:
        flash(gettext("Not published yet, so not given: %(slugs)s.", slugs=", ".join(left)), "invalid")
    return _to(asked.cohort.slug)


@blueprint.get("/<cohort>/exercises")
def show(cohort: str) -> str:
    """Show a cohort's plan, a page of its exercises, with the forms that change it for who may."""
    page = reading.plan_of(viewer(), cohort, database=grader().database)
    return render_template(
        "plans/plan.html",
        page=page,
        shown=page.shown(_number(), request.args.get("at", "")),
        entry_of=_entry_of,
        closed_lines=_closed_lines,
    )


@blueprint.post("/<cohort>/exercises")
def give(cohort: str) -> ResponseReturnValue:
    """Give a cohort one more exercise."""
    return _put(cohort, request.form["exercise"])


@blueprint.post("/<cohort>/exercises/<slug>")
def change(cohort: str, slug: str) -> ResponseReturnValue:
    """Place and date an exercise."""
    try:
        changing.change(viewer(), cohort, slug, _entry(request.form), **planning())
    except (NotAllowed, NotValid) as refused:
        _say(refused)
    else:
        flash(gettext("Kept."), "done")
    return _to(cohort, f"row-{slug}", at=slug)


@blueprint.post("/<cohort>/remove")
def remove(cohort: str) -> ResponseReturnValue:
    """Take a cohort away that nobody learns in, nor ever did."""
    try:
        removing.remove_cohort(viewer(), cohort, database=grader().database)
    except NotAllowed as refused:
        _say(refused)
        return _to(cohort)
    flash(gettext("The cohort is removed."), "done")
    return redirect(url_for(".cohorts"), 303)


@blueprint.post("/<cohort>/exercises/<slug>/move")
def move(cohort: str, slug: str) -> ResponseReturnValue:
    """Move an exercise up or down, and lead back to the same button."""
    down = request.form.get("to") == "down"
    changing.move(viewer(), cohort, slug, down=down, database=grader().database)
    return _to(cohort, f"{'down' if down else 'up'}-{slug}", at=slug)


@blueprint.post("/<cohort>/exercises/<slug>/remove")
def take_off(cohort: str, slug: str) -> ResponseReturnValue:
    """Take an exercise off a cohort."""
    changing.take_off(viewer(), cohort, slug, database=grader().database)
    flash(gettext("Taken off. What was handed in is kept, and comes back with it."), "done")
    return _to(cohort, exercises=_number())


@blueprint.post("/<cohort>/name")
def rename(cohort: str) -> ResponseReturnValue:
    """Give a cohort another name."""
    try:
        changing.rename(viewer(), cohort, request.form["name"], database=grader().database)
    except (NotAllowed, NotValid) as refused:
        _say(refused)
    else:
        flash(gettext("The name is changed."), "done")
    return _to(cohort)


@blueprint.get("/<cohort>/plan")
def dates_ahead(cohort: str) -> ResponseReturnValue:
    """Show what other days of a plan would move; nothing is changed."""
    try:
        ahead = dating.dates_ahead(viewer(), cohort, _days(request.args), **_dating(request.args))
    except (NotAllowed, NotValid) as refused:
        _say(refused)
        return _to(cohort)
    return render_template("plans/ahead.html", ahead=ahead, asked=request.args, entry_of=_entry_of)


@blueprint.post("/<cohort>/plan")
def set_days(cohort: str) -> ResponseReturnValue:
    """Store the days of a plan, and move the dates that are not past."""
    try:
        ahead = dating.set_days(viewer(), cohort, _days(request.form), **_dating(request.form))
    except (NotAllowed, NotValid) as refused:
        _say(refused)
        return _to(cohort)
    moved = len(ahead.moving)
    said = ngettext(
        "The plan is kept, and %(num)s exercise has other dates.",
        "The plan is kept, and %(num)s exercises have other dates.",
        moved,
    )
    flash(said if moved else gettext("The plan is kept. No date has moved."), "done")
    return _to(cohort)


class _Dating(PlanningPorts):
    by_hand_too: bool
    now: Now


def _dating(form: Mapping[str, str]) -> _Dating:
    return _Dating(by_hand_too="by_hand_too" in form, now=grader().now, **planning())


def _cohorts(form: Mapping[str, str], refused: Refused | None = None) -> str:
    """Return the page of cohorts with what was typed, and why it was refused.

    Raises:
        Refused: The same, where its code has no sentence: the error page will answer.
    """
    found = reading.cohort_list(viewer(), database=grader().database)
    error = None
    if refused is not None:
        error = FieldError(OPENING_FIELDS.get(refused.code, "starts"), _sentence(refused))
    return render_template("plans/cohorts.html", page=found, form=form, error=error, track=TRACK, cohort=COHORT)


def _put(cohort: str, exercise: str) -> ResponseReturnValue:
    try:
        is_new = changing.put(viewer(), cohort, exercise, _entry(request.form), **planning())
    except (NotAllowed, NotValid) as refused:
        _say(refused)
        return _to(cohort, "give")
    if is_new:
        _bring(cohort)
    return _to(cohort, f"row-{exercise}", at=exercise)


def _bring(cohort: str) -> None:
    """Bring the files of a new exercise to the learners who are there, and say so."""
    ours = grader()
    brought = bring_starters(
        cohort, database=ours.database, repositories=ours.repositories, doorbell=ours.doorbell, new_id=ours.new_id
    )
    flash(gettext("Given."), "done")
    if brought.commits:
        said = ngettext(
            "Its files are in %(num)s repository: its learner runs git pull.",
            "Its files are in %(num)s repositories: their learners run git pull.",
            brought.commits,
        )
        flash(said, "done")
    if brought.left:
        flash(
            gettext("These repositories could not be written to: %(handles)s.", handles=", ".join(brought.left)),
            "invalid",
        )


def _days(form: Mapping[str, str]) -> PlanDays:
    if not form.get("starts", "").strip():
        raise NotValid("first_day_missing")
    return PlanDays(day_of(form["starts"]), closed_of(form.get("closed", "")), "holidays" in form)


def _entry(form: Mapping[str, str]) -> PlanEntry:
    return PlanEntry(
        module=form.get("module", ""),
        week=_week(form),
        starts_on=_day(form, "starts"),
        due_on=_day(form, "due"),
        counts=_counts(form.get("counts", "")),
    )


def _counts(said: str) -> Counts:
    return Counts.LATEST if said == Counts.LATEST else Counts.BEST


def _week(form: Mapping[str, str]) -> int | None:
    said = form.get("week", "").strip()
    if not said:
        return None
    return int(said) if said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS else 0


def _day(form: Mapping[str, str], name: str) -> date | None:
    said = form.get(name, "").strip()
    return day_of(said) if said else None


def _entry_of(given: Assignment) -> PlanEntry:
    return changing.entry_of(given, grader().settings.zone)


def _closed_lines(days: PlanDays | None) -> str:
    """Return closed days as they are typed."""
    rows = days.closed if days else ()
    return "\n".join(f"{one.first}" if one.first == one.last else f"{one.first} {one.last}" for one in rows)


def _say(refused: Refused) -> None:
    flash(_sentence(refused), "invalid")


def _sentence(refused: Refused) -> str:
    said = form_sentence(refused, language())
    if said is None:
        raise refused
    return said


def _number() -> int:
    """Return the page of exercises that is asked for."""
    return request.args.get("exercises", 1, type=int)


def _to(cohort: str, place: str | None = None, *, at: str | None = None, exercises: int = 1) -> ResponseReturnValue:
    """Lead back to the plan, to the page of an exercise or of this number."""
    number = exercises if exercises > 1 else None
    return redirect(url_for(".show", cohort=cohort, at=at, exercises=number, _anchor=place), 303)
