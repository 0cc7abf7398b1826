"""Hosts that join, beat, drain and leave, over a real SQLite file and a clock that is moved by hand."""

from dataclasses import replace

import pytest

from grader.domain.queue.hosts import Host, HostProblem
from grader.engine.queue import attendance
from grader.engine.queue.attendance import SILENT_AFTER, Duty
from tests.engine.grading_school import School

WORKS = Duty(problem=None, draining=False, leads=True)


@pytest.fixture
def atlas(grading_school: School) -> Host:
    """Return a host that has joined."""
    return joined(grading_school, "atlas")


def joined(school: School, name: str, digest: str = "d1") -> Host:
    """Return a host that has joined a moment after those before it."""
    school.clock.move(seconds=1)
    host = Host(name, school.clock(), slots=2, images={"python": digest})
    attendance.join(host, database=school.database)
    return host


def beat(school: School, host: Host) -> Duty:
    """Beat as a host."""
    return attendance.beat(host, database=school.database)


def live(school: School) -> list[str]:
    """Return the names of the hosts that live."""
    return [one.host.id for one in attendance.live_hosts(database=school.database)]


def test_a_host_alone_works_and_leads(grading_school: School, atlas: Host) -> None:
    assert beat(grading_school, atlas) == WORKS


def test_the_longest_up_leads(grading_school: School, atlas: Host) -> None:
    zeus = joined(grading_school, "zeus")

    assert [beat(grading_school, host).leads for host in (atlas, zeus)] == [True, False]


def test_the_next_leads_once_the_first_is_silent(grading_school: School, atlas: Host) -> None:
    zeus = joined(grading_school, "zeus")
    grading_school.clock.move(seconds=SILENT_AFTER.total_seconds() + 1)

    assert beat(grading_school, zeus).leads
    assert live(grading_school) == ["zeus"]


def test_a_host_that_was_asked_to_leave_hears_it_at_its_next_beat(grading_school: School, atlas: Host) -> None:
    asked = [attendance.drain(name, database=grading_school.database) for name in ("atlas", "nobody")]

    duty = beat(grading_school, atlas)

    assert (asked, duty.draining, duty.takes_work) == ([True, False], True, False)


def test_a_host_that_left_is_seen_no_more_and_may_come_back(grading_school: School, atlas: Host) -> None:
    attendance.drain("atlas", database=grading_school.database)
    attendance.leave(atlas, database=grading_school.database)
    gone = live(grading_school)

    attendance.join(atlas, database=grading_school.database)

    assert (gone, live(grading_school)) == ([], ["atlas"])
    assert beat(grading_school, atlas) == WORKS


def test_a_host_that_the_database_forgot_joins_again(grading_school: School, atlas: Host) -> None:
    attendance.leave(atlas, database=grading_school.database)

    beat(grading_school, atlas)

    assert live(grading_school) == ["atlas"]


def test_a_host_without_its_engine_takes_no_work_until_it_answers(grading_school: School, atlas: Host) -> None:
    duties = [
        beat(grading_school, replace(atlas, problem=problem)).takes_work for problem in (HostProblem.ENGINE, None)
    ]

    assert duties == [False, True]


def test_a_host_with_another_image_takes_no_work(grading_school: School, atlas: Host) -> None:
    zeus = joined(grading_school, "zeus", "d2")

    assert beat(grading_school, zeus).problem is HostProblem.IMAGE
    assert beat(grading_school, atlas).problem is None


def test_an_upgrade_that_most_hosts_have_moves_the_work_to_them(grading_school: School, atlas: Host) -> None:
    upgraded = [joined(grading_school, name, "d2") for name in ("zeus", "hera")]

    assert [beat(grading_school, host).problem for host in (atlas, *upgraded)] == [HostProblem.IMAGE, None, None]


def test_a_host_shows_what_it_has_under_way(grading_school: School, atlas: Host) -> None:
    run_id = grading_school.hand_in().run.id
    grading_school.take(host="atlas")

    (found,) = attendance.live_hosts(database=grading_school.database)

    assert found.running == (run_id,)
