"""The contract of `grader.engine.records.People`."""

from dataclasses import replace

import pytest

from grader.adapters.database.transactions import SqlDatabase
from grader.domain.people import Person
from grader.domain.text import Language
from grader.engine.ports.database import Conflict


def test_it_returns_a_person_by_id_and_by_handle(database: SqlDatabase, ada: Person) -> None:
    with database.begin() as tx:
        tx.people.add(ada)

    with database.read() as tx:
        found = tx.people.get(ada.id), tx.people.by_handle("ada")
        some = tx.people.get_all([ada.id, "nobody"]), tx.people.get_all([])

    assert found == (ada, ada)
    assert some == ({ada.id: ada}, {})


def test_it_returns_none_for_somebody_unknown(database: SqlDatabase) -> None:
    with database.read() as tx:
        found = tx.people.get("nobody"), tx.people.by_handle("nobody"), tx.people.password_hash("nobody")

    assert found == (None, None, None)


def test_it_keeps_a_handle_for_one_person(database: SqlDatabase, ada: Person) -> None:
    with database.begin() as tx:
        tx.people.add(ada)

    with pytest.raises(Conflict), database.begin() as tx:
        tx.people.add(replace(ada, id="P-OTHER"))


def test_it_tells_who_has_chosen_a_password(database: SqlDatabase, ada: Person) -> None:
    with database.begin() as tx:
        tx.people.add(ada)
        tx.people.set_password_hash(ada.id, "hash")

    with database.read() as tx:
        found = tx.people.get(ada.id), tx.people.password_hash(ada.id)

    assert found == (replace(ada, has_password=True, has_come_in=True), "hash")


def test_it_forgets_a_language_that_is_taken_back(database: SqlDatabase, ada: Person, karim: Person) -> None:
    with database.begin() as tx:
        tx.people.add(ada)
        tx.people.add(karim)

    with database.begin() as tx:
        tx.people.set_language(ada.id, None)
        tx.people.set_language(karim.id, Language.FR)
        found = tx.people.get(ada.id), tx.people.get(karim.id)

    assert found == (replace(ada, language=None), replace(karim, language=Language.FR))


def test_it_keeps_whose_terminal_shows_no_accents(database: SqlDatabase, ada: Person, karim: Person) -> None:
    with database.begin() as tx:
        tx.people.add(replace(ada, ascii_terminal=True))
        tx.people.add(karim)

    with database.begin() as tx:
        tx.people.set_ascii_terminal(ada.id, wanted=False)
        tx.people.set_ascii_terminal(karim.id, wanted=True)
        found = tx.people.get(ada.id), tx.people.get(karim.id)

    assert found == (ada, replace(karim, ascii_terminal=True))


def test_it_lists_people_a_page_at_a_time(database: SqlDatabase, ada: Person, karim: Person) -> None:
    with database.begin() as tx:
        tx.people.add(karim)
        tx.people.add(ada)

    with database.read() as tx:
        pages = tx.people.page("", 1), tx.people.page("ada", 5), tx.people.page("karim", 5)

    assert pages == ((ada,), (karim,), ())


def test_it_finds_people_by_their_address_and_their_new_one(database: SqlDatabase, ada: Person, karim: Person) -> None:
    with database.begin() as tx:
        tx.people.add(replace(ada, email="ada@example.org"))
        tx.people.add(karim)

    with database.begin() as tx:
        tx.people.rename(karim.id, "Karim D.")
        tx.people.set_email(ada.id, None)
        tx.people.set_email(karim.id, "ada@example.org")
        found = tx.people.by_email("ada@example.org"), tx.people.by_email("karim@example.org")

    assert found == (replace(karim, name="Karim D.", email="ada@example.org"), None)


def test_it_keeps_an_address_for_one_person(database: SqlDatabase, ada: Person, karim: Person) -> None:
    with database.begin() as tx:
        tx.people.add(replace(ada, email="ada@example.org"))

    with pytest.raises(Conflict), database.begin() as tx:
        tx.people.add(replace(karim, email="ada@example.org"))
