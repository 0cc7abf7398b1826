"""Evidence is noted as a run ends, once, and for passes that are there where an exercise declares more since."""

from dataclasses import replace

from grader.domain.exercises.exercise import Exercise, ExerciseFolder
from grader.domain.publishing.proof import Proof
from grader.engine.competencies.noting import note_evidence
from grader.engine.publishing.gate import publish
from tests.engine.grading_school import SOLUTION, WRONG, School


def shown(school: School, handle: str = "ada") -> list[str]:
    with school.database.read() as tx:
        (place,) = tx.cohorts.enrollments_of_person(f"P-{handle}")
        found = tx.competencies.evidence(place.id)
    return sorted(f"{one.framework}:{one.version} {one.competency} {one.source}" for one in found)


def publish_mended(school: School, exercise: Exercise) -> None:
    with school.database.read() as tx:
        (place,) = tx.cohorts.enrollments_of_person("P-ada")
        (sent, *_) = tx.submissions.page([place.id], None, None, 1)
        result = tx.runs.latest_of([sent.id])[sent.id].result
    assert result is not None
    proven = Proof("solution", "passes", result, holds=True)
    publish(ExerciseFolder(exercise, (), ()), [proven], database=school.database, now=school.clock)


def hand_in(school: School, content: bytes, handle: str = "ada") -> None:
    school.grade_to_the_end(school.hand_in(content, handle).run.id)
    school.clock.move(minutes=1)


def test_a_pass_speaks_for_all_that_the_exercise_declares(school: School) -> None:
    hand_in(school, SOLUTION)

    assert shown(school) == ["dwwm-2023:1 cp3 bonjour/first", "dwwm-2023:1 cp7 bonjour", "school-2026:0 algo bonjour"]
    assert shown(school, "karim") == []


def test_before_a_pass_a_check_speaks_and_a_pass_adds_to_it(school: School) -> None:
    hand_in(school, WRONG)
    half = shown(school)
    with school.database.read() as tx:
        (place,) = tx.cohorts.enrollments_of_person("P-ada")
        (first,) = tx.competencies.evidence(place.id)
    hand_in(school, SOLUTION)

    assert half == ["dwwm-2023:1 cp3 bonjour/first"]
    assert len(shown(school)) == 3
    with school.database.read() as tx:
        assert first in tx.competencies.evidence(place.id)


def test_a_regrade_that_nobody_applied_speaks_for_nothing(school: School) -> None:
    sent = school.hand_in(SOLUTION)
    school.grade_to_the_end(sent.run.id)
    run = school.run(sent.run.id)
    with school.database.begin() as tx:
        sent_by_karim = replace(sent.submission, enrollment_id=school.repository("karim").enrollment_id)
        note_evidence(tx, [(sent_by_karim, replace(run, regrade_id="G1"))])

    assert shown(school, "karim") == []


def test_a_pass_speaks_for_what_its_version_declares_since(school: School, declaring: Exercise) -> None:
    hand_in(school, SOLUTION)
    hand_in(school, WRONG, "karim")
    mended = replace(declaring, competencies=(*declaring.competencies, "dwwm-2023.cp1"))
    publish_mended(school, mended)

    assert "dwwm-2023:1 cp1 bonjour" in shown(school)
    assert shown(school, "karim") == ["dwwm-2023:1 cp3 bonjour/first"]


def test_a_pass_of_another_version_does_not(school: School, declaring: Exercise) -> None:
    hand_in(school, SOLUTION)
    other = replace(declaring, suite_digest="9" * 64, competencies=("dwwm-2023.cp1",), hand_in=("bonjour.*",))
    publish_mended(school, other)

    assert len(shown(school)) == 3
