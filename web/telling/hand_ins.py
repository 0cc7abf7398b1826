"""Hand-ins as whoever handed them in is told of them: that they are safe, what each came to, and the way on."""

from collections.abc import Iterator, Sequence

from grader.assembly import Grader
from grader.domain.submissions.push_options import AnswerForm, Extra, Manner
from grader.domain.submissions.submission import Repository
from grader.domain.tries import TriesLeft
from grader.engine.people.tasks import next_of
from grader.engine.receipts.reading import confirmed
from grader.engine.submissions.intake import Accepted
from grader.engine.tries import tries_left
from grader.wording.comments import awaiting_line
from grader.wording.receipts import receipt_lines
from grader.wording.submissions import push_lines
from grader.wording.submissions.answer_lines import Said
from grader.wording.submissions.push_json import received_json
from web.telling.verdicts import verdict


def received(told: Sequence[Accepted], manner: Manner, grader: Grader) -> Iterator[Said]:
    """Yield that hand-ins are safe, and that nobody has to wait."""
    if manner.form is AnswerForm.JSON:
        for one in told:
            yield received_json(one.submission, _address(one, grader), _receipt(one, grader), _tries(one, grader))
        return
    for accepted in told:
        title = accepted.exercise.title.in_(manner.language)
        yield from push_lines.received_lines(accepted.submission, title, _address(accepted, grader), manner.language)
        tries = _tries(accepted, grader)
        if tries is not None:
            yield from push_lines.tries_lines(tries, grader.now(), grader.settings.zone, manner.language)
        if Extra.RECEIPT in manner.extras:
            yield from receipt_lines(_receipt(accepted, grader), manner.language)
    if told:
        yield push_lines.may_close_line(manner.language)


def verdicts(told: Sequence[Accepted], repository: Repository, manner: Manner, grader: Grader) -> Iterator[Said]:
    """Yield what each hand-in came to, below its name where there are several, and the way on once all passed.

    Of one that is held nothing comes now; when it is checked was said as it arrived.
    """
    running = [one for one in told if not one.run.is_held]
    passed, language = bool(told) and running == list(told), manner.language
    for number, accepted in enumerate(running, 1):
        yield ""
        if len(running) > 1 and manner.form is not AnswerForm.JSON:
            title = accepted.exercise.title.in_(language)
            yield from push_lines.heading_lines(title, number, len(running), language)
        passed &= yield from verdict(accepted, _address(accepted, grader), manner, grader=grader)
    if passed:
        task = next_of(repository, database=grader.database)
        yield from push_lines.next_lines((task.exercise, task.title) if task else None, site(grader), language)


def comments(repository: Repository, manner: Manner, grader: Grader) -> Iterator[str]:
    """Yield how many comments await the learner, and where they are."""
    with grader.database.glance() as tx:
        number = tx.comments.count_awaiting_learner(repository.enrollment_id)
    if number:
        yield awaiting_line(number, f"{site(grader)}/comments", manner.language)


def site(grader: Grader) -> str:
    """Return the address of the installation, without a slash at its end."""
    return grader.settings.public_url.rstrip("/")


def _address(accepted: Accepted, grader: Grader) -> str:
    return f"{site(grader)}/submissions/{accepted.submission.id}"


def _receipt(accepted: Accepted, grader: Grader) -> str:
    return confirmed(accepted.submission.id, database=grader.database)


def _tries(accepted: Accepted, grader: Grader) -> TriesLeft | None:
    if accepted.exercise.tries is None:
        return None
    with grader.database.read() as tx:
        return tries_left(accepted.exercise, accepted.submission.enrollment_id, grader.now(), tx)
