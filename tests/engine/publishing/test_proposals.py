"""What becomes of a proposal: bounds of its folders, `main` before everything, and a process that dies over it."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from grader.domain.errors import ManifestError, NotFound, NotValid
from grader.domain.exercises.exercise import ExerciseFolder
from grader.domain.grading.scoring import platform_fault
from grader.domain.publishing.proof import Proof
from grader.domain.publishing.proposal import NO_COMMIT, Proposal, ProposalState
from grader.domain.publishing.proved import Proved
from grader.domain.text import Language
from grader.engine.publishing import deciding, proposing
from tests.engine.grading_school import School, exercise

NEW = exercise("panier")


@dataclass
class Protected:
    """A repository whose `main` is a name.

    Attributes:
        main: Where it is.
    """

    main: str = NO_COMMIT
    forgotten: list[str] = field(default_factory=list)

    def prepare(self) -> None:
        """Be there."""

    def move(self, commit: str, before: str) -> bool:
        """Move, unless it is elsewhere."""
        self.main = commit if self.main == before else self.main
        return self.main == commit

    def forget(self, name: str) -> None:
        """Note it."""
        self.forgotten.append(name)


def proposal(school: School, name: str = "B-1", branch: str = "main") -> Proposal:
    person = school.people["ines"].id
    return Proposal(name, person, branch, "a" * 40, NO_COMMIT, Language.FR, "git", school.clock())


def proved(*, holds: bool = True) -> Proved:
    folder = ExerciseFolder(NEW, (), ())
    return Proved(folder, (Proof("solution", "passes", platform_fault(NEW), holds=holds),))


def decide(school: School, given: Proposal, repository: Protected, *looked_at: Proved) -> ProposalState:
    return deciding.decide(given, looked_at, school=repository, database=school.database, now=school.clock)


def published(school: School) -> bool:
    with school.database.read() as tx:
        return tx.catalog.current(NEW.slug) is not None


@pytest.mark.parametrize(
    ("branch", "main", "holds", "state", "public"),
    [
        ("main", NO_COMMIT, True, ProposalState.ACCEPTED, True),
        ("main", NO_COMMIT, False, ProposalState.REFUSED, False),
        ("main", "b" * 40, True, ProposalState.MOVED, False),
        ("main", "a" * 40, True, ProposalState.ACCEPTED, True),  # the process before died after it had moved it
        ("essai", NO_COMMIT, True, ProposalState.ACCEPTED, False),
    ],
)
def test_main_moves_first_and_everything_or_nothing_is_published(
    grading_school: School,
    branch: str,
    main: str,
    holds: bool,  # noqa: FBT001 - a case's
    state: ProposalState,
    public: bool,  # noqa: FBT001 - the expected answer
) -> None:
    given, repository = proposal(grading_school, branch=branch), Protected(main)

    came_to = decide(grading_school, given, repository, proved(), proved(holds=holds))

    assert (came_to, published(grading_school)) == (state, public)
    assert (repository.main == "a" * 40) is (branch == "main" and state is ProposalState.ACCEPTED)


def test_one_whose_processes_die_is_given_up(grading_school: School) -> None:
    ports = {"database": grading_school.database, "now": grading_school.clock}
    proposing.propose(proposal(grading_school), **ports)

    holds = []
    for _ in range(deciding.MOST_ATTEMPTS + 1):
        holds.append(deciding.take(new_secret=grading_school.new_secret, **ports))
        assert deciding.take(new_secret=grading_school.new_secret, **ports) is None
        grading_school.clock.move(seconds=2 * deciding.HELD.total_seconds())

    with grading_school.database.read() as tx:
        ended = tx.proposals.get("B-1")
    assert [hold is None for hold in holds] == [False] * deciding.MOST_ATTEMPTS + [True]
    assert ended is not None
    assert ended.state is ProposalState.UNPROVEN


def test_what_is_found_is_told_line_by_line_and_once(grading_school: School) -> None:
    ports = {"database": grading_school.database, "now": grading_school.clock}
    proposing.propose(proposal(grading_school), **ports)
    lines = iter(["un", "deux"])

    def wait(_: float) -> None:
        grading_school.clock.move(seconds=11)
        if (line := next(lines, None)) is None:
            hold.end(ProposalState.REFUSED)
        else:
            hold.say(line)

    steps = proposing.follow(proposal(grading_school), wait=wait, limit=timedelta(minutes=5), **ports)
    hold = deciding.take(new_secret=grading_school.new_secret, **ports)
    assert hold is not None

    *told, ended = steps

    assert told == ["un", "deux"]
    assert isinstance(ended, Proposal)
    assert ended.state is ProposalState.REFUSED


def test_whoever_waits_long_is_told_so_once_and_left_at_the_limit(grading_school: School) -> None:
    ports = {"database": grading_school.database, "now": grading_school.clock}
    proposing.propose(proposal(grading_school), **ports)
    made, minute = proposal(grading_school), timedelta(minutes=1)

    told = list(proposing.follow(made, wait=lambda _: grading_school.clock.move(seconds=6), limit=minute, **ports))

    assert told == [made, made]


def test_nobody_has_too_many(grading_school: School) -> None:
    ports = {"database": grading_school.database, "now": grading_school.clock}
    for number in range(proposing.MOST_OPEN):
        proposing.propose(proposal(grading_school, f"B-{number}"), **ports)

    with pytest.raises(NotValid, match="too_many_proposals"):
        proposing.propose(proposal(grading_school, "B-9"), **ports)


def test_a_folder_has_bounds(grading_school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    repositories = grading_school.repositories
    repositories.hold("tree", {f"{number}.txt": b"x" * 10 for number in range(9)})

    assert len(deciding.files_of("tree", repositories)) == 9
    monkeypatch.setattr(deciding, "MOST_BYTES", 50)
    with pytest.raises(ManifestError) as heavy:
        deciding.files_of("tree", repositories)
    monkeypatch.setattr(deciding, "MOST_FILES", 5)
    with pytest.raises(ManifestError) as many:
        deciding.files_of("tree", repositories)

    assert [error.value.problems[0].code for error in (heavy, many)] == ["folder_too_large", "too_many_files"]


def test_it_is_for_the_staff(grading_school: School) -> None:
    proposing.must_be_staff(grading_school.people["paul"])

    with pytest.raises(NotFound):
        proposing.must_be_staff(grading_school.people["ada"])
