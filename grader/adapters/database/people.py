"""Who can sign in."""

from collections.abc import Collection

from sqlalchemy import Connection, RowMapping, Select, bindparam, insert, select, update

from grader.adapters.database import tables
from grader.adapters.database.cohorts.moved import MovedCohorts
from grader.domain.people import Person, Role
from grader.domain.text import Language

WITHOUT_PASSWORD = ""
"""The hash of who has come in and chose no password: it matches none."""

BY_ID = select(tables.person).where(tables.person.c.id == bindparam("asked"))
BY_HANDLE = select(tables.person).where(tables.person.c.handle == bindparam("asked"))
BY_EMAIL = select(tables.person).where(tables.person.c.email == bindparam("asked"))
"""Built once: building a statement costs several times its execution, and many pages need these."""


PERSON = tables.person.c
OF_PERSON = (
    *(PERSON.id, PERSON.handle, PERSON.name, PERSON.role),
    *(PERSON.language, PERSON.password_hash, PERSON.ascii_terminal, PERSON.email),
)
"""What `person_from` takes, in its order."""


def person_of(row: RowMapping) -> Person:
    """Return the person of a row that holds all columns of `person`."""
    return person_from(*(row[column] for column in OF_PERSON))


def person_from(
    person_id: str,
    handle: str,
    name: str,
    role: Role,
    language: Language | None,
    password_hash: str | None,
    ascii_terminal: bool,  # noqa: FBT001
    email: str | None,
) -> Person:
    """Return the person of the columns `OF_PERSON`: in half the time, which a list of a thousand feels."""
    return Person(
        id=person_id,
        handle=handle,
        name=name,
        role=role,
        language=language,
        has_password=bool(password_hash),
        has_come_in=password_hash is not None,
        ascii_terminal=ascii_terminal,
        email=email,
    )


class StoredPeople:
    """`grader.engine.ports.people.People` in the table `person`."""

    def __init__(self, connection: Connection, moved: MovedCohorts) -> None:
        self._connection = connection
        self._moved = moved

    def add(self, person: Person) -> None:
        self._connection.execute(
            insert(tables.person).values(
                id=person.id,
                handle=person.handle,
                name=person.name,
                role=person.role,
                language=person.language,
                ascii_terminal=person.ascii_terminal,
                email=person.email,
            )
        )

    def get(self, person_id: str) -> Person | None:
        return self._one(BY_ID, person_id)

    def get_all(self, person_ids: Collection[str]) -> dict[str, Person]:
        found = select(tables.person).where(tables.person.c.id.in_(person_ids))
        return {one.id: one for one in map(person_of, self._connection.execute(found).mappings().all())}

    def is_alone(self, person: Person) -> bool:
        kept = tables.person.c.role == person.role, tables.person.c.erased_at.is_(None)
        others = select(tables.person.c.id).where(*kept, tables.person.c.id != person.id)
        return self._connection.scalar(others.limit(1)) is None

    def by_handle(self, handle: str) -> Person | None:
        return self._one(BY_HANDLE, handle)

    def by_email(self, email: str) -> Person | None:
        return self._one(BY_EMAIL, email)

    def page(self, after: str, limit: int) -> tuple[Person, ...]:
        handle = tables.person.c.handle
        found = select(tables.person).where(handle > after).order_by(handle).limit(limit)
        return tuple(person_of(row) for row in self._connection.execute(found).mappings().all())

    def password_hash(self, person_id: str) -> str | None:
        return self._connection.scalar(select(tables.person.c.password_hash).where(tables.person.c.id == person_id))

    def set_password_hash(self, person_id: str, hashed: str) -> None:
        self._connection.execute(
            update(tables.person).where(tables.person.c.id == person_id).values(password_hash=hashed)
        )

    def note_come_in(self, person_id: str) -> None:
        unopened = tables.person.c.id == person_id, tables.person.c.password_hash.is_(None)
        self._connection.execute(update(tables.person).where(*unopened).values(password_hash=WITHOUT_PASSWORD))

    def rename(self, person_id: str, name: str) -> None:
        self._connection.execute(update(tables.person).where(tables.person.c.id == person_id).values(name=name))
        self._moved.note_person(person_id)

    def set_role(self, person_id: str, role: Role) -> None:
        self._connection.execute(update(tables.person).where(tables.person.c.id == person_id).values(role=role))

    def set_email(self, person_id: str, email: str | None) -> None:
        self._connection.execute(update(tables.person).where(tables.person.c.id == person_id).values(email=email))

    def set_language(self, person_id: str, language: Language | None) -> None:
        self._connection.execute(update(tables.person).where(tables.person.c.id == person_id).values(language=language))

    def set_ascii_terminal(self, person_id: str, *, wanted: bool) -> None:
        self._connection.execute(
            update(tables.person).where(tables.person.c.id == person_id).values(ascii_terminal=wanted)
        )

    def _one(self, found: Select[*tuple[object, ...]], asked: str) -> Person | None:
        row = self._connection.execute(found, {"asked": asked}).mappings().one_or_none()
        return None if row is None else person_of(row)
