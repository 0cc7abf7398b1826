"""Requests nobody would write, made from the description: no fault of ours, no answer it does not describe."""

import itertools
from collections.abc import Iterable
from wsgiref.types import StartResponse

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from tests.web.api.programs import Api
from web.api.document import PART, PREFIX
from web.api.endpoints import OPERATIONS, Operation

pytestmark = pytest.mark.slow

EXAMPLES = 15
"""Requests for each operation, person and mode: some seconds for all of them together."""

BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def schema(api: Api) -> schemathesis.BaseSchema:
    addresses = itertools.cycle(f"10.0.{high}.{low}" for high in range(256) for low in range(256))

    def asked_from_everywhere(environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        """Ask each time from another address: wrong tokens are counted by it, and soon refused for their number."""
        return api.app(environ | {"REMOTE_ADDR": next(addresses)}, start_response)

    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", asked_from_everywhere)


@pytest.mark.parametrize("mode", schemathesis.GenerationMode)
@pytest.mark.parametrize("handle", ["ada", "ines", "olga"])
@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation.name for operation in OPERATIONS])
def test_every_answer_is_as_described(
    api: Api, schema: schemathesis.BaseSchema, operation: Operation, handle: str, mode: schemathesis.GenerationMode
) -> None:
    described = schema[PREFIX + PART.sub(r"{\1}", operation.path)][operation.method]
    known = {
        "submission_id": api.submission("ada", "bonjour"),
        "run_id": api.run("ada", "bonjour"),
        "cohort": "web-2610",
        "slug": "bonjour",
    }
    asked = []

    @BOUNDED
    @given(case=described.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        if len(asked) % 2 and case.path_parameters:
            case.path_parameters.update({name: known[name] for name in case.path_parameters})
        asked.append(case.call_and_validate(headers={"Authorization": f"Bearer {api.secrets[handle]}"}).status_code)

    ask()

    assert asked
