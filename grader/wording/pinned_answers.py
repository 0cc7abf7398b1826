"""What a terminal says of an answer that a trainer pinned to a failure."""

from collections.abc import Iterator

from grader.domain.pinned_answers import PinnedAnswer
from grader.domain.text import Language
from grader.wording.catalogue import gettext_for
from grader.wording.grading.run_json import Json, text_json
from grader.wording.quoting import quotable

MOST_LINES = 12
MOST_OF_A_LINE = 1_000


def answer_said(answer: PinnedAnswer, language: Language) -> Iterator[str]:
    """Yield who answers, then what, line by line as it was typed, cut to some lines; the page shows all of it."""
    text = gettext_for(language).gettext
    yield text("%(name)s, your trainer, answers:") % {"name": quotable(answer.author.name)}
    lines = [line for line in answer.text.in_(language).split("\n") if line.strip()]
    for line in lines[:MOST_LINES]:
        yield "  " + quotable(line, limit=MOST_OF_A_LINE)
    if len(lines) > MOST_LINES:
        yield "  …"


def answer_json(answer: PinnedAnswer) -> Json:
    """Return an answer for an editor, in both languages."""
    return {"text": text_json(answer.text), "author": answer.author.name, "written_at": answer.written_at.isoformat()}
