"""What a database is asked about its tables, in the words of each."""

from collections.abc import Mapping

SCHEMA_QUESTIONS: Mapping[str, Mapping[str, str]] = {
    "sqlite": {
        "tables": "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' "
        "ORDER BY 1",
        "types": "SELECT name, type FROM pragma_table_info(:table) ORDER BY cid",
        "primary_key": "SELECT name FROM pragma_table_info(:table) WHERE pk > 0 ORDER BY pk",
        "foreign_keys": """SELECT "from", "table", coalesce("to", '') FROM pragma_foreign_key_list(:table) """
        "ORDER BY 1, 2, 3",
    },
    "postgresql": {
        "tables": "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') "
        "ORDER BY 1",
        "types": "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute "
        "WHERE attrelid = to_regclass(:table) AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        "primary_key": "SELECT attname FROM pg_constraint, unnest(conkey) WITH ORDINALITY AS key (number, place) "
        "JOIN pg_attribute ON attnum = number WHERE contype = 'p' AND conrelid = to_regclass(:table) "
        "AND attrelid = conrelid ORDER BY place",
        "foreign_keys": "SELECT own.attname, confrelid::regclass::text, other.attname FROM pg_constraint, "
        "unnest(conkey, confkey) AS key (here, there), pg_attribute AS own, pg_attribute AS other "
        "WHERE contype = 'f' AND conrelid = to_regclass(:table) AND own.attrelid = conrelid AND own.attnum = here "
        "AND other.attrelid = confrelid AND other.attnum = there ORDER BY 1, 2, 3",
    },
}
"""By the name of the question; `:table` is a table's name, as a text."""
