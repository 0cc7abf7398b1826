"""From a `main` that moved to what is stored of it, over a real SQLite file."""

from dataclasses import replace

import pytest

from grader.domain.errors import RepositoryUnreadable
from grader.domain.exercises.exercise import SourceFile
from grader.domain.queue.queues import QueueName
from grader.domain.verdicts import RunState, Status
from grader.engine.submissions import intake
from grader.engine.submissions.intake import EMPTY_TREE
from tests.engine.grading_school import BONJOUR, PRIX, SOLUTION, STARTER, WRONG, School


def slugs(accepted: tuple[intake.Accepted, ...]) -> list[str]:
    """Return the exercises that were taken in."""
    return [one.submission.exercise for one in accepted]


def test_an_untouched_repository_hands_nothing_in(grading_school: School) -> None:
    assert grading_school.accept().accepted == ()


def test_a_changed_exercise_is_taken_in(grading_school: School) -> None:
    commit = grading_school.push(bonjour=SOLUTION)

    (accepted,) = grading_school.accept().accepted

    sent = accepted.submission
    assert (sent.exercise, sent.commit, sent.number, sent.received_at) == ("bonjour", commit, 1, grading_school.clock())
    assert sent.tree == grading_school.repositories.folders(grading_school.repository().path, commit)["bonjour"]
    assert accepted.exercise == BONJOUR


def test_what_is_taken_in_waits_and_its_bell_is_rung(grading_school: School) -> None:
    run = grading_school.hand_in().run

    assert grading_school.run(run.id) == run
    assert (run.state, run.suite_digest) == (RunState.QUEUED, BONJOUR.suite_digest)
    assert grading_school.doorbell.rung == [(run.id, QueueName.LIVE)]
    assert grading_school.cell().status is Status.QUEUED


def test_taking_in_twice_changes_nothing(grading_school: School) -> None:
    before = grading_school.repository()
    grading_school.push(bonjour=SOLUTION)
    first = grading_school.accept()

    again, stale = grading_school.accept(), grading_school.accept_as_known(before)

    assert (len(first.accepted), again.accepted, stale.accepted) == (1, (), ())
    assert len(grading_school.doorbell.rung) == 1


def test_who_comes_second_finds_what_the_first_took_in(grading_school: School) -> None:
    accepted = grading_school.hand_in()

    found = intake.taken_in(grading_school.repository(), accepted.submission.commit, database=grading_school.database)

    assert found == (accepted,)


def test_two_exercises_come_in_the_order_of_the_cohort(grading_school: School) -> None:
    grading_school.push(prix=SOLUTION, bonjour=SOLUTION)

    intake = grading_school.accept()

    assert slugs(intake.accepted) == ["bonjour", "prix"]


def test_a_push_that_leaves_an_exercise_alone_hands_in_the_other_only(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.push(bonjour=SOLUTION, prix=SOLUTION)

    intake = grading_school.accept()

    assert slugs(intake.accepted) == ["prix"]


def test_a_new_commit_with_the_same_folders_hands_nothing_in(grading_school: School) -> None:
    grading_school.hand_in()
    grading_school.push(bonjour=SOLUTION)

    assert grading_school.accept().accepted == ()


def test_going_back_to_the_starter_is_a_hand_in_too(grading_school: School) -> None:
    grading_school.hand_in()

    again = grading_school.hand_in(STARTER)

    assert again.submission.number == 2


def test_every_change_counts_one_more_try(grading_school: School) -> None:
    numbers = [grading_school.hand_in(content).submission.number for content in (SOLUTION, WRONG, SOLUTION)]

    assert numbers == [1, 2, 3]


def test_a_folder_that_is_no_exercise_hands_nothing_in(grading_school: School) -> None:
    grading_school.push(notes=b"mes notes")

    assert grading_school.accept().accepted == ()


def test_a_deleted_folder_is_handed_in_empty(grading_school: School) -> None:
    path = grading_school.repository().path
    grading_school.repositories.push(path, [SourceFile("prix/prix.py", STARTER)])

    taken = grading_school.accept().accepted

    assert [one.submission.tree for one in taken] == [EMPTY_TREE]


def test_an_exercise_that_came_after_the_repository_is_taken_in(grading_school: School) -> None:
    grading_school.give(replace(PRIX, slug="vote", suite_digest="v" * 64))
    grading_school.push(vote=SOLUTION)

    assert slugs(grading_school.accept().accepted) == ["vote"]


def test_a_hand_in_is_dated_by_when_main_moved(grading_school: School) -> None:
    moved_at = grading_school.clock()
    grading_school.push(bonjour=SOLUTION)
    grading_school.clock.move(minutes=5)

    (accepted,) = grading_school.accept().accepted

    assert accepted.submission.received_at == moved_at


def test_one_learners_push_is_nothing_to_another(grading_school: School) -> None:
    grading_school.push("karim", bonjour=SOLUTION)

    assert grading_school.accept("ada").accepted == ()


def test_a_silent_redis_keeps_the_bell_for_later(grading_school: School) -> None:
    grading_school.doorbell.down = True
    grading_school.push(bonjour=SOLUTION)

    intake = grading_school.accept()

    assert (slugs(intake.accepted), intake.bell_rung) == (["bonjour"], False)
    assert grading_school.doorbell.rung == []


def test_a_new_version_is_what_later_hand_ins_run_against(grading_school: School) -> None:
    old = grading_school.hand_in()
    grading_school.give(replace(BONJOUR, suite_digest="2" * 64))

    new = grading_school.hand_in(WRONG)

    assert (old.run.suite_digest, new.run.suite_digest) == (BONJOUR.suite_digest, "2" * 64)


def test_an_id_that_is_taken_is_drawn_again(grading_school: School) -> None:
    taken = grading_school.hand_in()
    grading_school.next_ids[:] = [taken.submission.id, taken.run.id]

    again = grading_school.hand_in(WRONG)

    assert again.submission.number == 2
    assert {again.submission.id, again.run.id}.isdisjoint({taken.submission.id, taken.run.id})


def test_a_repository_that_git_cannot_read_is_ours_to_mend(grading_school: School) -> None:
    grading_school.repositories.unreadable.add(grading_school.repository().path)

    with pytest.raises(RepositoryUnreadable):
        grading_school.accept()


def test_only_its_own_bell_is_rung(grading_school: School) -> None:
    grading_school.doorbell.down = True
    waiting = grading_school.hand_in(handle="karim").run.id
    grading_school.doorbell.down = False

    rung = grading_school.hand_in().run.id

    assert grading_school.doorbell.rung == [(rung, QueueName.LIVE)]
    assert grading_school.sweep().rung_again == 1
    assert {run_id for run_id, _ in grading_school.doorbell.rung} == {rung, waiting}


def test_a_look_that_a_later_one_overtakes_adds_nothing_behind_it(grading_school: School) -> None:
    first, seen = grading_school.push(bonjour=WRONG), grading_school.repository()

    def push_again(commit: str) -> None:
        if commit == first:
            grading_school.push(bonjour=SOLUTION)
            grading_school.accept()

    grading_school.repositories.while_reading = push_again

    overtaken = grading_school.accept_as_known(seen)

    assert (overtaken.commit, overtaken.accepted) == (grading_school.repository().recorded_commit, ())
    assert grading_school.cell().submissions == 1
    assert grading_school.sweep().accepted == 0
