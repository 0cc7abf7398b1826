"""Which identities open which accounts, and by which providers nobody comes in."""

from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.people import person_of
from grader.adapters.database.upserts import upsert
from grader.domain.identities.identity import Identity
from grader.domain.identities.trouble import ProviderTrouble
from grader.domain.people import Person

IDENTITY, TROUBLE = tables.identity.c, tables.provider_trouble.c


class StoredIdentities:
    """`grader.engine.ports.identities.Identities` in the tables `identity` and `provider_trouble`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, identity: Identity) -> None:
        self._connection.execute(insert(tables.identity).values(**vars(identity)))

    def of(self, issuer: str, subject: str) -> tuple[Identity, Person] | None:
        both = select(tables.identity, tables.person).join(tables.person, tables.person.c.id == IDENTITY.person_id)
        found = both.where(IDENTITY.issuer == issuer, IDENTITY.subject == subject)
        row = self._connection.execute(found).mappings().one_or_none()
        return None if row is None else (_identity(row), person_of(row))

    def of_person(self, person_id: str) -> tuple[Identity, ...]:
        found = select(tables.identity).where(IDENTITY.person_id == person_id)
        rows = self._connection.execute(found.order_by(IDENTITY.linked_at, IDENTITY.id)).mappings().all()
        return tuple(map(_identity, rows))

    def touch(self, identity_id: str, used_at: datetime) -> None:
        self._connection.execute(update(tables.identity).where(IDENTITY.id == identity_id).values(used_at=used_at))

    def remove(self, identity_id: str) -> None:
        self._connection.execute(delete(tables.identity).where(IDENTITY.id == identity_id))

    def note_trouble(self, trouble: ProviderTrouble) -> None:
        upsert(self._connection, tables.provider_trouble, vars(trouble))

    def trouble(self, provider: str) -> ProviderTrouble | None:
        row = self._connection.execute(select(tables.provider_trouble).where(TROUBLE.provider == provider)).mappings()
        found = row.one_or_none()
        return None if found is None else ProviderTrouble(**found)

    def troubles(self) -> tuple[ProviderTrouble, ...]:
        rows = self._connection.execute(select(tables.provider_trouble).order_by(TROUBLE.provider)).mappings().all()
        return tuple(ProviderTrouble(**row) for row in rows)

    def forget_trouble(self, provider: str) -> None:
        self._connection.execute(delete(tables.provider_trouble).where(TROUBLE.provider == provider))


def _identity(row: RowMapping) -> Identity:
    return Identity(**{column.name: row[column] for column in IDENTITY})
