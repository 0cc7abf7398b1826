"""A cohort's plan by the API: opened, read, changed and moved by its leads and by operators."""

from werkzeug.test import TestResponse

from tests.web.api.programs import Api


def send(api: Api, method: str, path: str, body: dict[str, object], by: str = "paul") -> TestResponse:
    headers = {"Authorization": f"Bearer {api.secrets[by]}"}
    return api.app.test_client().open(f"/api/v1{path}", method=method, json=body, headers=headers)


def test_a_cohort_is_opened_named_and_read(fresh: Api) -> None:
    days = {"starts_on": "2027-01-04", "closed": [{"first": "2027-02-15", "days": 5}]}
    opened = send(fresh, "POST", "/cohorts", {"slug": "web-2701", "name": "Web", "days": days, "like": "web-2610"})
    again = send(fresh, "POST", "/cohorts", {"slug": "web-2701", "name": "Web"}, by="olga")
    renamed = send(fresh, "PUT", "/cohorts/web-2701", {"name": "Promo de janvier"}, by="olga")
    plan = fresh.ask("paul", "/cohorts/web-2701/plan").json

    assert (opened.status_code, opened.json["not_published"]) == (201, [])
    assert (again.status_code, again.json["code"]) == (403, "cohort_taken")
    assert renamed.json == plan["cohort"] == {"slug": "web-2701", "name": "Promo de janvier"}
    assert plan["days"] == days | {"public_holidays": True}
    assert {"web-2610", "web-2701"} == {one["slug"] for one in fresh.ask("olga", "/cohorts").json["items"]}


def test_an_exercise_is_placed_and_what_is_not_said_stays(fresh: Api) -> None:
    address = "/cohorts/web-2610/exercises/bonjour"
    send(fresh, "PUT", address, {"module": "Premiers pas", "week": 2, "starts_on": None, "due_on": "2026-12-04"})
    said = send(fresh, "PUT", address, {"starts_on": "2026-11-30"}).json["exercises"]
    bonjour = next(one for one in said if one["exercise"] == "bonjour")
    refused = send(fresh, "PUT", address, {"due_on": "2026-11-29"})
    gone = fresh.ask("paul", address, "DELETE").json["exercises"]
    ordered = send(fresh, "PUT", "/cohorts/web-2610/order", {"exercises": ["offres-proches"]}).json["exercises"]

    assert (bonjour["module"], bonjour["week"]) == ("premiers-pas", 2)
    assert (bonjour["starts_on"], bonjour["due_on"]) == ("2026-11-30", "2026-12-04")
    assert (refused.status_code, refused.json["code"]) == (403, "dates_order")
    assert "bonjour" not in [one["exercise"] for one in gone]
    assert ordered[0]["exercise"] == "offres-proches"


def test_moves_are_shown_before_they_are_stored(fresh: Api) -> None:
    address = "/cohorts/web-2610/plan"
    send(fresh, "PUT", "/cohorts/web-2610/exercises/bonjour", {"week": 1, "starts_on": None, "due_on": None})

    shown = send(fresh, "PUT", address, {"starts_on": "2026-11-30", "preview": True}).json
    before = fresh.ask("paul", address).json["days"]
    stored = send(fresh, "PUT", address, {"starts_on": "2026-11-30"}).json

    moved = {"exercise": "bonjour", "starts_on_before": None, "due_on_before": None}
    assert shown["moves"] == stored["moves"] == [moved | {"starts_on": "2026-11-30", "due_on": "2026-12-04"}]
    assert (shown["stored"], before, stored["stored"]) == (False, None, True)


def test_nobody_else_changes_it(fresh: Api) -> None:
    by_trainer = send(fresh, "PUT", "/cohorts/web-2610", {"name": "x"}, by="ines")
    by_learner = send(fresh, "PUT", "/cohorts/web-2610", {"name": "x"}, by="ada")

    assert (by_learner.status_code, by_learner.json["type"]) == (403, "urn:grader:problem:scope")
    assert by_trainer.status_code == 404
    assert fresh.ask("ines", "/cohorts/web-2610/plan").status_code == 200
    assert fresh.ask("ada", "/cohorts/web-2610/plan").status_code == 404
    assert fresh.ask("ada", "/tracks").status_code == 404
    assert fresh.ask("paul", "/tracks").json == {"items": []}


def test_a_learner_gets_more_time_and_reads_it(fresh: Api) -> None:
    address, dates = "/cohorts/web-2610/people/ada/more-time", "/cohorts/web-2610/exercises/vote-de-la-promo/extensions"
    given = send(fresh, "PUT", address, {"percent": 33}, by="paul")
    later = fresh.ask("ines", dates).json["items"]
    own = fresh.ask("ada", "/people/ada/progress").json["places"][0]["more_time"]
    too_much = send(fresh, "PUT", address, {"percent": 201}, by="paul")
    send(fresh, "PUT", address, {"percent": 0}, by="paul")

    assert (given.json, own, too_much.status_code) == ({"percent": 33}, 33, 422)
    assert [(one["learner"]["handle"], one["by_right"]) for one in later] == [("ada", True)]
    assert fresh.ask("ines", dates).json["items"] == []


def test_a_learner_gets_a_later_date_and_reads_it(fresh: Api) -> None:
    address = "/cohorts/web-2610/exercises/vote-de-la-promo/extensions"
    given = send(fresh, "PUT", f"{address}/ada", {"due_on": "2027-01-15"}, by="ines")
    own = fresh.ask("ada", "/exercises/vote-de-la-promo").json["place"]
    others = fresh.ask("karim", "/exercises/vote-de-la-promo").json["place"]
    sooner = send(fresh, "PUT", f"{address}/ada", {"due_on": "2026-11-01"}, by="ines")
    gone = fresh.ask("ines", f"{address}/ada", "DELETE").json

    assert [(one["learner"]["handle"], one["due_on"]) for one in given.json["items"]] == [("ada", "2027-01-15")]
    assert (own["extended"], own["due_at"]) == (True, "2027-01-15T23:00:00Z")
    assert (others["extended"], others["due_at"] < own["due_at"]) == (False, True)
    assert (sooner.status_code, sooner.json["code"], gone["items"]) == (403, "extension_sooner", [])
