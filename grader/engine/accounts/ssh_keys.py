"""People's own public keys: added, removed, and found by what an SSH server asks."""

from datetime import timedelta

from grader.domain.accounts.credentials import SCOPES, Scope
from grader.domain.accounts.ssh_keys import SshKey, public_key
from grader.domain.errors import NotFound, NotValid
from grader.domain.naming import checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person
from grader.engine.accounts.tokens import MAX_LABEL_LENGTH
from grader.engine.ports.database import Conflict, Database
from grader.engine.ports.sources import NewId, Now

MOST_KEYS = 20
TOUCH_KEY_AFTER = timedelta(minutes=1)


def opens_git(person: Person) -> bool:
    """Tell whether somebody's role has to do with repositories, so that a key of theirs opens any."""
    return Scope.GIT in SCOPES[person.role]


def add_ssh_key(person: Person, text: str, label: str, *, database: Database, now: Now, new_id: NewId) -> SshKey:
    """Keep a public key of a person's, and return it.

    Args:
        text: The line of a file `*.pub`.
        label: How its owner knows it; where it is empty, what stands behind the key.

    Raises:
        NotFound: `ssh_key`: their role has nothing to do with Git.
        NotValid: What `public_key` refuses; `label_shape`, `name_unseen`, `key_taken`, `too_many_keys`.
    """
    if not opens_git(person):
        raise NotFound("ssh_key")
    key = public_key(text)
    named = checked_name(label.strip() or key.comment, most=MAX_LABEL_LENGTH, code="label_shape")
    kept = SshKey(new_id(), person.id, named, key.line, key.fingerprint, created_at=now())
    try:
        with database.begin() as tx:
            if len(tx.ssh_keys.of_person(person.id)) >= MOST_KEYS:
                raise NotValid("too_many_keys", most=MOST_KEYS)
            if tx.ssh_keys.by_fingerprint(key.fingerprint) is not None:
                raise NotValid("key_taken")
            tx.ssh_keys.add(kept)
            tx.audit.add(Act.KEY_ADDED, kept.id, belongs_to=person.id)
    except Conflict as error:
        raise NotValid("key_taken") from error
    return kept


def remove_ssh_key(person: Person, key_id: str, *, database: Database) -> None:
    """Forget one of a person's own keys: from now on it opens nothing.

    Raises:
        NotFound: `ssh_key`.
    """
    with database.begin() as tx:
        if key_id not in {key.id for key in tx.ssh_keys.of_person(person.id)}:
            raise NotFound("ssh_key")
        tx.ssh_keys.remove(key_id)
        tx.audit.add(Act.KEY_REMOVED, key_id, belongs_to=person.id)


def own_ssh_keys(person: Person, *, database: Database) -> tuple[SshKey, ...]:
    """Return a person's keys, newest first."""
    with database.glance() as tx:
        return tx.ssh_keys.of_person(person.id)


def offered_key(fingerprint: str, *, database: Database) -> SshKey | None:
    """Return the key that somebody offers to an SSH server, if it is anybody's."""
    with database.glance() as tx:
        return tx.ssh_keys.by_fingerprint(fingerprint)


def person_of_key(key_id: str, *, database: Database, now: Now) -> Person | None:
    """Return who came by a key that an SSH server has proven; None once it is removed.

    One read; a write at most once a minute.
    """
    at = now()
    with database.glance() as tx:
        found = tx.ssh_keys.with_owner(key_id)
    if found is None or not opens_git(found[1]):
        return None
    key, person = found
    if key.last_used_at is None or at - key.last_used_at >= TOUCH_KEY_AFTER:
        with database.begin() as tx:
            tx.ssh_keys.touch(key.id, at)
    return person
