"""Every act that changes who may do what is written down: by whom, by which way, on what, and no secret of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.domain.errors import NotValid
from grader.domain.operation.audit import SYSTEM, Act, Actor, AuditEntry, Way
from grader.domain.people import Role
from grader.engine.operation.acting import act_as
from grader.engine.ports.audit import AuditQuery
from tests.engine.accounts.account_school import GOOD, OTHER, School, open_school

ROOT = Actor(Way.CLI, "root")


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    with open_school(tmp_path) as school:
        act_as(ROOT)
        yield school
        act_as(SYSTEM)


def entries(school: School) -> list[AuditEntry]:
    """Return what was written down, oldest first."""
    with school.database.read() as tx:
        return list(reversed(tx.audit.find(AuditQuery(), 99)))


def since(school: School, act: Callable[[], object]) -> list[tuple[Act, str, Actor]]:
    """Return what an act writes down."""
    before = len(entries(school))
    act()
    return [(entry.act, entry.object, entry.actor) for entry in entries(school)[before:]]


def test_adding_and_inviting_somebody(school: School) -> None:
    people = []

    written = since(school, lambda: people.append(school.add_person("ada", "Ada", Role.LEARNER)))
    written += since(school, lambda: school.invite("ada"))

    assert written == [(Act.PERSON_ADDED, people[0].id, ROOT), (Act.PERSON_INVITED, people[0].id, ROOT)]


def test_taking_up_an_invitation_and_signing_in_are_the_persons_own_acts(school: School) -> None:
    ada = school.add_person("ada", "Ada", Role.LEARNER)
    secret = school.invite("ada")

    written = since(school, lambda: school.accept(secret, GOOD, "Firefox"))
    written += since(school, lambda: school.sign_in("ada", GOOD, "Firefox"))

    hers = Actor(Way.WEB, ada.id)
    assert written == [(Act.ACCOUNT_OPENED, ada.id, hers), (Act.SIGNED_IN, ada.id, hers)]


def test_a_wrong_password_is_no_act(school: School) -> None:
    school.add_person("ada", "Ada", Role.LEARNER)
    school.accept(school.invite("ada"), GOOD, "Firefox")

    def mistype() -> None:
        with pytest.raises(NotValid):
            school.sign_in("ada", OTHER, "Firefox")

    assert since(school, mistype) == []


def test_passwords_tokens_and_browsers(school: School) -> None:
    ada = school.add_person("ada", "Ada", Role.LEARNER)
    signed_in = school.session_of(school.accept(school.invite("ada"), GOOD, "Firefox"))
    other = school.session_of(school.sign_in("ada", GOOD, "Edge"))
    assert signed_in is not None
    assert other is not None
    token, _ = school.create_token(ada, "laptop")

    written = since(school, lambda: school.revoke_token(ada, token.id))
    written += since(school, lambda: school.revoke_session(ada, other.session.id))
    written += since(school, lambda: school.change_password(signed_in, GOOD, OTHER))
    written += since(school, lambda: school.revoke_all_sessions(ada))

    assert [(act, what) for act, what, _ in written] == [
        (Act.TOKEN_REVOKED, token.id),
        (Act.SESSION_ENDED, other.session.id),
        (Act.PASSWORD_CHANGED, ada.id),
        (Act.SIGNED_OUT_EVERYWHERE, ada.id),
    ]


def test_whose_token_or_browser_it_was_is_written_down(school: School) -> None:
    ada = school.add_person("ada", "Ada", Role.LEARNER)
    school.accept(school.invite("ada"), GOOD, "Firefox")
    session = school.session_of(school.sign_in("ada", GOOD, "Edge"))
    assert session is not None

    token, _ = school.create_token(ada, "laptop")
    school.revoke_token(ada, token.id)
    school.revoke_session(ada, session.session.id)

    written = [(entry.act, entry.belongs_to) for entry in entries(school)[-3:]]
    assert written == [(Act.TOKEN_MADE, ada.id), (Act.TOKEN_REVOKED, ada.id), (Act.SESSION_ENDED, ada.id)]


def test_no_secret_and_no_name_is_written_down(school: School) -> None:
    ada = school.add_person("ada", "Ada Benali", Role.LEARNER)
    invitation = school.invite("ada")
    session = school.accept(invitation, GOOD, "Firefox, Windows")
    _, token = school.create_token(ada, "my laptop")

    written = repr(entries(school))

    for word in (invitation, session, token, GOOD, "Benali", "Firefox", "laptop"):
        assert word not in written
