"""The way of one run through a worker, over a real SQLite file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest

from grader.domain.errors import RepositoryUnreadable, SandboxBroke, SandboxUnavailable
from grader.domain.exercises.exercise import Exercise, SourceFile
from grader.domain.exercises.history import ONE_COMMIT, History, drawn_up
from grader.domain.grading.report import Report
from grader.domain.grading.run import Claim
from grader.domain.grading.scoring import platform_fault
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import Blame, Reason, RunState, Status, Verdict
from grader.engine.grading.grading import MAX_ATTEMPTS, finish
from grader.engine.ports.grading import OnCheck
from grader.engine.submissions.examining import Examined
from tests.engine.grading_school import BONJOUR, BREAKS, LEASE, SOLUTION, STARTER, WRONG, School
from tests.fakes.sandbox import DIGEST, FakeSandbox


def claim(school: School, token: str) -> Claim:
    """Take what goes next as a worker does."""
    with school.database.begin() as tx:
        claim = tx.runs.claim(token=token, lease=LEASE, at=school.clock())
    assert claim is not None
    return claim


def end(school: School, held: Claim) -> bool:
    """End a run that a worker holds."""
    parts = {"database": school.database, "announcer": school.announcer, "now": school.clock}
    return finish(held, Examined(platform_fault(BONJOUR)), **parts)


def test_a_solution_is_passed(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id

    done = grading_school.grade()

    run = grading_school.run(run_id)
    assert (done, run.state, run.image_digest, run.attempt) == (True, RunState.FINISHED, DIGEST, 1)
    assert run.finished_at == grading_school.clock()
    assert run.result is not None
    assert (run.result.verdict, run.result.points) == (Verdict.PASSED, 2)


def test_the_board_moves_with_the_verdict(grading_school: School) -> None:
    accepted = grading_school.hand_in(WRONG)

    grading_school.grade()

    cell = grading_school.cell()
    assert (cell.status, cell.passed_checks, cell.submission_id) == (Status.PARTIAL, 1, accepted.submission.id)


def test_every_step_is_announced(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id

    grading_school.grade()

    assert grading_school.announcer.kinds(run_id) == ["started", "check", "check", "finished"]


def test_only_what_is_handed_in_reaches_the_sandbox(grading_school: School) -> None:
    repository = grading_school.repository()
    files = [SourceFile("bonjour/bonjour.py", SOLUTION), SourceFile("bonjour/secret.txt", b"")]
    grading_school.repositories.push(repository.path, files)
    run_id = grading_school.accept().accepted[0].run.id

    grading_school.grade()

    sent = ("bonjour", (SourceFile("bonjour.py", SOLUTION),), repository.enrollment_id)
    assert grading_school.sandbox.runs == [sent]
    result = grading_school.run(run_id).result
    assert result is not None
    assert result.ignored == ("secret.txt",)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("Bonjour.py", SOLUTION, Reason.MISSING_FILE),
        ("bonjour.py", b"\xff", Reason.UNREADABLE_FILE),
        ("bonjour.py", b"", Reason.MISSING_FILE),
        ("bonjour.py", b"#" * 300_000, Reason.UNREADABLE_FILE),
    ],
)
def test_what_cannot_be_graded_is_told_without_a_sandbox(
    grading_school: School, name: str, content: bytes, reason: Reason
) -> None:
    grading_school.repositories.push(grading_school.repository().path, [SourceFile(f"bonjour/{name}", content)])
    run_id = grading_school.accept().accepted[0].run.id

    grading_school.grade()

    result = grading_school.run(run_id).result
    assert result is not None
    assert (result.verdict, result.blame, result.reason) == (Verdict.FAILED, Blame.YOUR_REPO, reason)
    assert grading_school.sandbox.runs == []


@pytest.mark.parametrize("run_id", ["", "nobody"])
def test_a_run_that_is_not_there_is_dropped(grading_school: School, run_id: str) -> None:
    assert grading_school.grade() is False


def test_a_second_bell_for_the_same_run_is_dropped(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.grade()

    again = grading_school.grade()

    assert again is False
    assert len(grading_school.sandbox.runs) == 1


def test_a_run_that_another_worker_has_is_dropped(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id
    claim(grading_school, "other")

    assert grading_school.grade() is False
    assert grading_school.announcer.kinds(run_id) == []


def test_a_result_whose_run_was_lost_is_dropped(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id
    lost = claim(grading_school, "first")
    grading_school.clock.move(seconds=60)
    grading_school.sweep()
    claim(grading_school, "second")

    kept = end(grading_school, lost)

    assert kept is False
    assert grading_school.run(run_id).state is RunState.RUNNING
    assert grading_school.cell().status is not Status.OURS
    assert grading_school.announcer.kinds(run_id) == []


def test_a_result_that_is_late_but_that_nobody_else_has_is_kept(grading_school: School) -> None:
    grading_school.hand_in()
    held = claim(grading_school, "first")
    grading_school.clock.move(seconds=60)

    assert end(grading_school, held) is True


def test_waiting_for_a_sandbox_costs_no_attempt(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id
    grading_school.sandbox.down = True

    for _ in range(MAX_ATTEMPTS + 2):
        with pytest.raises(SandboxUnavailable):
            grading_school.grade()

    run = grading_school.run(run_id)
    assert (run.state, run.attempt) == (RunState.QUEUED, 0)
    assert grading_school.announcer.kinds(run_id)[-2:] == ["started", "waiting"]
    assert grading_school.cell().status is Status.QUEUED


def test_a_run_that_waited_is_graded_once_there_is_a_sandbox(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.sandbox.down = True
    with pytest.raises(SandboxUnavailable):
        grading_school.grade()

    grading_school.sandbox.down = False
    grading_school.grade()

    assert grading_school.cell().status is Status.PASSED


def test_a_broken_sandbox_is_tried_again(grading_school: School) -> None:
    run_id = grading_school.hand_in(BREAKS).run.id

    with pytest.raises(SandboxBroke):
        grading_school.grade()

    run = grading_school.run(run_id)
    assert (run.state, run.attempt) == (RunState.QUEUED, 1)
    assert grading_school.cell().status is Status.QUEUED


def test_what_breaks_every_time_ends_charged_to_nobody(grading_school: School) -> None:
    run_id = grading_school.hand_in(BREAKS).run.id

    for _ in range(MAX_ATTEMPTS):
        with pytest.raises(SandboxBroke):
            grading_school.grade()

    result = grading_school.run(run_id).result
    assert result is not None
    assert (result.verdict, result.blame, result.reason) == (Verdict.ERROR, Blame.PLATFORM, Reason.PLATFORM)
    assert grading_school.cell().status is Status.OURS
    assert grading_school.announcer.kinds(run_id)[-1] == "finished"


def test_our_own_fault_does_not_take_a_pass_away(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.grade()
    grading_school.hand_in(BREAKS)

    for _ in range(MAX_ATTEMPTS):
        with pytest.raises(SandboxBroke):
            grading_school.grade()

    assert grading_school.cell().status is Status.PASSED


def test_a_repository_that_git_cannot_read_is_tried_again(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id
    grading_school.repositories.unreadable.add(grading_school.repository().path)

    with pytest.raises(RepositoryUnreadable):
        grading_school.grade()

    assert grading_school.run(run_id).state is RunState.QUEUED


def test_a_redis_that_is_away_keeps_no_verdict_back(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.announcer.down = True

    assert grading_school.grade() is True


def test_a_run_keeps_the_version_it_was_handed_in_for(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.give(replace(BONJOUR, suite_digest="2" * 64, hand_in=("other.py",)))

    grading_school.grade()

    assert grading_school.cell().status is Status.PASSED


class WritingSandbox(FakeSandbox):
    """A sandbox during which another hand-in comes in."""

    def __init__(self, school: School) -> None:
        super().__init__()
        self._school = school

    def run(
        self,
        exercise: Exercise,
        files: Sequence[SourceFile],
        *,
        owner: str,
        on_check: OnCheck,
        history: History | None = None,
    ) -> Report:
        """Hand in as Karim, then report."""
        self._school.hand_in(SOLUTION, "karim")
        return super().run(exercise, files, owner=owner, on_check=on_check)


def test_no_transaction_is_open_while_a_sandbox_runs(grading_school: School) -> None:
    grading_school.hand_in()

    done = grading_school.grade(sandbox=WritingSandbox(grading_school))

    assert done is True
    assert grading_school.doorbell.rung[-1][1] is QueueName.LIVE
    assert grading_school.cell("karim").status is Status.QUEUED


def test_a_starter_that_is_handed_in_again_is_graded_like_anything_else(grading_school: School) -> None:
    grading_school.hand_in()
    run_id = grading_school.hand_in(STARTER).run.id

    grading_school.grade()

    assert grading_school.run(run_id).status is Status.PARTIAL


class LosingSandbox(FakeSandbox):
    """A sandbox during which the run is given to another worker, and which ends when it is told to stop."""

    def __init__(self, school: School, run_id: str) -> None:
        super().__init__()
        self._school = school
        self._run_id = run_id
        self._stopped = Event()

    def stop(self) -> None:
        """End the run."""
        self._stopped.set()

    def run(
        self,
        exercise: Exercise,
        files: Sequence[SourceFile],
        *,
        owner: str,
        on_check: OnCheck,
        history: History | None = None,
    ) -> Report:
        """Lose the run, and wait for the end."""
        self._school.lose(self._run_id)
        assert self._stopped.wait(60)
        message = "the run was stopped from outside"
        raise SandboxBroke(message)


def test_a_worker_that_lost_its_run_ends_its_sandbox_and_leaves_the_run_alone(grading_school: School) -> None:
    run_id = grading_school.hand_in().run.id

    done = grading_school.grade(sandbox=LosingSandbox(grading_school, run_id), lease=timedelta(seconds=0.1))

    run = grading_school.run(run_id)
    assert (done, run.state, run.attempt) == (False, RunState.RUNNING, 2)


def test_a_suite_that_looks_at_commits_is_told_those_of_the_hand_in(grading_school: School) -> None:
    asks = replace(BONJOUR, suite_digest="3" * 64, asks_history=True)
    with grading_school.database.begin() as tx:
        tx.catalog.publish(asks, grading_school.clock())
    commit = grading_school.hand_in().submission.commit
    told = drawn_up(ONE_COMMIT, ["bonjour.py"])
    grading_school.repositories.histories[commit] = told

    grading_school.grade()

    assert grading_school.sandbox.histories == [told]


def test_the_same_files_are_run_again_where_commits_decide(grading_school: School) -> None:
    asks = replace(BONJOUR, suite_digest="3" * 64, asks_history=True)
    with grading_school.database.begin() as tx:
        tx.catalog.publish(asks, grading_school.clock())

    for content in (SOLUTION, STARTER, SOLUTION):
        grading_school.hand_in(content)
        grading_school.grade()

    assert len(grading_school.sandbox.runs) == 3
