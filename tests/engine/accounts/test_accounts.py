"""Accounts over a real SQLite file: people, invitations, passwords, languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.domain.errors import NotFound, NotValid
from grader.domain.people import Person, Role
from grader.domain.text import Language
from grader.engine.accounts import accounts
from tests.engine.accounts.account_school import GOOD, OTHER, School, open_school


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    with open_school(tmp_path) as school:
        yield school


@pytest.fixture
def ada(school: School) -> Person:
    person = school.add_person("ada", "Ada", Role.LEARNER)
    school.accept(school.invite("ada"), GOOD, "Firefox, Linux")
    return person


@pytest.fixture
def karim(school: School) -> Person:
    return school.add_person("karim", "Karim", Role.LEARNER)


@pytest.mark.parametrize("handle", ["", "Ada", "ada lovelace", "-ada", "ada-", "a--b", "../ada", "é", "a" * 40])
def test_a_handle_that_is_no_part_of_an_address_is_refused(school: School, handle: str) -> None:
    with pytest.raises(NotValid) as refused:
        school.add_person(handle, "Ada", Role.LEARNER)

    assert refused.value.code == "handle_shape"


def test_a_handle_is_given_once(school: School, ada: Person) -> None:
    with pytest.raises(NotValid) as refused:
        school.add_person(ada.handle, "Another Ada", Role.TRAINER)

    assert refused.value.code == "handle_taken"


def test_an_invitation_lets_its_person_choose_a_password_and_signs_them_in(school: School, karim: Person) -> None:
    secret = school.accept(school.invite("karim"), GOOD, "Firefox, Linux")

    signed_in = school.session_of(secret)
    assert signed_in is not None
    assert signed_in.person.handle == karim.handle
    assert signed_in.person.has_password


def test_an_invitation_is_good_once(school: School, karim: Person) -> None:
    invitation = school.invite(karim.handle)
    school.accept(invitation, GOOD, "Firefox, Linux")

    with pytest.raises(NotFound):
        school.accept(invitation, OTHER, "Firefox, Linux")

    assert school.sign_in("karim", GOOD, "Firefox, Linux")


def test_a_taken_up_invitation_ends_the_older_ones(school: School, karim: Person) -> None:
    sent_to_the_wrong_person = school.invite(karim.handle)

    school.accept(school.invite(karim.handle), GOOD, "Firefox, Linux")

    with pytest.raises(NotFound):
        school.accept(sent_to_the_wrong_person, OTHER, "Edge, Windows")


def test_an_invitation_is_good_for_two_weeks(school: School, karim: Person) -> None:
    invitation = school.invite(karim.handle)
    school.clock.move(days=14)

    with pytest.raises(NotFound):
        school.invited(invitation)


def test_nobody_unknown_is_invited(school: School) -> None:
    with pytest.raises(NotFound):
        school.invite("nobody")


def test_a_refused_password_leaves_the_invitation_good(school: School, karim: Person) -> None:
    invitation = school.invite(karim.handle)

    with pytest.raises(NotValid):
        school.accept(invitation, "short", "Firefox, Linux")

    assert school.invited(invitation) == karim


def test_a_new_invitation_signs_every_older_browser_out(school: School, ada: Person) -> None:
    older = school.sign_in("ada", GOOD, "Firefox, Linux")

    school.accept(school.invite(ada.handle), OTHER, "Edge, Windows")

    assert school.session_of(older) is None


def test_a_changed_password_ends_the_other_sessions(school: School, ada: Person) -> None:
    here, there = (school.sign_in(ada.handle, GOOD, "Firefox, Linux") for _ in range(2))

    school.change_password(school.session_of(here), GOOD, OTHER)

    assert school.session_of(here) is not None
    assert school.session_of(there) is None
    assert school.sign_in("ada", OTHER, "Firefox, Linux")


def test_a_password_is_only_changed_by_who_knows_it(school: School, ada: Person) -> None:
    here = school.session_of(school.sign_in(ada.handle, GOOD, "Firefox, Linux"))

    with pytest.raises(NotValid) as refused:
        school.change_password(here, OTHER, OTHER)

    assert refused.value.code == "wrong_password"


@pytest.mark.parametrize("language", [Language.EN, None])
def test_a_language_is_kept(school: School, ada: Person, language: Language | None) -> None:
    secret = school.sign_in(ada.handle, GOOD, "Firefox, Linux")

    accounts.choose_language(ada, language, database=school.database)

    signed_in = school.session_of(secret)
    assert signed_in is not None
    assert signed_in.person.language is language


def test_secrets_are_not_stored(school: School, ada: Person, tmp_path: Path) -> None:
    secrets = [school.create_token(ada, "laptop")[1], school.invite("ada"), school.sign_in("ada", GOOD, "Firefox")]
    school.database.dispose()

    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert not any(secret.encode() in stored for secret in [*secrets, GOOD])
