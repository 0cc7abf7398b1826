"""The people of a cohort: who reads and changes them, and what becomes of whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date
from typing import Any

import pytest

from grader.adapters.randomness import new_id, new_secret
from grader.domain.cohorts.cohort import EnrollmentStatus, LeavingReason
from grader.domain.errors import NotAllowed, NotFound, NotValid
from grader.domain.operation.audit import Act
from grader.engine.accounts.accounts import invited
from grader.engine.ports.audit import AuditQuery
from grader.engine.rosters import adding, changing, reading
from grader.engine.rosters.adding import NewLearner
from grader.engine.rosters.changing import AccountWords, PlaceChange
from tests.engine.rosters.conftest import WEB, Classes

LEFT = PlaceChange(EnrollmentStatus.LEFT, date(2026, 11, 20))


def people(classes: Classes, viewer: str) -> reading.CohortPeople:
    return reading.people_of(classes.person(viewer), WEB, database=classes.database, now=classes.clock)


def names(members: tuple[reading.Member, ...]) -> list[str]:
    return [one.person.handle for one in members]


def move(classes: Classes, viewer: str, handle: str, change: PlaceChange) -> None:
    by = classes.person(viewer)
    changing.change_place(by, WEB, handle, change, database=classes.database, now=classes.clock, zone=UTC)


def rename(classes: Classes, viewer: str, handle: str, *words: str) -> None:
    changing.change_account(classes.person(viewer), WEB, handle, AccountWords(*words), database=classes.database)


def link(classes: Classes, viewer: str, handle: str) -> str:
    made = {"now": classes.clock, "new_id": new_id, "new_secret": new_secret}
    return changing.new_link(classes.person(viewer), WEB, handle, database=classes.database, **made)


def add(classes: Classes, viewer: str, *words: str, **more: str) -> adding.Welcomed:
    made: dict[str, Any] = {"now": classes.clock, "new_id": new_id, "new_secret": new_secret}
    by, parts = classes.person(viewer), {"database": classes.database, "repositories": classes.repositories}
    return adding.add_learner(by, WEB, NewLearner(*words, **more), welcome=lambda _given: (), **parts, **made)


def test_who_is_not_active_is_listed_apart_and_not_lost(classes: Classes):
    move(classes, "paul", "ada", LEFT)

    found = people(classes, "ines")

    assert (names(found.active), names(found.apart), names(found.staff)) == (["karim"], ["ada"], ["ines", "paul"])
    assert (found.apart[0].place.since, found.may_change) == (date(2026, 11, 20), False)  # type: ignore[union-attr]


def test_why_somebody_left_is_read_by_who_keeps_the_people(classes: Classes):
    move(classes, "paul", "ada", replace(LEFT, leaving_reason=LeavingReason.HOUSING))

    read = {viewer: people(classes, viewer).apart[0].leaving_reason for viewer in ("paul", "olga", "ines")}

    assert read == {"paul": LeavingReason.HOUSING, "olga": LeavingReason.HOUSING, "ines": None}
    assert people(classes, "paul").active[0].leaving_reason is None


def test_another_day_keeps_the_reason_and_another_status_forgets_it(classes: Classes):
    move(classes, "paul", "ada", replace(LEFT, leaving_reason=LeavingReason.HOUSING))
    move(classes, "paul", "ada", PlaceChange(since=date(2026, 11, 19)))
    kept = classes.place("ada").leaving_reason
    move(classes, "paul", "ada", PlaceChange(EnrollmentStatus.ACTIVE))
    move(classes, "paul", "ada", LEFT)

    assert (kept, classes.place("ada").leaving_reason) == (LeavingReason.HOUSING, LeavingReason.NOT_SAID)


def test_who_has_not_left_has_no_reason(classes: Classes):
    with pytest.raises(NotValid, match="leaving_reason_alone"):
        move(classes, "paul", "ada", PlaceChange(leaving_reason=LeavingReason.MONEY))

    assert classes.place("ada").leaving_reason is LeavingReason.NOT_SAID


def test_another_status_holds_from_today_where_nobody_says_a_day(classes: Classes):
    move(classes, "paul", "ada", PlaceChange(EnrollmentStatus.PAUSED))
    move(classes, "paul", "ada", PlaceChange(group="Matin"))

    place = classes.place("ada")

    assert (place.status, place.since, place.group) == (EnrollmentStatus.PAUSED, date(2026, 11, 23), "Matin")


def test_a_day_to_come_is_refused(classes: Classes):
    with pytest.raises(NotValid, match="since_ahead"):
        move(classes, "paul", "ada", PlaceChange(EnrollmentStatus.LEFT, date(2026, 12, 1)))


ACTS: dict[str, Callable[[Classes, str], object]] = {
    "place": lambda classes, viewer: move(classes, viewer, "ada", LEFT),
    "account": lambda classes, viewer: rename(classes, viewer, "ada", "Ada B."),
    "link": lambda classes, viewer: link(classes, viewer, "ada"),
    "add": lambda classes, viewer: add(classes, viewer, "Zoé Roux"),
}


@pytest.mark.parametrize("act", ACTS)
def test_only_leads_of_the_cohort_and_operators_change_it(classes: Classes, act: str):
    refusals = {}
    for viewer in ("paul", "olga", "ines", "lise", "ada"):
        try:
            ACTS[act](classes, viewer)
        except (NotAllowed, NotFound) as refused:
            refusals[viewer] = refused.code

    assert refusals == {"ines": "leads_only", "lise": "cohort", "ada": "cohort"}


@pytest.mark.parametrize("viewer", ["ada", "lise"])
def test_a_cohort_of_others_is_not_there(classes: Classes, viewer: str):
    with pytest.raises(NotFound, match="cohort"):
        people(classes, viewer)


@pytest.mark.parametrize("act", [link, lambda *who: rename(*who, "Karim D.")])
def test_a_lead_does_not_open_an_account_that_reads_what_is_not_theirs(classes: Classes, act: Callable[..., object]):
    with pytest.raises(NotAllowed, match="account_elsewhere"):
        act(classes, "paul", "karim")

    assert act(classes, "olga", "karim") is not False
    move(classes, "paul", "karim", LEFT)


def test_an_address_belongs_to_one_person(classes: Classes):
    rename(classes, "paul", "ada", "Ada B.", " Ada@Example.org")

    with pytest.raises(NotValid, match="email_taken"):
        add(classes, "paul", "Another Ada", "ada@example.org")
    assert (classes.person("ada").name, classes.person("ada").email) == ("Ada B.", "ada@example.org")


def test_a_new_learner_has_all_that_the_first_day_needs(classes: Classes):
    welcomed = add(classes, "paul", "Zoé Roux", "zoe@example.org", group="Matin", external_id="2026-17")

    place = classes.place("zoe-roux")
    assert invited(welcomed.secret, database=classes.database, now=classes.clock).handle == "zoe-roux"
    assert (place.group, place.external_id, place.status) == ("Matin", "2026-17", EnrollmentStatus.ACTIVE)
    assert classes.repositories.main(f"{WEB}/zoe-roux.git") is not None
    assert people(classes, "paul").active[-1].invited_until is not None


def test_two_of_one_name_have_two_handles(classes: Classes):
    assert [add(classes, "paul", "Zoé Roux").person.handle for _ in range(2)] == ["zoe-roux", "zoe-roux-2"]


def test_what_nobody_can_be_called_leaves_nothing_behind(classes: Classes):
    with pytest.raises(NotValid, match="group_shape"):
        add(classes, "paul", "Zoé Roux", group="m" * 41)

    assert len(people(classes, "paul").active) == 2


def test_each_step_is_written_down(classes: Classes):
    for act in ACTS.values():
        act(classes, "paul")

    with classes.database.read() as tx:
        acts = [entry.act for entry in tx.audit.find(AuditQuery(), 10)]
    assert acts == [
        *(Act.PERSON_INVITED, Act.PERSON_ENROLLED, Act.PERSON_ADDED),
        *(Act.PERSON_INVITED, Act.PERSON_CHANGED, Act.PLACE_CHANGED),
    ]
