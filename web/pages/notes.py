"""Private notes about a hand-in: the forms by which its cohort's staff write, change and remove their own."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.notes import Note
from grader.engine import notes
from web.http.context import grader, viewer

blueprint = Blueprint("notes", __name__)


@blueprint.post("/submissions/<submission_id>/notes")
def write(submission_id: str) -> ResponseReturnValue:
    """Note something of a hand-in."""
    ours = grader()
    note = notes.write_note(
        viewer(),
        submission_id,
        request.form["text"],
        alone=_alone(),
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
    )
    return _to(note)


@blueprint.get("/notes/<note_id>")
def edit(note_id: str) -> str:
    """Show the form that changes a note."""
    return render_template("notes/note.html", note=notes.note_to_change(viewer(), note_id, database=grader().database))


@blueprint.post("/notes/<note_id>")
def change(note_id: str) -> ResponseReturnValue:
    """Replace the text of one's own note."""
    ours = grader()
    return _to(
        notes.change_note(viewer(), note_id, request.form["text"], alone=_alone(), database=ours.database, now=ours.now)
    )


@blueprint.post("/notes/<note_id>/remove")
def remove(note_id: str) -> ResponseReturnValue:
    """Remove one's own note."""
    note = notes.remove_note(viewer(), note_id, database=grader().database)
    flash(gettext("Your note is gone."), "done")
    return _to(note)


def _alone() -> bool:
    return request.form.get("alone") == "yes"


def _to(note: Note) -> ResponseReturnValue:
    return redirect(url_for("submissions.show", submission_id=note.submission_id, _anchor="notes"), 303)
