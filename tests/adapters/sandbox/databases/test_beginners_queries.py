"""Real queries of beginners on both databases: what is said of them, where, and the sentence beside it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from grader.adapters.sandbox.sandbox import DockerSandbox
from grader.domain.text import Language, Message
from grader.wording.grading.explaining import explanation
from tests.adapters.sandbox.databases.queries import told
from tests.runners import RUNNERS

pytestmark = [pytest.mark.docker, pytest.mark.slow]

QUERIES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("queries.toml").read_text("utf-8"))["queries"]


def said_of(message: Message | None) -> dict[str, Any] | None:
    """Return what the file has of a message; None where the query was taken."""
    if message is None:
        return None
    place = [message.params["line"], message.params["column"]]
    return {
        "place": [number for number in place if number is not None],
        "line": message.value("text"),
        **{language.value: explanation(message, language, RUNNERS["sql"]) for language in Language},
    }


@pytest.mark.parametrize("may", ["read", "create"])
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_query_is_explained_by_what_the_database_says_of_it(sandbox: DockerSandbox, database: str, may: str) -> None:
    queries = [query for query in QUERIES if query["may"] == may]

    reports = told(sandbox, [(one["sql"], "club.run(file, statements=1)") for one in queries], engine=database, may=may)

    for query, report in zip(queries, reports, strict=True):
        assert said_of(report.message) == query.get(database), query["sql"]
