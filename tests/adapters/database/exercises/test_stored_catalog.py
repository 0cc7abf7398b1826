"""The contract of `grader.engine.ports.exercises.Catalog`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.exercises.catalog import KnownVersions
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.exercises.exercise import Exercise
from grader.domain.assignments import Assignment
from grader.domain.text import Text
from grader.engine.ports.database import Conflict


@pytest.mark.usefixtures("school")
def test_it_returns_a_published_version_whole_in_another_process(address: str, exercise: Exercise) -> None:
    other = SqlDatabase(address)

    with other.read() as tx:
        found = tx.catalog.current("bonjour"), tx.catalog.version("d1")
    other.dispose()

    assert found == (exercise, exercise)


def test_it_returns_none_for_an_exercise_that_was_never_published(database: SqlDatabase) -> None:
    with database.read() as tx:
        found = tx.catalog.current("bonjour"), tx.catalog.version("d1"), tx.catalog.all_current()

    assert found == (None, None, ())


def test_it_keeps_the_old_version_beside_the_new_one(school: SqlDatabase, exercise: Exercise, morning: datetime) -> None:
    newer = replace(exercise, suite_digest="d2")
    with school.begin() as tx:
        tx.catalog.publish(newer, morning)

    with school.read() as tx:
        found = tx.catalog.current("bonjour"), tx.catalog.version("d1"), tx.catalog.all_current()

    assert found == (newer, exercise, (newer,))


def test_it_makes_a_known_version_current_again(school: SqlDatabase, exercise: Exercise, morning: datetime) -> None:
    with school.begin() as tx:
        tx.catalog.publish(replace(exercise, suite_digest="d2"), morning)
        tx.catalog.publish(exercise, morning)

    with school.read() as tx:
        found = tx.catalog.current("bonjour")

    assert found == exercise


def test_it_lists_versions_with_when_each_was_published_first(
    school: SqlDatabase, exercise: Exercise, morning: datetime
) -> None:
    newer = replace(exercise, suite_digest="d2")
    with school.begin() as tx:
        first = tx.catalog.versions("bonjour", 10)
        tx.catalog.publish(newer, morning + timedelta(hours=1))
        tx.catalog.publish(exercise, morning + timedelta(hours=2))
        found = tx.catalog.versions("bonjour", 10), tx.catalog.versions("bonjour", 1), tx.catalog.versions("none", 10)

    assert found == (((newer, morning + timedelta(hours=1)), *first), ((newer, morning + timedelta(hours=1)),), ())


def test_it_takes_a_mended_statement_of_a_known_digest_in_every_process(
    school: SqlDatabase, address: str, exercise: Exercise, morning: datetime
) -> None:
    mended, other = replace(exercise, statement=Text("Salue.", "Greet.")), SqlDatabase(address)
    with school.read() as tx:
        tx.catalog.current("bonjour")
    with other.begin() as tx:
        tx.catalog.publish(mended, morning)
    other.dispose()

    with school.read() as tx:
        found = tx.catalog.current("bonjour"), tx.catalog.version("d1")

    assert found == (mended, mended)


def test_it_never_gives_one_exercise_the_digest_of_another(
    school: SqlDatabase, exercise: Exercise, morning: datetime
) -> None:
    with pytest.raises(Conflict), school.begin() as tx:
        tx.catalog.publish(replace(exercise, slug="copie"), morning)


def test_it_lists_current_versions_by_slug(school: SqlDatabase, exercise: Exercise, morning: datetime) -> None:
    with school.begin() as tx:
        for slug in ("zoo", "a-b", "ab"):
            tx.catalog.publish(replace(exercise, slug=slug, suite_digest=slug), morning)

    with school.read() as tx:
        found = [each.slug for each in tx.catalog.all_current()]

    assert found == ["a-b", "ab", "bonjour", "zoo"]


def test_it_returns_the_current_versions_asked_for(school: SqlDatabase, exercise: Exercise) -> None:
    with school.read() as tx:
        found = tx.catalog.current_among(["bonjour", "zoo"]), tx.catalog.current_among([])

    assert found == ({"bonjour": exercise}, {})


def test_it_fetches_a_known_document_once(school: SqlDatabase, statements: list[str]) -> None:
    for _ in range(3):
        with school.read() as tx:
            tx.catalog.all_current()

    assert sum("exercise_version.document " in f"{statement} " for statement in statements) == 1


def test_it_remembers_a_bounded_number_of_versions(exercise: Exercise) -> None:
    known = KnownVersions(limit=2)

    for digest in ("a", "b", "c"):
        known.keep(digest, exercise)

    assert [known.get(digest) for digest in ("a", "b", "c")] == [None, None, exercise]


@pytest.mark.parametrize("strays", [0, 500])
def test_it_gives_a_cohort_its_exercises_in_its_order_whatever_else_is_asked_for(
    school: SqlDatabase, exercise: Exercise, morning: datetime, strays: int
) -> None:
    with school.begin() as tx:
        for place, slug in enumerate(["zoo", "prix", "bonjour", "planned"]):
            tx.catalog.publish(replace(exercise, slug=slug, suite_digest=f"d-{slug}"), morning)
            tx.cohorts.assign(Assignment("dwwm-2026", slug, place))
        tx.catalog.publish(replace(exercise, slug="elsewhere", suite_digest="d-e"), morning)
        tx.cohorts.assign(Assignment("dwwm-2026", "unpublished", 9))
    asked = {"bonjour", "elsewhere", "unpublished", "zoo", "\udcff", *map(str, range(strays))}

    with school.read() as tx:
        found = tx.catalog.given("dwwm-2026", asked), tx.catalog.given("nowhere", asked), tx.catalog.given("x", ())

    assert ([one.slug for one in found[0]], *found[1:]) == (["zoo", "bonjour"], (), ())
