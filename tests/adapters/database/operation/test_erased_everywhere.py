"""Who is erased is looked for in every column of every table, those of tomorrow included: what stays is named here."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import JSON, Boolean, Column, Integer, Table, insert, select

from grader.adapters.database import tables
from grader.adapters.database.column_types import CalendarDay, Moment, StoredWord, StoredWords
from grader.adapters.database.engines import open_engine
from grader.adapters.database.transactions import SqlDatabase
from grader.domain.people import Role
from grader.domain.verdicts import RunState
from grader.engine.ports.retention import AgedKind
from tests.test_rgpd import NAMES_WITHOUT_A_KEY, about_people

MARK, HANDLE = "Zélie-Marque", "zelie-marque"
MORNING = datetime(2026, 11, 23, 8, 5, tzinfo=UTC)
CHECK = {
    "id": "says-hello",
    "outcome": "failed",
    "reason": "check_failed",
    "message": {"code": "raised", "params": {"name": MARK}, "text": MARK},
    "expected": MARK,
    "actual": MARK,
    "output": MARK,
    "calls": [{"said": MARK}],
    "again": MARK,
    "screenshot": None,
}
RESULT = {"verdict": "failed", "checks": [CHECK], "message": {"text": MARK}, "ignored": [MARK]}
GIVEN: Mapping[str, object] = {
    "person.handle": HANDLE,
    "person.role": Role.LEARNER,
    "person.email": f"{MARK}@example.org",
    "person.erased_at": None,
    "repository.handle": HANDLE,
    "repository.erased_at": None,
    "run.state": RunState.FINISHED,
    "run.result": RESULT,
    "run.place": None,
    "cohort.erasure_stopped_at": None,
    "project_review.levels": {"c1": "reached"},
}
"""What a column needs to hold so that the others mean something."""

MADE: Mapping[type, Callable[[Column[object], str], object]] = {
    StoredWord: lambda column, _text: next(iter(column.type.words)),  # type: ignore[attr-defined]
    StoredWords: lambda _column, _text: frozenset(),
    Moment: lambda _column, _text: MORNING,
    CalendarDay: lambda _column, _text: date(2026, 11, 23),
    Boolean: lambda _column, _text: False,
    Integer: lambda _column, _text: 1,
    JSON: lambda _column, text: {"said": text},
}

STAYS = {
    "submission.commit": "a fingerprint, of which nobody has the commit any more",
    "submission.tree": "the same",
    "repository.recorded_commit": "the same",
    "repository_tree.tree": "the same",
    "run.image_digest": "ours: what ran it",
    "run.files_digest": "a fingerprint of files that are gone",
    "run.token": "ours: who graded it",
    "run.host": "ours: where",
    "run.regrade_id": "ours",
    "receipt.line": "the school's signature over a hand-in, by ids: no name is in it",
    "effort.stopped_by": "a fingerprint of what several people's failures have in common",
    "effort.stopped_check": "a check's name",
    "evidence.submission_id": "an id",
    "evidence.run_id": "an id",
    "validation.framework": "a framework's name",
    "validation.competency": "a competency's code",
    "regrade.judged_by": "ours: which version",
    "audit.who": "an id",
    "audit.object": "an id",
    "audit.belongs_to": "an id, or a cohort",
    # What they wrote as somebody else than the learner of it stays without their name.
    **dict.fromkeys(
        ("asked_backup.file", "proposal.branch", "proposal.commit", "proposal.base", "proposal.way", "proposal.lines"),
        "an operator's or a trainer's own work, which no learner has",
    ),
    "proposal.token": "ours: who proves it",
    **dict.fromkeys(
        (
            "lti_course.platform",
            "lti_course.deployment",
            "lti_course.context",
            "lti_course.title",
            "lti_course.members",
        ),
        "a course's, which its teacher opened; no learner has one",
    ),
}


@pytest.fixture
def filled(address: str) -> Iterator[SqlDatabase]:
    """Yield a school in which one learner stands in every table, as whom it is about and as who wrote it."""
    ours = about_people(tables.person.metadata) | NAMES_WITHOUT_A_KEY
    engine, rows = open_engine(address), dict[str, dict[str, object]]()
    with engine.begin() as connection:
        for table in tables.person.metadata.sorted_tables:
            row = {one.name: _value(one, rows, MARK if table.name in ours else "ours") for one in table.columns}
            rows[table.name] = row
            connection.execute(insert(table).values(row))
    engine.dispose()
    database = SqlDatabase(address)
    yield database
    database.dispose()


def _value(column: Column[object], rows: Mapping[str, dict[str, object]], text: str) -> object:
    """Return a value that names the learner wherever a text of somebody may stand."""
    table = column.table
    assert isinstance(table, Table)
    if f"{table.name}.{column.name}" in GIVEN:
        return GIVEN[f"{table.name}.{column.name}"]
    for key in column.foreign_keys:
        return rows[key.column.table.name][key.column.name]
    made = next((make(column, text) for kind, make in MADE.items() if isinstance(column.type, kind)), None)
    if made is not None:
        return made
    return f"{table.name}-1" if column.primary_key else text


def found_in(address: str) -> set[str]:
    """Return the columns in which the learner can be read."""
    engine, found = open_engine(address), set[str]()
    with engine.connect() as connection:
        for table in tables.person.metadata.sorted_tables:
            for row in connection.execute(select(table)).mappings():
                read = {f"{table.name}.{name}" for name, value in row.items() if is_named(value)}
                found |= read
    engine.dispose()
    return found


def is_named(value: object) -> bool:
    return MARK.casefold() in str(value).casefold() or HANDLE in str(value)


def test_who_is_erased_is_in_no_table_any_more(filled: SqlDatabase, address: str) -> None:
    before = found_in(address)
    with filled.begin() as tx:
        (place,) = tx.cohorts.enrollments_of_person("person-1")
        tx.aged.erase(AgedKind.CODE, [place.id], MORNING)
        tx.aged.erase(AgedKind.ACCOUNT, ["person-1"], MORNING)

    after = found_in(address)
    assert len(before) > 60
    assert after - STAYS.keys() == set()
    assert STAYS.keys() - before == set()
