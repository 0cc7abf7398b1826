"""Somebody who is not here yet, taken in by what is said of them: a name, and the rest where it is known."""

from dataclasses import dataclass

from grader.domain.naming import check_handle, checked_email, checked_name
from grader.domain.operation.audit import Act
from grader.domain.people import Person, Role
from grader.domain.rosters.handles import free_handle, handle_of
from grader.engine.ports.database import Transaction
from grader.engine.rosters.changing import check_email_free


@dataclass(frozen=True)
class Newcomer:
    """What is said of a new person.

    Attributes:
        email: Empty where they have none.
        handle: Made from the name where it is empty.
    """

    role: Role
    name: str
    email: str = ""
    handle: str = ""


def store_newcomer(new: Newcomer, tx: Transaction, id_: str) -> Person:
    """Store a new person, and return them.

    Raises:
        NotValid: `name_shape`, `name_unseen`, `handle_shape`, `email_shape`, `email_taken`.
        Conflict: On commit, where somebody has the handle.
    """
    name = checked_name(new.name)
    email = checked_email(new.email) if new.email.strip() else None
    handle = new.handle.strip() or free_handle(
        handle_of(name, email or ""), lambda one: tx.people.by_handle(one) is not None
    )
    check_handle(handle)
    person = Person(id_, handle, name, new.role, email=email)
    check_email_free(person, tx)
    tx.people.add(person)
    tx.audit.add(Act.PERSON_ADDED, person.id)
    return person
