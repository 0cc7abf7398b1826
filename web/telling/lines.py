"""What a push would say of a hand-in, told to a program as it happens: a JSON document a line, its end the last."""

import json
from collections.abc import Iterator

from grader.assembly import Grader
from grader.domain.people import Person
from grader.domain.submissions.push_options import AnswerForm, Manner
from grader.domain.submissions.submission import Repository
from grader.engine.submissions.intake import Accepted
from grader.engine.submissions.own_hand_in import own_hand_in
from grader.wording.grading.run_json import SCHEMA_VERSION
from grader.wording.submissions.answer_lines import Said, written
from web.telling.hand_ins import comments, received, verdicts


def told_lines(
    person: Person, repository: Repository, accepted: Accepted, manner: Manner, *, grader: Grader
) -> Iterator[bytes]:
    """Yield what a push of this hand-in alone reads, then the event `end`: the status word, and until when it is held.

    In the forms for people each line is an event `line`, also an empty one.
    """
    for said in _said(repository, accepted, manner, grader):
        for line in written(said, manner.form):
            yield (line if manner.form is AnswerForm.JSON else _document(event="line", text=line)).encode() + b"\n"
    _, now = own_hand_in(person, accepted.submission.id, database=grader.database)
    held_until = now.run.held_until.isoformat() if now.run.is_held and now.run.held_until else None
    end = _document(event="end", submission=now.submission.id, status=now.run.status, held_until=held_until)
    yield end.encode() + b"\n"


def _said(repository: Repository, accepted: Accepted, manner: Manner, grader: Grader) -> Iterator[Said]:
    yield from received([accepted], manner, grader)
    yield from verdicts([accepted], repository, manner, grader)
    yield from comments(repository, manner, grader)


def _document(**values: str | None) -> str:
    return json.dumps({"schema_version": SCHEMA_VERSION} | values)
