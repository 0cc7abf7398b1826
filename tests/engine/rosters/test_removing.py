"""A mistake is taken back in one step; work is erased only where that is meant, and what is counted stays true."""

from dataclasses import dataclass, field, replace

import pytest

from grader.domain.cohorts.cohort import Cohort, EnrollmentStatus, LeavingReason
from grader.domain.competencies.evidence import CompetencyEvidence, EvidenceKind
from grader.domain.competencies.validation import Decision, Validation
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.domain.people import Role
from grader.domain.placements.placement import Placement, PlacementKind, PlacementMoment
from grader.engine.cohorts.enrolling import open_cohort
from grader.engine.ports.audit import AuditQuery
from grader.engine.rosters.removing import Removed, remove_cohort, remove_learner
from tests.engine.grading_school import COHORT, School

ELSEWHERE = Cohort("web-2703", "Web 27-03")


@dataclass
class Files:
    """Repositories' files that remember which were erased."""

    erased: list[str] = field(default_factory=list)

    def erase(self, path: str) -> None:
        """Remember it."""
        self.erased.append(path)


@pytest.fixture
def files() -> Files:
    return Files()


def remove(school: School, files: Files, handle: str, *, viewer: str | None = None, typed: str = "") -> Removed:
    """Take somebody out of the cohort."""
    person = school.people[viewer] if viewer else None
    parts = {"database": school.database, "files": files, "now": school.clock}
    return remove_learner(person, COHORT.slug, handle, typed, **parts)


def acts(school: School, act: Act) -> list[str]:
    """Return on whom this was done."""
    with school.database.read() as tx:
        return [entry.object for entry in tx.audit.find(AuditQuery(act=act), 9)]


def test_somebody_added_by_mistake_is_gone_with_account_and_repository(grading_school: School, files: Files) -> None:
    karim = grading_school.people["karim"]

    removed = remove(grading_school, files, "karim", viewer="paul")

    with grading_school.database.read() as tx:
        assert tx.people.by_handle("karim") is None
        assert tx.cohorts.enrollment_of(COHORT.slug, karim.id) is None
    assert (removed.erased, removed.account_went) == (False, True)
    assert files.erased == ["web-2610/karim.git"]
    assert acts(grading_school, Act.PERSON_REMOVED) == [karim.id]


def test_what_was_said_of_somebody_added_by_mistake_is_in_no_figure(grading_school: School, files: Files) -> None:
    with grading_school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, grading_school.people["karim"].id)
        assert place is not None
        tx.placements.put(Placement(place.id, PlacementMoment.AT_END, PlacementKind.LOOKING))

    remove(grading_school, files, "karim", viewer="paul")

    with grading_school.database.read() as tx:
        assert tx.placements.of_cohort(COHORT.slug) == ()


def test_competencies_of_somebody_added_by_mistake_go_with_them(grading_school: School, files: Files) -> None:
    ines, at = grading_school.people["ines"], grading_school.clock()
    with grading_school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, grading_school.people["karim"].id)
        assert place is not None
        named = (place.id, "dwwm-2023", 1, "cp2")
        tx.competencies.add_evidence(CompetencyEvidence(*named, EvidenceKind.PROJECT, "PROJECT001", at))
        tx.competencies.say(Validation("V1", *named, Decision.VALIDATED, "Vu.", at.date(), at, ines))

    remove(grading_school, files, "karim", viewer="paul")

    with grading_school.database.read() as tx:
        assert (tx.competencies.evidence(place.id), tx.competencies.said_by(ines.id)) == ((), ())


def test_who_is_in_another_cohort_keeps_account_and_place_there(grading_school: School, files: Files) -> None:
    open_cohort(ELSEWHERE, [], database=grading_school.database)
    grading_school.enroll(grading_school.people["karim"], cohort=ELSEWHERE.slug)

    removed = remove(grading_school, files, "karim", viewer="paul")

    with grading_school.database.read() as tx:
        places = tx.cohorts.enrollments_of_person(grading_school.people["karim"].id)
    assert [place.cohort for place in places] == [ELSEWHERE.slug]
    assert not removed.account_went


@pytest.mark.parametrize("typed", ["", "karim", "Ada "])
def test_work_is_not_erased_by_one_click(grading_school: School, files: Files, typed: str) -> None:
    grading_school.hand_in()

    with pytest.raises(NotValid, match="erasure_unsure"):
        remove(grading_school, files, "ada", viewer="paul", typed=typed)
    assert files.erased == []
    assert grading_school.cell().submissions == 1


def test_work_that_is_meant_to_go_goes_and_its_verdict_counts_on(grading_school: School, files: Files) -> None:
    grading_school.grade_to_the_end(grading_school.hand_in().run.id)
    ada = grading_school.people["ada"]
    with grading_school.database.begin() as tx:
        place = tx.cohorts.enrollment_of(COHORT.slug, ada.id)
        assert place is not None
        tx.cohorts.change_place(replace(place, status=EnrollmentStatus.LEFT, leaving_reason=LeavingReason.PERSONAL))

    removed = remove(grading_school, files, "ada", viewer="paul", typed="ada")

    with grading_school.database.read() as tx:
        person, place = tx.people.get(ada.id), tx.cohorts.enrollment_of(COHORT.slug, ada.id)
        assert person is not None
        assert place is not None
        assert tx.board.get(place.id, "bonjour").submissions == 1
    assert (person.name, place.status) == ("Ancien apprenant 1", EnrollmentStatus.LEFT)
    assert place.leaving_reason is LeavingReason.NOT_SAID
    assert (removed.erased, files.erased) == (True, ["web-2610/ada.git"])
    assert acts(grading_school, Act.PERSON_ERASED) == [ada.id]


def test_trainers_take_nobody_out(grading_school: School, files: Files) -> None:
    with pytest.raises(NotAllowed, match="leads_only"):
        remove(grading_school, files, "karim", viewer="ines")
    with pytest.raises(NotFound, match="person"):
        remove(grading_school, files, "nobody", viewer="paul")


def test_a_cohort_without_learners_is_removed_and_others_stay(grading_school: School) -> None:
    open_cohort(ELSEWHERE, ["bonjour"], database=grading_school.database)
    olga = grading_school.add("olga", Role.OPERATOR)

    remove_cohort(olga, ELSEWHERE.slug, database=grading_school.database)

    with pytest.raises(NotAllowed, match="cohort_not_empty"):
        remove_cohort(olga, COHORT.slug, database=grading_school.database)
    with grading_school.database.read() as tx:
        assert tx.cohorts.get(ELSEWHERE.slug) is None
        assert tx.cohorts.get(COHORT.slug) is not None
    assert acts(grading_school, Act.COHORT_REMOVED) == [ELSEWHERE.slug]


def test_nobody_removes_a_cohort_that_they_do_not_lead(grading_school: School) -> None:
    open_cohort(ELSEWHERE, [], database=grading_school.database)

    for handle in ("ada", "ines", "paul"):
        with pytest.raises(NotFound, match="cohort"):
            remove_cohort(grading_school.people[handle], ELSEWHERE.slug, database=grading_school.database)
