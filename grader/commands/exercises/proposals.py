"""What publishing leaves to a process of its own, which a worker host starts and ends: proofs, and changed starters."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

import click
import structlog

from grader.adapters.exercise_files.received import read_received
from grader.assembly import Grader, assemble
from grader.commands.exercises.checking import prove_and_say
from grader.commands.exercises.live_output import Output
from grader.commands.hosting.serving import end_as_by_ctrl_c
from grader.domain.errors import GraderError, ManifestError
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.operation.audit import SYSTEM, Actor, Way
from grader.domain.publishing.proposal import ProposalState
from grader.domain.publishing.proved import Proved
from grader.engine.cohorts.changed_starters import bring_changed_starters
from grader.engine.operation.acting import act_as
from grader.engine.publishing import deciding, gate
from grader.engine.publishing.deciding import Hold
from grader.engine.publishing.withdrawing import withdrawn_at
from grader.logs import configure
from grader.settings import Settings
from grader.wording.exercises import proposal_lines
from grader.wording.exercises.trainer_lines import problem_line

log = structlog.get_logger()

MOST_FOLDERS = 50
"""Exercises that one push may change: each takes a host half a minute, and others wait."""

Prove = Callable[[ExerciseFolder, Settings, Output], Proved]


@click.command("prove-proposals", hidden=True)
def prove_proposals() -> None:
    """Prove what waits to be published, one after another, and bring changed starters to learners."""
    configure()
    end_as_by_ctrl_c()
    act_as(SYSTEM)
    parts = assemble(Settings())
    while hold := deciding.take(database=parts.database, now=parts.now, new_secret=parts.new_secret):
        prove_proposal(hold, parts, _prove)
    bring_changed_starters(
        database=parts.database, repositories=parts.repositories, doorbell=parts.doorbell, new_id=parts.new_id
    )


def prove_proposal(hold: Hold, parts: Grader, prove: Prove) -> None:
    """Prove a proposal and decide what becomes of it; one that is broken off is given back."""
    proposal, state = hold.proposal, ProposalState.QUEUED
    act_as(Actor(Way(proposal.way), proposal.person_id))
    try:
        with structlog.contextvars.bound_contextvars(proposal=proposal.id):
            state = _decided(hold, parts, prove)
    finally:
        hold.end(state)
        if state is not ProposalState.QUEUED:
            parts.exercises_repository.forget(proposal.id)
        act_as(SYSTEM)


def _decided(hold: Hold, parts: Grader, prove: Prove) -> ProposalState:
    try:
        state = _proven(hold, parts, prove)
    except GraderError as fault:
        log.warning("proposal_not_proven", fault=fault)
        return ProposalState.UNPROVEN
    except Exception:  # the outermost loop of a process
        log.exception("proposal_broke_off")
        return ProposalState.UNPROVEN
    log.info("proposal_decided", state=state)
    return state


def _proven(hold: Hold, parts: Grader, prove: Prove) -> ProposalState:
    proposal = hold.proposal
    language = proposal.language
    settings = parts.settings.model_copy(update={"language": language})
    changed = deciding.changed_folders(proposal, parts.repositories)
    for line in proposal_lines.gone_lines(changed.gone, language):
        hold.say(line)
    if len(changed.trees) > MOST_FOLDERS:
        hold.say(proposal_lines.too_many_line(len(changed.trees), MOST_FOLDERS, language))
        return ProposalState.REFUSED
    looked_at = list(_each(changed.trees, hold, parts, settings, prove))
    proved = [one for one in looked_at if one is not None]
    if len(proved) < len(looked_at):
        return ProposalState.REFUSED
    state = deciding.decide(
        proposal, proved, school=parts.exercises_repository, database=parts.database, now=parts.now
    )
    if state is ProposalState.ACCEPTED and proposal.publishes:
        _say_published(proved, hold, parts)
    return state


def _each(
    trees: Mapping[str, str], hold: Hold, parts: Grader, settings: Settings, prove: Prove
) -> Iterator[Proved | None]:
    """Yield what was proven of each folder; None where it cannot be read. One that is published as it is needs none."""
    for name, tree in trees.items():
        try:
            folder = read_received(name, deciding.files_of(tree, parts.repositories), parts.runners)
        except ManifestError as error:
            for problem in error.problems:
                hold.say(f"{name}/{problem_line(problem, settings.language)}")
            yield None
            continue
        if gate.is_published(folder.exercise, database=parts.database):
            hold.say(proposal_lines.known_line(name, settings.language))
        else:
            yield prove(folder, settings, _Said(hold))


def _say_published(proved: list[Proved], hold: Hold, parts: Grader) -> None:
    for slug in (one.folder.exercise.slug for one in proved):
        withdrawn = withdrawn_at(slug, database=parts.database) is not None
        for line in proposal_lines.published_lines(slug, hold.proposal.language, withdrawn=withdrawn):
            hold.say(line)


def _prove(folder: ExerciseFolder, settings: Settings, output: Output) -> Proved:
    return prove_and_say(folder, settings, output, steadily=True)


class _Said:
    """Stores each line with the proposal, where whoever pushed reads it."""

    def __init__(self, hold: Hold) -> None:
        self._hold = hold

    def begin(self, what: str) -> None:
        """Say nothing: only what was found is told."""

    def say(self, line: str, took: timedelta | None = None) -> None:
        """Store it."""
        del took
        self._hold.say(line)
