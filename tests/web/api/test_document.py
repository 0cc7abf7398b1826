"""The description of the API says what is served, no more and no less."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from grader.domain.accounts.credentials import Scope
from grader.domain.text import Message
from grader.engine.submissions.submission_page import submission_page
from grader.wording.grading.run_json import run_json
from tests.domain.samples import BONJOUR
from tests.runners import PYTHON, RUNNERS
from tests.web import results
from tests.web.api.programs import Api
from tests.web.samples import NOW
from tests.wording.hostile import VALUES
from web.api.endpoints import OPERATIONS
from web.api.shapes.grading import Run, RunDocument
from web.http.problems import KINDS, TYPE

ROOT = Path(__file__).parents[3]
OPEN = {("GET", "/api/v1/openapi.json")}
"""Served to everybody, and not described by itself."""


@pytest.fixture
def document(api: Api) -> dict:
    return api.ask(None, "/openapi.json").json


def served(api: Api) -> set[tuple[str, str]]:
    rules = [rule for rule in api.installation.app.url_map.iter_rules() if rule.rule.startswith("/api/")]
    return {
        (method, re.sub(r"<(\w+)>", r"{\1}", rule.rule))
        for rule in rules
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def test_every_route_is_described_and_every_description_has_its_route(api: Api, document: dict) -> None:
    described = {(method.upper(), path) for path, one in document["paths"].items() for method in one}

    assert described | OPEN == served(api)
    assert len(described) == len(OPERATIONS)


def test_every_operation_names_a_scope_and_its_refusals(document: dict) -> None:
    operations = [operation for path in document["paths"].values() for operation in path.values()]

    scopes = {scope for operation in operations for one in operation["security"] for scope in one["token"]}

    assert scopes <= set(Scope)
    assert all({"401", "403", "422", "429", "500"} <= operation["responses"].keys() for operation in operations)


def test_every_reference_leads_somewhere(api: Api, document: dict) -> None:
    named = set(re.findall(r'"#/components/schemas/(\w+)"', api.ask(None, "/openapi.json").text))

    assert named <= document["components"]["schemas"].keys()


@pytest.mark.parametrize("kind", ["missing", "ours", "syntax", "slow", "tampered", "passed", "partial", "raised"])
def test_a_run_is_the_same_json_here_and_on_the_command_line(kind: str) -> None:
    written = run_json(BONJOUR, results.of(kind, BONJOUR), "0" * 64, runner=PYTHON)

    assert RunDocument.model_validate(written).model_dump().keys() == written.keys()


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_whatever_a_program_shows_can_be_sent(api: Api, value: str) -> None:
    parts = {"database": api.installation.database, "announcer": api.installation.announcer, "now": lambda: NOW}
    with api.installation.database.read() as tx:
        ada = tx.people.by_handle("ada")
    page = submission_page(ada, api.submission("ada", "bonjour"), **parts)
    told = replace(page.lines[1].told, expected=value, actual=value, output=value, message=Message("said", {}, value))
    hostile = replace(page, lines=(replace(page.lines[1], told=told),))

    sent = Run.of(hostile, RUNNERS).model_dump_json()

    assert Run.model_validate_json(sent).checks[0].output == value.encode("utf-8", "replace").decode()


def test_the_documentation_lists_every_problem_and_scope() -> None:
    page = (ROOT / "docs" / "api.md").read_text("utf-8")

    assert set(re.findall(r"`urn:grader:problem:([a-z-]+)`", page)) == set(KINDS)
    assert all(TYPE.format(name=name) in page for name in KINDS)
    assert all(f"| `{scope}` |" in page for scope in Scope)
