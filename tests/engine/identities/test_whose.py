"""Whose account a first sign-in opens, and what a claim makes of somebody, over a real SQLite file."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.adapters.randomness import new_id
from grader.domain.cohorts.cohort import Cohort, Enrollment, EnrollmentStatus
from grader.domain.errors import NotAllowed, NotFound
from grader.domain.identities.identity import Identity, Vouched
from grader.domain.identities.provider import Kind, Newcomers, Provider
from grader.domain.people import Person, Role
from grader.engine.identities.finding import whose
from grader.engine.identities.linking import link, own_identities, unlink
from grader.engine.identities.roles import follow_claim
from tests.fakes.providers import providers
from tests.fresh_database import fresh_database

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
SCHOOL = Provider(
    "ecole",
    "École",
    Kind.OPENID,
    "https://sso.example",
    "grader",
    "hush",
    ("openid",),
    role_claim="groups",
    roles=(("leads", Role.LEAD), ("trainers", Role.TRAINER), ("everybody", Role.LEARNER)),
)
SAYS = Vouched(SCHOOL.issuer, "17", "ada.b", "Ada Benali", frozenset({"ada@example.org"}))
COHORT = Cohort("web-2610", "Web")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqlDatabase]:
    database = SqlDatabase(fresh_database(tmp_path / "school.sqlite3"))
    with database.begin() as tx:
        tx.cohorts.add(COHORT)
    yield database
    database.dispose()


def add(database: SqlDatabase, handle: str, role: Role = Role.LEARNER, email: str | None = None) -> Person:
    person = Person(f"P-{handle}", handle, handle.title(), role, email=email)
    with database.begin() as tx:
        tx.people.add(person)
    return person


def found(database: SqlDatabase, said: Vouched = SAYS, provider: Provider = SCHOOL) -> Person:
    with database.begin() as tx:
        return whose(provider, said, tx, AT, new_id)


def refused(database: SqlDatabase, said: Vouched = SAYS, provider: Provider = SCHOOL) -> str:
    with pytest.raises(NotAllowed) as refusal:
        found(database, said, provider)
    return refusal.value.code


def linked(database: SqlDatabase, person: Person, issuer: str = SCHOOL.issuer, subject: str = "18") -> Identity:
    identity = Identity(new_id(), person.id, issuer, subject, "x", AT, AT)
    with database.begin() as tx:
        tx.identities.add(identity)
    return identity


def test_a_verified_address_is_exactly_one_persons(database: SqlDatabase) -> None:
    ada = add(database, "ada", email="ada@example.org")

    assert found(database).id == ada.id


def test_who_has_another_identity_there_is_not_taken_over(database: SqlDatabase) -> None:
    linked(database, add(database, "ada", email="ada@example.org"))

    assert refused(database) == "identity_other"


def test_who_has_left_needs_a_new_invitation(database: SqlDatabase) -> None:
    ada = add(database, "ada", email="ada@example.org")
    with database.begin() as tx:
        tx.cohorts.enroll(Enrollment("E1", COHORT.slug, ada, EnrollmentStatus.LEFT))

    assert refused(database) == "identity_left"


def test_whose_cohort_is_over_needs_one_too(database: SqlDatabase) -> None:
    ada = add(database, "ada", email="ada@example.org")
    with database.begin() as tx:
        tx.cohorts.enroll(Enrollment("E1", COHORT.slug, ada, EnrollmentStatus.COMPLETED))
        tx.cohorts.set_end(COHORT.slug, AT)

    assert refused(database) == "identity_left"


def test_a_cohort_that_goes_on_keeps_its_people(database: SqlDatabase) -> None:
    ada = add(database, "ada", email="ada@example.org")
    with database.begin() as tx:
        tx.cohorts.enroll(Enrollment("E1", COHORT.slug, ada, EnrollmentStatus.COMPLETED))
        tx.cohorts.set_end(COHORT.slug, AT + timedelta(days=1))

    assert found(database).id == ada.id


def test_nobody_unknown_comes_in_unless_it_is_said(database: SqlDatabase) -> None:
    lead = replace(SAYS, roles=frozenset({"leads"}))

    assert refused(database, lead) == "identity_unknown"


@pytest.mark.parametrize(
    ("newcomers", "groups", "role"),
    [
        (Newcomers.LEARNERS, set(), Role.LEARNER),
        (Newcomers.LEARNERS, {"trainers"}, Role.TRAINER),
        (Newcomers.BY_ROLE, {"leads", "trainers"}, Role.LEAD),
    ],
)
def test_a_newcomer_gets_a_handle_and_the_role_of_their_claim(
    database: SqlDatabase, newcomers: Newcomers, groups: set[str], role: Role
) -> None:
    add(database, "ada-benali")

    person = found(database, replace(SAYS, roles=frozenset(groups)), replace(SCHOOL, newcomers=newcomers))

    assert (person.handle, person.name, person.role) == ("ada-benali-2", "Ada Benali", role)
    assert person.email == "ada@example.org"


def test_by_role_means_that_a_claim_must_fit(database: SqlDatabase) -> None:
    assert refused(database, provider=replace(SCHOOL, newcomers=Newcomers.BY_ROLE)) == "identity_unknown"


def test_a_newcomer_without_a_verified_address_stays_out(database: SqlDatabase) -> None:
    said = replace(SAYS, emails=frozenset(), unverified=True, roles=frozenset({"leads"}))

    assert refused(database, said, replace(SCHOOL, newcomers=Newcomers.LEARNERS)) == "identity_unverified"


def test_a_name_that_shows_nothing_is_not_taken(database: SqlDatabase) -> None:
    said = replace(SAYS, name="\N{RIGHT-TO-LEFT OVERRIDE}adA")

    assert found(database, said, replace(SCHOOL, newcomers=Newcomers.LEARNERS)).name == "ada"


def becomes(database: SqlDatabase, person: Person, *groups: str) -> Role:
    with database.begin() as tx:
        follow_claim(person, SCHOOL, replace(SAYS, roles=frozenset(groups)), tx)
    with database.read() as tx:
        stored = tx.people.get(person.id)
    assert stored is not None
    return stored.role


@pytest.mark.parametrize(
    ("before", "groups", "after"),
    [
        (Role.LEARNER, ["leads"], Role.LEAD),
        (Role.TRAINER, ["leads", "trainers"], Role.LEAD),
        (Role.LEAD, ["trainers"], Role.TRAINER),
        (Role.LEAD, ["everybody"], Role.LEARNER),
        (Role.LEAD, ["others"], Role.LEAD),
        (Role.OPERATOR, ["everybody"], Role.OPERATOR),
    ],
)
def test_a_claim_gives_the_role(database: SqlDatabase, before: Role, groups: list[str], after: Role) -> None:
    assert becomes(database, add(database, "paul", before), *groups) is after


def test_a_learners_place_makes_no_trainer(database: SqlDatabase) -> None:
    ada = add(database, "ada")
    with database.begin() as tx:
        tx.cohorts.enroll(Enrollment("E1", COHORT.slug, ada, EnrollmentStatus.ACTIVE))

    assert becomes(database, ada, "trainers") is Role.LEARNER


def test_a_cohort_keeps_its_lead_and_its_team(database: SqlDatabase) -> None:
    paul, ines = add(database, "paul", Role.LEAD), add(database, "ines", Role.TRAINER)
    with database.begin() as tx:
        tx.cohorts.add_staff(COHORT.slug, paul.id)
        tx.cohorts.add_staff(COHORT.slug, ines.id)

    assert becomes(database, paul, "trainers") is Role.LEAD
    assert becomes(database, ines, "everybody") is Role.TRAINER
    assert becomes(database, ines, "leads") is Role.LEAD
    assert becomes(database, paul, "trainers") is Role.TRAINER


def test_two_identities_of_one_provider_are_not_linked(database: SqlDatabase) -> None:
    ada = add(database, "ada")
    linked(database, ada)

    with database.begin() as tx, pytest.raises(NotAllowed) as refusal:
        link(ada.id, SAYS, tx, at=AT, id_=new_id())

    assert refusal.value.code == "identity_other"


def test_linking_again_changes_nothing(database: SqlDatabase) -> None:
    ada = add(database, "ada")
    identity = linked(database, ada, subject=SAYS.subject)

    with database.begin() as tx:
        link(ada.id, SAYS, tx, at=AT, id_=new_id())

    with database.read() as tx:
        assert tx.identities.of_person(ada.id) == (identity,)


def test_the_only_way_in_stays(database: SqlDatabase) -> None:
    ada, offered = add(database, "ada"), providers(SCHOOL)
    old = linked(database, ada, "https://gone.example")
    identity = linked(database, ada)

    with pytest.raises(NotAllowed) as refusal:
        unlink(ada, identity.id, providers=offered, database=database)
    unlink(ada, old.id, providers=offered, database=database)

    (left,) = own_identities(ada, providers=offered, database=database).linked
    assert (refusal.value.code, left.identity, left.alone) == ("identity_alone", identity, True)


def test_beside_a_password_each_is_let_go_of(database: SqlDatabase) -> None:
    ada = add(database, "ada")
    identity = linked(database, ada)
    with database.begin() as tx:
        tx.people.set_password_hash(ada.id, "hash")

    unlink(ada, identity.id, providers=providers(SCHOOL), database=database)

    page = own_identities(ada, providers=providers(SCHOOL), database=database)
    assert (page.linked, page.offered) == ((), (SCHOOL,))


def test_nobody_lets_go_of_somebody_elses(database: SqlDatabase) -> None:
    identity = linked(database, add(database, "ada"))

    with pytest.raises(NotFound):
        unlink(add(database, "karim"), identity.id, providers=providers(SCHOOL), database=database)
