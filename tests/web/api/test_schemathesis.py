"""Requests nobody would write, made from the description: no fault of ours, no answer it does not describe."""

import itertools
from collections.abc import Iterable, Iterator
from wsgiref.types import StartResponse

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.web.api.programs import Api, open_school
from tests.web.samples import ALIKE, COMPANY, PORTFOLIO
from web.api.document import PART, PREFIX
from web.api.endpoints import OPERATIONS, Operation

pytestmark = pytest.mark.slow

EXAMPLES = 15
"""Requests for each operation and mode by each person, as `make fuzz` asks them."""

SAMPLE = 6
"""Those of `make test`, of which each person asks every third."""

EVERYBODY = ("ada", "ines", "olga")
ASKING = [
    pytest.param(EVERYBODY, id="by turns"),
    *(pytest.param((handle,), id=handle, marks=pytest.mark.thorough) for handle in EVERYBODY),
]

NO_SCHEMA_SAYS = {
    *("add_member", "appoint", "change_member", "change_place", "choose_digest_letters", "connect_remote"),
    *("add_company", "bring_framework_in", "change_company", "decide_competency", "let_partner_in"),
    *("compose_portfolio", "make_portfolio_link"),
    *("change_appointment", "name_counsellor", "write_appointment", "write_obstacle"),
    *("add_project", "hand_project_files_in", "hand_project_in", "keep_project", "review_project"),
    *("hand_in_files", "let_in_again", "read_activity", "read_digest", "remove_member", "send_exercise"),
    "take_qualiopi",
}
"""Operations that refuse what their schema takes, with 422: none can say what an archive or a file is, nor all of what
a name, an address, a period or a day to come may be, nor what is known of somebody."""

BOUNDED = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
SAMPLED = settings(BOUNDED, max_examples=SAMPLE)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """Yield a school of its own, as these requests hand in."""
    with open_school(tmp_path_factory.mktemp("schemathesis")) as school:
        yield school


@pytest.fixture(scope="module")
def schema(api: Api) -> schemathesis.BaseSchema:
    addresses = itertools.cycle(f"10.0.{high}.{low}" for high in range(256) for low in range(256))

    def asked_from_everywhere(environ: dict, start_response: StartResponse) -> Iterable[bytes]:
        """Ask each time from another address: wrong tokens are counted by it, and soon refused for their number.

        What asks here claims to read compressed answers, and does not when it talks to an application directly.
        """
        around = {"REMOTE_ADDR": next(addresses), "HTTP_ACCEPT_ENCODING": "identity"}
        return api.app(environ | around, start_response)

    found = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", asked_from_everywhere)
    # A list of people that is wrong may be too long, too, and its length is looked at first.
    found.config.checks.negative_data_rejection.expected_statuses += ["413"]
    return found


def things_of(api: Api) -> dict[str, str]:
    """Return what there is, by the name that addresses have for it."""
    return {
        "submission_id": api.submission("ada", "bonjour"),
        "run_id": api.run("ada", "bonjour"),
        "comment_id": "C-ada",
        "thread_id": "H-ada",
        "note_id": "O-lea",
        "request_id": "A-ada",
        "key": ALIKE,
        "regrade_id": "G-bonjour",
        "proposal_id": "V-bonjour",
        "project_id": "J-site",
        "hand_in_id": "K-ada",
        "remote_id": "no-such",
        "company_id": COMPANY.id,
        "course_id": "no-such",
        "portfolio_id": PORTFOLIO,
        "appointment_id": "D-lea-0",
        "obstacle_id": "X-lea",
        "link_id": "L-chloe",
        "ssh_key_id": "no-such",
        "cohort": "web-2610",
        "slug": "bonjour",
        "handle": "ada",
        "version": "bonjour",
    }


@pytest.mark.parametrize("mode", schemathesis.GenerationMode)
@pytest.mark.parametrize("handles", ASKING)
@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation.name for operation in OPERATIONS])
def test_every_answer_is_as_described(
    api: Api,
    schema: schemathesis.BaseSchema,
    operation: Operation,
    handles: tuple[str, ...],
    mode: schemathesis.GenerationMode,
) -> None:
    described = schema[PREFIX + PART.sub(r"{\1}", operation.path)][operation.method]
    known = things_of(api)
    wanted = {"repository": "web-2610/ada", "commit": api.push(b"x = 1\n")}
    asked, excluded = [], [positive_data_acceptance] if operation.name in NO_SCHEMA_SAYS else []

    @(SAMPLED if handles == EVERYBODY else BOUNDED)
    @given(case=described.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case) -> None:
        # Another host's requests are not this API's: they are turned away before it.
        case.headers = {name: value for name, value in case.headers.items() if name.lower() != "host"}
        if len(asked) % 2 and case.path_parameters:
            case.path_parameters.update({name: known[name] for name in case.path_parameters})
        if len(asked) % 4 == 1 and operation.body and mode is schemathesis.GenerationMode.POSITIVE:
            case.body = wanted
        headers = {"Authorization": f"Bearer {api.secrets[handles[len(asked) % len(handles)]]}"}
        asked.append(case.call_and_validate(headers=headers, excluded_checks=excluded).status_code)

    ask()

    assert asked
