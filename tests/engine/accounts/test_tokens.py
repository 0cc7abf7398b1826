"""Personal tokens: made, used, revoked, and what each opens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.domain.accounts.credentials import Scope
from grader.domain.errors import NotFound, NotValid
from grader.domain.people import Person, Role
from grader.engine.accounts.tokens import GIT_ALONE, bearer_of
from tests.engine.accounts.account_school import School, open_school
from tests.fakes.full_database import FullDatabase


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    with open_school(tmp_path) as school:
        yield school


@pytest.fixture
def ada(school: School) -> Person:
    return school.add_person("ada", "Ada", Role.LEARNER)


@pytest.fixture
def karim(school: School) -> Person:
    return school.add_person("karim", "Karim", Role.LEARNER)


@pytest.fixture
def ines(school: School) -> Person:
    return school.add_person("ines", "Inès", Role.TRAINER)


def test_a_token_opens_its_own_persons_repositories(school: School, ada: Person) -> None:
    _, secret = school.create_token(ada, "laptop")

    person = school.person_of_token("Ada", secret)

    assert secret.startswith("agr_")
    assert person is not None
    assert person.id == ada.id


def test_a_wrong_token_opens_nothing(school: School, ada: Person, karim: Person) -> None:
    _, secret = school.create_token(ada, "laptop")

    opened = [school.person_of_token(*pair) for pair in [("ada", ""), ("ada", secret[:-1]), (karim.handle, secret)]]

    assert opened == [None, None, None]


def test_a_revoked_token_opens_nothing(school: School, ada: Person) -> None:
    token, secret = school.create_token(ada, "laptop")

    school.revoke_token(ada, token.id)

    assert school.person_of_token("ada", secret) is None
    assert school.account_of(ada).tokens == ()


def test_a_token_is_revoked_by_its_own_person_only(school: School, ada: Person, karim: Person) -> None:
    token, secret = school.create_token(ada, "laptop")

    with pytest.raises(NotFound):
        school.revoke_token(karim, token.id)

    assert school.person_of_token("ada", secret) is not None


def test_a_token_expires_after_180_days(school: School, ada: Person) -> None:
    _, secret = school.create_token(ada, "laptop")
    school.clock.move(days=180)

    assert school.person_of_token("ada", secret) is None


def test_the_use_of_a_token_is_noted_at_most_once_a_minute(school: School, ada: Person) -> None:
    _, secret = school.create_token(ada, "laptop")
    school.person_of_token("ada", secret)
    first = school.clock()
    school.clock.move(seconds=59)

    school.person_of_token("ada", secret)

    assert school.account_of(ada).tokens[0].last_used_at == first


@pytest.mark.parametrize("label", ["", "  ", "x" * 61])
def test_a_token_has_a_name_that_fits_a_list(school: School, ada: Person, label: str) -> None:
    with pytest.raises(NotValid) as refused:
        school.create_token(ada, label)

    assert refused.value.code == "label_shape"


def test_nobody_gathers_tokens(school: School, ada: Person) -> None:
    for number in range(20):
        school.create_token(ada, f"laptop {number}")

    with pytest.raises(NotValid) as refused:
        school.create_token(ada, "one more")

    assert refused.value.code == "too_many_tokens"


def test_a_token_without_git_does_not_open_git(school: School, ada: Person) -> None:
    _, secret = school.create_token(ada, "script", frozenset({Scope.READ}))

    assert school.person_of_token("ada", secret) is None
    assert school.bearer_of(secret).scopes == {Scope.READ}


@pytest.mark.parametrize(
    ("scopes", "code"),
    [(frozenset(), "scopes_none"), (frozenset({Scope.READ, Scope.COHORTS}), "scopes_of_role")],
)
def test_a_learner_gives_a_token_what_is_theirs(
    school: School, ada: Person, scopes: frozenset[Scope], code: str
) -> None:
    with pytest.raises(NotValid) as refused:
        school.create_token(ada, "script", scopes)

    assert refused.value.code == code


def test_without_the_scope_of_their_role_staff_read_as_a_learner(school: School, ines: Person) -> None:
    _, narrow = school.create_token(ines, "script", frozenset({Scope.READ}))
    _, wide = school.create_token(ines, "script", frozenset({Scope.READ, Scope.COHORTS}))

    roles = [school.bearer_of(secret).viewer.role for secret in (narrow, wide)]

    assert roles == [Role.LEARNER, Role.TRAINER]


def test_a_role_that_is_lost_takes_its_scope_along(school: School, ines: Person) -> None:
    _, secret = school.create_token(ines, "script", frozenset({Scope.READ, Scope.COHORTS}))

    later = replace(school.bearer_of(secret), person=replace(ines, role=Role.LEARNER))

    assert later.scopes == {Scope.READ}


def test_on_a_full_disk_a_token_still_opens_what_is_read(school: School, ada: Person) -> None:
    _, secret = school.create_token(ada, "laptop", GIT_ALONE)

    bearer = bearer_of(secret, database=FullDatabase(school.database), now=school.clock)

    assert bearer is not None
    assert bearer.person.id == ada.id
