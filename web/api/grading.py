"""Runs, and the words that people read for them."""

from grader.domain.text import Language
from grader.domain.verdicts import GLYPHS, Status
from grader.engine import listing
from grader.engine.submissions.submission_page import run_page
from grader.wording.grading.statuses import status_help
from web.api.endpoints import Reading, endpoint
from web.api.shapes.basic import Text
from web.api.shapes.grading import Run, RunLine, Runs, Word, Words
from web.http.bearer import caller
from web.http.context import grader


@endpoint("/statuses", Words)
def list_statuses() -> Words:
    """List the status words: what each means and what to do, in both languages."""
    return Words(items=[_word(status) for status in Status])


def _word(status: Status) -> Word:
    fr, en = status_help(status, Language.FR), status_help(status, Language.EN)
    return Word(
        status=status,
        glyph=GLYPHS[status],
        word=Text(fr=fr.word, en=en.word),
        meaning=Text(fr=fr.meaning, en=en.meaning),
        action=Text(fr=fr.action, en=en.action),
    )


@endpoint("/submissions/<submission_id>/runs", Runs, reading=Reading(refusals=("not-found",)))
def list_runs(submission_id: str) -> Runs:
    """List the runs of a hand-in, newest first; more than one where it was graded again."""
    _, runs = listing.runs_of(caller(), submission_id, database=grader().database)
    return Runs(items=[RunLine.model_validate(run) for run in runs])


@endpoint("/runs/<run_id>", Run, reading=Reading(refusals=("not-found",)))
def read_run(run_id: str) -> Run:
    """Read a run: the JSON of `grader grade --json`, and where the run is on its way."""
    ours = grader()
    page = run_page(caller(), run_id, database=ours.database, announcer=ours.announcer, now=ours.now)
    return Run.of(page, grader().runners)
