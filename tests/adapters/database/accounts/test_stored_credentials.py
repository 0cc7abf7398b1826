"""The contract of `grader.engine.records.Credentials`."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.accounts.credentials import AccessToken, Invitation, Scope, Session
from grader.domain.people import Person
from grader.engine.ports.database import Conflict

HOUR = timedelta(hours=1)


@pytest.fixture
def session(morning: datetime) -> Session:
    return Session("N-1", "P-ADA", "Firefox", morning, morning)


@pytest.fixture
def token(morning: datetime) -> AccessToken:
    return AccessToken("T-1", "P-ADA", "laptop", morning, morning + HOUR, scopes=frozenset({Scope.READ, Scope.SUBMIT}))


@pytest.fixture
def invitation(morning: datetime) -> Invitation:
    return Invitation("I-1", "P-ADA", morning + HOUR)


def test_it_finds_a_session_with_its_person_by_the_hash_of_its_secret(
    school: SqlDatabase, session: Session, ada: Person
) -> None:
    with school.begin() as tx:
        tx.credentials.add_session(session, "hash")

    with school.read() as tx:
        found = tx.credentials.session("hash"), tx.credentials.session("other")

    assert found == ((session, ada), None)


def test_it_notes_that_a_session_was_used(school: SqlDatabase, session: Session, morning: datetime) -> None:
    with school.begin() as tx:
        tx.credentials.add_session(session, "hash")
        tx.credentials.touch_session(session.id, morning + HOUR)
        found = tx.credentials.session("hash")

    assert found is not None
    assert found[0] == replace(session, last_seen_at=morning + HOUR)


def test_it_lists_open_sessions_newest_first(school: SqlDatabase, session: Session, morning: datetime) -> None:
    newer = replace(session, id="N-2", created_at=morning + HOUR)
    ended = replace(session, id="N-3")
    with school.begin() as tx:
        for secret, added in enumerate((session, newer, ended)):
            tx.credentials.add_session(added, str(secret))
        tx.credentials.revoke_session(ended.id, morning)

    with school.read() as tx:
        found = tx.credentials.sessions("P-ADA")

    assert found == (newer, session)


def test_it_still_returns_a_session_that_was_ended(school: SqlDatabase, session: Session, morning: datetime) -> None:
    with school.begin() as tx:
        tx.credentials.add_session(session, "hash")
        tx.credentials.revoke_session(session.id, morning)
        tx.credentials.revoke_session(session.id, morning + HOUR)
        found = tx.credentials.session("hash")

    assert found is not None
    assert found[0] == replace(session, revoked_at=morning)


def test_it_finds_a_token_with_its_person_and_notes_its_use_and_its_end(
    school: SqlDatabase, token: AccessToken, ada: Person, morning: datetime
) -> None:
    with school.begin() as tx:
        tx.credentials.add_token(token, "hash")
        tx.credentials.touch_token(token.id, morning)
        tx.credentials.revoke_token(token.id, morning + HOUR)

    with school.read() as tx:
        found = tx.credentials.token("hash"), tx.credentials.token("other")

    assert found == ((replace(token, last_used_at=morning, revoked_at=morning + HOUR), ada), None)


def test_it_lists_open_tokens_newest_first(school: SqlDatabase, token: AccessToken, morning: datetime) -> None:
    newer = replace(token, id="T-2", created_at=morning + HOUR)
    ended = replace(token, id="T-3", revoked_at=morning)
    with school.begin() as tx:
        for secret, added in enumerate((token, newer, ended)):
            tx.credentials.add_token(added, str(secret))

    with school.read() as tx:
        found = tx.credentials.tokens("P-ADA"), tx.credentials.tokens("P-KARIM")

    assert found == ((newer, token), ())


def test_it_lets_an_invitation_be_used_once(school: SqlDatabase, invitation: Invitation, morning: datetime) -> None:
    with school.begin() as tx:
        tx.credentials.add_invitation(invitation, "hash")

    with school.begin() as tx:
        used = [tx.credentials.use_invitation(invitation.id, morning) for _ in range(2)]
        found = tx.credentials.invitation("hash")

    assert (used, found) == ([True, False], replace(invitation, used_at=morning))


def test_it_ends_the_unused_invitations_of_one_person(
    school: SqlDatabase, invitation: Invitation, morning: datetime
) -> None:
    used, karims = replace(invitation, id="I-2", used_at=morning), replace(invitation, id="I-3", person_id="P-KARIM")
    with school.begin() as tx:
        for added in (invitation, used, karims):
            tx.credentials.add_invitation(added, added.id)

    with school.begin() as tx:
        tx.credentials.end_invitations("P-ADA", morning + HOUR)
        found = [tx.credentials.invitation(each) for each in ("I-1", "I-2", "I-3")]

    assert found == [replace(invitation, used_at=morning + HOUR), used, karims]


def test_it_keeps_a_secret_for_one_credential(school: SqlDatabase, token: AccessToken) -> None:
    with school.begin() as tx:
        tx.credentials.add_token(token, "hash")

    with pytest.raises(Conflict), school.begin() as tx:
        tx.credentials.add_token(replace(token, id="T-2"), "hash")


def test_it_refuses_a_moment_that_nobody_can_place(school: SqlDatabase, session: Session) -> None:
    naive = replace(session, created_at=session.created_at.replace(tzinfo=None))

    with pytest.raises(Exception, match="naive"), school.begin() as tx:
        tx.credentials.add_session(naive, "hash")


def test_it_returns_moments_in_utc(school: SqlDatabase, session: Session, morning: datetime) -> None:
    in_paris = morning.astimezone(timezone(HOUR))
    with school.begin() as tx:
        tx.credentials.add_session(replace(session, created_at=in_paris), "hash")

    with school.read() as tx:
        found = tx.credentials.session("hash")

    assert found is not None
    assert found[0].created_at.isoformat() == morning.isoformat()


def test_it_tells_who_was_here_last_and_whose_invitation_is_open(
    school: SqlDatabase, session: Session, invitation: Invitation, morning: datetime
) -> None:
    with school.begin() as tx:
        tx.credentials.add_session(session, "hash-1")
        tx.credentials.add_session(replace(session, id="N-2", last_seen_at=morning + HOUR), "hash-2")
        tx.credentials.add_invitation(invitation, "hash-3")
        tx.credentials.add_invitation(replace(invitation, id="I-2", expires_at=morning + 2 * HOUR), "hash-4")
        tx.credentials.add_invitation(Invitation("I-3", "P-KARIM", morning), "hash-5")

    with school.read() as tx:
        seen = tx.credentials.last_seen(["P-ADA", "P-KARIM"])
        open_until = tx.credentials.invited_until(["P-ADA", "P-KARIM"], morning)

    assert (seen, open_until) == ({"P-ADA": morning + HOUR}, {"P-ADA": morning + 2 * HOUR})


def test_of_nobody_nothing_is_known(school: SqlDatabase, morning: datetime) -> None:
    with school.read() as tx:
        found = tx.credentials.last_seen([]), tx.credentials.invited_until([], morning), tx.letters.of([])

    assert found == ({}, {}, {})
