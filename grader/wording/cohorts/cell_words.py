"""What a cell of a board says, to whoever hears it and in a file."""

from grader.domain.cohorts.progress import Progress
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.grading.statuses import status_word


def cell_words(cell: Progress, language: Language, *, late: bool) -> str:
    """Return how an exercise stands, with its marks: a newest hand-in that does not pass, and what came late."""
    word = status_word(cell.status, language, passed=cell.passed_checks, total=cell.total_checks)
    text = gettext_for(language).gettext
    marks = [text("the latest hand-in does not pass")] if cell.newest_fails else []
    if late:
        marks.append(text("after its date") if cell.passed_at else text("its date is past"))
    return ", ".join([word, *marks])
