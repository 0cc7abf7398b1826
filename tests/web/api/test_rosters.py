"""The people of a cohort by program."""

from werkzeug.test import TestResponse

from tests.web.api.programs import Api

PEOPLE, ROSTER = "/cohorts/web-2610/people", "/cohorts/web-2610/roster"


def send(api: Api, path: str, body: dict[str, object], method: str = "POST") -> TestResponse:
    headers = {"Authorization": f"Bearer {api.secrets['paul']}"}
    return api.app.test_client().open(f"/api/v1{path}", method=method, json=body, headers=headers)


def test_a_status_and_its_day_are_changed_and_read_again(fresh: Api) -> None:
    changed = send(fresh, f"{PEOPLE}/thomas/place", {"status": "left", "since": "2026-11-20"}, "PUT")

    apart = fresh.ask("paul", PEOPLE).json["apart"]
    assert (changed.status_code, changed.json["since"]) == (200, "2026-11-20")
    assert [one["handle"] for one in apart] == ["thomas"]


def test_a_reason_is_a_leads_to_read_and_goes_with_the_status(fresh: Api) -> None:
    left = send(fresh, f"{PEOPLE}/thomas/place", {"status": "left", "leaving_reason": "other_training"}, "PUT")
    read = {by: fresh.ask(by, PEOPLE).json["apart"][0]["leaving_reason"] for by in ("paul", "ines")}
    back = send(fresh, f"{PEOPLE}/thomas/place", {"status": "active"}, "PUT")
    alone = send(fresh, f"{PEOPLE}/thomas/place", {"leaving_reason": "money"}, "PUT")

    assert (left.json["leaving_reason"], back.json["leaving_reason"]) == ("other_training", None)
    assert read == {"paul": "other_training", "ines": None}
    assert (alone.status_code, alone.json["code"]) == (422, "leaving_reason_alone")


def test_a_list_is_looked_at_by_program(api: Api) -> None:
    body = {"lines": [{"name": "Zoé Roux"}, {"name": "Ada Benali"}, {"name": " "}], "dry_run": True}

    answer = send(api, ROSTER, body).json

    assert [(one["fate"], one["code"]) for one in answer["lines"]] == [
        *(("added", None), ("unchanged", None), ("refused", "name_shape")),
    ]
    assert len(answer["missing"]) == 7


def test_what_cannot_be_is_told_by_its_code(api: Api) -> None:
    answer = send(api, f"{PEOPLE}/ada/place", {"since": "2030-01-01"}, "PUT")

    assert (answer.status_code, answer.json["code"]) == (422, "since_ahead")


def test_a_program_gets_the_links_of_those_who_wait(fresh: Api) -> None:
    answer = send(fresh, "/cohorts/web-2610/links", {}).json

    assert len(answer["items"]) == 8
    assert answer["items"][0]["handle"] == "ada"
    assert "/invitations/" in answer["items"][0]["link"]


def test_a_program_appoints_somebody_with_a_link(fresh: Api) -> None:
    made = send(fresh, "/cohorts/web-2610/staff", {"name": "Zoé Roux", "role": "lead"})
    gone = fresh.ask("paul", "/cohorts/web-2610/staff/zoe-roux", "DELETE")

    assert (made.status_code, made.json["role"], gone.status_code) == (201, "lead", 200)
    assert "/invitations/" in made.json["link"]
