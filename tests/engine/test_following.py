"""What somebody who waits for a run is told, over a real SQLite file and a clock that a silent listener moves."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from grader.domain.verdict import RunState, Status
from grader.engine.following import CheckLanded, Finished, Step, StillRunning, Waiting, follow
from grader.engine.ports import Event
from tests.engine.grading_school import HALF, LEASE, WRONG, School


@dataclass
class Watch:
    """Somebody who follows Ada's run.

    Attributes:
        seconds: What their clock shows.
    """

    school: School
    run_id: str
    seconds: float = 0
    pauses: list[float] = field(default_factory=list)

    def follow(self, limit: timedelta = timedelta(seconds=60)) -> list[Step]:
        """Return all that is told."""
        return list(
            follow(
                self.run_id,
                database=self.school.database,
                announcer=self.school.announcer,
                limit=limit,
                monotonic=lambda: self.seconds,
                pause=self.pauses.append,
            )
        )

    def let_time_pass(self, silence: timedelta) -> None:
        """Move the clock on."""
        self.seconds += silence.total_seconds()


@pytest.fixture
def watch(grading_school: School) -> Watch:
    watch = Watch(grading_school, grading_school.hand_in(WRONG).run.id)
    grading_school.announcer.while_waiting = watch.let_time_pass
    return watch


def kinds(steps: list[Step]) -> list[type[Step]]:
    """Return what kind of thing was told."""
    return [type(step) for step in steps]


def test_checks_are_told_and_then_the_end(watch: Watch) -> None:
    watch.school.grade(watch.run_id)

    *checks, end = watch.follow()

    assert checks == [CheckLanded(check) for check in HALF.checks]
    assert end == Finished(watch.school.run(watch.run_id))


def test_a_run_that_is_graded_while_we_wait_is_told_as_it_happens(watch: Watch) -> None:
    def grade_now(_: timedelta) -> None:
        watch.school.grade(watch.run_id)

    watch.school.announcer.while_waiting = grade_now

    steps = watch.follow()

    assert kinds(steps) == [CheckLanded, CheckLanded, Finished]


def test_a_stream_that_was_lost_is_made_up_for_by_the_database(watch: Watch) -> None:
    watch.school.grade(watch.run_id)
    watch.school.announcer.events.clear()

    steps = watch.follow()

    assert kinds(steps) == [Finished]


def test_a_stream_that_lost_its_end_is_too(watch: Watch) -> None:
    watch.school.grade(watch.run_id)
    watch.school.announcer.events[watch.run_id].pop()

    steps = watch.follow()

    assert kinds(steps) == [CheckLanded, CheckLanded, Finished]


def test_a_run_that_began_again_is_told_again(watch: Watch) -> None:
    watch.school.announcer.announce(watch.run_id, Event("started"))
    watch.school.announcer.announce(watch.run_id, Event("check", check=HALF.checks[0]))
    watch.school.grade(watch.run_id)

    steps = watch.follow()

    assert kinds(steps) == [CheckLanded, CheckLanded, CheckLanded, Finished]


def test_without_redis_we_say_that_our_side_is_away(watch: Watch) -> None:
    watch.school.announcer.down = True

    steps = watch.follow()

    assert steps == [Waiting(ours=True)]
    assert watch.pauses == [1]


def test_without_redis_a_verdict_that_is_there_is_told(watch: Watch) -> None:
    watch.school.grade(watch.run_id)
    watch.school.announcer.down = True

    steps = watch.follow()

    assert kinds(steps) == [Finished]


def test_without_a_sandbox_we_say_that_our_side_is_away(watch: Watch) -> None:
    watch.school.announcer.announce(watch.run_id, Event("started"))
    watch.school.announcer.announce(watch.run_id, Event("waiting"))

    assert watch.follow() == [Waiting(ours=True)]


def test_a_run_that_waited_and_was_graded_since_is_told_whole(watch: Watch) -> None:
    watch.school.announcer.announce(watch.run_id, Event("waiting"))
    watch.school.grade(watch.run_id)

    assert kinds(watch.follow()) == [CheckLanded, CheckLanded, Finished]


def test_a_run_that_waits_its_turn_says_so_once_and_how_many_come_before(watch: Watch) -> None:
    watch.school.clock.move(seconds=1)
    second = watch.school.hand_in(WRONG, "karim").run.id
    behind = Watch(watch.school, second)
    watch.school.announcer.while_waiting = behind.let_time_pass

    steps = behind.follow(timedelta(seconds=20))

    assert steps == [Waiting(ours=False, ahead=1), StillRunning()]


def test_a_run_that_waits_a_moment_says_nothing(watch: Watch) -> None:
    steps = watch.follow(timedelta(seconds=3))

    assert steps == [StillRunning()]


def test_a_run_that_takes_longer_than_we_follow_goes_on(watch: Watch) -> None:
    with watch.school.database.begin() as tx:
        tx.runs.claim(watch.run_id, token="slow", lease=LEASE)

    steps = watch.follow(timedelta(seconds=20))

    assert steps == [StillRunning()]
    assert watch.school.run(watch.run_id).state is RunState.RUNNING


def test_what_is_told_last_is_what_is_stored(watch: Watch) -> None:
    watch.school.grade(watch.run_id)

    end = watch.follow()[-1]

    assert isinstance(end, Finished)
    assert end.run.status is Status.PARTIAL
