"""Which public keys open Git over SSH."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.domain.accounts.ssh_keys import SshKey
from grader.domain.people import Person

KEY = tables.ssh_key.c


class StoredSshKeys:
    """`grader.engine.ports.ssh_keys.SshKeys` in the table `ssh_key`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, key: SshKey) -> None:
        self._connection.execute(insert(tables.ssh_key).values(**vars(key)))

    def of_person(self, person_id: str) -> tuple[SshKey, ...]:
        found = select(tables.ssh_key).where(KEY.person_id == person_id)
        rows = self._connection.execute(found.order_by(KEY.created_at.desc(), KEY.id)).mappings()
        return tuple(map(_key, rows))

    def by_fingerprint(self, fingerprint: str) -> SshKey | None:
        found = select(tables.ssh_key).where(KEY.fingerprint == fingerprint)
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else _key(row)

    def with_owner(self, key_id: str) -> tuple[SshKey, Person] | None:
        both = select(tables.ssh_key, tables.person).join(tables.person, tables.person.c.id == KEY.person_id)
        row = self._connection.execute(both.where(KEY.id == key_id)).mappings().one_or_none()
        return None if row is None else (_key(row), person_of(row))

    def touch(self, key_id: str, used_at: datetime) -> None:
        self._connection.execute(update(tables.ssh_key).where(KEY.id == key_id).values(last_used_at=used_at))

    def remove(self, key_id: str) -> None:
        self._connection.execute(delete(tables.ssh_key).where(KEY.id == key_id))


def _key(row: RowMapping) -> SshKey:
    return SshKey(
        id=row[KEY.id],
        person_id=row[KEY.person_id],
        label=row[KEY.label],
        line=row[KEY.line],
        fingerprint=row[KEY.fingerprint],
        created_at=row[KEY.created_at],
        last_used_at=row[KEY.last_used_at],
    )
