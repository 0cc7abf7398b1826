"""Where a learner stands: evidence validates nothing, people do, and a new version of a framework breaks nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from grader.domain.competencies.evidence import CompetencyEvidence, EvidenceKind
from grader.domain.competencies.standing import CompetencyState, FrameworkStanding, standing_in
from grader.domain.competencies.validation import Decision, Validation
from grader.domain.people import Person, Role
from tests.domain.competencies.frameworks import FIRST, SECOND

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
INES = Person("P-ines", "ines", "Inès", Role.TRAINER)
PASS = CompetencyEvidence("E-ada", "web-2024", 1, "cp1", EvidenceKind.EXERCISE, "bonjour", NOON, "S1", "U1")
VALIDATED = Validation("V1", "E-ada", "web-2024", 1, "cp1", Decision.VALIDATED, "Vu.", date(2026, 11, 23), NOON, INES)
TAKEN_BACK = replace(VALIDATED, id="V2", decision=Decision.TAKEN_BACK, written_at=NOON + timedelta(hours=1))


def standing(
    *said: Validation, versions: tuple = (FIRST,), shown: tuple[CompetencyEvidence, ...] = (PASS,)
) -> FrameworkStanding:
    return standing_in(versions, {"cp1", "cp3"}, shown, said)


def states(one: FrameworkStanding) -> list[str]:
    return [f"{standing.competency.code} {standing.state}" for standing in one.standings]


def test_evidence_validates_nothing_by_itself() -> None:
    found = standing()

    assert states(found) == ["cp1 evidenced", "cp2 open", "cp3 open"]
    assert [one.validated for one in found.blocks] == [0, 0]


def test_what_a_person_validates_is_missing_no_more() -> None:
    front, back = standing(VALIDATED).blocks

    assert [one.competency.code for one in front.missing] == ["cp2"]
    assert (front.validated, [one.competency.code for one in back.missing]) == (1, ["cp3"])


def test_what_is_taken_back_is_missing_again_and_its_history_stays() -> None:
    (first, *_) = standing(VALIDATED, TAKEN_BACK).standings

    assert (first.state, first.validation) == (CompetencyState.EVIDENCED, None)
    assert first.history == (TAKEN_BACK, VALIDATED)


def test_what_no_exercise_trains_is_assessed_by_a_person() -> None:
    by_person = {one.competency.code: one.by_person for one in standing().standings}
    untrained = standing_in((FIRST,), set(), (), ())

    assert by_person == {"cp1": False, "cp2": True, "cp3": False}
    assert all(one.by_person for one in untrained.standings)


def test_a_new_version_keeps_what_was_shown_and_said_by_the_old_one() -> None:
    talked = replace(VALIDATED, id="V3", competency="cp2")
    found = standing(VALIDATED, talked, versions=(FIRST, SECOND))

    assert states(found) == ["cp1 validated", "cp3 open"]
    assert [(one.competency.code, one.state) for one in found.earlier] == [("cp2", CompetencyState.VALIDATED)]
    assert found.standings[0].validation == VALIDATED


def test_another_framework_speaks_for_nothing_here() -> None:
    other = replace(PASS, framework="cda-2024")

    assert states(standing(replace(VALIDATED, framework="cda-2024"), shown=(other,)))[0] == "cp1 open"
