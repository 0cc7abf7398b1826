"""Private notes about hand-ins, for the staff of their cohort alone."""

from grader.domain.accounts.credentials import Scope
from grader.engine import notes
from web.api.comments import OF_SOMEBODY
from web.api.endpoints import Reading, endpoint
from web.api.shapes.comments import Removed
from web.api.shapes.notes import Note, Notes, ToNote
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/submissions/<submission_id>/notes", Notes, reading=Reading(refusals=("not-found",)))
def read_notes(submission_id: str) -> Notes:
    """Read what the staff noted of a hand-in; for its cohort's staff."""
    found = notes.notes_of(caller(), submission_id, database=grader().database)
    return Notes(items=[Note.model_validate(note) for note in found])


@endpoint(
    "/submissions/<submission_id>/notes",
    Note,
    scope=Scope.COMMENT,
    method="POST",
    reading=Reading(body=ToNote, refusals=OF_SOMEBODY),
)
def write_note(submission_id: str, body: ToNote) -> Note:
    """Note something of a hand-in, for oneself or for all of its cohort's staff."""
    ours = grader()
    note = notes.write_note(
        caller(),
        submission_id,
        body.text,
        alone=bool(body.alone),
        database=ours.database,
        now=ours.now,
        new_id=ours.new_id,
    )
    return Note.model_validate(note)


@endpoint(
    "/notes/<note_id>",
    Note,
    scope=Scope.COMMENT,
    method="PUT",
    reading=Reading(body=ToNote, refusals=OF_SOMEBODY),
)
def change_note(note_id: str, body: ToNote) -> Note:
    """Replace the text of a note that the caller wrote."""
    ours = grader()
    note = notes.change_note(caller(), note_id, body.text, alone=body.alone, database=ours.database, now=ours.now)
    return Note.model_validate(note)


@endpoint("/notes/<note_id>", Removed, scope=Scope.COMMENT, method="DELETE", reading=Reading(refusals=OF_SOMEBODY))
def remove_note(note_id: str) -> Removed:
    """Remove a note that the caller wrote."""
    return Removed(id=notes.remove_note(caller(), note_id, database=grader().database).id)
