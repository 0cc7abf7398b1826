"""The contract of `grader.engine.ports.competencies.Competencies`, and what of it erasure takes."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.competencies.evidence import CompetencyEvidence, EvidenceKind
from grader.domain.competencies.validation import Decision, Validation
from grader.domain.people import Person
from grader.engine.ports.competencies import EvidenceCount
from grader.engine.ports.database import Conflict
from grader.engine.ports.retention import AgedKind
from tests.domain.competencies.frameworks import FIRST, SECOND


@pytest.fixture
def passed(morning: datetime) -> CompetencyEvidence:
    return CompetencyEvidence("E-ada", "web-2024", 1, "cp1", EvidenceKind.EXERCISE, "bonjour", morning, "S-1", "U-1")


@pytest.fixture
def said(ines: Person, morning: datetime) -> Validation:
    return Validation(
        "V-1", "E-ada", "web-2024", 1, "cp1", Decision.VALIDATED, "Vu.", date(2026, 11, 20), morning, ines
    )


def test_the_shipped_framework_is_there_from_the_first_day(database: SqlDatabase) -> None:
    with database.read() as tx:
        (shipped,) = tx.competencies.frameworks().every

    assert (shipped.slug, shipped.version, shipped.dated) == ("dwwm-2023", 1, date(2023, 9, 1))
    assert "37674" in shipped.source
    assert [(block.code, len(block.competencies)) for block in shipped.blocks] == [("bc01", 4), ("bc02", 4)]
    assert [one.code for one in shipped.competencies if one.by_person] == ["cp2", "cp8"]


def test_it_keeps_all_versions_of_a_framework(database: SqlDatabase) -> None:
    with database.begin() as tx:
        tx.competencies.bring_in(FIRST)
        tx.competencies.bring_in(SECOND)
        kept, versions = tx.competencies.frameworks(), tx.competencies.versions()

    assert [one for one in kept.every if one.slug == "web-2024"] == [FIRST, SECOND]
    assert versions == {"dwwm-2023": 1, "web-2024": 2}


def test_no_version_is_stored_twice(database: SqlDatabase) -> None:
    with database.begin() as tx:
        tx.competencies.bring_in(FIRST)

    with pytest.raises(Conflict), database.begin() as tx:
        tx.competencies.bring_in(replace(FIRST, source="elsewhere"))


def test_what_spoke_first_stays_and_is_counted(school: SqlDatabase, passed: CompetencyEvidence) -> None:
    later = replace(passed, at=passed.at + timedelta(days=1), submission_id="S-2", run_id="U-2")
    check = replace(passed, kind=EvidenceKind.CHECK, source="bonjour/says-hello", at=later.at)
    with school.begin() as tx:
        tx.competencies.add_evidence(passed)
        tx.competencies.add_evidence(later, check)
        kept, counted = tx.competencies.evidence("E-ada"), tx.competencies.counts("dwwm-2026")
        others = tx.competencies.evidence("E-karim"), tx.competencies.counts("other")

    assert kept == (passed, check)
    assert counted == (EvidenceCount("E-ada", "web-2024", "cp1", 2),)
    assert others == ((), ())


def test_some_of_a_cohort_are_counted_alone(school: SqlDatabase, passed: CompetencyEvidence, said: Validation) -> None:
    with school.begin() as tx:
        tx.competencies.add_evidence(passed)
        tx.competencies.say(said)
        counts = [tx.competencies.counts("dwwm-2026", [one]) for one in ("E-ada", "E-karim")]
        spoken = [tx.competencies.validations_in("dwwm-2026", [one]) for one in ("E-ada", "E-karim")]

    assert counts == [(EvidenceCount("E-ada", "web-2024", "cp1", 1),), ()]
    assert spoken == [(said,), ()]


def test_frameworks_concern_a_cohort_by_evidence_and_by_what_was_said(
    school: SqlDatabase, passed: CompetencyEvidence, said: Validation
) -> None:
    with school.begin() as tx:
        tx.competencies.bring_in(FIRST)
        tx.competencies.bring_in(replace(FIRST, slug="other"))
        found = [tx.competencies.concerned("dwwm-2026")]
        tx.competencies.add_evidence(passed)
        found.append(tx.competencies.concerned("dwwm-2026"))
        tx.competencies.say(replace(said, framework="other"))
        found.append(tx.competencies.concerned("dwwm-2026"))

    assert found == [frozenset(), {"web-2024"}, {"web-2024", "other"}]


def test_all_that_was_said_is_kept_in_its_order(school: SqlDatabase, said: Validation, paul: Person) -> None:
    back = replace(
        said, id="V-0", decision=Decision.TAKEN_BACK, written_at=said.written_at + timedelta(hours=1), by=paul
    )
    with school.begin() as tx:
        tx.competencies.say(back)
        tx.competencies.say(said)
        kept = tx.competencies.validations("E-ada"), tx.competencies.validations_in("dwwm-2026")
        his, none = tx.competencies.said_by(paul.id), tx.competencies.validations_in("other")

    assert kept == ((said, back), (said, back))
    assert (his, none) == ((back,), ())


def test_evidence_and_decisions_outlive_code_and_name_and_the_comment_does_not(
    school: SqlDatabase, passed: CompetencyEvidence, said: Validation, morning: datetime
) -> None:
    with school.begin() as tx:
        tx.competencies.add_evidence(passed)
        tx.competencies.say(said)
        tx.aged.erase(AgedKind.CODE, ["E-ada"], morning)
        tx.aged.erase(AgedKind.ACCOUNT, ["P-ADA"], morning)
        kept = tx.competencies.evidence("E-ada"), tx.competencies.validations("E-ada")

    assert kept == ((passed,), (replace(said, comment=""),))
