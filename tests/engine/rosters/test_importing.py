"""A school's list taken into a cohort, once and once more."""

from collections.abc import Sequence

import pytest

from grader.adapters.randomness import new_id
from grader.domain.errors import NotAllowed
from grader.domain.operation.audit import Act
from grader.domain.rosters.roster import LineFate, Roster, RosterLine, RosterPlan
from grader.engine.ports.audit import AuditQuery
from grader.engine.rosters import importing
from tests.engine.rosters.conftest import WEB, Classes

LIST = (
    RosterLine(2, "Ada Benali", "ada@example.org", external_id="17", handle="ada", group="Matin"),
    RosterLine(3, "Noor", "noor@example.org", external_id="18", handle="noor"),
    RosterLine(4, "Zoé Roux", "zoe@example.org", external_id="19"),
    RosterLine(5, "Zoé Roux", "zoe@"),
)


def take(classes: Classes, viewer: str, lines: Sequence[RosterLine] = LIST) -> RosterPlan:
    return importing.import_roster(
        classes.person(viewer),
        WEB,
        Roster(tuple(lines)),
        welcome_in=lambda _language: lambda _given: (),
        database=classes.database,
        repositories=classes.repositories,
        new_id=new_id,
    )


def fates(plan: RosterPlan) -> list[LineFate]:
    return [one.fate for one in plan.lines]


def test_a_list_adds_updates_and_leaves_out_line_by_line(classes: Classes):
    plan = take(classes, "paul")

    assert fates(plan) == [LineFate.UPDATED, LineFate.JOINED, LineFate.ADDED, LineFate.REFUSED]
    assert [person.handle for person in plan.missing] == ["karim"]
    ada, zoe = classes.place("ada"), classes.place("zoe-roux")
    assert (ada.person.name, ada.person.email, ada.group, ada.external_id) == (
        *("Ada Benali", "ada@example.org"),
        *("Matin", "17"),
    )
    assert (zoe.external_id, classes.person("noor").email) == ("19", None)
    assert classes.repositories.main(f"{WEB}/noor.git") is not None


def test_the_same_list_again_changes_nothing(classes: Classes):
    take(classes, "paul")

    again = take(classes, "paul")

    assert fates(again) == [LineFate.UNCHANGED, LineFate.UNCHANGED, LineFate.UNCHANGED, LineFate.REFUSED]
    with classes.database.read() as tx:
        assert len(tx.cohorts.enrollments(WEB)) == 4


def test_a_later_list_knows_people_by_the_schools_id(classes: Classes):
    take(classes, "paul")

    plan = take(classes, "paul", [RosterLine(2, "Zoé Martin", "martin@example.org", external_id="19")])

    assert fates(plan) == [LineFate.UPDATED]
    assert (classes.person("zoe-roux").name, classes.person("zoe-roux").email) == ("Zoé Martin", "martin@example.org")


def test_nothing_is_stored_before_it_is_meant(classes: Classes):
    plan = importing.plan_import(classes.person("paul"), WEB, Roster(LIST), database=classes.database)

    assert fates(plan) == [LineFate.UPDATED, LineFate.JOINED, LineFate.ADDED, LineFate.REFUSED]
    with classes.database.read() as tx:
        assert (tx.people.by_handle("zoe-roux"), tx.audit.find(AuditQuery(act=Act.ROSTER_IMPORTED), 1)) == (None, ())


def test_trainers_import_nothing(classes: Classes):
    with pytest.raises(NotAllowed, match="leads_only"):
        take(classes, "ines")
