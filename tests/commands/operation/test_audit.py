"""What is done on the command line is written down with the account of the machine."""

import os
from pathlib import Path
from pwd import getpwuid

from grader.adapters.database.transactions import SqlDatabase
from grader.cli import account_of
from grader.domain.operation.audit import Act, Actor, Way
from grader.engine.ports.audit import AuditQuery
from grader.settings import Settings
from tests.commands.conftest import Grader

NOBODYS = 2**31 - 7


def acts(data: Path) -> list[tuple[Act, str, Actor]]:
    """Return what was written down, oldest first."""
    database = SqlDatabase(Settings(data=data).database_address)
    with database.read() as tx:
        found = [(entry.act, entry.object, entry.actor) for entry in reversed(tx.audit.find(AuditQuery(), 99))]
    database.dispose()
    return found


def test_an_operator_at_the_machine_is_known_by_their_account(grader_process: Grader, data: Path) -> None:
    opened = grader_process("cohort", "open", "web-2610", "Web 26-10")
    added = grader_process("user", "add", "ines", "Inès", "--role", "trainer", "--cohort", "web-2610")

    assert (opened.status, added.status) == (0, 0), opened.errors + added.errors
    written = acts(data)
    assert [act for act, _, _ in written] == [
        Act.COHORT_OPENED,
        Act.PERSON_ADDED,
        Act.PERSON_APPOINTED,
        Act.PERSON_INVITED,
    ]
    assert {actor for _, _, actor in written} == {Actor(Way.CLI, getpwuid(os.getuid()).pw_name)}


def test_an_account_without_a_name_is_known_by_its_number() -> None:
    assert account_of(NOBODYS) == str(NOBODYS)
