"""Regrades by the API: begun, read, applied and dropped by a cohort's staff."""

import pytest
from werkzeug.test import TestResponse

from tests.web.api.programs import Api


def start(api: Api, body: dict[str, str]) -> TestResponse:
    headers = {"Authorization": f"Bearer {api.secrets['ines']}"}
    return api.app.test_client().post("/api/v1/regrades", json=body, headers=headers)


def test_a_program_reads_what_came_out_check_by_check(api: Api) -> None:
    listed = api.ask("ines", "/regrades?cohort=web-2610").json["items"]
    read = api.ask("ines", "/regrades/G-bonjour").json

    assert [one["id"] for one in listed] == ["G-bonjour"]
    assert (read["state"], read["begun_by"], read["next"]) == ("ready", "ines", None)
    assert read["counts"] == {"gained": 1, "lost": 1, "flaky": 1, "unjudged": 0, "unchanged": 0}
    gained = next(one for one in read["items"] if one["kind"] == "gained")
    assert (gained["learner"]["handle"], gained["before"]["status"], gained["after"]["status"]) == (
        "ada",
        "partial",
        "passed",
    )
    assert gained["differences"][0]["after"] == {"outcome": "passed", "message": None, "expected": None, "actual": None}
    assert gained["differences"][0]["before"]["message"]["fr"]


def test_it_reads_one_kind_a_page_at_a_time(api: Api) -> None:
    first = api.ask("ines", "/regrades/G-bonjour?limit=2").json
    second = api.ask("ines", f"/regrades/G-bonjour?limit=2&cursor={first['next']}").json
    lost = api.ask("ines", "/regrades/G-bonjour?kind=lost").json

    assert [len(page["items"]) for page in (first, second)] == [2, 1]
    assert [one["learner"]["handle"] for one in lost["items"]] == ["karim"]


def test_applied_the_board_moves_and_dropped_it_is_over(fresh: Api) -> None:
    applied = fresh.ask("paul", "/regrades/G-bonjour/apply", "POST")
    again = fresh.ask("paul", "/regrades/G-bonjour/drop", "POST")

    submission = fresh.ask("ada", f"/submissions/{fresh.submission('ada', 'bonjour')}").json
    assert (applied.status_code, applied.json["state"]) == (200, "applied")
    assert (again.status_code, again.json["type"].rpartition(":")[2]) == (403, "not-allowed")
    assert submission["run"]["status"] == "passed"


def test_one_is_begun_and_its_hand_ins_wait(fresh: Api) -> None:
    fresh.ask("ines", "/regrades/G-bonjour/drop", "POST")

    begun = start(fresh, {"exercise": "bonjour", "cohort": "web-2610", "learner": "karim"})

    assert begun.status_code == 201
    assert (begun.json["state"], begun.json["learner"], begun.json["total"]) == ("running", "karim", 1)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"exercise": "bonjour", "cohort": "web-2610", "learner": "noor"}, 404),
        ({"exercise": "nowhere", "cohort": "web-2610"}, 404),
        ({"exercise": "bonjour", "cohort": "nowhere"}, 404),
        ({"exercise": "bonjour"}, 422),
        ({"exercise": "bonjour", "cohort": "web-2610", "which": "worst"}, 422),
        ({"exercise": "bonjour", "cohort": "web-2610", "judged_by": "ffff"}, 403),
    ],
)
def test_what_cannot_be_run_again_is_refused(api: Api, body: dict[str, str], status: int) -> None:
    assert start(api, body).status_code == status


def test_a_token_that_does_not_open_cohorts_sees_none(api: Api) -> None:
    assert api.ask("ines-read", "/regrades/G-bonjour").status_code == 404


def test_one_request_begins_one_in_each_of_her_cohorts(fresh: Api) -> None:
    fresh.ask("ines", "/regrades/G-bonjour/drop", "POST")
    headers = {"Authorization": f"Bearer {fresh.secrets['ines']}"}
    client, body = fresh.app.test_client(), {"exercise": "bonjour", "which": "latest"}

    begun, again = (client.post("/api/v1/regrades/everywhere", json=body, headers=headers) for _ in range(2))

    assert (begun.status_code, [one["cohort"] for one in begun.json["items"]]) == (201, ["web-2610"])
    assert (again.status_code, again.json["type"].rpartition(":")[2]) == (403, "not-allowed")


def test_nobody_regrades_everywhere_without_a_cohort(api: Api) -> None:
    for handle in ("ada", "rita", "olga"):
        headers = {"Authorization": f"Bearer {api.secrets[handle]}"}
        answer = api.app.test_client().post(
            "/api/v1/regrades/everywhere", json={"exercise": "bonjour"}, headers=headers
        )
        assert answer.status_code in {403, 404}
