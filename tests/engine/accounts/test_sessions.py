"""Browsers that are signed in, over a real SQLite file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.domain.errors import NotFound, NotValid
from grader.domain.people import Person, Role
from grader.engine.accounts.sessions import session_of
from tests.engine.accounts.account_school import GOOD, OTHER, School, open_school
from tests.fakes.full_database import FullDatabase


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


@pytest.mark.usefixtures("ada", "karim")
@pytest.mark.parametrize("pair", [("ada", OTHER), ("nobody", GOOD), ("", ""), ("ADA", GOOD), ("karim", "")])
def test_a_wrong_pair_is_refused_in_one_way(school: School, pair: tuple[str, str]) -> None:
    with pytest.raises(NotValid) as refused:
        school.sign_in(*pair, "Firefox, Linux")

    assert (refused.value.code, refused.value.params) == ("wrong_pair", {})


def test_a_session_ends_when_it_is_signed_out(school: School, ada: Person) -> None:
    secret = school.sign_in(ada.handle, GOOD, "Firefox, Linux")

    school.sign_out(secret)

    assert school.session_of(secret) is None


def test_a_session_lasts_as_long_as_it_is_used_every_month(school: School, ada: Person) -> None:
    secret = school.sign_in(ada.handle, GOOD, "Firefox, Linux")

    for _ in range(3):
        school.clock.move(days=29)
        assert school.session_of(secret) is not None

    school.clock.move(days=30)
    assert school.session_of(secret) is None


def test_a_session_is_only_written_to_every_five_minutes(school: School, ada: Person) -> None:
    secret = school.sign_in(ada.handle, GOOD, "Firefox, Linux")
    begun = school.clock()
    school.clock.move(minutes=4)

    school.session_of(secret)

    assert school.account_of(ada).sessions[0].last_seen_at == begun


def test_a_person_ends_their_own_sessions_only(school: School, ada: Person, karim: Person) -> None:
    (session,) = school.account_of(ada).sessions

    with pytest.raises(NotFound):
        school.revoke_session(karim, session.id)

    school.revoke_session(ada, session.id)
    assert school.account_of(ada).sessions == ()


def test_signing_out_everywhere_ends_every_session(school: School, ada: Person) -> None:
    secrets = [school.sign_in(ada.handle, GOOD, "Firefox, Linux") for _ in range(2)]

    school.revoke_all_sessions(ada)

    assert [school.session_of(secret) for secret in secrets] == [None, None]


def test_on_a_full_disk_a_browser_goes_on_reading(school: School, ada: Person) -> None:
    secret = school.sign_in("ada", GOOD, "Firefox")
    school.clock.move(hours=1)

    found = session_of(secret, database=FullDatabase(school.database), now=school.clock)

    assert found is not None
    assert found.person.id == ada.id
