"""What a cell of a board says, to whoever hears it and in a file."""

from grader.domain.cohorts.progress import Progress
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.grading.statuses import status_word


def cell_words(cell: Progress, language: Language, *, late: bool) -> str:
    """Return how an exercise stands, and that it was passed after its date, or is not and its date is past."""
    word = status_word(cell.status, language, passed=cell.passed_checks, total=cell.total_checks)
    if not late:
        return word
    text = gettext_for(language).gettext
    why = text("after its date") if cell.passed_at else text("its date is past")
    return f"{word}, {why}"
