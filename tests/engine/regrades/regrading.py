"""A school that runs hand-ins again, and the steps with its ports filled in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from grader.domain.grading.report import CheckReport, Report
from grader.domain.regrades.regrade import Regrade, RegradeChoice, RegradeKind
from grader.domain.submissions.submission import Submission
from grader.domain.verdicts import Outcome, Reason
from grader.engine.people.day import my_day
from grader.engine.regrades import deciding, looking, starting
from tests.engine.grading_school import BONJOUR, COHORT, SOLUTION, STARTER, WRONG, School

MENDED = replace(BONJOUR, suite_digest="mended".ljust(64, "0"))
ALL = tuple(RegradeKind)


def graded(school: School, content: bytes, handle: str = "ada") -> Submission:
    submission = school.hand_in(content, handle).submission
    school.grade()
    school.clock.move(minutes=1)
    return submission


def mend(school: School, **foretold: Report) -> None:
    """Publish a version by which everything passes but what is foretold here, by the name of a hand-in."""
    with school.database.begin() as tx:
        tx.catalog.publish(MENDED, school.clock())
    school.sandbox.forget_what_was_foretold()
    names = {"SOLUTION": SOLUTION, "WRONG": WRONG, "STARTER": STARTER}
    for name, report in foretold.items():
        school.sandbox.foretell(names[name], report)


def start(school: School, viewer: str | None = "ines", handle: str = "", **choice: object) -> Regrade:
    chosen = RegradeChoice(**{"exercise": "bonjour", "cohort": COHORT.slug} | choice)
    ports = {"database": school.database, "doorbell": school.doorbell, "now": school.clock, "new_id": school.new_id}
    return starting.start(school.people[viewer] if viewer else None, chosen, handle=handle, **ports)


def run_all(school: School) -> None:
    while school.grade():
        pass


def look(school: School, regrade: Regrade, kinds: Sequence[RegradeKind] = ALL) -> looking.RegradeLook:
    return looking.look(school.people["ines"], regrade.id, database=school.database, kinds=kinds)


def apply(school: School, regrade: Regrade, viewer: str | None = "ines") -> Regrade:
    who = school.people[viewer] if viewer else None
    return deciding.apply(who, regrade.id, database=school.database, now=school.clock)


def drop(school: School, regrade: Regrade) -> Regrade:
    return deciding.drop(school.people["ines"], regrade.id, database=school.database, now=school.clock)


def chosen(school: School, regrade: Regrade) -> set[str]:
    with school.database.read() as tx:
        waiting = [tx.runs.get(run_id) for run_id, _ in tx.runs.waiting(99)]
    return {run.submission_id for run in waiting if run and run.regrade_id == regrade.id}


def told(school: School) -> list[str]:
    (place,) = my_day(school.people["ada"], database=school.database, now=school.clock, zone=UTC).learning
    return [one.submission.id for one in place.gained]


def failed(check: str) -> CheckReport:
    return CheckReport(check, Outcome.FAILED, Reason.CHECK_FAILED)
