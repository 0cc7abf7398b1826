"""What somebody who waits for a run is told, over a real SQLite file and a clock that a silent listener moves."""

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from grader.domain.queue.hosts import Host, HostProblem
from grader.domain.queue.outlook import Outlook
from grader.domain.verdicts import RunState, Status
from grader.engine.grading.following import (
    AWAY,
    CheckLanded,
    Finished,
    Step,
    StillRunning,
    StillWaiting,
    TooLong,
    follow,
)
from grader.engine.ports.grading import Event
from tests.engine.grading_school import HALF, LEASE, SOLUTION, WRONG, School


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
    grading_school.join("atlas")
    watch = Watch(grading_school, grading_school.hand_in(WRONG).run.id)
    grading_school.announcer.while_waiting = watch.let_time_pass
    return watch


def kinds(steps: list[Step]) -> list[type[Step]]:
    """Return what kind of thing was told."""
    return [type(step) for step in steps]


def test_checks_are_told_and_then_the_end(watch: Watch) -> None:
    watch.school.grade()

    *checks, end = watch.follow()

    assert checks == [CheckLanded(check) for check in HALF.checks]
    assert end == Finished(watch.school.run(watch.run_id))


def test_a_run_that_is_graded_while_we_wait_is_told_as_it_happens(watch: Watch) -> None:
    def grade_now(_: timedelta) -> None:
        watch.school.grade()

    watch.school.announcer.while_waiting = grade_now

    steps = watch.follow()

    assert kinds(steps) == [CheckLanded, CheckLanded, Finished]


def test_a_stream_that_was_lost_is_made_up_for_by_the_database(watch: Watch) -> None:
    watch.school.grade()
    watch.school.announcer.events.clear()

    steps = watch.follow()

    assert kinds(steps) == [Finished]


def test_a_stream_that_lost_its_end_is_too(watch: Watch) -> None:
    watch.school.grade()
    watch.school.announcer.events[watch.run_id].pop()

    steps = watch.follow()

    assert kinds(steps) == [CheckLanded, CheckLanded, Finished]


def test_a_run_that_began_again_is_told_again(watch: Watch) -> None:
    watch.school.announcer.announce(watch.run_id, Event("started"))
    watch.school.announcer.announce(watch.run_id, Event("check", check=HALF.checks[0]))
    watch.school.grade()

    steps = watch.follow()

    assert kinds(steps) == [CheckLanded, CheckLanded, CheckLanded, Finished]


def test_without_redis_we_say_that_our_side_is_away(watch: Watch) -> None:
    watch.school.announcer.down = True

    steps = watch.follow()

    assert steps == [StillWaiting(AWAY)]
    assert watch.pauses == [1]


def test_without_redis_a_verdict_that_is_there_is_told(watch: Watch) -> None:
    watch.school.grade()
    watch.school.announcer.down = True

    steps = watch.follow()

    assert kinds(steps) == [Finished]


def test_without_a_sandbox_we_say_that_our_side_is_away(watch: Watch) -> None:
    for _ in range(2):
        watch.school.announcer.announce(watch.run_id, Event("started"))
        watch.school.announcer.announce(watch.run_id, Event("waiting"))

    assert watch.follow() == [StillWaiting(AWAY)]


def test_a_single_refusal_may_be_a_restart_and_is_waited_out(watch: Watch) -> None:
    def grade_now(_: timedelta) -> None:
        watch.school.grade()

    watch.school.announcer.announce(watch.run_id, Event("waiting"))
    watch.school.announcer.while_waiting = grade_now

    assert kinds(watch.follow()) == [CheckLanded, CheckLanded, Finished]


def test_a_run_that_waited_and_was_graded_since_is_told_whole(watch: Watch) -> None:
    watch.school.announcer.announce(watch.run_id, Event("waiting"))
    watch.school.grade()

    assert kinds(watch.follow()) == [CheckLanded, CheckLanded, Finished]


def behind(watch: Watch) -> Watch:
    """Return Karim, who follows his run behind Ada's."""
    watch.school.clock.move(seconds=1)
    behind = Watch(watch.school, watch.school.hand_in(WRONG, "karim").run.id)
    watch.school.announcer.while_waiting = behind.let_time_pass
    return behind


def test_a_run_that_waits_its_turn_says_so_once_and_how_many_come_before(watch: Watch) -> None:
    steps = behind(watch).follow(timedelta(seconds=30))

    assert steps == [StillWaiting(Outlook(1)), StillRunning()]


def test_a_run_that_waits_is_told_when_fewer_come_before(watch: Watch) -> None:
    karim = behind(watch)

    def pass_time(silence: timedelta) -> None:
        karim.let_time_pass(silence)
        if karim.seconds == 20:
            watch.school.take()

    watch.school.announcer.while_waiting = pass_time

    steps = karim.follow(timedelta(seconds=30))

    assert steps == [StillWaiting(Outlook(1)), StillWaiting(Outlook(0)), StillRunning()]


def test_a_run_that_waits_longer_than_we_follow_is_told_so_and_no_more(watch: Watch) -> None:
    karim = behind(watch)
    taken = watch.school.take()
    assert taken is not None
    watch.school.clock.move(seconds=9)
    watch.school.grade_taken(taken)
    watch.school.join("atlas", slots=1)
    third = Watch(watch.school, watch.school.hand_in(SOLUTION).run.id)
    watch.school.announcer.while_waiting = third.let_time_pass

    steps = third.follow(timedelta(seconds=5))

    assert karim.run_id != third.run_id
    assert steps == [TooLong(Outlook(1, wait=timedelta(seconds=9)))]


def test_where_no_host_takes_work_we_say_that_our_side_is_away(watch: Watch) -> None:
    with watch.school.database.begin() as tx:
        tx.hosts.beat(Host("atlas", watch.school.clock(), slots=2, problem=HostProblem.ENGINE))

    assert watch.follow() == [StillWaiting(AWAY)]


def test_where_no_host_is_heard_of_we_say_so_and_wait_for_its_return(watch: Watch) -> None:
    with watch.school.database.begin() as tx:
        tx.hosts.leave("atlas")

    def pass_time(silence: timedelta) -> None:
        watch.let_time_pass(silence)
        if watch.seconds == 20:
            watch.school.grade()

    watch.school.announcer.while_waiting = pass_time

    steps = watch.follow()

    assert steps[0] == StillWaiting(Outlook(0, ours=True, nobody=True))
    assert kinds(steps[1:]) == [CheckLanded, CheckLanded, Finished]


def test_a_run_that_waits_a_moment_says_nothing(watch: Watch) -> None:
    steps = watch.follow(timedelta(seconds=3))

    assert steps == [StillRunning()]


def test_a_run_that_takes_longer_than_we_follow_goes_on(watch: Watch) -> None:
    with watch.school.database.begin() as tx:
        tx.runs.claim(token="slow", lease=LEASE, at=watch.school.clock())

    steps = watch.follow(timedelta(seconds=20))

    assert steps == [StillRunning()]
    assert watch.school.run(watch.run_id).state is RunState.RUNNING


def test_what_is_told_last_is_what_is_stored(watch: Watch) -> None:
    watch.school.grade()

    end = watch.follow()[-1]

    assert isinstance(end, Finished)
    assert end.run.status is Status.PARTIAL
