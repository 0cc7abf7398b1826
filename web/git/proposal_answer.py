"""What a push to the exercises' repository reads: the gate's findings as they come, then whether its branch moved."""

import time
from collections.abc import Generator, Iterable, Iterator
from datetime import timedelta
from threading import BoundedSemaphore

import structlog

from grader.assembly import Grader
from grader.domain.errors import GraderError, NotValid
from grader.domain.operation.audit import Way
from grader.domain.people import Person
from grader.domain.publishing.proposal import NO_COMMIT, Proposal, ProposalState
from grader.domain.submissions.push_options import Manner, manner_of
from grader.engine.ports.git import Proposing, RefUpdate
from grader.engine.publishing import proposing
from grader.wording.ascii_letters import in_ascii
from grader.wording.exercises import proposal_lines
from grader.wording.submissions.answer_lines import typable, unknown_option_lines, written
from grader.wording.submissions.ref_lines import deleted_lines, refused_lines

log = structlog.get_logger()

LONGEST = timedelta(minutes=15)
"""How long a push is followed; a shorter one would leave whoever brings many exercises without an answer."""
MOST_FOLLOWED = 8
"""Pushes that one web process follows at once: each holds a thread for minutes."""
SEATS = BoundedSemaphore(MOST_FOLLOWED)


def answer_proposal(push: Proposing, name: str, person: Person, usual: Manner, *, grader: Grader) -> Iterator[bytes]:
    """Yield the whole answer to a push.

    Args:
        name: What its commit is held under, and its proposal's id.
        usual: How to answer where the push asks for nothing else.
    """
    yield from push.answer()
    manner = manner_of(push.options, usual)
    yield from _said(unknown_option_lines(manner), push, manner)
    try:
        refusal = yield from _answered(push, name, person, manner, grader)
    except GraderError:
        log.exception("proposal_not_made", proposal=name)
        yield from _said([proposal_lines.ours_line(manner.language)], push, manner)
        refusal = proposal_lines.not_moved(manner.language)
    yield push.settle(in_ascii(refusal))
    yield push.end()


def _answered(
    push: Proposing, name: str, person: Person, manner: Manner, grader: Grader
) -> Generator[bytes, None, str]:
    """Yield what a push reads, and return why its `main` did not move; empty where it did."""
    language = manner.language
    refusals = push.refusals()
    update = next(iter(push.updates), None)
    if refusals or update is None:
        yield from _said(refused_lines(refusals, language), push, manner)
        return proposal_lines.not_moved(language)
    if update.new == NO_COMMIT:
        deleted = [typable(proposing.branch_of(update), manner.form)]
        yield from _said(deleted_lines(deleted, language), push, manner)
        return ""
    proposal, refused = _proposed(push, update, name, person, manner, grader)
    if proposal is None:
        yield from _said(refused, push, manner)
        return proposal_lines.not_moved(language)
    yield from _said(proposal_lines.begun_lines(language, publishes=proposal.publishes), push, manner)
    ended = yield from _followed(proposal, push, manner, grader)
    yield from _said(["", *proposal_lines.ended_lines(ended, language)], push, manner)
    return "" if ended.state is ProposalState.ACCEPTED else proposal_lines.not_moved(language)


def _proposed(
    push: Proposing, update: RefUpdate, name: str, person: Person, manner: Manner, grader: Grader
) -> tuple[Proposal | None, Iterable[str]]:
    """Return a proposal that waits from now on; None, and why, where it cannot."""
    if push.held and not proposing.follows_main(update, grader.repositories):
        grader.exercises_repository.forget(name)
        return None, proposal_lines.refused_lines("main_behind", {}, manner.language)
    proposal = Proposal(
        id=name,
        person_id=person.id,
        branch=proposing.branch_of(update),
        commit=update.new,
        base=proposing.main_of(grader.repositories),
        language=manner.language,
        way=Way.GIT,
        made_at=grader.now(),
    )
    try:
        proposing.propose(proposal, database=grader.database, now=grader.now)
    except NotValid as refused:
        grader.exercises_repository.forget(name)
        return None, proposal_lines.refused_lines(refused.code, refused.params, manner.language)
    log.info("proposal_made", proposal=proposal.id)
    return proposal, ()


def _followed(proposal: Proposal, push: Proposing, manner: Manner, grader: Grader) -> Generator[bytes, None, Proposal]:
    """Yield what is found as it is found, as long as a thread may wait for it."""
    if not SEATS.acquire(blocking=False):
        return proposal
    seen = proposal
    try:
        for step in proposing.follow(
            proposal, database=grader.database, now=grader.now, wait=time.sleep, limit=LONGEST
        ):
            if isinstance(step, Proposal):
                seen = step
            if isinstance(step, str) or not (seen.attempts or seen.is_over):
                line = step if isinstance(step, str) else proposal_lines.waiting_line(manner.language)
                yield from _said([line], push, manner)
    finally:
        SEATS.release()
    return seen


def _said(lines: Iterable[str], push: Proposing, manner: Manner) -> Iterator[bytes]:
    for said in lines:
        for line in written(said, manner.form):
            yield push.say(line + "\n")
