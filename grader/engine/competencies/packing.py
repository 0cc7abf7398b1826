"""Gathers a learner's evidence pack: what speaks for each competency, down to the code, and what the school signed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from grader.domain.competencies.framework import Frameworks
from grader.domain.errors import PlatformError
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.grading.run import Run
from grader.domain.looks import SeenPage
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.receipts import Receipt, ReceiptKey, packed
from grader.domain.submissions.submission import Submission
from grader.engine.competencies.reading import CompetencyPage, competency_page, evidence_in
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.sources import Now
from grader.engine.submissions.handed_in_files import files_in


@dataclass(frozen=True)
class PackedHandIn:
    """A hand-in that speaks for a competency.

    Attributes:
        run: The one that told.
        exercise: The version that was run.
        files: As they were handed in; none where they were erased.
        receipts: Oldest first; none for what came in before receipts were signed.
    """

    submission: Submission
    run: Run
    exercise: Exercise | None
    files: tuple[SourceFile, ...]
    receipts: tuple[Receipt, ...]


@dataclass(frozen=True)
class EvidencePack:
    """All that the pack of a learner holds.

    Attributes:
        hand_ins: Those that evidence names, by the id of the run that told.
        frameworks: All versions, as evidence names some.
        keys: Of the school, as receipts name some.
    """

    page: CompetencyPage
    hand_ins: Mapping[str, PackedHandIn]
    frameworks: Frameworks
    keys: tuple[ReceiptKey, ...]
    made_at: datetime


def evidence_pack(
    viewer: Person, handle: str, *, zone: tzinfo, database: Database, repositories: Repositories, now: Now
) -> EvidencePack:
    """Return a learner's evidence pack, for themselves and for the staff of their cohorts, and write down who took it.

    Raises:
        NotFound: There is no such person, or nothing of theirs is this viewer's to read.
    """
    page = competency_page(viewer, handle, zone=zone, database=database, now=now, looked_at=SeenPage.EVIDENCE)
    with database.begin() as tx:
        for place in page.places:
            tx.audit.add(Act.EVIDENCE_TAKEN, page.learner.id, belongs_to=place.cohort.slug)
    with database.read() as tx:
        found, paths = _hand_ins(page, tx)
        frameworks, keys = tx.competencies.frameworks(), tx.receipts.keys()
    hand_ins = {one.run.id: _with_files(one, paths, repositories) for one in found}
    return EvidencePack(page, hand_ins, frameworks, keys, now())


def signed_list(digest: str, files: int, *, database: Database, now: Now) -> tuple[Receipt, ReceiptKey]:
    """Return the signed line over the list of a pack's files, and the key that it is checked with.

    Raises:
        PlatformError: The key cannot be read or made.
    """
    with database.begin() as tx:
        receipt = tx.receipts.sign(packed(digest, files, now()))
        key = tx.receipts.key(receipt.key)
    if key is None:
        raise PlatformError("The key %(key)s that signed just now is not known.", key=receipt.key)
    return receipt, key


def _hand_ins(page: CompetencyPage, tx: Transaction) -> tuple[list[PackedHandIn], Mapping[str, str]]:
    """Return the hand-ins that evidence names, still without files, and the paths of their repositories by id."""
    evidence = [shown for place in page.places for shown in evidence_in(place.frameworks) if shown.run_id]
    runs = tx.runs.get_all(sorted({one.run_id for one in evidence})).values()
    sent = tx.submissions.get_all(sorted({one.submission_id for one in runs}))
    receipts = tx.receipts.of_submissions(sorted(sent))
    repositories = tx.repositories.get_all(sorted({one.repository_id for one in sent.values()}))
    found = [
        PackedHandIn(
            sent[run.submission_id], run, tx.catalog.version(run.suite_digest), (), receipts.get(run.submission_id, ())
        )
        for run in runs
    ]
    return found, {repository.id: repository.path for repository in repositories.values()}


def _with_files(one: PackedHandIn, paths: Mapping[str, str], repositories: Repositories) -> PackedHandIn:
    path = paths.get(one.submission.repository_id)
    if one.exercise is None or path is None:
        return one
    files = files_in(one.submission, one.exercise, path, repositories)
    return PackedHandIn(one.submission, one.run, one.exercise, files, one.receipts)
