"""Comments on hand-ins: the forms that write, change, remove and resolve them, and the list of what awaits somebody."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from grader.domain.comments import Thread
from grader.domain.errors import NotValid
from grader.engine.comments import reading, writing
from grader.engine.comments.writing import Place
from web.http.context import grader, viewer

blueprint = Blueprint("comments", __name__)


@blueprint.get("/comments")
def show() -> str:
    """List the open threads that await the reader, of one cohort where it is asked for."""
    page = reading.awaiting(viewer(), database=grader().database, cohort=request.args.get("cohort") or None)
    return render_template("comments/awaiting.html", page=page)


@blueprint.post("/submissions/<submission_id>/comments")
def begin(submission_id: str) -> ResponseReturnValue:
    """Begin a thread on a line of a file, or on the whole hand-in."""
    ours = grader()
    comment = writing.begin_thread(
        viewer(),
        submission_id,
        _place(),
        request.form["text"],
        database=ours.database,
        repositories=ours.repositories,
        now=ours.now,
        new_id=ours.new_id,
    )
    return _to(submission_id, f"comment-{comment.id}")


@blueprint.post("/comments/threads/<thread_id>")
def answer(thread_id: str) -> ResponseReturnValue:
    """Write one more comment in a thread."""
    ours = grader()
    thread = writing.answer_thread(
        viewer(), thread_id, request.form["text"], database=ours.database, now=ours.now, new_id=ours.new_id
    )
    return _to_thread(thread)


@blueprint.post("/comments/threads/<thread_id>/resolve")
def resolve(thread_id: str) -> ResponseReturnValue:
    """Say that nobody needs to read a thread any more."""
    return _to_thread(writing.resolve_thread(viewer(), thread_id, database=grader().database))


@blueprint.post("/comments/threads/<thread_id>/reopen")
def reopen(thread_id: str) -> ResponseReturnValue:
    """Open a thread again."""
    return _to_thread(writing.reopen_thread(viewer(), thread_id, database=grader().database))


@blueprint.get("/comments/<comment_id>")
def edit(comment_id: str) -> str:
    """Show the form that changes a comment."""
    comment, thread = reading.comment_to_change(viewer(), comment_id, database=grader().database)
    return render_template("comments/comment.html", comment=comment, thread=thread)


@blueprint.post("/comments/<comment_id>")
def change(comment_id: str) -> ResponseReturnValue:
    """Replace the text of one's own comment."""
    ours = grader()
    return _to_thread(
        writing.change_comment(viewer(), comment_id, request.form["text"], database=ours.database, now=ours.now)
    )


@blueprint.post("/comments/<comment_id>/remove")
def remove(comment_id: str) -> ResponseReturnValue:
    """Remove one's own comment."""
    thread = writing.remove_comment(viewer(), comment_id, database=grader().database)
    flash(gettext("Your comment is gone."), "done")
    return _to(thread.submission_id, "comments")


def _place() -> Place:
    """Return the line of the form; with no number in it, the whole hand-in.

    Raises:
        NotValid: `line_shape`.
    """
    line = request.form.get("line", "").strip()
    if not line:
        return Place()
    if not line.isascii() or not line.isdigit() or len(line) > len("1000000"):
        raise NotValid("line_shape")
    return Place(request.form.get("path", ""), int(line))


def _to_thread(thread: Thread) -> ResponseReturnValue:
    return _to(thread.submission_id, f"thread-{thread.id}")


def _to(submission_id: str, anchor: str) -> ResponseReturnValue:
    return redirect(url_for("submissions.show", submission_id=submission_id, _anchor=anchor), 303)
