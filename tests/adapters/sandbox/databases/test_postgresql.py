"""The fixture `database` on a real PostgreSQL: what it gives, what it refuses, and what is left of a check."""

from datetime import timedelta

import pytest

from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.grading.report import CheckReport
from grader.domain.verdicts import Outcome, Reason
from tests.adapters.sandbox.databases.queries import told

pytestmark = [pytest.mark.docker, pytest.mark.slow]

RUN = "answer = club.run(file)"
TYPES = (
    "1, 1.50, 1.5::float8, true, NULL, DATE '2026-01-02', TIMESTAMP '2026-01-02 10:00', '\\x6162'::bytea, 'x', ARRAY[1]"
)
HOLD = {
    "types": (
        f"SELECT {TYPES}",
        RUN,
        "assert answer.rows == [(1, 1.5, 1.5, True, None, '2026-01-02', '2026-01-02 10:00:00', b'ab', 'x', '{1}')]",
    ),
    "an order": ("SELECT nom FROM membres ORDER BY nom DESC;", RUN, "assert answer.rows[0] == ('Zoé',)"),
    "another encoding": (
        "SET client_encoding = LATIN1; SELECT nom FROM membres WHERE id = 3",
        "assert club.run(file, statements=2).rows == [('Zoé',)]",
    ),
    "a function with semicolons": (
        "DO $$ BEGIN PERFORM 1; PERFORM 2; END $$; SELECT 1",
        "assert club.run(file, statements=2).rows == [(1,)]",
    ),
    "a table of the session": (
        "CREATE TEMP TABLE membres (nom text); SELECT nom FROM membres",
        "assert club.run(file, statements=2).rows == []",
        "assert club.query('SELECT count(*) FROM membres').rows == [(3,)]",
    ),
}
CREATED = """
CREATE TABLE salles (
    id integer PRIMARY KEY, nom varchar(20) NOT NULL UNIQUE, membre_id integer REFERENCES membres, CHECK (id > 0)
);
ALTER TABLE membres ADD COLUMN salle_id integer REFERENCES salles;
CREATE VIEW lyonnais AS SELECT nom FROM membres WHERE ville = 'Lyon';
"""
MADE = {
    "tables": "assert club.tables() == ['cotisations', 'membres', 'salles']",
    "types": "assert club.types('salles') == {'id': 'integer', 'nom': 'character varying(20)', 'membre_id': 'integer'}",
    "primary key": "assert club.primary_key('salles') == ('id',)",
    "foreign keys": "assert club.foreign_keys('salles') == [('membre_id', 'membres', 'id')]",
    "not null": "assert club.refuses('INSERT INTO salles (id) VALUES (1)') == 'not null'",
    "unique": "assert club.refuses(\"INSERT INTO salles VALUES (1, 'a'), (2, 'a')\") == 'unique'",
    "check": "assert club.refuses(\"INSERT INTO salles VALUES (0, 'a')\") == 'check'",
    "foreign key": "assert club.refuses(\"INSERT INTO salles VALUES (1, 'a', 99)\") == 'foreign key'",
    "taken, and undone": "assert [club.refuses(\"INSERT INTO salles VALUES (1, 'a')\") for _ in '12'] == [None] * 2",
    "a view": "assert club.query('SELECT nom FROM lyonnais').unordered() == [('Zoé',), ('Ada',)]",
}
REFUSED = {
    "at line 2": ("SELECT\n  nmo FROM membres", 'column "nmo" does not exist', (2, 3)),
    "at the end": ("SELECT (1", "syntax error at end of input", (1, 10)),
    "a comment before": ("/* a */ -- b\n  SELEC 1", 'syntax error at or near "SELEC"', (2, 3)),
    "COPY PROGRAM": (
        "COPY membres TO PROGRAM 'id'",
        "permission denied to COPY to or from an external program",
        (1, None),
    ),
    "COPY a file": ("COPY membres FROM '/etc/passwd'", "permission denied to COPY from a file", (1, None)),
    "pg_read_file": ("SELECT pg_read_file('/etc/passwd')", "permission denied for function pg_read_file", (1, None)),
    "lo_import": ("SELECT lo_import('/etc/passwd')", "permission denied for function lo_import", (1, None)),
    "dblink": ("CREATE EXTENSION dblink", 'extension "dblink" is not available', (1, None)),
    "DROP": ("DROP TABLE membres", "must be owner of table membres", (1, None)),
    "TRUNCATE": ("TRUNCATE membres", "permission denied for table membres", (1, None)),
    "UPDATE": ("UPDATE membres SET nom = 'x'", "permission denied for table membres", (1, None)),
    "CREATE": ("CREATE TABLE x (a int)", "permission denied for schema public", (1, 14)),
    "another role": ("SET ROLE trainer", 'permission denied to set role "trainer"', (1, None)),
    "the superuser": (
        "SET SESSION AUTHORIZATION grader",
        'permission denied to set session authorization "grader"',
        (1, None),
    ),
    "ALTER SYSTEM": ("ALTER SYSTEM SET fsync = on", 'permission denied to set parameter "fsync"', (1, None)),
    "a role": ("CREATE ROLE x SUPERUSER", "permission denied to create role", (1, None)),
    "C": (
        "CREATE FUNCTION pg_temp.f() RETURNS int AS 'libc.so.6', 'system' LANGUAGE c",
        "permission denied for language c",
        (1, None),
    ),
    "an order to psql": ("\\! id", 'syntax error at or near "\\"', (1, 1)),
    "itself": (
        "SELECT pg_terminate_backend(pg_backend_pid())",
        "terminating connection due to administrator command",
        (1, None),
    ),
}
ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
FILL = "CREATE TEMP TABLE t AS SELECT repeat('x', 999) FROM generate_series(1, 99999)"
SQUARE = "SELECT FROM generate_series(1, 999) a, generate_series(1, 999) b"
HARMFUL = {
    "sleeps": ("SELECT pg_sleep(60)", Reason.TIME, "query_timed_out"),
    "loops": ("DO $$ BEGIN LOOP END LOOP; END $$", Reason.TIME, "query_timed_out"),
    "notices": ("DO $$ BEGIN LOOP RAISE NOTICE 'x'; END LOOP; END $$", Reason.TIME, "query_timed_out"),
    "a flood beside the rows": ("COPY (SELECT generate_series(1, 1e9)) TO STDOUT", Reason.TIME, "query_timed_out"),
    "an endless count": (ENDLESS + "SELECT count(*) FROM n", Reason.OUTPUT, "too_many_rows"),
    "endless rows": (ENDLESS + "SELECT x FROM n", Reason.OUTPUT, "too_many_rows"),
    "a cross join": (SQUARE, Reason.OUTPUT, "too_many_rows"),
    "a flood of text": ("SELECT repeat('x', 20000000)", Reason.OUTPUT, "too_many_rows"),
    "memory": ("SELECT length(repeat('x', 500000000))", Reason.MEMORY, "memory"),
    "disk": (FILL, Reason.DISK, "disk"),
}  # fmt: skip


def outcomes(reports: tuple[CheckReport, ...]) -> list[tuple[Outcome, str]]:
    return [(report.outcome, report.message.raw if report.message else "") for report in reports]


def test_what_it_gives_is_compared_as_a_test_means_it(sandbox: DockerSandbox) -> None:
    reports = told(sandbox, list(HOLD.values()))

    assert outcomes(reports) == [(Outcome.PASSED, "")] * len(HOLD)


def test_what_a_file_has_made_can_be_asked(sandbox: DockerSandbox) -> None:
    reports = told(sandbox, [(CREATED, RUN, asserted) for asserted in MADE.values()], may="create")

    assert outcomes(reports) == [(Outcome.PASSED, "")] * len(MADE)


def test_rows_may_be_changed_and_no_table(sandbox: DockerSandbox) -> None:
    count = "assert club.query('SELECT count(*) FROM cotisations').rows == [(0,)]"

    changed, dropped = told(
        sandbox, [("DELETE FROM cotisations", RUN, count), ("DROP TABLE cotisations", RUN)], may="change"
    )

    assert changed.outcome is Outcome.PASSED
    assert dropped.message is not None
    assert dropped.message.value("text") == "must be owner of table cotisations"


def test_what_it_refuses_is_told_at_its_place(sandbox: DockerSandbox) -> None:
    reports = told(sandbox, [(query, RUN) for query, _, _ in REFUSED.values()])

    messages = [report.message.params if report.message else {} for report in reports]
    said = [(one.get("text"), (one.get("line"), one.get("column"))) for one in messages]
    assert dict(zip(REFUSED, said, strict=True)) == {case: (text, place) for case, (_, text, place) in REFUSED.items()}


@pytest.mark.parametrize("case", HARMFUL)
def test_a_harmful_query_is_ended_for_its_reason(sandbox: DockerSandbox, case: str) -> None:
    query, reason, code = HARMFUL[case]

    soon = {"seconds": timedelta(seconds=3)} if reason is Reason.TIME else {}
    (report,) = told(sandbox, [(query, RUN)], **soon)

    assert report.message is not None
    assert report.reason is reason
    assert report.message.code in code.split()


def test_nothing_is_left_for_the_next_check_nor_for_the_next_run(sandbox: DockerSandbox) -> None:
    left = (
        "CREATE SCHEMA trainer; CREATE TABLE trainer.membres (nom text); ALTER ROLE creator SET search_path = trainer"
    )
    asked = "assert club.query('SELECT count(*) FROM membres').rows == [(3,)]"
    found = "assert club.run(file).rows == [('public', 0)]"
    look = "SELECT current_schema(), count(*) FROM pg_namespace WHERE nspname = 'trainer'"
    cases = [(left, RUN, asked), (look, found)]

    reports = [report for _ in range(2) for report in told(sandbox, cases, may="create")]

    assert outcomes(tuple(reports)) == [(Outcome.PASSED, "")] * 4
