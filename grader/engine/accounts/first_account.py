"""The first account of an installation: an operator's, whose link whoever starts it is shown, until somebody is in."""

from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.engine.accounts.accounts import invite_within
from grader.engine.ports.database import Database
from grader.engine.ports.sources import NewId, NewSecret, Now

FIRST_HANDLE = "admin"


def first_link(name: str, *, database: Database, now: Now, new_id: NewId, new_secret: NewSecret) -> str | None:
    """Return the secret of a link that lets the first person in, or None once anybody else has an account, or is in.

    Args:
        name: Of the account, where it is made now.
    """
    with database.begin() as tx:
        people = tx.people.page("", 2)
        if not people:
            person = Person(new_id(), FIRST_HANDLE, name, Role.OPERATOR)
            tx.people.add(person)
            tx.audit.add(Act.PERSON_ADDED, person.id)
        elif len(people) == 1 and people[0].role is Role.OPERATOR and not people[0].has_come_in:
            person = people[0]
        else:
            return None
        return invite_within(tx, person.id, at=now(), id_=new_id(), secret=new_secret())
