"""The installation as a command finds it: its tables brought up to date, its people known by their handles."""

from grader.assembly import Grader, assemble, prepare_database
from grader.domain.errors import NotFound
from grader.domain.people import Person
from grader.settings import Settings


def known_person(handle: str, grader: Grader) -> Person:
    """Return the person of that handle.

    Raises:
        NotFound: `person`.
    """
    with grader.database.read() as tx:
        person = tx.people.by_handle(handle)
    if person is None:
        raise NotFound("person", handle=handle)
    return person


def ready() -> Grader:
    """Return the installation with its tables up to date."""
    settings = Settings()
    prepare_database(settings)
    return assemble(settings)
