"""More learners, exercises and cohorts than a sample has, to see what grows with them."""

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.people import Person, Role
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeItem, RegradeKind
from grader.engine.ports.database import Database
from tests.web.samples import COHORT, NOW


def regrade_often(database: Database, times: int) -> None:
    """Let Paul have begun so many regrades of Ada's newest try of `bonjour`, which nobody has decided about."""
    with database.begin() as tx:
        newest, exercise = tx.submissions.of_exercise("E-ada", "bonjour", limit=1)[0], tx.catalog.current("bonjour")
        assert exercise is not None
        run = tx.runs.latest_of([newest.id])[newest.id].id
        choice = RegradeChoice("bonjour", cohort=COHORT.slug, learner="P-ada")
        for name in (f"G-more-{number}" for number in range(times)):
            item = RegradeItem(name, newest.id, "E-ada", run, run, "-", RegradeKind.UNCHANGED)
            tx.regrades.add(Regrade(name, choice, exercise.suite_digest, NOW, "P-paul", total=1), [item])


def enroll_crowd(database: Database, *, learners: int, exercises: int, cohorts: int = 0) -> None:
    """Add so many learners and exercises to the sample's cohort, and so many cohorts that Inès trains and Ada is in."""
    with database.begin() as tx:
        for place in range(exercises):
            tx.cohorts.assign(Assignment(COHORT.slug, f"more-{place}", 100 + place))
        for number in range(learners):
            person = Person(f"P-more-{number}", f"more-{number}", f"Élève {number:03}", Role.LEARNER)
            tx.people.add(person)
            tx.cohorts.enroll(Enrollment(f"E-more-{number}", COHORT.slug, person, EnrollmentStatus.ACTIVE))
        for number in range(cohorts):
            tx.cohorts.add(Cohort(f"more-{number}", f"Promo {number}"))
            tx.cohorts.add_staff(f"more-{number}", "P-paul")
