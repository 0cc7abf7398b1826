"""A competency is validated and taken back by the cohort's staff alone, with a reason and a day, and all is kept."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from grader.domain.competencies.validation import Decision, Validation
from grader.domain.errors import NotFound, NotValid, Refused
from grader.domain.operation.audit import Act
from grader.domain.people import Role
from grader.engine.competencies.deciding import DecisionEntry, LearnerAt, decide
from grader.engine.ports.audit import AuditQuery
from tests.engine.grading_school import COHORT, School

YES = DecisionEntry("dwwm-2023", "cp2", Decision.VALIDATED, "Maquette vue en atelier.")
BACK = replace(YES, decision=Decision.TAKEN_BACK, comment="C'était le travail d'un binôme.")


def say(school: School, entry: DecisionEntry = YES, handle: str = "ada", by: str = "ines") -> Validation:
    return decide(
        school.people[by],
        LearnerAt(COHORT.slug, handle),
        entry,
        zone=UTC,
        database=school.database,
        now=school.clock,
        new_id=school.new_id,
    )


def kept(school: School) -> tuple[Validation, ...]:
    with school.database.read() as tx:
        return tx.competencies.validations_in(COHORT.slug)


def test_a_trainer_validates_with_a_reason_and_a_day(school: School) -> None:
    said = say(school, replace(YES, decided_on=date(2026, 11, 20)))

    assert kept(school) == (said,)
    assert (said.framework, said.version, said.competency, said.by.handle) == ("dwwm-2023", 1, "cp2", "ines")
    assert (said.decided_on, said.comment) == (date(2026, 11, 20), "Maquette vue en atelier.")


def test_it_is_taken_back_and_both_are_kept_and_written_down(school: School) -> None:
    first = say(school)
    school.clock.move(days=1)
    second = say(school, BACK, by="paul")

    with school.database.read() as tx:
        acts = tx.audit.find(AuditQuery(), 2)
    assert kept(school) == (first, second)
    assert [(entry.act, entry.object, entry.belongs_to) for entry in acts] == [
        (Act.COMPETENCY_TAKEN_BACK, "P-ada", COHORT.slug),
        (Act.COMPETENCY_VALIDATED, "P-ada", COHORT.slug),
    ]


def test_what_was_taken_back_can_be_validated_anew(school: School) -> None:
    for entry in (YES, BACK, YES):
        say(school, entry)
        school.clock.move(minutes=1)

    assert [one.decision for one in kept(school)] == [Decision.VALIDATED, Decision.TAKEN_BACK, Decision.VALIDATED]


@pytest.mark.parametrize(
    ("by", "handle", "entry", "refusal"),
    [
        ("ada", "ada", YES, NotFound("cohort")),
        ("karim", "ada", YES, NotFound("cohort")),
        ("olga", "ada", YES, NotFound("cohort")),
        ("ines", "paul", YES, NotFound("person")),
        ("ines", "ada", replace(YES, competency="cp9"), NotFound("competency")),
        ("ines", "ada", replace(YES, framework="none"), NotFound("competency")),
        ("ines", "ada", replace(YES, comment=" "), NotValid("validation_comment")),
        ("ines", "ada", replace(YES, decided_on=date(2026, 11, 24)), NotValid("validation_day")),
        ("ines", "ada", BACK, NotValid("validation_none")),
    ],
)
def test_what_cannot_be_said_is_refused(
    school: School, by: str, handle: str, entry: DecisionEntry, refusal: Refused
) -> None:
    school.people["olga"] = school.add("olga", Role.OPERATOR)

    with pytest.raises(type(refusal)) as refused:
        say(school, entry, handle, by)

    assert (refused.value.code, kept(school)) == (refusal.code, ())
