"""Compares a cohort's hand-ins of an exercise, when its staff asks: pairs that share code, and nothing kept of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from grader.domain.cohorts.cohort import Cohort
from grader.domain.errors import NotFound
from grader.domain.exercises.exercise import Exercise
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.domain.regrades.regrade import RegradeChoice
from grader.domain.similarity import Line, SharedCode, Tokens, shared_code
from grader.domain.submissions.submission import Submission
from grader.engine.people.access import may_see_everyone
from grader.engine.ports.database import Database, Transaction
from grader.engine.ports.git import Repositories
from grader.engine.ports.similarity import ReadTokens
from grader.engine.submissions.handed_in_files import texts_in

MOST_COMPARED = 60
"""Learners, as whoever asks waits for the answer."""

MOST_CHARACTERS = 8_000
"""Of a hand-in, over all its files, some 200 lines: Pygments reads no more than some hundred thousand a second."""


@dataclass(frozen=True)
class ComparedHandIn:
    """One side of a pair.

    Attributes:
        files: Its texts by path.
        shared: Its lines that the other side has, too.
    """

    submission: Submission
    learner: Person
    files: Mapping[str, str]
    shared: frozenset[Line] = frozenset()

    def shared_in(self, path: str) -> frozenset[int]:
        """Return the numbers of a file's shared lines."""
        return frozenset(number for file, number in self.shared if file == path)


@dataclass(frozen=True)
class Pair:
    """Two hand-ins that share code."""

    one: ComparedHandIn
    other: ComparedHandIn
    shared_lines: int


@dataclass(frozen=True)
class SimilarityPage:
    """What can be compared, and what came of it.

    Attributes:
        hand_ins: Learners with a hand-in whose code is kept.
        pairs: Those that share most first; None where nobody has asked yet.
    """

    cohort: Cohort
    exercise: Exercise
    hand_ins: int
    pairs: tuple[Pair, ...] | None = None

    @property
    def left_out(self) -> int:
        """Return how many learners are too many to be compared at once: those who handed in longest ago."""
        return max(0, self.hand_ins - MOST_COMPARED)


def comparable(viewer: Person, cohort: str, slug: str, *, database: Database) -> SimilarityPage:
    """Return what can be compared; nothing is read of it yet.

    Raises:
        NotFound: There is no such cohort of this viewer's, or it was not given this.
    """
    with database.read() as tx:
        return _seen(viewer, cohort, slug, tx)


def compare(
    viewer: Person,
    cohort: str,
    slug: str,
    *,
    database: Database,
    repositories: Repositories,
    read_tokens: ReadTokens,
) -> SimilarityPage:
    """Return the pairs that share most of their newest hand-ins; that somebody looked is written down, and no more.

    Raises:
        NotFound: As `comparable`.
    """
    with database.begin() as tx:
        page = _seen(viewer, cohort, slug, tx)
        tx.audit.add(Act.HAND_INS_COMPARED, slug, belongs_to=cohort)
        sent = sorted(_newest(cohort, slug, tx), key=lambda one: one.received_at, reverse=True)[:MOST_COMPARED]
        paths = {key: one.path for key, one in tx.repositories.get_all([one.repository_id for one in sent]).items()}
        people = {one.id: one.person for one in tx.cohorts.places([one.enrollment_id for one in sent])}
    texts = {one.id: texts_in(one, page.exercise, paths[one.repository_id], repositories) for one in sent}
    tokens = {key: _tokens(files, read_tokens) for key, files in texts.items()}
    sides = {one.id: ComparedHandIn(one, people[one.enrollment_id], texts[one.id]) for one in sent}
    found = shared_code(tokens, _given(page.exercise, read_tokens))
    return replace(page, pairs=tuple(_pair(one, sides) for one in found))


def _newest(cohort: str, slug: str, tx: Transaction) -> tuple[Submission, ...]:
    return tx.regrades.hand_ins(RegradeChoice(slug, cohort=cohort), 1)


def _seen(viewer: Person, cohort: str, slug: str, tx: Transaction) -> SimilarityPage:
    found, exercise = tx.cohorts.get(cohort), tx.catalog.current(slug)
    if found is None or not may_see_everyone(viewer, cohort, tx):
        raise NotFound("cohort", slug=cohort)
    if exercise is None or tx.cohorts.assignment(cohort, slug) is None:
        raise NotFound("assignment", cohort=cohort, slug=slug)
    return SimilarityPage(found, exercise, tx.regrades.count_learners(RegradeChoice(slug, cohort=cohort)))


def _tokens(files: Mapping[str, str], read_tokens: ReadTokens) -> Mapping[str, Tokens]:
    room, found = MOST_CHARACTERS, {}
    for path, text in files.items():
        found[path] = read_tokens(path, text[:room])
        room -= len(text[:room])
    return found


def _given(exercise: Exercise, read_tokens: ReadTokens) -> list[Tokens]:
    return [read_tokens(one.path, one.content.decode("utf-8", "replace")) for one in exercise.starter]


def _pair(found: SharedCode, sides: Mapping[str, ComparedHandIn]) -> Pair:
    one, other = (
        replace(sides[key], shared=lines) for key, lines in zip((found.first, found.second), found.lines, strict=True)
    )
    return Pair(one, other, found.shared_lines)
