"""The contract of `grader.engine.records.Board`."""

from dataclasses import replace
from datetime import datetime

import pytest

from grader.adapters.database.transactions import Database
from grader.domain.progress import Progress
from grader.domain.submission import Submission
from grader.domain.verdict import Status


@pytest.fixture
def cell(submission: Submission, morning: datetime) -> Progress:
    return Progress("E-ada", "bonjour", Status.PARTIAL, 1, 2, 1, submission.id, morning)


def test_it_returns_an_empty_cell_where_nothing_was_handed_in(school: Database) -> None:
    with school.begin() as tx:
        found = tx.board.get("E-ada", "bonjour")

    assert found == Progress("E-ada", "bonjour")


def test_it_replaces_a_cell(school: Database, cell: Progress, morning: datetime) -> None:
    passed = replace(cell, status=Status.PASSED, passed_checks=2, submissions=2, passed_at=morning)
    with school.begin() as tx:
        tx.board.put(cell)
        tx.board.put(passed)

    with school.read() as tx:
        found = tx.board.get("E-ada", "bonjour")

    assert found == passed


def test_it_returns_the_cells_of_a_cohort_in_one_query(school: Database, cell: Progress, statements: list[str]) -> None:
    with school.begin() as tx:
        tx.board.put(cell)
        tx.board.put(Progress("E-karim", "bonjour", Status.QUEUED))
    statements.clear()

    with school.read() as tx:
        found = tx.board.of_cohort("dwwm-2026")

    assert {each.enrollment_id: each.status for each in found} == {"E-ada": Status.PARTIAL, "E-karim": Status.QUEUED}
    assert len(statements) == 1


def test_it_returns_no_cells_of_another_cohort(school: Database, cell: Progress) -> None:
    with school.begin() as tx:
        tx.board.put(cell)

    with school.read() as tx:
        found = tx.board.of_cohort("cda-2027")

    assert found == ()


def test_it_returns_the_cells_of_a_learner(school: Database, cell: Progress) -> None:
    with school.begin() as tx:
        tx.board.put(cell)
        tx.board.put(Progress("E-karim", "bonjour"))

    with school.read() as tx:
        found = tx.board.of_enrollment("E-ada")

    assert found == (cell,)
