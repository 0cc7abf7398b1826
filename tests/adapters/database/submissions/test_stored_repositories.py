"""The contract of `grader.engine.ports.submissions.RepositoryRecords`."""

from dataclasses import replace

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.cohorts.cohort import EnrollmentStatus
from grader.domain.submissions.submission import Repository
from grader.engine.ports.database import Conflict

ADAS = Repository("R-ada", "E-ada", "dwwm-2026", "ada")


def test_it_finds_a_repository_by_id_address_and_place(school: SqlDatabase) -> None:
    with school.read() as tx:
        by_owner = tx.repositories.with_owner("dwwm-2026", "ada"), tx.repositories.with_owner("dwwm-2026", "x")
        by_id, by_path = tx.repositories.get("R-ada"), tx.repositories.by_path("dwwm-2026", "ada")
        by_place = tx.repositories.of_enrollment("E-ada")

    assert (by_id, by_path, by_place) == (ADAS, ADAS, ADAS)
    assert by_owner == ((ADAS, "P-ADA", EnrollmentStatus.ACTIVE), None)


def test_it_returns_none_for_an_unknown_repository(school: SqlDatabase) -> None:
    with school.read() as tx:
        found = tx.repositories.get("x"), tx.repositories.by_path("dwwm-2026", "x"), tx.repositories.of_enrollment("x")

    assert found == (None, None, None)


def test_it_gives_a_place_one_repository(school: SqlDatabase) -> None:
    with pytest.raises(Conflict), school.begin() as tx:
        tx.repositories.add(replace(ADAS, id="R-2", handle="ada-2"))


def test_it_lists_every_repository(school: SqlDatabase) -> None:
    with school.read() as tx:
        found = [repository.id for repository in tx.repositories.all()]

    assert found == ["R-ada", "R-karim"]


def test_it_records_the_commit_and_the_trees_that_were_looked_at(school: SqlDatabase) -> None:
    with school.begin() as tx:
        tx.repositories.record("R-ada", "c1")
        tx.repositories.remember({"R-ada": {"bonjour": "t1", "zoo": "t2"}})
        tx.repositories.record("R-ada", "c2")
        tx.repositories.remember({"R-ada": {"bonjour": "t3"}})

    with school.read() as tx:
        found = tx.repositories.get("R-ada"), tx.repositories.trees("R-ada"), tx.repositories.trees("R-karim")

    assert found == (replace(ADAS, recorded_commit="c2"), {"bonjour": "t3", "zoo": "t2"}, {})
