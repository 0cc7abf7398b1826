"""People's own public keys: added, found, used, removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.adapters.randomness import new_id
from grader.domain.accounts.ssh_keys import SshKey
from grader.domain.errors import NotFound, NotValid
from grader.domain.people import Person, Role
from grader.engine.accounts.ssh_keys import (
    MOST_KEYS,
    add_ssh_key,
    offered_key,
    own_ssh_keys,
    person_of_key,
    remove_ssh_key,
)
from tests.domain.accounts.test_ssh_keys import fields
from tests.engine.accounts.account_school import School, open_school


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


def line(number: int = 0) -> str:
    """Return one of many keys."""
    return f"ssh-ed25519 {fields(b'ssh-ed25519', number.to_bytes(32))} portable"


def add(school: School, person: Person, number: int = 0, label: str = "") -> SshKey:
    """Add a key."""
    return add_ssh_key(person, line(number), label, database=school.database, now=school.clock, new_id=new_id)


def test_a_key_is_found_by_what_an_ssh_server_asks_and_opens_for_its_owner(school: School, ada: Person) -> None:
    kept = add(school, ada)

    found = offered_key(kept.fingerprint, database=school.database)
    person = person_of_key(kept.id, database=school.database, now=school.clock)

    assert (found, person) == (kept, ada)
    assert [key.label for key in own_ssh_keys(ada, database=school.database)] == ["portable"]
    assert [key.last_used_at for key in own_ssh_keys(ada, database=school.database)] == [school.clock()]


def test_a_key_is_called_as_its_owner_says(school: School, ada: Person) -> None:
    assert add(school, ada, label="  le fixe ").label == "le fixe"


def test_a_key_is_one_persons(school: School, ada: Person, karim: Person) -> None:
    add(school, ada)

    with pytest.raises(NotValid) as refused:
        add(school, karim)

    assert refused.value.code == "key_taken"


def test_nobody_keeps_more_keys_than_computers(school: School, ada: Person) -> None:
    for number in range(MOST_KEYS):
        add(school, ada, number)

    with pytest.raises(NotValid) as refused:
        add(school, ada, MOST_KEYS)

    assert refused.value.code == "too_many_keys"


def test_a_removed_key_opens_nothing_and_may_come_again(school: School, ada: Person) -> None:
    kept = add(school, ada)

    remove_ssh_key(ada, kept.id, database=school.database)

    assert offered_key(kept.fingerprint, database=school.database) is None
    assert person_of_key(kept.id, database=school.database, now=school.clock) is None
    assert add(school, ada).fingerprint == kept.fingerprint


def test_nobody_removes_anothers(school: School, ada: Person, karim: Person) -> None:
    kept = add(school, ada)

    with pytest.raises(NotFound):
        remove_ssh_key(karim, kept.id, database=school.database)

    assert own_ssh_keys(ada, database=school.database) == (kept,)


def test_who_has_nothing_to_do_with_git_keeps_no_key(school: School) -> None:
    yann = school.add_person("yann", "Yann", Role.PARTNER)

    with pytest.raises(NotFound):
        add(school, yann)


def test_a_key_opens_nothing_once_its_owner_has_another_role(school: School, ada: Person) -> None:
    kept = add(school, ada)
    with school.database.begin() as tx:
        tx.people.set_role(ada.id, Role.PARTNER)

    assert person_of_key(kept.id, database=school.database, now=school.clock) is None
