"""Private notes about a hand-in: the staff of its cohort write and read them, and its learner does not."""

from grader.domain.errors import NotAllowed, NotFound
from grader.domain.naming import checked_text
from grader.domain.notes import Note
from grader.domain.people import Person
from grader.engine.people.access import staffed_submission
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.sources import NewId, Now
from grader.engine.submissions.keeping import require_kept

MOST_A_HAND_IN = 100


def notes_of(viewer: Person, submission_id: str, *, database: Database) -> tuple[Note, ...]:
    """Return what the staff noted of a hand-in, oldest first, without what others noted for themselves alone.

    Raises:
        NotFound: There is no such hand-in, or this person is not of its cohort's staff.
    """
    with database.read() as tx:
        staffed_submission(viewer, submission_id, tx)
        found = tx.notes.of_submissions([submission_id]).get(submission_id, ())
    return tuple(note for note in found if note.is_read_by(viewer))


def write_note(
    viewer: Person,
    submission_id: str,
    text: str,
    *,
    alone: bool = False,
    database: Database,
    now: Now,
    new_id: NewId,
) -> Note:
    """Return a new note.

    Args:
        alone: For the viewer's own eyes; else all of the cohort's staff read it.

    Raises:
        NotFound: There is no such hand-in, or this person is not of its cohort's staff.
        NotValid: The text.
        NotAllowed: The hand-in's code was erased, or has very many notes.
    """
    text = checked_text(text)
    with database.begin() as tx:
        submission, enrollment = staffed_submission(viewer, submission_id, tx)
        require_kept(submission, tx)
        if len(tx.notes.of_submissions([submission_id]).get(submission_id, ())) >= MOST_A_HAND_IN:
            raise NotAllowed("too_many_notes", most=MOST_A_HAND_IN)
        note = Note(new_id(), submission_id, enrollment.id, viewer, text, now(), alone=alone)
        tx.notes.add(note)
    return note


def note_to_change(viewer: Person, note_id: str, *, database: Database) -> Note:
    """Return a note that the viewer wrote.

    Raises:
        NotFound: There is no such note, or this person is not of its cohort's staff.
        NotAllowed: `not_author`.
    """
    with database.read() as tx:
        return _own(viewer, note_id, tx)


def change_note(
    viewer: Person, note_id: str, text: str, *, alone: bool | None = None, database: Database, now: Now
) -> Note:
    """Return the viewer's own note, which says something else now.

    Args:
        alone: Who reads it from now on, as `write_note`; None: as before.

    Raises:
        NotFound: There is no such note, or this person is not of its cohort's staff.
        NotAllowed: `not_author`.
        NotValid: The text.
    """
    text = checked_text(text)
    with database.begin() as tx:
        note = _own(viewer, note_id, tx)
        tx.notes.change(note_id, text, now(), alone=note.alone if alone is None else alone)
        return tx.notes.get(note_id) or note


def remove_note(viewer: Person, note_id: str, *, database: Database) -> Note:
    """Return the viewer's own note, which is gone.

    Raises:
        NotFound: There is no such note, or this person is not of its cohort's staff.
        NotAllowed: `not_author`.
    """
    with database.begin() as tx:
        note = _own(viewer, note_id, tx)
        tx.notes.remove(note_id)
    return note


def _own(viewer: Person, note_id: str, tx: Transaction) -> Note:
    note = tx.notes.get(note_id)
    if note is None:
        raise NotFound("note", id=note_id)
    staffed_submission(viewer, note.submission_id, tx, code="note")
    if not note.is_read_by(viewer):
        raise NotFound("note", id=note_id)
    if note.author.id != viewer.id:
        raise NotAllowed("not_author")
    return note
