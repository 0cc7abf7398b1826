"""The contract of `grader.engine.ports.identities`, and that links go with the other ways in."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.identities.identity import Identity
from grader.domain.people import Person
from grader.engine.people.own_data import own_data
from grader.engine.ports.database import Conflict
from grader.engine.ports.retention import AgedKind

ISSUER, OTHER = "https://sso.example", "https://github.com"


@pytest.fixture
def identity(school: SqlDatabase, morning: datetime) -> Identity:
    identity = Identity("I1", "P-ADA", ISSUER, "17", "ada.b", morning, morning)
    with school.begin() as tx:
        tx.identities.add(identity)
    return identity


def test_it_is_found_by_what_the_provider_calls_somebody(school: SqlDatabase, identity: Identity, ada: Person) -> None:
    with school.read() as tx:
        found = tx.identities.of(ISSUER, "17")
        others = tx.identities.of(OTHER, "17"), tx.identities.of(ISSUER, "18")

    assert found is not None
    assert (found[0], found[1].id) == (identity, ada.id)
    assert others == (None, None)


def test_a_persons_are_in_the_order_of_their_linking(
    school: SqlDatabase, identity: Identity, morning: datetime
) -> None:
    later = replace(identity, id="I0", issuer=OTHER, linked_at=morning + timedelta(days=1))
    with school.begin() as tx:
        tx.identities.add(later)
        found = tx.identities.of_person("P-ADA"), tx.identities.of_person("P-KARIM")

    assert found == ((identity, later), ())


def test_its_use_is_noted_and_it_is_let_go_of(school: SqlDatabase, identity: Identity, morning: datetime) -> None:
    used = morning + timedelta(hours=1)
    with school.begin() as tx:
        tx.identities.touch(identity.id, used)
        noted = tx.identities.of_person("P-ADA")
        tx.identities.remove(identity.id)
        left = tx.identities.of_person("P-ADA")

    assert (noted, left) == ((replace(identity, used_at=used),), ())


@pytest.mark.parametrize("other", [{"person_id": "P-KARIM"}, {"subject": "18"}])
def test_it_opens_one_account_which_has_one_of_each_provider(
    school: SqlDatabase, identity: Identity, other: dict[str, str]
) -> None:
    second = replace(identity, id="I2", **other)

    with pytest.raises(Conflict), school.begin() as tx:
        tx.identities.add(second)


@pytest.mark.parametrize("kind", [AgedKind.SIGN_IN, AgedKind.ACCOUNT])
@pytest.mark.usefixtures("identity")
def test_it_goes_with_the_other_ways_in(school: SqlDatabase, morning: datetime, kind: AgedKind) -> None:
    with school.begin() as tx:
        tx.aged.erase(kind, ["P-ADA"], morning)
        left = tx.identities.of_person("P-ADA")

    assert left == ()


@pytest.mark.usefixtures("identity")
def test_without_a_password_it_is_a_way_in_that_ends_with_the_cohort(school: SqlDatabase, morning: datetime) -> None:
    with school.begin() as tx:
        tx.people.note_come_in("P-ADA")
        tx.cohorts.set_end("dwwm-2026", morning)
        ahead = tx.aged.ahead(AgedKind.SIGN_IN, morning + timedelta(days=1))

    assert list(ahead) == ["dwwm-2026"]


def test_it_is_in_the_persons_own_copy(school: SqlDatabase, identity: Identity, ada: Person, morning: datetime) -> None:
    assert own_data(ada, database=school, now=lambda: morning).identities == (identity,)


def test_who_comes_in_without_a_password_has_none_and_keeps_one(school: SqlDatabase) -> None:
    with school.begin() as tx:
        tx.people.set_password_hash("P-KARIM", "hash")
        for person in ("P-ADA", "P-KARIM"):
            tx.people.note_come_in(person)
        found = tx.people.get_all(["P-ADA", "P-KARIM", "P-INES"])
        hashes = [tx.people.password_hash(person) for person in ("P-ADA", "P-KARIM")]

    told = {id_: (one.has_come_in, one.has_password) for id_, one in found.items()}
    assert told == {"P-ADA": (True, False), "P-KARIM": (True, True), "P-INES": (False, False)}
    assert hashes == ["", "hash"]
