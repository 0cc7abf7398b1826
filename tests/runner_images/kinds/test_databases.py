"""The fixture `database` on SQLite: what a learner's query gives, and what is said where it does not."""

from collections.abc import Callable, Iterable, Sequence

import pytest

from tests.runner_images.conftest import LIMITS, Frame, Harness, files

pytestmark = pytest.mark.slow

SCHEMA = """
CREATE TABLE membres (id INTEGER PRIMARY KEY, nom TEXT NOT NULL, ville TEXT);
CREATE TABLE cotisations (
    id INTEGER PRIMARY KEY, membre_id INTEGER NOT NULL REFERENCES membres (id), annee INTEGER, montant NUMERIC,
    UNIQUE (membre_id, annee), CHECK (montant > 0)
);
INSERT INTO membres VALUES (1, 'Ada', 'Lyon'), (2, 'Karim', NULL), (3, 'Zoé', 'Lyon');
INSERT INTO cotisations VALUES (1, 1, 2025, 12.5), (2, 1, 2026, 20), (3, 3, 2026, 20);
"""
TOTALS = "SELECT nom, sum(montant) AS total\nFROM membres\nJOIN cotisations ON membre_id = membres.id\nGROUP BY nom\n"
RUN = "answer = club.run(file)"
RIGHT = "assert answer.rows == [('Ada', 32.5), ('Zoé', 20)]"
ENDLESS = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "


Check = Callable[..., Frame]
Case = tuple[str, ...]
"""What the learner hands in, and the lines of the test."""


@pytest.fixture
def language() -> str:
    """Return the folder of the runner whose harness is tested."""
    return "sql"


def suite_of(cases: Iterable[Case], may: str) -> str:
    """Return the tests of cases, whose hand-ins are `<number>.sql`."""
    return "".join(
        f"def test_{number}(database):\n    club, file = database.sqlite('schema.sql', may={may!r}), '{number}.sql'\n"
        + "".join(f"    {line}\n" for line in body)
        for number, (_, *body) in enumerate(cases)
    )


def told(harness: Harness, cases: Sequence[Case], *, may: str = "read") -> list[Frame]:
    """Return the frame of each case's check, all of them in one run, or that of the run's end."""
    names = [f"test_{number}" for number in range(len(cases))]
    checks = [{"id": name, "test": f"test_it.py::{name}", "needs": []} for name in names]
    tests = files({"test_it.py": suite_of(cases, may), "schema.sql": SCHEMA})
    hand_in = files({f"{number}.sql": query for number, (query, *_) in enumerate(cases)})
    return list(harness.run(hand_in, {"tests": tests, "checks": checks, "limits": LIMITS}))


@pytest.fixture
def check(harness: Harness) -> Check:
    """Return what runs a query and the body of a test, and gives the frame of its check, or of the run's end."""
    return lambda query, *body, may="read": told(harness, [(query, *body)], may=may)[0]


HOLD = {
    "rows in their order": (TOTALS + "ORDER BY nom;", RIGHT),
    "rows in any order": (TOTALS + "ORDER BY nom DESC", "assert answer.unordered() == [('Ada', 32.5), ('Zoé', 20)]"),
    "names of columns": (TOTALS, "assert answer.columns == ['nom', 'total']"),
    "null": ("SELECT nom FROM membres WHERE ville IS NULL", "assert answer.rows == [('Karim',)]"),
    "sums of decimals": ("SELECT 0.1 + 0.2", "assert answer.rows == [(0.3,)]"),
    "no rows": ("SELECT nom FROM membres WHERE ville = NULL", "assert answer.rows == []"),
    "a comment, a mark of an editor": (
        "\N{ZERO WIDTH NO-BREAK SPACE}-- nom ; ville\nSELECT 1 /* ; */",
        "assert answer.rows == [(1,)]",
    ),
    "a semicolon in a text": ("SELECT ';' AS \"a;b\"", "assert answer.rows == [(';',)]"),
    "another encoding": ("SELECT CAST(x'e9' AS TEXT)", "assert answer.rows == [('\ufffd',)]"),
}


def test_rows_and_columns_are_compared_as_a_test_means_it(harness: Harness) -> None:
    frames = told(harness, [(query, RUN, asserted) for query, asserted in HOLD.values()])

    assert {case: frame["outcome"] for case, frame in zip(HOLD, frames, strict=False)} == dict.fromkeys(HOLD, "passed")


def test_both_sides_are_shown_as_rows_with_the_query_and_a_line_to_try(check: Check) -> None:
    frame = check("SELECT nom, ville\nFROM membres", RUN, "assert answer.rows == [('Ada', 'Lyon'), ('Karim', '')]")

    assert frame["expected"] == "nom | ville\nAda | Lyon\nKarim | ''"
    assert frame["actual"] == "nom | ville\nAda | Lyon\nKarim | NULL\nZoé | Lyon"
    assert [call["call"] for call in frame["calls"]] == ["0.sql (schema.sql) : SELECT nom, ville FROM membres"]
    assert frame["again"] == 'sqlite3 -box :memory: ".read schema.sql" ".read 0.sql"'


def test_the_trainers_sentence_comes_first(check: Check) -> None:
    frame = check("SELECT 1", RUN, "assert answer.rows == [(2,)], 'Compte encore.'")

    assert frame["message"]["code"] == "said"
    assert frame["message"]["params"]["difference"] == "cell"


REFUSED = {
    "at line 1": ("SELECT nmo FROM membres", (1, 8), "no such column: nmo"),
    "in the middle": (TOTALS + "ORDR BY nom;", (5, 1), 'near "ORDR": syntax error'),
    "a word that is right elsewhere": ("SELECT nom FROM membres\nWHERE 1 FROM", (2, 9), 'near "FROM": syntax error'),
    "at the end": ("SELECT (nom\n", (1, 12), "incomplete input"),
    "a function": ("SELECT upper(nom),\n  majuscule(nom) FROM membres", (2, 3), "no such function: majuscule"),
    "an order to sqlite3": (".tables", (1, 1), 'near ".": syntax error'),
    "ATTACH": ("ATTACH 'other' AS other", (1, None), "not authorized"),
    "PRAGMA": ("PRAGMA writable_schema = ON", (1, None), "not authorized"),
    "VACUUM INTO": ("VACUUM INTO '/tmp/copy'", (1, None), "authorization denied"),
    "load_extension": ("SELECT load_extension('evil')", (1, None), "not authorized to use function: load_extension"),
    "DROP": ("DROP TABLE membres", (1, None), "not authorized"),
    "UPDATE": ("UPDATE membres SET nom = 'Ada'", (1, None), "not authorized"),
    "a temporary table": ("CREATE TEMP TABLE membres (nom)", (1, None), "not authorized"),
    "a trigger": ("CREATE TRIGGER t AFTER INSERT ON membres BEGIN SELECT 1; END", (1, None), "not authorized"),
    "a virtual table": ("CREATE VIRTUAL TABLE v USING fts5(x)", (1, None), "not authorized"),
}  # fmt: skip


def test_what_the_database_refuses_is_told_at_its_place(harness: Harness) -> None:
    frames = told(harness, [(query, RUN) for query, _, _ in REFUSED.values()])

    messages = [frame["message"]["params"] for frame in frames[:-1]]
    assert {frame["message"]["code"] for frame in frames[:-1]} == {"query_error"}
    places = [((one["line"], one["column"]), one["text"]) for one in messages]
    assert dict(zip(REFUSED, places, strict=True)) == {
        case: (place, text) for case, (_, place, text) in REFUSED.items()
    }


HARMFUL = {
    "an endless count": (ENDLESS + "SELECT count(*) FROM n", "time", "query_timed_out"),
    "endless rows": (ENDLESS + "SELECT x FROM n", "output", "too_many_rows"),
    "a flood of text": ("SELECT printf('%.*c', 3000000, 'x')", "output", "too_many_rows"),
    "a text as large as memory": ("SELECT length(hex(zeroblob(900000000)))", "check_failed", "query_error"),
    "a character that is none": ("SELECT 1 \0 AS un", "check_failed", "query_error"),
}


@pytest.mark.parametrize("case", HARMFUL)
def test_a_harmful_query_is_ended_for_its_reason(check: Check, case: str) -> None:
    query, reason, code = HARMFUL[case]

    frame = check(query, RUN.replace(")", ", seconds=1)") if reason == "time" else RUN)

    assert (frame["reason"], frame["message"]["code"]) == (reason, code)


FILES = {
    "": ("no_query", 0),
    "-- nothing yet\n/* ; */": ("no_query", 0),
    "SELECT 1; SELECT 2": ("statement_count", 2),
    "SELECT 1; DROP TABLE membres;": ("statement_count", 2),
}


def test_another_number_of_queries_is_told_before_any_is_run(harness: Harness) -> None:
    frames = told(harness, [(query, RUN) for query in FILES])

    messages = [frame["message"] for frame in frames[:-1]]
    assert [(one["code"], one["params"]["actual_count"]) for one in messages] == list(FILES.values())


def test_a_file_that_is_not_there_is_named(check: Check) -> None:
    frame = check("SELECT 1", "club.run('Requete.sql')")

    assert (frame["message"]["code"], frame["message"]["params"]["file"]) == ("missing_file", "Requete.sql")


CREATED = """
CREATE TABLE salles (
    id INTEGER PRIMARY KEY, nom TEXT NOT NULL UNIQUE, membre INTEGER REFERENCES membres (id), CHECK (id > 0)
);
"""
SCHEMAS = {
    "tables": "assert club.tables() == ['cotisations', 'membres', 'salles']",
    "types": "assert club.types('salles') == {'id': 'integer', 'nom': 'text', 'membre': 'integer'}",
    "primary key": "assert club.primary_key('salles') == ('id',)",
    "foreign keys": "assert club.foreign_keys('cotisations') == [('membre_id', 'membres', 'id')]",
    "not null": "assert club.refuses(\"INSERT INTO salles (id) VALUES (1)\") == 'not null'",
    "unique": "assert club.refuses(\"INSERT INTO salles (nom) VALUES ('a'), ('a')\") == 'unique'",
    "check": "assert club.refuses(\"INSERT INTO salles (id, nom) VALUES (0, 'a')\") == 'check'",
    "foreign key": "assert club.refuses(\"INSERT INTO salles (nom, membre) VALUES ('a', 9)\") == 'foreign key'",
    "taken, and undone": "assert club.refuses(\"INSERT INTO salles VALUES (1, 'a', 1)\") is None",
    "what is in it": "assert club.query('SELECT count(*) FROM salles').rows == [(0,)]",
}


def test_what_a_file_has_made_can_be_asked(harness: Harness) -> None:
    frames = told(harness, [(CREATED, "club.run(file)", asserted) for asserted in SCHEMAS.values()], may="create")

    outcomes = {case: frame["outcome"] for case, frame in zip(SCHEMAS, frames, strict=False)}
    assert outcomes == dict.fromkeys(SCHEMAS, "passed")


def test_what_was_not_committed_has_not_happened(check: Check) -> None:
    frame = check(
        "BEGIN; DELETE FROM membres WHERE id = 2",
        "club.run(file)",
        "assert club.query('SELECT count(*) FROM membres').rows == [(3,)]",
        may="change",
    )

    assert frame["outcome"] == "passed", frame


def test_a_question_about_what_they_did_not_make_is_theirs(check: Check) -> None:
    frame = check("CREATE TABLE sale (id)", "club.run(file)", "club.query('SELECT id FROM salles')", may="create")

    assert (frame["outcome"], frame["message"]["code"]) == ("failed", "asked_in_vain")


SUITES = {
    "a question of its own": "club.query('SELECT nmo FROM membres')",
    "a file of its own": "database.sqlite('test_it.py')",
    "a database that gave way": "database.sqlite(); club.query('SELECT 1')",
}


@pytest.mark.parametrize("case", SUITES)
def test_a_mistake_of_the_tests_is_not_theirs(check: Check, case: str) -> None:
    frame = check("SELECT 1", SUITES[case])

    assert (frame["kind"], frame["ending"]) == ("end", "exercise")


def test_a_second_database_knows_nothing_of_the_first(check: Check) -> None:
    frame = check("CREATE TABLE a (x)", "club.run(file)", "assert database.sqlite().tables() == []", may="create")

    assert frame["outcome"] == "passed", frame
