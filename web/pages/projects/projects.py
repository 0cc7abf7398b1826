"""The pages of projects: a cohort's list, one of them, and the form that changes it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.errors import NotFound, NotValid
from grader.domain.exercises.exercise import SourceFile
from grader.domain.text import Text
from grader.engine.projects.handing_in import hand_in_project
from grader.engine.projects.keeping import ProjectWords, change_project, copy_project, make_project, remove_project
from grader.engine.projects.reading import project_page, projects_page
from grader.engine.projects.reviewing import draw_pairs
from grader.engine.projects.sending import send_project_files
from web.http.context import grader, viewer
from web.http.refused import BAD_REQUEST, say_refused
from web.http.sending import project_ports
from web.pages.projects.words import project_words, with_blank_lines, words_kept, words_sent

ADDRESS = "address"

blueprint = Blueprint("projects", __name__)
blueprint.context_processor(project_words)


@blueprint.get("/cohorts/<cohort>/projects")
def of_cohort(cohort: str) -> str:
    """List a cohort's projects, with the form that makes one."""
    return _listed(cohort)


@blueprint.post("/cohorts/<cohort>/projects")
def make(cohort: str) -> ResponseReturnValue:
    """Make a project as a draft, and go on to its form."""
    ours, form = grader(), request.form
    words = ProjectWords(Text(form.get("title", "")))
    try:
        made = make_project(
            viewer(),
            cohort,
            form.get("slug", ""),
            words,
            zone=ours.settings.zone,
            database=ours.database,
            new_id=ours.new_id,
        )
    except NotValid as refused:
        say_refused(refused)
        return _listed(cohort), BAD_REQUEST
    return redirect(url_for(".edit", project_id=made.id), 303)


@blueprint.get("/projects/<project_id>")
def show(project_id: str) -> str:
    """Show a project: to a learner what they handed in, to the staff what everybody did."""
    return _shown(project_id)


@blueprint.get("/projects/<project_id>/edit")
def edit(project_id: str) -> str:
    """Show the form that changes a project."""
    return _form(project_id, None)


@blueprint.post("/projects/<project_id>/edit")
def change(project_id: str) -> ResponseReturnValue:
    """Keep what the form says of a project."""
    ours = grader()
    try:
        words = words_sent()
        change_project(viewer(), project_id, words, zone=ours.settings.zone, database=ours.database)
    except NotValid as refused:
        say_refused(refused)
        return _form(project_id, _typed()), BAD_REQUEST
    flash(gettext("Kept."), "done")
    return redirect(url_for(".show", project_id=project_id), 303)


@blueprint.post("/projects/<project_id>/copies")
def copy(project_id: str) -> ResponseReturnValue:
    """Make a draft of it in another cohort, and go on to its form."""
    ours = grader()
    try:
        made = copy_project(
            viewer(), project_id, request.form.get("cohort", ""), database=ours.database, new_id=ours.new_id
        )
    except NotValid as refused:
        say_refused(refused)
        return _shown(project_id), BAD_REQUEST
    flash(gettext("A draft: say when it begins."), "done")
    return redirect(url_for(".edit", project_id=made.id), 303)


@blueprint.post("/projects/<project_id>/remove")
def remove(project_id: str) -> ResponseReturnValue:
    """Remove a project that nobody has handed in."""
    removed = remove_project(viewer(), project_id, database=grader().database)
    flash(gettext("The project is gone."), "done")
    return redirect(url_for(".of_cohort", cohort=removed.cohort), 303)


@blueprint.post("/projects/<project_id>/hand-ins")
def hand_in(project_id: str) -> ResponseReturnValue:
    """Hand in the folder of one's repository, or an address."""
    address = request.form.get(ADDRESS, "") if request.form.get("way") == ADDRESS else None
    try:
        hand_in_project(viewer(), project_id, address, **project_ports())
    except NotValid as refused:
        say_refused(refused)
        return _shown(project_id), BAD_REQUEST
    flash(gettext("Handed in. The newest one counts: you may hand in again."), "done")
    return redirect(url_for(".show", project_id=project_id, _anchor="hand-in"), 303)


@blueprint.post("/projects/<project_id>/files")
def send(project_id: str) -> ResponseReturnValue:
    """Hand in files, which become a commit in one's repository."""
    chosen = [one for one in request.files.getlist("files") if one.filename]
    files = [SourceFile(one.filename or "", one.read()) for one in chosen]
    try:
        send_project_files(viewer(), project_id, files, **project_ports())
    except NotValid as refused:
        say_refused(refused)
    else:
        flash(gettext("Handed in. The newest one counts: you may hand in again."), "done")
    return redirect(url_for(".show", project_id=project_id, _anchor="hand-in"), 303)


@blueprint.post("/projects/<project_id>/pairs")
def pairs(project_id: str) -> ResponseReturnValue:
    """Draw who reviews whom."""
    drawn = draw_pairs(viewer(), project_id, database=grader().database)
    if drawn:
        flash(gettext("Drawn: each sees on this page whose project to review."), "done")
    else:
        flash(gettext("Nobody new to draw: two who have handed in are needed."), "invalid")
    return redirect(url_for(".show", project_id=project_id, _anchor="peers"), 303)


def _listed(cohort: str) -> str:
    page = projects_page(viewer(), cohort, database=grader().database, now=grader().now)
    return render_template("projects/projects.html", page=page)


def _shown(project_id: str) -> str:
    page = project_page(viewer(), project_id, database=grader().database, now=grader().now)
    return render_template("projects/project.html", page=page)


def _typed() -> ProjectWords | None:
    try:
        return words_sent()
    except NotValid:
        return None


def _form(project_id: str, typed: ProjectWords | None) -> str:
    page = project_page(viewer(), project_id, database=grader().database, now=grader().now)
    if not page.is_staff:
        raise NotFound("project", id=project_id)
    words = typed or words_kept(page.project)
    return render_template("projects/edit.html", page=page, words=words, lines=with_blank_lines(words.criteria))
