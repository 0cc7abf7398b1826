"""More learners, exercises and cohorts than a sample has, to see what grows with them."""

from grader.domain.assignments import Assignment
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.people import Person, Role
from grader.engine.ports.database import Database
from tests.web.samples import COHORT


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
